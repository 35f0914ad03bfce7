# SPDX-License-Identifier: Apache-2.0
"""Signing in: who is let in, who is not, and what an attacker learns, reaches and breaks by trying."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from accounts_cast import (
    PASSWORD,
    asserted,
    code_at,
    invite,
    try_passkey,
    try_password,
    with_passkey,
    with_password,
)
from authenticator import HOST, ORIGIN, PRESENT, Authenticator
from sanad.accounts import credentials, passwords
from sanad.accounts.tables import knock
from sanad.desk.act import Work
from sanad.desk.acts.accept_invitation import AcceptInvitation
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.invite_officer import InviteOfficer
from sanad.desk.acts.lift_wait import LiftWait
from sanad.desk.acts.sign_in import SignIn
from sanad.desk.new_credentials import NewPasskey, NewPassword, offer, offer_to_invited
from sanad.desk.procedures.accept_invitation import accept_invitation
from sanad.desk.proofs import ByPasskey, ByPassword
from sanad.desk.seat import by_session
from sanad.errors import (
    CodeNotTaken,
    CredentialNotTaken,
    NoMandate,
    UnknownOfficer,
    WeakPassword,
)
from sanad.ledger import read
from sanad.storage.database import metadata

WRONG = "five quiet mules carry salt"


@pytest.fixture
def house(quick_house, monkeypatch):
    """An office whose hashes cost little: what they must cost is tested where they are made."""
    light = passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", light)
    passwords._nobodys.cache_clear()
    yield quick_house
    passwords._nobodys.cache_clear()


def entries(house, act=None):
    with house.office.tools.database.reading() as connection:
        return [each for each in read.entries(connection) if act in (None, each.act)]


def everything_kept(house) -> str:
    """Return all that the database holds, as text."""
    with house.office.tools.database.reading() as connection:
        tables = metadata.sorted_tables
        return "\n".join(str(row) for table in tables for row in connection.execute(table.select()))


# --- passkeys ------------------------------------------------------------------------------------


def test_an_officer_with_a_passkey_signs_in_without_typing_a_name(house):
    key, first = with_passkey(house, "analyst")
    made = try_passkey(house, asserted(house, key))
    assert made.officer == "analyst"
    assert made.secret != first.secret
    seat = by_session(house.office.tools, made.secret, house.clock())
    assert (seat.officer, seat.name, seat.office) == ("analyst", "The analyst", "cell")
    assert seat.may("find", "op-test")


def test_each_signing_in_is_one_entry_without_any_secret(house):
    key, _ = with_passkey(house, "analyst")
    before = len(entries(house))
    made = try_passkey(house, asserted(house, key))
    [entry] = entries(house)[before:]
    assert (entry.act, entry.outcome, entry.body["by"]) == ("sign_in", "done", "analyst")
    assert entry.body["what"] == {"way": "passkey", "accepted": True, "session": made.session}
    assert made.secret not in everything_kept(house)


def test_an_assertion_replayed_is_rejected(house):
    key, _ = with_passkey(house, "analyst", Authenticator(count=0))
    proof = asserted(house, key)
    assert try_passkey(house, proof)
    assert try_passkey(house, proof) is None


def test_of_two_who_show_the_same_assertion_at_once_one_is_let_in(house):
    key, _ = with_passkey(house, "analyst", Authenticator(count=0))
    order = SignIn(by="analyst", proof=asserted(house, key))
    outcomes = house.office.desk.perform_all(
        [order, order]
    )  # both are compared before either is done
    assert [each is not None for each in outcomes] == [True, False]


def test_an_assertion_that_comes_too_late_is_rejected(house):
    key, _ = with_passkey(house, "analyst")
    proof = asserted(house, key)
    house.clock.now += timedelta(minutes=6)
    assert try_passkey(house, proof) is None


@pytest.mark.parametrize(
    "trick",
    [
        {"origin": "https://sanad.example.evil.example"},
        {"origin": "http://sanad.example"},
        {"host": "evil.example"},
        {"flags": PRESENT},
        {"flags": 0},
    ],
)
def test_an_assertion_of_another_page_or_without_looking_who_holds_the_key_is_rejected(
    house, trick
):
    key, _ = with_passkey(house, "analyst")
    assert try_passkey(house, asserted(house, replace(key, **trick))) is None
    assert try_passkey(house, asserted(house, replace(key, count=50)))


def test_a_key_that_counts_backwards_is_rejected_as_a_copy(house):
    key, _ = with_passkey(house, "analyst")
    copy = replace(key)
    for _ in range(2):
        assert try_passkey(house, asserted(house, key))
    assert try_passkey(house, asserted(house, copy)) is None


def test_a_signature_by_another_key_under_the_same_id_is_rejected(house):
    key, _ = with_passkey(house, "analyst")

    class Liar(Authenticator):
        id = key.id

    assert try_passkey(house, asserted(house, Liar(count=50))) is None


def test_a_challenge_for_registering_does_not_sign_in(house):
    key, _ = with_passkey(house, "analyst")
    options = offer(house.office.tools, "analyst", HOST, ORIGIN).passkey
    assert try_passkey(house, ByPasskey(key.sign_in(options), HOST, ORIGIN)) is None


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", '{"id": 1}', '{"id": "x", "response": {}}', "\ud800"])  # fmt: skip
def test_an_answer_that_is_none_is_rejected(house, answer):
    with_passkey(house, "analyst")
    assert try_passkey(house, ByPasskey(answer, HOST, ORIGIN)) is None


def test_a_passkey_that_is_ended_while_its_answer_is_looked_at_lets_nobody_in(house):
    key, _ = with_passkey(house, "analyst")
    proof, tools = asserted(house, key), house.office.tools
    with house.past_the_door() as connection:
        work = Work(tools, connection, house.clock(), seq=0)
        found = proof.compare(work, "analyst")
        [kept] = credentials.passkeys_of(connection, "analyst")
        credentials.end_passkey(connection, "analyst", kept.id, work.now)
        assert found is not None
        assert not proof.take(work, "analyst", found)


def test_a_passkey_of_one_officer_does_not_sign_in_another(house):
    key, _ = with_passkey(house, "analyst")
    with_passkey(house, "clerk")
    assert house.do(SignIn(by="clerk", proof=asserted(house, key))) is None


def test_a_key_that_another_officer_registered_cannot_be_taken_over(house):
    key, _ = with_passkey(house, "analyst")
    with pytest.raises(Exception, match="passkey"):
        with_passkey(house, "clerk", key)
    assert try_passkey(house, asserted(house, key)).officer == "analyst"


# --- passwords -----------------------------------------------------------------------------------


def test_an_officer_with_a_password_signs_in_with_the_code_of_the_moment(house):
    seed, _ = with_password(house, "analyst")
    assert try_password(house, "analyst", PASSWORD, code_at(house, seed)).officer == "analyst"


def test_neither_a_password_nor_a_code_alone_is_enough(house):
    seed, _ = with_password(house, "analyst")
    assert try_password(house, "analyst", WRONG, code_at(house, seed)) is None
    assert try_password(house, "analyst", PASSWORD, "000000") is None
    assert [each.body["what"]["accepted"] for each in entries(house, "sign_in")] == [False, False]


def test_a_code_that_was_taken_once_is_rejected(house):
    seed, _ = with_password(house, "analyst")
    code = code_at(house, seed)
    assert try_password(house, "analyst", PASSWORD, code)
    assert try_password(house, "analyst", PASSWORD, code) is None


@pytest.mark.parametrize(("off", "taken"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_clock_may_be_one_step_off_and_no_more(house, off, taken):
    seed, _ = with_password(house, "analyst")
    house.clock.now += timedelta(minutes=10)
    code = pyotp.TOTP(seed).at(house.clock.now + timedelta(seconds=off))
    assert bool(try_password(house, "analyst", PASSWORD, code)) is taken


def test_the_code_by_which_the_authenticator_was_set_up_is_taken_too(house):
    seed, _ = with_password(house, "analyst")
    assert try_password(house, "analyst", PASSWORD, pyotp.TOTP(seed).at(house.clock.now)) is None


def test_of_two_who_show_the_same_code_at_once_one_is_let_in(house):
    seed, _ = with_password(house, "analyst")
    order = SignIn(by="analyst", proof=ByPassword(PASSWORD, code_at(house, seed)))
    outcomes = house.office.desk.perform_all([order, order])
    assert [each is not None for each in outcomes] == [True, False]


def test_a_copy_of_the_database_gives_neither_the_seed_nor_the_password_nor_the_code(house):
    code = invite(house, "clerk")
    seed, made = with_password(house, "analyst")
    held = everything_kept(house)
    for secret in (seed, PASSWORD, made.secret, code, code.replace("-", "")):
        assert secret not in held


def test_five_wrong_passwords_make_the_right_one_wait_and_not_for_ever(house):
    seed, _ = with_password(house, "analyst")
    for _ in range(5):
        assert try_password(house, "analyst", WRONG, "000000") is None
    assert try_password(house, "analyst", PASSWORD, code_at(house, seed)) is None
    house.clock.now += timedelta(minutes=2)
    assert try_password(house, "analyst", PASSWORD, code_at(house, seed))
    for _ in range(4):
        assert try_password(house, "analyst", WRONG, "000000") is None
    assert try_password(house, "analyst", PASSWORD, code_at(house, seed))


def test_nobody_shuts_out_who_has_a_passkey(house):
    key, _ = with_passkey(house, "analyst")
    for _ in range(8):
        try_password(house, "analyst", WRONG, "000000")
    assert try_passkey(house, asserted(house, key))


def test_a_supervisor_lets_a_password_be_tried_at_once(house):
    seed, _ = with_password(house, "analyst")
    for _ in range(5):
        try_password(house, "analyst", WRONG, "000000")
    house.do(LiftWait(by="supervisor", officer="analyst", reason="he stands here"))
    assert try_password(house, "analyst", PASSWORD, code_at(house, seed))


def test_who_waits_fills_neither_the_ledger_nor_the_time_they_wait(house):
    with_password(house, "analyst")
    for _ in range(5):
        try_password(house, "analyst", WRONG, "000000")
    before = len(entries(house))
    for _ in range(4):
        try_password(house, "analyst", WRONG, "000000")
    assert len(entries(house)) == before + 1
    with house.office.tools.database.reading() as connection:
        assert [(row.officer, row.times) for row in connection.execute(knock.select())] == [
            ("analyst", 4)
        ]


# --- strangers -----------------------------------------------------------------------------------


def test_one_hash_is_worked_out_whoever_tries(house, monkeypatch):
    seed, _ = with_password(house, "analyst")
    with_passkey(house, "clerk")
    with_password(house, "reviewer")
    for _ in range(6):
        try_password(house, "reviewer", WRONG, "000000")
    passwords.matches(None, "worked out once in the life of the program")
    worked, whole = [], passwords.PasswordHasher.verify

    def counted(self, *told):
        worked.append(told)
        return whole(self, *told)

    monkeypatch.setattr(passwords.PasswordHasher, "verify", counted)
    for officer, password, code in (
        ("analyst", PASSWORD, code_at(house, seed)),
        ("analyst", PASSWORD, "000000"),
        ("analyst", WRONG, "000000"),
        ("clerk", WRONG, "000000"),
        ("outsider", WRONG, "000000"),
        ("nobody", WRONG, "000000"),
        ("nobody", WRONG, "000000"),
        ("reviewer", PASSWORD, "000000"),
        ("reviewer", PASSWORD, "000000"),
    ):
        worked.clear()
        try_password(house, officer, password, code)
        assert len(worked) == 1, officer


def test_strangers_leave_one_entry_an_hour_that_does_not_hold_what_they_typed(house):
    before = len(entries(house))
    for name in ("nobody", "four quiet mules carry salt", "x" * 100_000, "outsider"):
        assert try_password(house, name, WRONG, "000000") is None
    [entry] = entries(house)[before:]
    assert (entry.outcome, entry.body["by"]) == ("refused", "?")
    assert "mules" not in everything_kept(house)
    house.clock.now += timedelta(hours=1)
    try_password(house, "nobody", WRONG, "000000")
    assert len(entries(house)) == before + 2


def test_a_passkey_that_nobody_registered_leaves_no_entry(house):
    before = len(entries(house))
    assert try_passkey(house, asserted(house, Authenticator())) is None
    assert len(entries(house)) == before


def test_who_serves_nowhere_any_more_is_not_let_in(house):
    key, _ = with_passkey(house, "analyst")
    for compartment in ("office", "op-test"):
        end = EndAppointment(
            by="supervisor", officer="analyst", wanted_compartment=compartment, last=house.clock().date(), order="Order 2"
        )  # fmt: skip
        house.do(end)
    house.clock.now += timedelta(days=1)
    assert try_passkey(house, asserted(house, key)) is None


def test_nobody_signs_in_as_an_officer_who_does_not_exist(house):
    key, _ = with_passkey(house, "analyst")
    with pytest.raises(UnknownOfficer):
        house.do(SignIn(by="nobody", proof=asserted(house, key)))


# --- invitations ---------------------------------------------------------------------------------


def accept(house, officer, code, key=None):
    key, office = key or Authenticator(), house.office
    credential = NewPasskey(
        key.register(offer(office.tools, officer, HOST, ORIGIN).passkey), HOST, ORIGIN
    )
    order = AcceptInvitation(by=officer, code=code, credential=credential)
    return accept_invitation(office.desk, office.tools, order)


def test_a_code_lets_its_officer_set_up_once(house):
    code = invite(house, "analyst")
    made = accept(house, "analyst", code)
    assert by_session(house.office.tools, made.secret, house.clock())
    with pytest.raises(CodeNotTaken):
        accept(house, "analyst", code)


def test_a_code_is_worth_nothing_to_another_officer_after_a_day_or_when_another_was_made(house):
    code = invite(house, "analyst")
    with pytest.raises(CodeNotTaken):
        accept(house, "clerk", code)
    newer = invite(house, "analyst")
    with pytest.raises(CodeNotTaken):
        accept(house, "analyst", code)
    house.clock.now += timedelta(hours=24)
    with pytest.raises(CodeNotTaken):
        accept(house, "analyst", newer)


def test_codes_that_are_guessed_are_counted_and_leave_no_entry(house):
    invite(house, "analyst")
    before = len(entries(house))
    for _ in range(3):
        with pytest.raises(CodeNotTaken):
            accept(house, "analyst", "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")
    assert len(entries(house)) == before
    assert offer_to_invited(house.office.tools, "analyst", "AAAAA", HOST, ORIGIN) is None


def test_whatever_let_an_officer_in_before_ends_when_they_are_invited_anew(house):
    old, session = with_passkey(house, "analyst")
    with_passkey(house, "analyst")
    assert try_passkey(house, asserted(house, old)) is None
    assert by_session(house.office.tools, session.secret, house.clock()) is None


def test_until_the_code_is_used_the_officer_signs_in_as_before(house):
    key, _ = with_passkey(house, "analyst")
    invite(house, "analyst")
    assert try_passkey(house, asserted(house, key))


def test_a_weak_password_or_a_wrong_code_of_the_authenticator_leaves_the_invitation_good(house):
    office, code = house.office, invite(house, "analyst")
    given = offer_to_invited(office.tools, "analyst", code, HOST, ORIGIN)
    shown = pyotp.TOTP(given.seed).at(house.clock.now)
    order = AcceptInvitation(
        by="analyst", code=code, credential=NewPassword("password1234", given.sealed, shown)
    )
    for credential, refusal in (
        (order.credential, WeakPassword),
        (NewPassword(PASSWORD, given.sealed, "000000"), CredentialNotTaken),
        (NewPassword(PASSWORD, "forged", shown), CredentialNotTaken),
    ):
        with pytest.raises(refusal):
            accept_invitation(office.desk, office.tools, replace(order, credential=credential))
    good = replace(order, credential=NewPassword(PASSWORD, given.sealed, shown))
    assert accept_invitation(office.desk, office.tools, good)


@pytest.mark.parametrize("trick", [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"flags": PRESENT}])  # fmt: skip
def test_a_passkey_made_on_another_page_or_without_looking_who_holds_it_is_not_kept(house, trick):
    with pytest.raises(CredentialNotTaken):
        accept(house, "analyst", invite(house, "analyst"), Authenticator(**trick))


def test_a_passkey_that_answers_the_challenge_of_another_officer_is_not_kept(house):
    options = offer(house.office.tools, "clerk", HOST, ORIGIN).passkey
    credential = NewPasskey(Authenticator().register(options), HOST, ORIGIN)
    code = invite(house, "analyst")
    with pytest.raises(CredentialNotTaken):
        house.do(AcceptInvitation(by="analyst", code=code, credential=credential))


def test_only_who_governs_invites(house):
    with pytest.raises(NoMandate):
        house.do(InviteOfficer(by="clerk", officer="supervisor"))
    with pytest.raises(UnknownOfficer):
        house.do(InviteOfficer(by="supervisor", officer="nobody"))


def test_a_code_stands_in_no_entry(house):
    code = invite(house, "analyst")
    accept(house, "analyst", code)
    assert code not in str([entry.body for entry in entries(house)])

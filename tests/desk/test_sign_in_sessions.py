# SPDX-License-Identifier: Apache-2.0
"""Sessions and tokens: how long they last, what ends them, and what they never reach."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from accounts_cast import asserted, try_passkey, with_passkey
from authenticator import HOST, ORIGIN, Authenticator
from cast import CASE
from sanad import settings
from sanad.accounts.secrets import new_secret, new_token
from sanad.accounts.terms import Terms
from sanad.accounts.tokens import Token
from sanad.desk.acts.add_credential import AddCredential
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.end_other_sessions import EndOtherSessions
from sanad.desk.acts.end_passkey import EndPasskey
from sanad.desk.acts.end_session import EndSession
from sanad.desk.acts.end_token import EndToken
from sanad.desk.acts.issue_token import IssueToken
from sanad.desk.acts.sign_in import SignIn
from sanad.desk.acts.sign_out import SignOut
from sanad.desk.acts.state_purpose import StatePurpose
from sanad.desk.new_credentials import NewPasskey, offer
from sanad.desk.questions.list_accounts import ListAccounts
from sanad.desk.questions.list_sessions import ListSessions
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.list_tokens import ListTokens
from sanad.desk.questions.my_account import MyAccount
from sanad.desk.seat import Seat, by_session, by_token, require_within
from sanad.errors import (
    BadSheet,
    BadValue,
    CredentialNotTaken,
    NoMandate,
    NotFound,
    OutsideToken,
)
from sanad.ledger import read
from sanad.values.moment import stamp
from statements import statements


@pytest.fixture
def house(quick_house):
    return quick_house


def seat(house, secret: str) -> Seat | None:
    return by_session(house.office.tools, secret, house.clock())


def dismissed(house, officer: str, *compartments: str) -> None:
    for each in compartments:
        end = EndAppointment(
            by="supervisor",
            officer=officer,
            wanted_compartment=each,
            last=house.clock().date(),
            order="Order 2",
        )
        house.do(end)
    house.clock.now += timedelta(minutes=1)


# --- sessions ------------------------------------------------------------------------------------


def test_a_secret_that_was_never_given_opens_nothing(house):
    _, made = with_passkey(house, "analyst")
    for guessed in ("", new_secret(), made.session, made.secret[:-1], made.secret + "A", "\udcff"):
        assert seat(house, guessed) is None


def test_a_session_ends_when_nothing_is_asked_for_half_an_hour(house):
    _, made = with_passkey(house, "analyst")
    for _ in range(3):
        house.clock.now += timedelta(minutes=29)
        assert seat(house, made.secret)
    house.clock.now += timedelta(minutes=30)
    assert seat(house, made.secret) is None


def test_a_session_ends_after_twelve_hours_however_much_is_asked(house):
    _, made = with_passkey(house, "analyst")
    for _ in range(35):
        house.clock.now += timedelta(minutes=20)
        assert seat(house, made.secret)
    house.clock.now += timedelta(minutes=20)
    assert seat(house, made.secret) is None


def test_a_clock_that_was_set_back_makes_no_session_longer(house):
    _, made = with_passkey(house, "analyst")
    began = house.clock.now
    house.clock.now = began - timedelta(minutes=1)
    assert seat(house, made.secret), "a small correction ends nothing"
    house.clock.now = began - timedelta(hours=2)
    assert seat(house, made.secret) is None
    assert house.do(ListSessions(by="analyst")) == []


def test_all_sessions_but_this_one_are_ended_at_once_and_nobody_elses(house):
    key, first = with_passkey(house, "analyst")
    second = house.do(SignIn(by="analyst", proof=asserted(house, key)))
    _, other = with_passkey(house, "clerk")
    with pytest.raises(NotFound):
        house.do(EndOtherSessions(by="clerk", session=second.session))
    assert house.do(EndOtherSessions(by="analyst", session=second.session)) == 1
    assert seat(house, first.secret) is None
    assert seat(house, second.secret)
    assert seat(house, other.secret)


def test_an_office_may_end_sessions_sooner_and_never_later(house):
    given = settings.load(house.office.path)
    short = replace(given, session_idle_minutes="10", session_hours="8")
    assert settings.terms(short) == Terms(timedelta(minutes=10), timedelta(hours=8))
    for minutes, hours in (("31", "8"), ("0", "8"), ("10", "13"), ("10", "-1"), ("ten", "8")):
        with pytest.raises(BadSheet):
            settings.terms(replace(given, session_idle_minutes=minutes, session_hours=hours))
    tools = replace(house.office.tools, terms=settings.terms(short))
    _, made = with_passkey(house, "analyst")
    house.clock.now += timedelta(minutes=11)
    assert by_session(tools, made.secret, house.clock()) is None


def test_the_last_use_is_written_once_a_minute_and_never_into_the_ledger(house):
    _, made = with_passkey(house, "analyst")
    tools = house.office.tools
    with tools.database.reading() as connection:
        entries = read.size(connection)

    house.clock.now += timedelta(minutes=2)
    with statements() as sent:
        for _ in range(5):
            assert seat(house, made.secret)
    written = [each.split()[0].lower() for each in sent]
    assert written.count("update") == 1
    assert written.count("select") == 2 * 5
    with tools.database.reading() as connection:
        assert read.size(connection) == entries


def test_a_session_ends_with_the_last_appointment_and_a_compartment_with_its_own(house):
    _, made = with_passkey(house, "analyst")
    dismissed(house, "analyst", CASE)
    house.clock.now += timedelta(minutes=20)
    assert CASE in seat(house, made.secret).compartments
    for each in ("office", CASE):
        with house.office.tools.database.writing() as connection:
            gone = "update appointment set until_day = '2026-01-01' where officer = 'analyst' and compartment = :c"
            connection.execute(sa.text(gone), {"c": each})
        left = seat(house, made.secret)
        assert left is None if each == CASE else list(left.compartments) == [CASE]


def test_signing_in_gives_a_new_secret_and_ends_the_session_that_the_browser_had(house):
    key, first = with_passkey(house, "analyst")
    order = SignIn(by="analyst", proof=asserted(house, key), before=first.secret)
    second = house.do(order)
    assert seat(house, first.secret) is None
    assert seat(house, second.secret)


def test_whoever_signs_out_is_out(house):
    _, made = with_passkey(house, "analyst")
    house.do(SignOut(by="analyst", session=made.session))
    assert seat(house, made.secret) is None


def test_nobody_ends_or_names_the_session_of_another_but_who_governs(house):
    _, made = with_passkey(house, "analyst")
    for order in (
        EndSession(by="clerk", session=made.session),
        SignOut(by="clerk", session=made.session),
        StatePurpose(by="clerk", session=made.session, stated="the sample case"),
        EndSession(by="clerk", session="no such session"),
    ):
        with pytest.raises(NotFound):
            house.do(order)
    assert seat(house, made.secret)
    assert house.do(EndSession(by="supervisor", session=made.session)) == "analyst"
    assert seat(house, made.secret) is None


def test_a_list_of_sessions_shows_ones_own_and_all_to_who_governs(house):
    key, _ = with_passkey(house, "analyst")
    with_passkey(house, "clerk")
    order = SignIn(
        by="analyst", proof=asserted(house, key), agent="Sample Browser", address="192.0.2.7"
    )
    house.do(order)
    own = house.do(ListSessions(by="analyst", everybody=True))
    assert [(each.officer, each.way, each.agent, each.address) for each in own] == [
        ("analyst", "passkey", "Sample Browser", "192.0.2.7"),
        ("analyst", "code", "", ""),
    ]
    assert {each.officer for each in house.do(ListSessions(by="supervisor", everybody=True))} == {"analyst", "clerk"}  # fmt: skip
    assert house.do(ListSessions(by="supervisor")) == []
    house.clock.now += timedelta(hours=1)
    assert house.do(ListSessions(by="analyst")) == []


def test_the_purpose_stated_and_the_pages_chosen_go_with_the_seat(house):
    _, made = with_passkey(house, "analyst")
    house.do(StatePurpose(by="analyst", session=made.session, stated=" the sample case "))
    house.do(ChoosePages(by="analyst", language="ur", theme="dark"))
    found = seat(house, made.secret)
    assert (found.purpose, found.language) == ("the sample case", "ur")
    assert found.order(CASE) == {"by": "analyst", "compartment": CASE, "purpose": "the sample case"}
    for language, theme in (("xx", "dark"), ("ur", "sepia")):
        with pytest.raises(BadValue):
            house.do(ChoosePages(by="analyst", language=language, theme=theme))
    with pytest.raises(BadValue):
        house.do(StatePurpose(by="analyst", session=made.session, stated=" \u200b. "))


def test_a_key_is_added_only_in_a_session_that_just_began(house):
    key, made = with_passkey(house, "analyst")
    second = Authenticator()

    def adding(session: str) -> AddCredential:
        options = offer(house.office.tools, "analyst", HOST, ORIGIN).passkey
        credential = NewPasskey(second.register(options), HOST, ORIGIN, "Second key")
        return AddCredential(by="analyst", credential=credential, session=session)

    house.clock.now += timedelta(minutes=16)
    with pytest.raises(CredentialNotTaken):
        house.do(adding(made.session))
    fresh = try_passkey(house, asserted(house, key))
    _, others = with_passkey(house, "clerk")
    with pytest.raises(CredentialNotTaken):
        house.do(adding(others.session))
    house.do(adding(fresh.session))
    assert try_passkey(house, asserted(house, second)).officer == "analyst"
    first, _ = house.do(MyAccount(by="analyst")).passkeys
    house.do(EndPasskey(by="analyst", passkey=first.id))  # there is another
    assert try_passkey(house, asserted(house, key)) is None


def test_the_last_way_in_cannot_be_given_up(house):
    with_passkey(house, "analyst")
    [only] = house.do(MyAccount(by="analyst")).passkeys
    with pytest.raises(CredentialNotTaken):
        house.do(EndPasskey(by="analyst", passkey=only.id))
    with pytest.raises(NotFound):
        house.do(EndPasskey(by="clerk", passkey=only.id))


def test_who_governs_sees_who_can_sign_in_and_nobody_else_does(house):
    with_passkey(house, "analyst")
    found = {each.officer: each for each in house.do(ListAccounts(by="supervisor")).accounts}
    assert (found["analyst"].passkeys, found["analyst"].sessions) == (1, 1)
    assert (found["clerk"].passkeys, found["clerk"].password) == (0, False)
    with pytest.raises(NoMandate):
        house.do(ListAccounts(by="analyst"))


# --- tokens --------------------------------------------------------------------------------------


def issuing(house, **changed) -> IssueToken:
    order = IssueToken(
        by="analyst",
        label="Sample program",
        scope=frozenset({"list_subjects"}),
        compartments=frozenset({CASE}),
        until=house.clock.now + timedelta(days=30),
    )
    return replace(order, **changed)


def of_token(house, token: str) -> Seat | None:
    return by_token(house.office.tools, token, house.clock())


def test_a_token_speaks_for_its_officer_in_its_compartments_alone(house):
    made = house.do(issuing(house))
    found = of_token(house, made.token)
    assert (found.officer, found.session, found.scope) == ("analyst", made.id, {"list_subjects"})
    assert list(found.compartments) == [CASE]
    assert found.order(CASE)["purpose"] == "Sample program"


def test_a_token_orders_nothing_outside_its_scope_or_compartments(house):
    found = of_token(house, house.do(issuing(house)).token)
    require_within(found, ListSubjects.name, CASE)
    for order in (
        (MyAccount.name, CASE),
        (ListSubjects.name, "office"),
        (ListSubjects.name, "op-other"),
    ):
        with pytest.raises(OutsideToken):
            require_within(found, *order)


def test_a_session_may_order_whatever_its_officer_may(house):
    _, made = with_passkey(house, "analyst")
    found = seat(house, made.secret)
    require_within(found, MyAccount.name, "office")


@pytest.mark.parametrize(
    "changed",
    [
        {"scope": frozenset()},
        {"scope": frozenset({"list_subjects", "no_such_act"})},
        {"scope": frozenset({"issue_token"})},
        {"scope": frozenset({"sign_in"})},
        {"scope": frozenset({"invite_officer"})},
        {"scope": frozenset({"__init__"})},
        {"compartments": frozenset()},
        {"compartments": frozenset({"op-other"})},
        {"label": " "},
        {"until": None},
    ],
)
def test_a_token_that_says_too_little_or_reaches_too_far_is_not_issued(house, changed):
    if "until" in changed:
        changed = {"until": house.clock.now + timedelta(days=366)}
    with pytest.raises(BadValue):
        house.do(issuing(house, **changed))
    with pytest.raises(BadValue):
        house.do(issuing(house, until=house.clock.now - timedelta(seconds=1)))


def test_a_token_lasts_until_its_instant_and_not_at_it():
    until = datetime(2026, 1, 6, 8, 0, tzinfo=UTC)
    token = Token("t", "analyst", "x", frozenset(), frozenset(), "", stamp(until))
    assert token.lasts(until - timedelta(microseconds=1))
    assert not token.lasts(until)


def test_a_token_ends_at_its_instant_when_it_is_ended_and_with_the_appointment(house):
    made = house.do(issuing(house, until=house.clock.now + timedelta(hours=1)))
    assert of_token(house, made.token)
    house.clock.now += timedelta(hours=1)
    assert of_token(house, made.token) is None
    other = house.do(issuing(house))
    with pytest.raises(NotFound):
        house.do(EndToken(by="clerk", token=other.id))
    house.do(EndToken(by="supervisor", token=other.id))
    assert of_token(house, other.token) is None
    third = house.do(issuing(house))
    dismissed(house, "analyst", CASE)
    house.clock.now += timedelta(days=1)
    assert of_token(house, third.token) is None


def test_a_token_that_was_never_given_is_none_whatever_its_checksum(house):
    house.do(issuing(house))
    for guessed in ("", "sanad_", new_token(), "sanad_" + "0" * 72, "\udcff"):
        assert of_token(house, guessed) is None


def test_tokens_are_listed_without_being_told_again(house):
    made = house.do(issuing(house))
    of_token(house, made.token)
    [own] = house.do(ListTokens(by="analyst"))
    assert (own.id, own.scope, own.compartments) == (made.id, {"list_subjects"}, {CASE})
    assert own.seen is not None
    assert house.do(ListTokens(by="clerk", everybody=True)) == []
    assert [each.id for each in house.do(ListTokens(by="supervisor", everybody=True))] == [made.id]
    with house.office.tools.database.reading() as connection:
        held = str([each.body for each in read.entries(connection)])
    assert made.token not in held + str(own)

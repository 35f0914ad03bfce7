# SPDX-License-Identifier: Apache-2.0
"""Persons of the register looked for in a list: as it was read, with everybody else's number masked, on record, and again to the same bytes."""

import json
from hashlib import sha256
from importlib.resources import files

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.claims.subject import Answer as Decided
from sanad.cli.main import main
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.mask_rows import MaskRows
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.procedures.match_list import match_list
from sanad.desk.questions.match_list import MatchList
from sanad.errors import BadValue, NoMandate, NotFound, Quarantined
from sanad.identity.linkage.link import Strength
from sanad.ledger import read
from scene import LIST, SUBSCRIBERS, seal_subscribers

NOTE = b"Sarfraz Bugti, card 90001-1234567-1, telephone +923990000001, is named.\n"
LIST_NAME, NUMBERS = "subscribers.csv", "+92399000000"


def claim(office, subject, name, value, words=None, exhibit="named.txt"):
    order = {"by": "analyst", "compartment": CASE, "said_by": "Records office"}
    source = Quoted(exhibit, words or value)
    return office.do(RecordClaim(**order, about=subject, property=name, value=value, source=source))


@pytest.fixture
def office(quick_house, tmp_path):
    """An office with one person on its register, and a subscriber list that was read."""
    quick_house.seal(tmp_path, "named.txt", NOTE)
    quick_house.seal(tmp_path, "list.json", LIST)
    seal_subscribers(quick_house, tmp_path)
    quick_house.subject("S-01")
    claim(quick_house, "S-01", "name", "Sarfraz Bugti")
    return quick_house


def order(**more):
    return MatchList(**{"by": "analyst", "compartment": CASE, "exhibit": LIST_NAME, "purpose": "who holds a SIM", **more})  # fmt: skip


def last(office):
    with office.office.tools.database.reading() as connection:
        return list(read.entries(connection))[-1]


def test_a_name_finds_its_rows_in_either_script_and_proves_nothing(office):
    found = office.do(order()).linked
    assert {each.right for each in found.candidates} == {"1", "3"}
    assert {each.strength for each in found.candidates} == {Strength.POSSIBLE}


def test_a_card_beside_the_name_makes_a_candidate_strong(office):
    claim(office, "S-01", "national_id", "90001-1234567-1")
    best = office.do(order()).linked.candidates[0]
    assert (best.left, best.right, best.strength) == ("S-01", "1", Strength.STRONG)
    assert not best.capped


def test_numbers_of_others_are_masked_and_the_subjects_own_is_not(office):
    claim(office, "S-01", "phone", "+923990000001")
    found, numbers = match_list(office.office.desk, order(), 50)
    assert numbers == {"1": "+923990000001", "3": "T-0001"}
    assert "+923990000003" not in json.dumps(found.linked.as_json(), ensure_ascii=False)
    unmask = UnmaskParty(by="analyst", compartment=CASE, pseudonym="T-0001", reason="to ask for it")
    assert office.do(unmask) == "+923990000003"


def test_what_is_not_shown_gets_no_pseudonym(office):
    _, numbers = match_list(office.office.desk, order(), 1)
    assert len(numbers) == 1


def test_the_ledger_says_what_was_looked_for_where_by_which_model_and_names_nobody(office):
    found = office.do(order())
    body = last(office).body
    assert (body["act"], body["by"]) == ("match_list", "analyst")
    assert body["what"] == {
        "exhibit": found.exhibit,
        "model": {"id": "people", "version": 1, "sha256": found.model.sha256},
        "sought": {"persons": 1, "sha256": found.sought_sha256},
        "candidates": 2,
        "sha256": found.linked.sha256,
    }
    assert "Bugti" not in json.dumps(body)


def test_asked_again_the_bytes_are_the_same_until_somebody_claims_more(office):
    before = office.do(order())
    assert office.do(order()).linked.sha256 == before.linked.sha256
    claim(office, "S-01", "national_id", "90001-1234567-1")
    after = office.do(order())
    assert after.linked.sha256 != before.linked.sha256
    assert after.sought_sha256 != before.sought_sha256


def test_a_list_of_persons_is_matched_by_its_entries(office):
    office.subject("S-02")
    claim(office, "S-02", "national_id", "90001-1234567-1")
    found = office.do(order(exhibit="list.json")).linked
    assert [(each.left, each.right, each.right_name) for each in found.candidates] == [("S-02", "1", "Sample Nine")]  # fmt: skip


def test_what_the_list_itself_told_the_register_finds_nobody_in_it(office):
    from sanad.desk.acts.adopt_entry import AdoptEntry

    office.do(
        AdoptEntry(
            by="investigator", compartment=CASE, exhibits=("list.json",), entry="1", subject="M-09",
            label="Sample Nine", authority="Test order 1", reason="named in a complaint",
        )
    )  # fmt: skip
    found = office.do(order(exhibit="list.json"))
    assert found.linked.candidates == ()


def test_a_claim_on_an_exhibit_set_aside_is_not_looked_for(office):
    office.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=sha256(NOTE).hexdigest(), reason="doubt"))  # fmt: skip
    assert office.do(order()).sought == 0


def test_nobody_is_looked_for_whose_entry_was_removed(office):
    decided = {"answer": Decided.REMOVED, "reasons": "another person of that name"}
    office.do(DecideEntry(by="reviewer", compartment=CASE, subject="S-01", **decided))
    found = office.do(order())
    assert (found.sought, found.linked.candidates) == (0, ())


def test_an_alias_is_looked_for_whoever_uses_it(office):
    office.subject("S-02")
    used = {"name": "Sarfraz Bugti", "used_by": "Its own statements"}
    claim(office, "S-02", "alias", used, "Sarfraz Bugti")
    assert {each.left for each in office.do(order()).linked.candidates} == {"S-01", "S-02"}


def test_a_withdrawn_claim_is_not_looked_for(office):
    card = claim(office, "S-01", "national_id", "90001-1234567-1")
    strong = office.do(order()).linked
    office.do(WithdrawClaim(by="analyst", compartment=CASE, claim=card, reason="retracted"))
    after = office.do(order()).linked
    assert [each.strength for each in strong.candidates] == [Strength.STRONG, Strength.POSSIBLE]
    assert {each.strength for each in after.candidates} == {Strength.POSSIBLE}


def test_a_list_set_aside_is_not_gone_through(office):
    office.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=sha256(SUBSCRIBERS).hexdigest(), reason="doubt"))  # fmt: skip
    for each in (order(), MaskRows(by="analyst", compartment=CASE, exhibit=LIST_NAME, rows=(1,))):
        with pytest.raises(Quarantined):
            office.do(each)


def test_what_is_no_list_is_refused_by_its_name(office):
    with pytest.raises(BadValue, match="read as text"):
        office.do(order(exhibit="named.txt"))
    with pytest.raises(NotFound):
        office.do(order(exhibit="nothing.csv"))


def test_whoever_may_only_look_may_not_go_through_a_list(office):
    for each in (order(by="reviewer"), order(by="clerk")):
        with pytest.raises(NoMandate):
            office.do(each)


@pytest.mark.parametrize("text", ["", "id = 1", "not toml ["])
def test_a_model_that_is_none_is_refused(office, text):
    with pytest.raises(BadValue, match="linkage model"):
        office.do(order(model=text))


def test_another_model_is_on_record_with_its_digest_and_its_words(office):
    text = files("sanad.identity.linkage").joinpath("people.toml").read_text("utf-8")
    other = text.replace('id = "people"', 'id = "mine"')
    found = office.do(order(model=other))
    assert last(office).body["what"]["model"] == {"id": "mine", "version": 1, "sha256": found.model.sha256}  # fmt: skip
    assert found.model.sha256 != office.do(order()).model.sha256


def call(office, *words):
    place = ["--office", str(office.office.path), "--as", "analyst", "--compartment", CASE]
    done = CliRunner().invoke(main, ["match", *words, *place], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_prints_the_documented_fields(office):
    told = json.loads(call(office, LIST_NAME, "--json"))
    assert {key: type(value) for key, value in told.items()} == {
        **dict.fromkeys(("exhibit", "name", "sought_sha256", "sha256", "start"), str),
        **dict.fromkeys(("rows", "sought", "found"), int),
        **dict.fromkeys(("candidates", "too_common"), list),
        "model": dict,
    }
    assert told["candidates"][0].keys() == {
        "left", "left_name", "right", "right_name", "number", "weight", "strength", "capped", "reasons", "why",
    }  # fmt: skip


def test_the_command_says_what_speaks_for_a_pair_and_what_is_missing(office, tmp_path):
    said = call(office, LIST_NAME, "--limit", "1")
    assert "possible" in said
    assert "identity card (left)" in said
    assert "1 more: see --limit" in said
    assert NUMBERS not in said
    model = tmp_path / "model.toml"
    model.write_text(files("sanad.identity.linkage").joinpath("people.toml").read_text("utf-8"), "utf-8")  # fmt: skip
    assert "model people 1" in call(office, LIST_NAME, "--model", str(model))

# SPDX-License-Identifier: Apache-2.0
"""What has changed is told in sentences, what has not is passed over, and the office's own looking makes nothing amber."""

import pytest

from sanad.casework.drift import of_brief, of_request

RULING = {"rule": "RN-84d", "version": 1, "verdict": "permit", "code": "PERMITTED"}
BASIS = {
    "facts": {
        "person": {"family_name": "One", "aliases": ["Other"]},
        "warrant": {"number": "41/2025", "recalled": False},
        "charges": [{"offence": "PPC-302", "life": True}, {"offence": "ATA-11H", "life": False}],
    },
    "rulings": [RULING],
    "outcome": "READY",
    "rulebook": "a1",
}


def told(**changed):
    return [each.says for each in of_request(BASIS, {**BASIS, **changed})]


def facts(**changed):
    return told(facts={**BASIS["facts"], **changed})


def test_the_same_basis_has_not_drifted():
    assert told() == []


def test_a_change_is_told_where_it_stands_as_it_was_and_as_it_is():
    assert facts(warrant={"number": "41/2025", "recalled": True}) == [
        "warrant.recalled: was no, is yes."
    ]
    assert facts(warrant={}) == [
        "warrant.number: was 41/2025, is nothing.",
        "warrant.recalled: was no, is nothing.",
    ]


def test_a_charge_is_known_again_by_its_offence_wherever_it_stands():
    first, second = BASIS["facts"]["charges"]
    assert facts(charges=[second, first]) == []
    assert facts(charges=[first, {**second, "life": True}]) == ["charges (ATA-11H).life: was no, is yes."]  # fmt: skip
    assert facts(charges=[first]) == ["charges: was ATA-11H, is nothing."]


def test_a_name_that_comes_or_goes_is_told_by_itself():
    person = BASIS["facts"]["person"]
    assert facts(person={**person, "aliases": ["Other", "Third"]}) == [
        "person.aliases: was nothing, is Third."
    ]
    assert facts(person={**person, "aliases": []}) == ["person.aliases: was Other, is nothing."]


def acts(*days):
    return [{"act": "He fired.", "from": day} for day in days]


def acts_told(before, now):
    facts = {**BASIS["facts"], "acts": before}
    return [each.says for each in of_request({**BASIS, "facts": facts}, {**BASIS, "facts": {**facts, "acts": now}})]  # fmt: skip


def test_of_two_acts_told_in_the_same_words_the_one_that_is_withdrawn_is_told():
    two = acts("2025-01-01", "2025-02-02")
    assert acts_told(two, two[::-1]) == []
    assert acts_told(two, two[1:]) == ["acts: was He fired. (one of 2), is nothing."]
    assert acts_told(two[:1], two) == ["acts: was nothing, is He fired. (one of 2)."]
    same = acts("2025-01-01", "2025-01-01")
    assert acts_told(same, same[:1]) == ["acts: was He fired. (one of 2), is nothing."]


def test_of_two_such_acts_the_one_that_changes_is_compared_with_itself():
    before, now = acts("2025-01-01", "2025-02-02"), acts("2025-03-03", "2025-02-02")
    assert acts_told(before, now) == ["acts (He fired.).from: was 2025-01-01, is 2025-03-03."]


def test_an_event_is_told_in_words_as_far_as_its_day_is_known():
    events = [
        {"kind": "acquittal", "on": "2025-12-16"},
        {"kind": "notice_deleted", "on": "2025-12"},
    ]
    assert facts(events=events) == [
        "On record since: acquitted on 16 December 2025.",
        "On record since: notice deleted in December 2025.",
    ]
    with_events = {**BASIS, "facts": {**BASIS["facts"], "events": events[:1]}}
    assert [each.says for each in of_request(with_events, BASIS)] == [
        "No longer on record: acquitted on 16 December 2025."
    ]


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (
            [{**RULING, "verdict": "refuse", "code": "WARRANT_CONDITIONAL"}],
            "rule RN-84d: was permit (PERMITTED), is refuse (WARRANT_CONDITIONAL).",
        ),
        ([], "rule RN-84d: was permit (PERMITTED), is nothing."),
    ],
)
def test_a_rule_that_says_otherwise_or_nothing_any_more_is_told(now, sentence):
    assert told(rulings=now) == [sentence]


def test_a_new_version_that_says_the_same_is_told_by_the_rulebook_alone():
    assert told(rulings=[{**RULING, "version": 2}], rulebook="b2") == [
        "the rulebook's version: was a1, is b2."
    ]


def test_of_an_erased_basis_everything_is_told_as_new():
    changes = of_request({}, BASIS)
    assert {each.was for each in changes} == {"nothing"}
    assert {each.what for each in changes} == {"fact", "rule", "law"}


# --- dossiers -------------------------------------------------------------------------------------


def sentence(text, *support, number=1):
    return {"sentence": {"id": f"s-{number:03}", "text": text, "rests_on": list(support)}}


def table(*rows, columns=("Exhibit", "Entries"), caption="Exhibits"):
    return {"table": {"id": "t-001", "caption": caption, "columns": list(columns), "rows": [list(row) for row in rows], "rests_on": ["exhibit:a"]}}  # fmt: skip


def brief(*blocks, section="acts"):
    return {"sections": [{"id": section, "heading": "H", "blocks": list(blocks)}]}


def of_dossier(before, now):
    return [each.says for each in of_brief(before, now)]


def test_a_sentence_that_is_gone_or_new_is_told_and_a_moved_one_is_not():
    first, second = sentence("He fired.", "claim:C-1"), sentence("He left.", "claim:C-2")
    moved = sentence("He fired.", "claim:C-1", number=2)
    assert of_dossier(brief(first, second), brief(second, moved)) == []
    assert of_dossier(brief(first), brief(second)) == ["Gone: “He fired.”", "New: “He left.”"]


def test_a_sentence_that_rests_on_something_else_is_another_sentence():
    before, now = sentence("He fired.", "claim:C-1"), sentence("He fired.", "claim:C-9")
    assert len(of_dossier(brief(before), brief(now))) == 2


def test_an_entry_of_the_ledger_about_an_exhibit_does_not_make_a_dossier_amber():
    before, now = table(("note.txt", "3")), table(("note.txt", "3, 17, 18"))
    assert of_dossier(brief(before, section="exhibits"), brief(now, section="exhibits")) == []


def test_a_row_that_changes_is_told_by_itself_with_its_caption():
    before, now = table(("note.txt", "3"), ("a.csv", "4")), table(("note.txt", "3"))
    assert of_dossier(brief(before), brief(now)) == ["Gone: “Exhibits: a.csv”"]


def test_of_requests_the_outcome_is_compared_and_not_the_rules_behind_it():
    def told_of(outcome, rule):
        text = f"Request RN-01: {outcome}."
        rules = table((rule, "permit"), columns=("Rule", "Verdict"), caption="Rules")
        return brief(sentence(text, f"verdict:RN-01/{rule}"), rules, section="request")

    assert of_dossier(told_of("ready", "A"), told_of("ready", "B")) == []
    assert of_dossier(told_of("ready", "A"), told_of("blocked", "A")) == [
        "Gone: “Request RN-01: ready.”",
        "New: “Request RN-01: blocked.”",
    ]


def test_a_picture_that_is_drawn_otherwise_is_told_by_its_caption():
    def drawn(svg):
        return brief({"figure": {"id": "f-001", "caption": "Calls", "alt": "", "svg": svg}})

    assert of_dossier(drawn("<svg/>"), drawn("<svg> </svg>")) == ["Gone: “Calls”", "New: “Calls”"]

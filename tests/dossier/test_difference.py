# SPDX-License-Identifier: Apache-2.0
"""What one edition says otherwise than another is told in words, and all of it."""

import copy
import json
import shutil

import pytest

from sanad.desk.procedures.compare_packages import compare_packages
from sanad.dossier.difference import difference
from sanad.errors import MalformedFile, Unreadable


def sentence(number, text, *rests_on):
    return {"sentence": {"id": f"s-{number}", "text": text, "rests_on": rests_on or ["claim:C-1"]}}


ROWS = [["3 March", "41"], ["4 March", "2"]]
TABLE = {
    "id": "t-1", "caption": "Calls", "columns": ["day", "number"], "rows": ROWS, "rests_on": ["finding:F-1"]
}  # fmt: skip
FIGURE = {"id": "f-1", "caption": "Net", "alt": "Who calls whom", "svg": "<svg/>", "rests_on": ["finding:F-1"]}  # fmt: skip
CLAIM = {"id": "C-1", "about": "S-01", "property": "act", "standing": "alleged", "value": "x"}
VERDICT = {"request": "RN-01", "rule": "SG-26", "version": 1, "verdict": "permit", "reason": "Met."}
EXHIBIT = {"sha256": "aa", "name": "note.txt", "given": "whole", "entries": [3, 5]}
BRIEF = {
    "title": "Dossier on A", "subject": {"id": "S-01", "name": "A"}, "purpose": "trial", "edition": 1, "as_of": "2026",
    "sections": [
        {"id": "acts", "heading": "Acts", "blocks": [sentence(1, "One."), sentence(2, "Two."), {"table": TABLE}, {"figure": FIGURE}]}
    ],
    "claims": [CLAIM], "findings": [{"id": "F-1", "sha256": "11", "sentence": "41 calls."}],
    "verdicts": [VERDICT], "exhibits": [EXHIBIT],
}  # fmt: skip


@pytest.fixture
def brief():
    return copy.deepcopy(BRIEF)


def told(after):
    return difference(BRIEF, after)


def blocks(brief):
    return brief["sections"][0]["blocks"]


def test_another_edition_that_says_the_same_differs_in_nothing(brief):
    assert told({**brief, "edition": 2, "as_of": "2027"}) == {}


def test_a_changed_word_is_told_old_and_new(brief):
    blocks(brief)[1]["sentence"]["text"] = "Three."
    assert told(brief) == {"text": ["“Acts”: “Two.” is now “Three.”."]}


def test_a_sentence_that_only_has_another_number_is_no_change(brief):
    blocks(brief).insert(0, sentence(0, "Nought."))
    assert told(brief) == {"text": ["“Acts”: added “Nought.”."]}


def test_a_sentence_that_is_gone_is_told(brief):
    del blocks(brief)[0]
    assert told(brief) == {"text": ["“Acts”: removed “One.”."]}


def test_the_same_words_on_other_grounds_are_told(brief):
    blocks(brief)[0]["sentence"]["rests_on"] = ["claim:C-2"]
    assert told(brief)["text"] == [
        "“Acts”: “One.” now rests on claim:C-2 too.",
        "“Acts”: “One.” rests on claim:C-1 no longer.",
    ]


def test_a_cell_of_a_table_and_a_picture_are_told(brief):
    blocks(brief)[2]["table"]["rows"][1][1] = "3"
    blocks(brief)[3]["figure"]["svg"] = "<svg></svg>"
    assert told(brief)["text"] == [
        "“Acts”: Calls, 4 March: number is now “3”, it was “2”.",
        "“Acts”: drawn anew “Picture: Who calls whom”.",
    ]


def test_a_row_about_another_thing_is_told_whole(brief):
    blocks(brief)[2]["table"]["rows"][1] = ["5 March", "2"]
    assert told(brief)["text"] == ["“Acts”: “Calls: 4 March | 2” is now “Calls: 5 March | 2”."]


def test_a_section_that_is_new_and_one_that_is_gone_are_told(brief):
    brief["sections"] = [{"id": "x", "heading": "Favour", "blocks": [sentence(9, "Alibi.")]}]
    lines = told(brief)["text"]
    assert lines[0] == "“Favour”: added “Alibi.”."
    assert "“Acts”: removed “One.”." in lines


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"given": "withheld", "reason": "its handling code is confidential"},
            "is now withheld: its handling code is confidential, it was given whole.",
        ),
        (
            {"given": "redacted", "copy": {"sha256": "b" * 64}},
            "is now given redacted (copy bbbbbbbb), it was given whole.",
        ),
        ({"entries": [3, 5, 9]}, "has 1 more in its custody."),
    ],
)
def test_what_became_of_an_exhibit_is_told(brief, changed, says):
    brief["exhibits"][0] |= changed
    assert told(brief) == {"exhibits": [f"Exhibit “note.txt” {says}"]}


def test_another_copy_of_a_redacted_exhibit_is_told(brief):
    before = copy.deepcopy(brief)
    before["exhibits"][0] |= {"given": "redacted", "copy": {"sha256": "b" * 64}}
    brief["exhibits"][0] |= {"given": "redacted", "copy": {"sha256": "c" * 64}}
    assert "cccccccc" in difference(before, brief)["exhibits"][0]


def test_a_verdict_a_finding_and_a_claim_that_changed_are_told(brief):
    brief["verdicts"][0] |= {"verdict": "refuse", "reason": "No sheet."}
    brief["findings"][0] |= {"sha256": "22", "sentence": "40 calls."}
    brief["claims"][0]["standing"] = "admitted"
    assert told(brief) == {
        "claims": ["Claim C-1 about S-01 (act) is now admitted, it was alleged."],
        "findings": ["Finding F-1 was made anew: “40 calls.”"],
        "verdicts": [
            "Request RN-01, rule SG-26: refuse by version 1 (No sheet.); it was permit by version 1 (Met.)."
        ],
    }


@pytest.mark.parametrize("part", ["claims", "findings", "verdicts", "exhibits"])
def test_what_is_added_and_what_is_removed_are_told_apart(brief, part):
    brief[part] = []
    [gone] = told(brief)[part]
    [new] = difference(brief, BRIEF)[part]
    assert gone != new


def test_another_purpose_is_told(brief):
    assert told({**brief, "purpose": "extradition"}) == {
        "document": ["The purpose is now “extradition”, it was “trial”."]
    }


def test_two_packages_are_compared_by_digest_and_in_words(tmp_path, brief):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, entries in ((one, ["aa", "bb"]), (other, ["bb", "cc", "dd"])):
        folder.mkdir()
        listed = [{"seq": n, "commitment": each} for n, each in enumerate(entries)]
        (folder / "manifest.json").write_text(json.dumps({"entries": listed}))
        (folder / "brief.json").write_text(json.dumps(brief))
        blocks(brief)[0]["sentence"]["text"] = "Changed."
    found = compare_packages(one, other)
    assert {kind: tuple(vars(shared).values()) for kind, shared in found.identical.items()} == {
        "sentences": (1, 1, 1),
        "exhibits": (1, 0, 0),
        "entries": (1, 1, 2),
    }
    assert found.difference == {"text": ["“Acts”: “One.” is now “Changed.”."]}
    briefs = compare_packages(one / "brief.json", other / "brief.json")
    assert "entries" not in briefs.identical


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"{" * 5000, b'{"sections": 1}', b"\xff"])
def test_what_is_no_package_is_refused_in_words(tmp_path, raw):
    (tmp_path / "brief.json").write_bytes(raw)
    with pytest.raises(MalformedFile):
        compare_packages(tmp_path, tmp_path)
    shutil.rmtree(tmp_path)
    with pytest.raises(Unreadable):
        compare_packages(tmp_path, tmp_path)

# SPDX-License-Identifier: Apache-2.0
"""Capture sheets: what a person writes down beside a capture."""

import hashlib
import json

import pytest

from sanad.errors import MalformedFile

SHOT = hashlib.sha256(b"a screenshot").hexdigest()
SHEET = f"""sheet = "sanad/capture/1"
collector = "Analyst One"
tool = "Example Capture"
version = "2.1"
network = "fixed line of the office, 203.0.113.7"

[[item]]
url = "https://example.org/news"
captured_at = 2025-03-04T10:06:07+05:00
media = "one picture, in the capture"
context = "found through a search for the name of the organisation"
files = [{{ name = "shot.png", sha256 = "{SHOT}" }}]
"""


def test_a_whole_capture_sheet_is_read_without_a_word_of_complaint(run):
    outcome = run(SHEET.encode(), "sheet.toml")
    assert outcome.receipt.reader == "capture"
    assert (outcome.receipt.read, outcome.receipt.rejected, outcome.receipt.notes) == (1, 0, ())
    assert outcome.receipt.facts["captures"] == [
        {
            "url": "https://example.org/news",
            "captured_at": "2025-03-04T05:06:07Z",
            "files": [{"name": "shot.png", "sha256": SHOT}],
            "usable": True,
        }
    ]
    assert "captured_at: 2025-03-04T10:06:07+05:00" in outcome.texts[0]
    item = {
        "url": "https://example.org/",
        "captured_at": "2025-03-04T05:06:07Z",
        "files": [{"name": "a", "sha256": SHOT}],
    }
    told = json.dumps({"sheet": "sanad/capture/1", "item": [item]}, indent=1).encode()
    assert run(told, "sheet.json").receipt.stored == 1


@pytest.mark.parametrize(
    ("line", "becomes", "code"),
    [
        ('url = "https://example.org/news"', "", "missing_url"),
        ('url = "https://example.org/news"', 'url = "the news page"', "bad_url"),
        ("captured_at = 2025-03-04T10:06:07+05:00", "", "missing_time"),
        (
            "captured_at = 2025-03-04T10:06:07+05:00",
            "captured_at = 2025-03-04T10:06:07",
            "bad_time",
        ),
        ("captured_at = 2025-03-04T10:06:07+05:00", 'captured_at = "last Tuesday"', "bad_time"),
        (f', sha256 = "{SHOT}"', "", "missing_hash"),
        (SHOT, SHOT[:-1], "bad_hash"),
    ],
)
def test_a_capture_without_address_time_or_digest_may_not_be_used(run, line, becomes, code):
    assert line in SHEET
    outcome = run(SHEET.replace(line, becomes).encode(), "sheet.toml")
    assert outcome.receipt.rejects_by_code == {code: 1}
    assert "may not be used as evidence" in outcome.rows("rejects")[0]["reason"]
    assert outcome.receipt.facts["captures"][0]["usable"] is False
    assert len(outcome.texts) == 1


@pytest.mark.parametrize("field", ["collector", "tool", "version", "network", "media", "context"])
def test_what_else_a_capture_does_not_say_is_a_note(run, field):
    kept = "\n".join(line for line in SHEET.splitlines() if not line.startswith(field))
    outcome = run(kept.encode(), "sheet.toml")
    assert outcome.receipt.rejected == 0
    assert [note.partition(":")[0] for note in outcome.receipt.notes] == ["capture 1 does not say"]


@pytest.mark.parametrize(
    "raw",
    [
        'sheet = "sanad/capture/1"\n',
        'sheet = "sanad/capture/1"\nitem = 5\n',
        'sheet = "sanad/capture/1"\n[[item',
        '{"sheet": "sanad/capture/1", "item": ' + "[" * 5000,
    ],
)
def test_a_sheet_that_cannot_be_read_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw.encode(), "sheet.toml")

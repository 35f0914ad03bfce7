# SPDX-License-Identifier: Apache-2.0
"""Sheets: each field is of its type, or the sheet is refused with the place."""

import pytest

from sanad.desk.sheets import is_own, load
from sanad.errors import BadSheet, BadValue
from sanad.vault.exhibit import Provenance

DIGEST = "ab" * 32


def read(folder, kind, text):
    path = folder / "sheet.toml"
    path.write_text(f'sheet = "sanad/{kind}/1"\n{text}', encoding="utf-8")
    return load(path, kind)


@pytest.mark.parametrize(
    "field",
    [
        'handling = "secret"',
        'received_at = "yesterday"',
        "received_at = 2025-04-09",
        "received_at = 2025-04-09T10:30:00",
        'grade = "B2"',
        'grade = "nato:B2"',
        'coverage = { from = "2025-01-01" }',
        'coverage = { lacks = "sms_in" }',
        "coverage = { numbers = [1] }",
        'coverage = { until = "2025-01-01" }',
        'sha256 = { "a.csv" = "abc" }',
        'sha256 = { "a.csv" = 1 }',
    ],
)
def test_a_delivery_field_that_is_not_of_its_type_is_refused(tmp_path, field):
    with pytest.raises(BadSheet, match="delivery 1") as told:
        read(tmp_path, "delivery", f'[[delivery]]\nfiles = ["*"]\n{field}\n')
    assert field.split()[0] in str(told.value)


def test_a_delivery_as_described_is_read_and_its_digests_are_lower_case(tmp_path):
    text = f"""[[delivery]]
files = ["*"]
handling = "open"
received_at = 2025-04-09T10:30:00+05:00
grade = "5x5x5:B22"
coverage = {{ from = 2025-01-01, to = 2025-03-31, lacks = ["sms_in"], numbers = [], note = "" }}
sha256 = {{ "a.csv" = "{DIGEST.upper()}" }}
"""
    row = read(tmp_path, "delivery", text).rows("delivery")[0]
    assert row["sha256"] == {"a.csv": DIGEST}


CLAIM = """[[claim]]
key = "c"
file = "a.txt"
about = "S-01"
property = "name"
value = "x"
said_by = "y"
quote = "z"
by = "analyst"
"""
DOSSIER = '[[dossier]]\nsubject = "S-01"\npurpose = "trial"\nby = "drafter"\n'


def test_a_claim_as_described_is_read(tmp_path):
    assert len(read(tmp_path, "worksheet", CLAIM).rows("claim")) == 1


@pytest.mark.parametrize(
    "text",
    [
        'compartment = "../up"\n',
        "compartment = 7\n",
        CLAIM + 'exculpatory = "no"\n',
        CLAIM + "valid_from = 2020-01-01T00:00:00+05:00\n",
        CLAIM + "valid_to = 2020\n",
        CLAIM + 'grade = "good"\n',
        CLAIM + 'standing = "sure"\n',
        CLAIM + "valid_from = 2020-01-01\nat_least_since = 2020-01-01\n",
        CLAIM.replace('file = "a.txt"\n', ""),
        CLAIM.replace('value = "x"', "value = 1.5"),
        '[[review]]\nsubject = "S-01"\nanswer = "perhaps"\nreasons = "r"\nby = "b"\n',
        '[[judgement]]\nleft = "S-01"\nright = "M-01"\nanswer = "alike"\nreasons = "x"\nevidence = []\nby = "a"\n',
        DOSSIER + 'recipient = "press"\n',
        '[[answer]]\nrequest = "../x"\nquestion = "q"\nanswer = "a"\nreason = "r"\nby = "b"\n',
    ],
)
def test_a_worksheet_field_that_is_not_of_its_type_is_refused(tmp_path, text):
    with pytest.raises(BadSheet):
        read(tmp_path, "worksheet", text)


@pytest.mark.parametrize(
    ("name", "compartment"), [("", "op"), ("../x", "op"), ("one", ""), ("one", "a b")]
)
def test_a_roster_names_officers_and_compartments_by_ids(tmp_path, name, compartment):
    text = f"""[[officer]]
id = "{name}"
name = "One"
office = "cell"
roles = ["clerk"]
from = 2025-01-01
order = "1"
compartments = ["{compartment}"]
"""
    with pytest.raises(BadSheet, match="officer 1"):
        read(tmp_path, "roster", text)


def test_an_exhibit_has_a_handling_code_that_is_known():
    with pytest.raises(BadValue, match="handling code"):
        Provenance(handling="Confidential")


def test_a_second_review_is_marked_with_true_or_false_and_nothing_else(tmp_path):
    row = '[[judgement]]\nleft = "S-01"\nright = "M-01"\nanswer = "same"\nreasons = "x"\nevidence = []\nby = "a"\n'
    [judged] = read(tmp_path, "worksheet", f"{row}review = true\n").rows("judgement")
    assert judged["review"] is True
    with pytest.raises(BadSheet, match=r"judgement 1 \(S-01\)"):
        read(tmp_path, "worksheet", f'{row}review = "true"\n')


def test_a_sheet_may_begin_with_the_mark_that_windows_editors_write(tmp_path):
    path = tmp_path / "sheet.toml"
    path.write_bytes(b'\xef\xbb\xbfsheet = "sanad/worksheet/1"\n')
    assert load(path, "worksheet").compartment == "office"
    assert is_own(path)

# SPDX-License-Identifier: Apache-2.0
"""Registers of incidents: every cell a statement under the register's word, every row cited by its bytes."""

import csv
import hashlib
import io
import tomllib

import pytest

from registers import GED, POST, PROVINCE, TEMPLATES, ged
from sanad.errors import HeaderChanged, MalformedFile, SanadError, UnreadableText
from sanad.readers.formats.incidents.template import template_of

BOTH = ged(POST, PROVINCE)


@pytest.fixture
def read(run):
    return lambda raw, **hints: run(raw, "register.csv", templates=(TEMPLATES,), **hints)


def entry(outcome, name):
    return [row for row in outcome.rows("statements") if row["entry"] == name]


def test_a_register_is_known_by_its_header_and_each_row_is_an_incident(read):
    outcome = read(BOTH)
    assert outcome.receipt.reader == "incidents"
    assert outcome.receipt.version.endswith("/ucdp-ged/1")
    assert (outcome.receipt.read, outcome.receipt.rejected) == (2, 0)
    assert outcome.receipt.facts["list"] == "UCDP Georeferenced Event Dataset"
    assert {row["kind"] for row in outcome.rows("statements")} == {"incident"}


def test_every_cell_that_says_anything_is_a_statement_as_written(read):
    said = {row["property"]: row["value"] for row in entry(read(BOTH), "900001")}
    assert said == {name: value for name, value in POST.items() if value}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_bytes_of_a_row_are_that_row_though_a_cell_holds_a_line_end(read, mark):
    raw = mark + BOTH
    place = entry(read(raw), "900001")[0]
    part = raw[place["start"] : place["end"]]
    assert hashlib.sha256(part).hexdigest() == place["row_sha256"]
    [cells] = csv.reader(io.StringIO(part.decode(), newline=""))
    assert cells == [POST.get(name, "") for name in GED["header"]]


def test_rows_without_id_or_with_another_number_of_cells_are_set_aside_with_the_code(read):
    short = ged(POST).splitlines()[0] + b"\r\n900003,only two\r\n"
    outcome = read(short + ged({**POST, "id": " "}, PROVINCE).split(b"\r\n", 1)[1] + b"\r\n")
    assert outcome.receipt.rejects_by_code == {"field_count": 1, "no_id": 1}
    assert {row["entry"] for row in outcome.rows("statements")} == {"900002"}


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (BOTH.decode().encode("utf-16"), UnreadableText),
        (BOTH.replace(b",best,", b",most,"), HeaderChanged),
        (ged(), MalformedFile),
        (BOTH.replace(b"Namuna Front", b"Namuna \xff\xfe"), SanadError),
    ],
    ids=["another encoding", "another header", "no row", "no text"],
)
def test_a_file_that_is_no_sound_register_is_refused(read, raw, error):
    with pytest.raises(error):
        read(raw)


@pytest.mark.parametrize(
    "change",
    [
        {"places": {"1": {"precision": "exact", "name": "adm_1"}}},
        {"places": {"1": {"precision": "site"}}},
        {"places": {}},
        {"date_precisions": {"1": "minute"}},
        {"accused": {"3": "side_c"}},
        {"killed": {"total": {"low": "low", "high": "high"}}},
        {"killed": {"total": 3}},
        {"columns": {"id": "id", "date_start": "date_start"}},
        {"columns": {"id": "id"}},
        {"zone": "Asia/Karachi"},
    ],
)
def test_a_template_that_is_not_sound_is_refused(change):
    with pytest.raises((ValueError, TypeError)):
        template_of({**GED, **change})


def test_every_shipped_template_for_registers_is_sound():
    found = [tomllib.loads(path.read_text()) for path in TEMPLATES.glob("*.toml")]
    registers = [template_of(one).id for one in found if one.get("records") == "incidents"]
    assert sorted(registers) == ["acled", "ucdp-ged"]

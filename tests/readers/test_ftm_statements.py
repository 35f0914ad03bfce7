# SPDX-License-Identifier: Apache-2.0
"""FollowTheMoney statements, as a table and line by line: each read in its own record, the broken one alone set aside."""

import csv
import hashlib
import io
import json

import pytest

from sanad.readers.entries import LONGEST
from sanad.readers.formats.ftm import columns_of

COLUMNS = [
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
]  # fmt: skip
NAME = {
    "canonical_id": "NK-1", "entity_id": "p-1", "prop": "name", "prop_type": "name", "schema": "Person",
    "value": 'Sample "One"\nof two lines', "dataset": "sample_set", "lang": "urd", "original_value": "نمونہ",
    "external": "f", "first_seen": "2026-01-05T08:00:09", "last_seen": "2026-01-05T08:00:09", "id": "0" * 40,
}  # fmt: skip
SEX = {**NAME, "prop": "gender", "value": "male", "lang": "", "original_value": "", "id": "1" * 40}
TIE = {
    "entity_id": "m-1", "prop": "member", "schema": "Membership", "value": "p-1", "dataset": "sample_set",
}  # fmt: skip


def table(*rows, columns=COLUMNS, **dialect):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", dialect=csv.unix_dialect, **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def told(outcome):
    return [(row["entry"], row["property"], row["value"]) for row in outcome.rows("statements")]


def codes(outcome):
    return outcome.receipt.rejects_by_code


def records_of(outcome):
    """Return the bytes that each row is cited in, after comparing the digests."""
    raw, found = outcome.sealed.read_bytes(), {}
    for row in outcome.rows("statements"):
        part = raw[row["start"] : row["end"]]
        assert hashlib.sha256(part).hexdigest() == row["row_sha256"]
        found[row["start"]] = part
    return list(found.values())


def test_a_table_is_known_by_its_head_whatever_the_order_of_its_columns(run):
    assert columns_of(",".join(reversed(COLUMNS))) == COLUMNS[::-1]
    outcome = run(table(SEX, columns=COLUMNS[::-1]), "statements.csv")
    assert (outcome.receipt.reader, told(outcome)) == ("ftm", [("p-1", "sex", "male")])


@pytest.mark.parametrize("left", ["entity_id", "prop", "schema", "value", "dataset"])
def test_a_head_without_a_needed_column_or_with_one_twice_is_none(left):
    assert columns_of(",".join(name for name in COLUMNS if name != left)) is None
    assert columns_of(",".join([*COLUMNS, left])) is None


def test_each_statement_is_a_row_cited_in_its_own_record_with_all_that_qualifies_it(run):
    outcome = run(table(NAME, SEX, TIE), "s.csv")
    assert told(outcome) == [
        ("p-1", "name", 'Sample "One"\nof two lines'),
        ("p-1", "name/original_value", "نمونہ"),
        ("p-1", "sex", "male"),
        ("m-1", "member", "p-1"),
    ]
    assert [row["kind"] for row in outcome.rows("statements")] == ["person"] * 3 + ["relation"]
    own = ("entity_id", "prop", "prop_type", "value", "original_value")
    detail = json.loads(outcome.rows("statements")[0]["detail"])
    assert detail == {name: text for name, text in NAME.items() if name not in own}
    cited = [next(csv.reader([part.decode()])) for part in records_of(outcome)]
    assert cited == [[row.get(name, "") for name in COLUMNS] for row in (NAME, SEX, TIE)]
    assert outcome.receipt.facts["list"] == "FollowTheMoney data set sample_set"


def test_lines_of_json_say_the_same_as_the_table(run):
    lines = [{**each, "external": False, "lang": each.get("lang") or None} for each in (NAME, SEX)]
    raw = b"".join(json.dumps(each).encode() + b"\n" for each in lines)
    outcome, same = run(raw, "statements.json"), run(table(NAME, SEX), "s.csv")
    assert outcome.receipt.reader == "ftm"
    columns = ("entry", "kind", "property", "value", "detail")
    left, right = (
        [[row[name] for name in columns] for row in each.rows("statements")]
        for each in (outcome, same)
    )
    assert left == right


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (b'"a","b"\n', "field_count"),
        (table({**NAME, "entity_id": ""}).split(b"\n", 1)[1], "no_id"),
        (table({**SEX, "schema": ""}).split(b"\n", 1)[1], "not_the_shape"),
        (table({**SEX, "value": ""}).split(b"\n", 1)[1], "nothing_said"),
        (table(SEX).split(b"\n", 1)[1].replace(b"male", b"m\xffle"), "not_utf8"),
        (table(SEX).split(b"\n", 1)[1].replace(b'"male"', b'"ma"le"'), "not_the_shape"),
        (table({**SEX, "dataset": "d" * 2000}).split(b"\n", 1)[1], "long_word"),
    ],
)
def test_a_damaged_record_is_set_aside_alone(run, damage, code):
    head, rest = table(NAME, TIE).split(b"\n", 1)
    first, last = rest[: rest.index(b'"","m-1"')], rest[rest.index(b'"","m-1"') :]
    outcome = run(head + b"\n" + first + damage + last, "s.csv")
    assert codes(outcome) == {code: 1}
    assert [entry for entry, *_ in told(outcome)] == ["p-1", "p-1", "m-1"]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_line(run):
    raw = table(SEX, SEX, TIE).replace(b'"male"', b'"male', 1)
    outcome = run(raw, "s.csv")
    assert codes(outcome) == {"not_the_shape": 1}
    assert [entry for entry, *_ in told(outcome)] == ["p-1", "m-1"]
    assert len(records_of(outcome)) == 2


def test_a_record_too_long_to_be_cited_is_set_aside_and_the_next_one_read(run):
    outcome = run(table({**SEX, "value": ("x" * 65_535 + "\n") * (LONGEST >> 16)}, TIE), "s.csv")
    assert codes(outcome) == {"not_the_shape": 2, "field_count": (LONGEST >> 16) - 1}
    assert told(outcome)[-1] == ("m-1", "member", "p-1")


def test_a_line_too_long_to_be_cited_closes_no_record(run):
    head, rest = table(TIE).split(b"\n", 1)
    raw = head + b'\n"open\n"' + b"y" * LONGEST + b"\n" + rest
    outcome = run(raw, "s.csv")
    assert codes(outcome) == {"not_the_shape": 1, "too_long": 1}
    assert told(outcome) == [("m-1", "member", "p-1")]


def test_a_mark_of_encoding_and_ends_of_lines_of_windows_are_no_part_of_a_record(run):
    raw = table(SEX, TIE, lineterminator="\r\n")
    outcome = run(b"\xef\xbb\xbf" + raw, "s.csv")
    assert len(told(outcome)) == 2
    assert all(part[:1] == part[-1:] == b'"' for part in records_of(outcome))


def test_a_part_of_a_statement_that_is_no_text_is_refused(run):
    lines = [NAME, {**SEX, "value": ["male"]}]
    outcome = run(b"".join(json.dumps(each).encode() + b"\n" for each in lines), "s.json")
    assert codes(outcome) == {"not_the_shape": 1}


def test_a_table_of_no_statement_holds_no_entry(run):
    from sanad.errors import MalformedFile

    with pytest.raises(MalformedFile):
        run(table(), "s.csv")

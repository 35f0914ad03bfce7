# SPDX-License-Identifier: Apache-2.0

"""The two ways to stage records, and the two ways to read a number, always agree."""

import csv
import hashlib
import io
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanad.errors import MalformedFile
from sanad.readers import registry
from sanad.readers.formats.calls import numbers, reader, stage
from sanad.readers.formats.calls.clock import utc
from sanad.readers.rows import Hints
from sanad.values.telephone import parse

TEMPLATES = (Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates",)
HEADER = [
    "Sr #",
    "Call Type",
    "A-Party",
    "B-Party",
    "Date & Time",
    "Duration",
    "Cell ID",
    "IMEI",
    "IMSI",
    "Site",
]

FIELD = st.one_of(
    st.sampled_from([
        "", "Outgoing", "Incoming", "SMS", "923900000001", "03900000002", "+92-390-0000003", "971501234567",
        "4A415A5A", "1/2/2025 03:04:05", "61", "-5", "---", " ", "NULL", '"', 'a "b" c', "x, y", "\\", "#",
    ]),
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=6),
)  # fmt: skip
RECORD = st.one_of(
    st.tuples(
        st.just("1"), st.sampled_from(["Outgoing", "SMS", "?"]), FIELD, FIELD, st.just("1/2/2025 03:04:05"),
        FIELD, FIELD, FIELD, FIELD, FIELD,
    ).map(list),
    st.lists(FIELD, min_size=0, max_size=12),
)  # fmt: skip
DIALECT = st.fixed_dictionaries({
    "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    "lineterminator": st.sampled_from(["\n", "\r\n"]),
})  # fmt: skip
RAW_LINE = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            " ",
            '"',
            '""',
            "'",
            ",",
            "\t",
            "\\",
            "é",
            "\u2028",
            "\x85",
            "\x0b",
            "\x1c",
            "\r",
            "\0",
        ]
    ),
    max_size=24,
).map("".join)


def both_ways(raw: bytes) -> tuple[bool, list[Path]]:
    """Stage a file in both ways; tell whether the fast one was trusted, and give both calls.parquet."""
    took, results = [], []
    honest = stage.agrees
    for trusted in (True, False):
        place = Path(tempfile.mkdtemp())
        (place / "into").mkdir()
        (place / "sealed").write_bytes(raw)

        def agrees(*args, trusted=trusted, **kwargs):
            took.append(honest(*args, **kwargs))
            return took[-1] and trusted

        stage.agrees = agrees
        try:
            registry.read(
                place / "sealed",
                place / "into",
                Hints("a.csv", templates=TEMPLATES, reader="calls"),
            )
        finally:
            stage.agrees = honest
        results.append(place / "into")
    return bool(took and took[0]), results


def same(one: Path, two: Path) -> bool:
    names = sorted(p.name for p in one.iterdir())
    return names == sorted(p.name for p in two.iterdir()) and all(
        (one / name).read_bytes() == (two / name).read_bytes() for name in names
    )


def digests(raw: bytes) -> dict[int, str]:
    """Number and digest of every data record, by nothing but Python's own CSV reader."""
    records = list(csv.reader(io.StringIO(raw.decode(), newline="")))
    start = records.index(HEADER) + 1
    return {
        n: hashlib.sha256("\x1f".join(record).encode()).hexdigest()
        for n, record in enumerate(records[start:], start=1)
    }


def swallows_lines(raw: bytes) -> bool:
    """The rule by which a file is refused, told by nothing but Python's own CSV reader.

    A record of more than five lines, or of more than one with another number of fields than the header: somewhere
    a quotation mark was not closed, and what follows it would be lost in one reject.
    """
    reader = csv.reader(io.StringIO(raw.decode(), newline=""))
    next(reader)
    before = reader.line_num
    for record in reader:
        lines, before = reader.line_num - before, reader.line_num
        if lines > 5 or (lines > 1 and len(record) != len(HEADER)):
            return True
    return False


@settings(max_examples=60, deadline=None)
@given(st.lists(RECORD, max_size=8), DIALECT)
def test_random_tables_give_the_same_bytes_both_ways_and_digests_that_python_gives(
    records, dialect
):
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows([HEADER, *records])
    raw = out.getvalue().encode()
    if swallows_lines(raw):
        with pytest.raises(MalformedFile, match="quotation mark"):
            both_ways(raw)
        return
    _, (one, two) = both_ways(raw)
    assert same(one, two)
    expected = digests(raw)
    stored = pq.read_table(one / "calls.parquet").to_pylist()
    assert all(expected[row["row"]] == row["row_sha256"] for row in stored)
    rejects = one / "rejects.parquet"
    rejected = pq.read_table(rejects)["row"].to_pylist() if rejects.exists() else []
    assert sorted([*(row["row"] for row in stored), *rejected]) == sorted(expected)


@settings(max_examples=60, deadline=None)
@given(st.lists(RAW_LINE, max_size=6), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_broken_text_is_never_read_fast_when_python_would_read_it_otherwise(lines, end, last_open):
    good = "1,Outgoing,923900000001,8558,1/2/2025 03:04:05,61,1A,1,1,Q"
    wide = [
        f"{good},{line}" if n % 3 == 0 else line + good if n % 3 == 1 else line
        for n, line in enumerate(lines)
    ]
    raw = end.join([",".join(HEADER), good, *wide, good + ("" if last_open else end)]).encode()
    if swallows_lines(raw):
        with pytest.raises(MalformedFile, match="quotation mark"):
            both_ways(raw)
        return
    _, (one, two) = both_ways(raw)
    assert same(one, two)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_a_clean_file_takes_the_fast_way(end, last):
    row = '1,Outgoing,923900000001,8558,1/2/2025 03:04:05,61,1A,1,1,"Q, ""R"""'
    raw = end.join([",".join(HEADER), *[row] * 50]) + (end if last else "")
    fast, (one, two) = both_ways(raw.encode())
    assert fast
    assert same(one, two)


GOOD = "1,Outgoing,923900000001,8558,1/2/2025 03:04:05,61,1A,1,1,Q"


@pytest.mark.parametrize(
    "row",
    [
        "",
        '1,"Outgoing" ,3',
        GOOD.replace("Q", '"Q\nuetta"'),
        "1,Outgoing\r",
        '1,"a"b',
        "1,\0",
        "1,\x1f",
        f"{GOOD},",
        f"{GOOD},,",
        f"{GOOD},x,",
        f"{GOOD}\r",
    ],
)
def test_what_two_csv_readers_see_differently_takes_the_slow_way(row):
    raw = "\n".join([",".join(HEADER), GOOD, row, GOOD, ""]).encode()
    fast, (one, two) = both_ways(raw)
    assert not fast
    assert same(one, two)
    assert pq.read_table(one / "calls.parquet")["row"][0].as_py() == 1


def test_lines_swallowed_by_an_open_quotation_mark_are_never_lost_in_one_reject():
    rows = [GOOD, '2,Outgoing,923900000001,"8558,1/2/2025 03:04:05,61,1A,1,1,Q', *[GOOD] * 5]
    rows += ['9,Outgoing,923900000001,"8558,1/2/2025 03:04:05,61,1A,1,1,Q', GOOD, ""]
    raw = "\n".join([",".join(HEADER), *rows]).encode()
    with pytest.raises(MalformedFile, match=r"record 2 runs over 7 lines"):
        both_ways(raw)


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ('"a\nb",2', 2),  # two lines, two fields
        (GOOD.replace("Q", '"Q\nu\ne\nt\nt\na"'), 2),  # six lines, ten fields
        (f'{GOOD}\n"', 3),  # open to the end of the file
    ],
)
def test_lines_that_an_open_quotation_mark_would_explain_refuse_the_file(row, number):
    raw = "\n".join([",".join(HEADER), GOOD, row, GOOD, ""]).encode()
    assert swallows_lines(raw)
    with pytest.raises(MalformedFile, match=rf"record {number} runs over \d lines"):
        both_ways(raw)


def test_five_lines_in_one_field_of_a_whole_record_are_an_address():
    raw = "\n".join([",".join(HEADER), GOOD.replace("Q", '"Q\nu\ne\nt\nt"'), GOOD, ""]).encode()
    assert not swallows_lines(raw)
    fast, (one, two) = both_ways(raw)
    assert not fast
    assert same(one, two)
    assert pq.read_table(one / "calls.parquet")["site"].to_pylist() == ["Q\nu\ne\nt\nt", "Q"]


@pytest.mark.slow
def test_many_row_groups_with_rejects_and_odd_numbers_stay_in_order_and_are_repeatable(tmp_path):
    lines = [",".join(HEADER)]
    for n in range(1, 300_001):
        kind = "Telex" if n % 997 == 0 else "Outgoing"
        other = f"+9715012{n % 5000:05}" if n % 3 == 0 else f"92390{n % 9000000:07}"
        lines.append(
            f'{n},{kind},923900000001,{other},1/2/2025 03:04:05,{n % 60},1A,1,1,"Q ""{n % 7}"""'
        )
    raw = ("\n".join(lines) + "\n").encode()
    sealed = tmp_path / "sealed"
    sealed.write_bytes(raw)
    seen = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        receipt = reader.read(sealed, tmp_path / name, Hints("a.csv", templates=TEMPLATES))
        assert (receipt.read, receipt.rejects_by_code) == (300_000, {"unknown_call_type": 300})
        seen.append(tmp_path / name)
    assert same(*seen)
    rows = pq.read_table(seen[0] / "calls.parquet", columns=["row", "other", "row_sha256"])
    numbers_seen = rows["row"].to_pylist()
    assert numbers_seen == [n for n in range(1, 300_001) if n % 997]
    others = rows["other"].to_pylist()
    assert all(
        other == (f"+9715012{n % 5000:05}" if n % 3 == 0 else f"+92390{n % 9000000:07}")
        for n, other in zip(numbers_seen[::101], others[::101], strict=True)
    )
    expected = digests(raw)
    shas = rows["row_sha256"].to_pylist()
    assert all(expected[n] == sha for n, sha in zip(numbers_seen[::101], shas[::101], strict=True))


NUMBER = st.one_of(
    st.from_regex(r"[+]?(00|0|92|0092|971|44)?[ -]?[0-9]{2,4}[ ./-]?[0-9]{3,9}", fullmatch=True),
    st.text("0123456789+- ()./", min_size=1, max_size=18),
    st.text("0123456789", min_size=7, max_size=15),
    st.text(max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(NUMBER, min_size=1, max_size=30),
    st.sampled_from(["PK", "IR", "AF", "AE", "GB", "IN", "US", "IT"]),
)
def test_sql_and_parse_say_the_same_of_every_text(texts, home):
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT unnest(?::VARCHAR[]) AS x", [texts])
        asked = f"x, {numbers.plain('x', home)}, {numbers.punctuated('x', home)}, {numbers.is_open('x')}, {numbers.is_plain('x', home)}"
        left = []
        for text, plain, punctuated, is_open, is_plain in connection.execute(
            f"SELECT {asked} FROM t"
        ).fetchall():
            truth = parse(text, home).e164
            assert plain in {truth, None}, text
            assert punctuated in {truth, None}, text
            assert is_open or truth is None or plain or punctuated, text
            assert not is_plain or plain or punctuated, text
            if is_open and not plain and not punctuated:
                left.append(text)
        numbers.learn(connection, sorted(set(left)), home)
        for text, number in connection.execute(
            f"SELECT x, {numbers.learned('x')} FROM t"
        ).fetchall():
            if text in left:
                assert number == parse(text, home).e164, text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.datetimes(datetime(1992, 1, 1), datetime(2049, 1, 1)), min_size=1, max_size=40),  # noqa: DTZ001
    st.sampled_from(
        [
            "Asia/Karachi",
            "Asia/Tehran",
            "Europe/London",
            "Asia/Kabul",
            "America/St_Johns",
            "UTC",
            "+05:30",
        ]
    ),
)
def test_sql_turns_wall_clocks_into_utc_as_the_standard_library_does(moments, zone):
    moments = [moment.replace(microsecond=0) for moment in moments]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT unnest(?::TIMESTAMP[]) AS x", [moments])
        for moment, found in connection.execute(f"SELECT x, {utc('x', zone)} FROM t").fetchall():
            assert found == _utc(moment, zone)


def test_the_hours_around_a_change_of_clocks_are_told_apart_to_the_second():
    spring = datetime(2024, 3, 31, 1, 0)  # noqa: DTZ001 - London's clocks
    autumn = datetime(2024, 10, 27, 1, 0)  # noqa: DTZ001
    with duckdb.connect() as connection:
        for start in (spring, autumn):
            for seconds in (-1, 0, 3599, 3600):
                moment = start + timedelta(seconds=seconds)
                shifted = utc("x", "Europe/London")
                [[found]] = connection.execute(
                    f"SELECT {shifted} FROM (SELECT ?::TIMESTAMP AS x)", [moment]
                ).fetchall()
                assert found == _utc(moment, "Europe/London")
                assert (found is None) == (seconds in {0, 3599})


def _utc(moment: datetime, zone: str) -> datetime | None:
    if zone == "+05:30":
        return moment - timedelta(hours=5, minutes=30)
    place = ZoneInfo(zone)
    first, second = (moment.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first.replace(tzinfo=None) if first == second else None

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


@pytest.fixture(scope="module", autouse=True)
def places():
    """Where files are staged: thousands of small folders, gone with the last test."""
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        yield
        tempfile.tempdir = None


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


def refusal(raw: bytes) -> str | None:
    """What a file is refused for, told by nothing but Python's own CSV reader; None when it is read.

    Somewhere a quotation mark was not closed, and what follows it would be lost: a record of more than five lines; one of more than
    one line with another number of fields than the header, or with a line that is a whole record by itself; a
    record that swallows what is written behind the end of the file.
    """
    text, width = raw.decode(), len(HEADER)
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines)
    next(reader)
    before, number = reader.line_num, 0
    for number, record in enumerate(reader, start=1):
        taken, before = lines[before : reader.line_num], reader.line_num
        alone = [next(csv.reader([line])) for line in taken[1:]]
        whole = any(len(one) == width and one[0][-1:] != '"' for one in alone)
        if len(taken) > 5 or (len(taken) > 1 and (len(record) != width or whole)):
            return f"record {number} runs over {len(taken)} lines"
    *_, last = csv.reader(io.StringIO(f"{text}\nbehind the end", newline=""))
    return None if last == ["behind the end"] else f"record {number} ends inside quotation marks"


def refused(raw: bytes) -> str:
    """Return the place that the refusal of a file names."""
    with pytest.raises(MalformedFile) as fault:
        both_ways(raw)
    place, question = str(fault.value.facts["detail"]).split("; ")
    assert question == "is a quotation mark unclosed?"
    return place


@settings(max_examples=60)
@given(st.lists(RECORD, max_size=8), DIALECT)
def test_random_tables_give_the_same_bytes_both_ways_and_digests_that_python_gives(
    records, dialect
):
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows([HEADER, *records])
    raw = out.getvalue().encode()
    if (place := refusal(raw)) is not None:
        assert refused(raw) == place
        return
    _, (one, two) = both_ways(raw)
    assert same(one, two)
    expected = digests(raw)
    stored = pq.read_table(one / "calls.parquet").to_pylist()
    assert all(expected[row["row"]] == row["row_sha256"] for row in stored)
    rejects = one / "rejects.parquet"
    rejected = pq.read_table(rejects)["row"].to_pylist() if rejects.exists() else []
    assert sorted([*(row["row"] for row in stored), *rejected]) == sorted(expected)


@settings(max_examples=60)
@given(st.lists(RAW_LINE, max_size=6), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_broken_text_is_never_read_fast_when_python_would_read_it_otherwise(lines, end, last_open):
    good = "1,Outgoing,923900000001,8558,1/2/2025 03:04:05,61,1A,1,1,Q"
    wide = [
        f"{good},{line}" if n % 3 == 0 else line + good if n % 3 == 1 else line
        for n, line in enumerate(lines)
    ]
    raw = end.join([",".join(HEADER), good, *wide, good + ("" if last_open else end)]).encode()
    if (place := refusal(raw)) is not None:
        assert refused(raw) == place
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


def whole(*lines: str) -> bytes:
    return "\n".join([",".join(HEADER), *lines]).encode()


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
    assert refused(whole(*rows)) == "record 2 runs over 7 lines"


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ('"a\nb",2', "record 2 runs over 2 lines"),  # two fields
        (GOOD.replace("Q", '"Q\nu\ne\nt\nt\na"'), "record 2 runs over 6 lines"),
        (f'{GOOD}\n"', "record 3 runs over 2 lines"),  # open to the end of the file
        (GOOD.replace("Q", f'"Q\n{GOOD}\nuetta"'), "record 2 runs over 3 lines"),
        (GOOD.replace("Q", f'"Q\n{GOOD}"'), "record 2 runs over 2 lines"),
    ],
)
def test_lines_that_an_open_quotation_mark_would_explain_refuse_the_file(row, place):
    raw = whole(GOOD, row, GOOD, "")
    assert refusal(raw) == refused(raw) == place


@pytest.mark.parametrize(
    ("last", "place"),
    [
        (GOOD.replace("Q", '"Q'), "record 2 ends inside quotation marks"),
        (GOOD.replace("Q", '"Q\n'), "record 2 ends inside quotation marks"),
        (GOOD.replace("Q", '"Q\nuetta'), "record 2 ends inside quotation marks"),
    ],
)
def test_a_file_that_ends_inside_a_quotation_mark_was_cut_and_is_refused(last, place):
    raw = whole(GOOD, last)
    assert refusal(raw) == refused(raw) == place


def test_a_broken_first_column_is_no_line_that_was_swallowed():
    raw = whole(GOOD, f'"Sr\nno {GOOD[0]}"{GOOD[1:]}', GOOD, "")
    assert refusal(raw) is None
    _, (one, two) = both_ways(raw)
    assert same(one, two)
    assert pq.read_table(one / "calls.parquet")["row"].to_pylist() == [1, 2, 3]


def test_five_lines_in_one_field_of_a_whole_record_are_an_address():
    raw = whole(GOOD.replace("Q", '"Q\nu\ne\nt\nt"'), GOOD, "")
    assert refusal(raw) is None
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


@settings(max_examples=150)
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


@settings(max_examples=60)
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

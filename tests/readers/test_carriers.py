# SPDX-License-Identifier: Apache-2.0
"""Operators' layouts as they come: each template by hand, with invented records."""

import codecs
import csv
import io
import json
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from sanad.errors import BadSheet, EncodingInDoubt, HeaderChanged, MalformedFile
from sanad.readers.formats.calls import stage
from sanad.readers.formats.calls.template import load

ROOT = Path(__file__).parents[2]
RULEBOOK = ROOT / "src" / "sanad" / "rulebook"
TEMPLATES = (RULEBOOK / "pk" / "templates", RULEBOOK / "templates")
SHIPPED = sorted(path for folder in TEMPLATES for path in folder.glob("*.toml"))


def header(name: str) -> list[str]:
    [path] = [path for path in SHIPPED if path.stem == name]
    return tomllib.loads(path.read_text())["header"]


def table(name: str, *records: dict[str, str], before: str = "", quote: str = "") -> str:
    """Write records by the columns of a template; what is not named is empty."""
    columns = header(name)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for record in records:
        assert set(record) <= set(columns)
        writer.writerow([f"{quote}{record[c]}{quote}" if c in record else "" for c in columns])
    return before + out.getvalue()


@pytest.fixture
def calls(run):
    """Read a text with every template of the rulebook at hand."""

    def read(text: str | bytes, **hints):
        raw = text.encode() if isinstance(text, str) else text
        return run(raw, "records.csv", templates=TEMPLATES, **hints)

    return read


def utc(*parts: int) -> datetime:
    return datetime(*parts)  # noqa: DTZ001 - UTC, naive by contract


AIRTEL_BEFORE = "BHARTI AIRTEL LIMITED \r\n\r\nCall Details of Mobile No '919990000001'\r\n\r\n"
AIRTEL = {
    "Target No": "919990000001", "Call Type": "OUT", "B Party No": "9990000002", "Date": "02/01/2025", "Time": "00:30:00",
    "Dur(s)": "41", "First CGI Lat/Long": "21.29669/72.8915", "First CGI": "404-98-8331-230711555",
    "Last CGI Lat/Long": "21.2741/72.86936", "Last CGI": "404-98-8331-236717574", "IMEI": "00100100000001",
    "IMSI": "001010000000001", "Call Fow No": "-",
}  # fmt: skip
BSNL = {
    "Target/A-Party Number": "919990000001", "Call Type": "IN", "Other/B-party Number": "57645", "Call Date": "17/06/2025",
    "Call Initiation Time": "15:58:21", "Call Duration": "1",
    "First BTS Location": "Sample Road II C; Sample; Lat-22.39711; Long-88.43938", "First Cell Global ID": "404-81-724-24723",
    "Last BTS Location": "-", "Service Type": "SMS", "IMEI": "001001000000011", "IMSI": "001010000000001",
}  # fmt: skip
JIO = {
    "Calling Party Telephone Number": "919990000001", "Called Party Telephone Number": "919990000002", "Call Forwarding": "-",
    "Call Date": "01/01/2025", "Call Time": "10:15:30", "Call Termination Time": "10:16:15", "Call Duration": "45",
    "First Cell ID": "00101703AD319", "Last Cell ID": "00101703AD323", "Call Type": "a_out", "IMEI": "00100100000001",
    "IMSI": "001010000000001",
}  # fmt: skip
DOT = {
    "Calling Party Telephone Number": "9990000001", "Called Party Telephone Number": "9990000002", "Call Date": "02/01/2025",
    "Call Time": "11:30:05", "Call duration (in seconds)": "60", "Complete First Cell ID": "404-10-1234-5678",
    "Complete Last Cell ID": "404-10-1234-5679", "Call Type (IN/OUT/SMS_IN/SMS_OUT)": "OUT",
}  # fmt: skip
JAZZ = {
    "Sr #": "1", "Call Type": "Outgoing", "A-Party": "923990000001", "B-Party": "+92-399-0000002", "Date & Time": "1/2/2025 03:04:05",
    "Duration": "61", "Cell ID": "1A2B", "IMEI": "00100100000001", "IMSI": "410010000000001", "Site": "Q7__P_Sariab, Quetta",
}  # fmt: skip


def test_airtel_records_give_both_cells_and_where_both_masts_stand(calls):
    outcome = calls(table("in-airtel", AIRTEL, before=AIRTEL_BEFORE, quote="'"))
    assert outcome.receipt.version.endswith("/in-airtel/1")
    [row] = outcome.rows("calls")
    assert (row["owner"], row["other"]) == ("+919990000001", "+919990000002")
    assert row["started_at"] == utc(2025, 1, 1, 19, 0)  # 00:30 in India, day first
    assert (row["cell"], row["last_cell"]) == ("404-98-8331-230711555", "404-98-8331-236717574")
    assert (row["latitude"], row["longitude"]) == (21.29669, 72.8915)
    assert (row["last_latitude"], row["last_longitude"]) == (21.2741, 72.86936)
    assert outcome.receipt.first == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("word", "kind", "direction"),
    [("IN", "call", "in"), ("OUT", "call", "out"), ("SMT", "sms", "in"), ("SMO", "sms", "out")],
)
def test_airtels_four_types(calls, word, kind, direction):
    [row] = calls(table("in-airtel", AIRTEL | {"Call Type": word}, before=AIRTEL_BEFORE)).rows(
        "calls"
    )
    assert (row["kind"], row["direction"]) == (kind, direction)


def test_two_operators_with_one_header_are_told_by_the_words_before_it(calls):
    ours = calls(table("in-airtel", AIRTEL, before="BETA TELECOM LIMITED (FICTIONAL)\r\n"))
    assert ours.receipt.version.endswith("/beta-telecom/2")
    with pytest.raises(HeaderChanged, match="do not stand before it"):
        calls(table("in-airtel", AIRTEL))
    named = calls(table("in-airtel", AIRTEL), template="in-airtel")
    assert named.receipt.version.endswith("/in-airtel/1")


@pytest.mark.parametrize(
    ("written", "noted"),
    [
        ("---", False),
        ("", False),
        ("21.29669", True),
        ("91.0/72.0", True),
        ("21.2/181", True),
        ("21.2/east", True),
    ],
)
def test_a_position_that_cannot_be_read_is_left_out_whole_and_noted(calls, written, noted):
    record = AIRTEL | {"First CGI Lat/Long": written}
    outcome = calls(table("in-airtel", record, before=AIRTEL_BEFORE))
    [row] = outcome.rows("calls")
    assert (row["latitude"], row["longitude"]) == (None, None)
    assert (
        "1 records hold a position that cannot be read; it was left out" in outcome.receipt.notes
    ) is noted


def test_a_forwarded_call_is_noted(calls):
    outcome = calls(
        table("in-airtel", AIRTEL, AIRTEL | {"Call Fow No": "9990000003"}, before=AIRTEL_BEFORE)
    )
    assert (
        "1 records name a further party of a forwarded call; it stands in the file"
        in outcome.receipt.notes
    )


@pytest.mark.parametrize("lines", [0, 4, 18, 40])
def test_jio_records_come_after_any_number_of_lines(calls, lines):
    before = "".join(f"Ticket Number :,LEA{n}\r\n" for n in range(lines))
    sender = JIO | {"Calling Party Telephone Number": "JP-SAMPLE-S", "Call Type": "A2P_SMSIN"}
    outcome = calls(table("in-jio", JIO, sender, before=before, quote="'"))
    assert outcome.receipt.version.endswith("/in-jio/1")
    out, message = outcome.rows("calls")
    assert (out["owner"], out["other"], out["direction"]) == (
        "+919990000001",
        "+919990000002",
        "out",
    )
    assert (out["cell"], out["last_cell"]) == ("00101703AD319", "00101703AD323")
    assert (message["owner"], message["other"]) == ("+919990000002", "JP-SAMPLE-S")
    assert (message["kind"], message["direction"]) == ("sms", "in")
    assert out["started_at"] == utc(2025, 1, 1, 4, 45, 30)


def test_forty_one_lines_before_jios_header_are_another_layout(calls):
    with pytest.raises(HeaderChanged, match="41 records stand before it, not 40 at most"):
        calls(table("in-jio", JIO, before="x\r\n" * 41))


def test_bsnl_takes_the_type_from_two_columns_and_the_place_from_a_text(calls):
    voice = BSNL | {
        "Call Type": "OUT",
        "Service Type": "Voice Call",
        "Last BTS Location": "Sample; Lat-22.4; Long-88.5",
    }
    before = "Search Criteria : MSISDN\r\nSearch Value : 919990000001\r\n\r\n"
    outcome = calls(
        table("in-bsnl", BSNL, voice, BSNL | {"Service Type": ""}, before=before)
        + "*** END OF REPORT ***\r\n"
    )
    message, call = outcome.rows("calls")
    assert (message["kind"], message["direction"], message["other"]) == ("sms", "in", "57645")
    assert (message["latitude"], message["longitude"], message["last_latitude"]) == (
        22.39711,
        88.43938,
        None,
    )
    assert message["site"] == BSNL["First BTS Location"]
    assert (call["kind"], call["direction"], call["last_longitude"]) == ("call", "out", 88.5)
    assert outcome.receipt.rejects_by_code == {"too_few_fields": 1, "unclear_call_type": 1}
    assert [r["reason"] for r in outcome.rows("rejects") if r["code"] == "unclear_call_type"] == [
        "The service type is empty, so the record may be of a call or of a message."
    ]


def test_the_uniform_layout_makes_national_numbers_indian(calls):
    incoming = DOT | {"Call Type (IN/OUT/SMS_IN/SMS_OUT)": "SMS_IN"}
    out, message = calls(table("in-dot-uniform", DOT, incoming)).rows("calls")
    assert (out["owner"], out["other"]) == ("+919990000001", "+919990000002")
    assert (message["owner"], message["kind"], message["direction"]) == (
        "+919990000002",
        "sms",
        "in",
    )
    assert out["last_cell"] == "404-10-1234-5679"


def test_a_layout_without_a_type_has_one_for_all_records(calls):
    outcome = calls(
        "From,To,Datetime,Duration(seconds),Cell Tower\n200,211,20060601 0803,146,25\n200,5,2006061 0803,1,2\n"
    )
    [row] = outcome.rows("calls")
    assert (row["owner"], row["other"], row["kind"], row["direction"]) == (
        "200",
        "211",
        "call",
        "out",
    )
    assert (row["started_at"], row["duration_s"], row["cell"]) == (utc(2006, 6, 1, 8, 3), 146, "25")
    assert outcome.receipt.rejects_by_code == {
        "bad_date": 1
    }  # a month or day of one digit could be two days


def test_a_pakistani_operators_mixed_forms(calls):
    records = [
        JAZZ,
        JAZZ | {"A-Party": "03990000001", "IMEI": "001001000000011"},
        JAZZ
        | {
            "A-Party": "+92-399-0000001",
            "IMEI": "0010010000000112",
            "B-Party": "4A415A5A",
            "Call Type": "SMS",
        },
        JAZZ | {"Call Type": "Incoming Si"},
    ]
    outcome = calls(table("alpha-mobile", *records))
    rows = outcome.rows("calls")
    assert {row["owner"] for row in rows} == {"+923990000001"}
    assert [len(row["imei"]) for row in rows] == [14, 15, 16]
    assert rows[2]["other"] == "JAZZ"
    assert rows[0]["started_at"] == utc(2025, 1, 1, 22, 4, 5)  # month first
    [reject] = outcome.rows("rejects")
    assert reject["code"] == "unclear_call_type"
    assert reject["reason"].startswith("The operator's word is cut short")


@pytest.mark.parametrize(
    ("codec", "mark", "hint"),
    [("utf-8", b"", None), ("utf-8", codecs.BOM_UTF8, None), ("utf-16-le", codecs.BOM_UTF16_LE, None),
     ("utf-16-be", codecs.BOM_UTF16_BE, None), ("utf-16-le", b"", "utf-16-le"), ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
     ("cp1256", b"", "cp1256"), ("cp1252", b"", "cp1252")],
)  # fmt: skip
def test_every_encoding_of_an_operator_gives_the_same_rows(calls, codec, mark, hint):
    site = "Q7__P_Café" if codec == "cp1252" else "Q7__P_كويته"
    text = table("alpha-mobile", JAZZ | {"Site": site})
    [row] = calls(mark + text.encode(codec), encoding=hint).rows("calls")
    assert row["site"] == site
    assert row["started_at"] == utc(2025, 1, 1, 22, 4, 5)


def test_no_encoding_alone_makes_a_file_slow(calls, monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr(stage, "slow", never)
    text = table("alpha-mobile", JAZZ | {"Site": 'Q7__P_كويته, "x"'})
    for codec in ("utf-8", "utf-16", "cp1256"):
        assert calls(text.encode(codec), encoding=codec).receipt.stored == 1


def test_a_code_page_that_nobody_named_is_refused(calls):
    with pytest.raises(EncodingInDoubt, match="cp1256"):
        calls(table("alpha-mobile", JAZZ | {"Site": "Q7__P_كويته"}).encode("cp1256"))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_copy_of_a_template_takes_another_delimiter_and_another_column(run, tmp_path, delimiter):
    """How a new variant is added: copy the file, give it an id of its own, and write its header."""
    shipped = (RULEBOOK / "pk" / "templates" / "alpha-mobile.toml").read_text()
    mine = shipped.replace('"alpha-mobile"', '"alpha-mobile-2"').replace(
        '"Site"]', '"Site", "Sector"]'
    )
    mine = mine.replace('delimiter = ","', f"delimiter = {json.dumps(delimiter)}")
    path = tmp_path / "alpha-mobile-2.toml"
    path.write_text(mine)
    names = [*header("alpha-mobile"), "Sector"]
    fields = [*(JAZZ[name] for name in names[:-1]), "3"]
    raw = "\n".join(delimiter.join(line) for line in (names, fields)).encode()
    outcome = run(raw, "a.csv", templates=(*TEMPLATES, path))
    assert outcome.receipt.version.endswith("/alpha-mobile-2/2")
    assert outcome.receipt.stored == 1


@pytest.mark.parametrize(
    "stamp",
    [
        "2025-01-02 03:04:05",
        "2025-01-02T03:04:05",
        "2025-01-02 03:04:05.250",
        " 2025-01-02 03:04:05 ",
    ],
)
def test_every_template_takes_iso_times_beside_its_own(calls, stamp):
    [row] = calls(table("alpha-mobile", JAZZ | {"Date & Time": stamp})).rows("calls")
    assert row["started_at"].replace(microsecond=0) == utc(2025, 1, 1, 22, 4, 5)
    assert row["started_written"] == stamp


@pytest.mark.parametrize(
    "stamp",
    [
        "2025-13-02 03:04:05",
        "2025-02-30 03:04:05",
        "2025-01-02",
        "2025-1-2 03:04:05",
        "0999-01-02 03:04:05",
    ],
)
def test_what_is_nearly_iso_is_a_bad_date(calls, stamp):
    outcome = calls(table("alpha-mobile", JAZZ | {"Date & Time": stamp}))
    assert outcome.receipt.rejects_by_code == {"bad_date": 1}


def test_a_template_that_writes_the_year_first_reads_nothing_but_its_own_order(run, tmp_path):
    path = tmp_path / "odd.toml"
    shipped = (RULEBOOK / "templates" / "vast-2008.toml").read_text()
    path.write_text(shipped.replace("%Y%m%d %H%M", "%Y-%d-%m %H:%M"))
    raw = b"From,To,Datetime,Duration(seconds),Cell Tower\n1,2,2025-02-01 10:00,1,2\n1,2,2025-01-13 10:00,1,2\n"
    outcome = run(raw, "a.csv", templates=(path,))
    assert [row["started_at"] for row in outcome.rows("calls")] == [utc(2025, 1, 2, 10, 0)]
    assert outcome.receipt.rejects_by_code == {"bad_date": 1}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_template_of_the_rulebook_is_sound_and_called_after_its_file(path):
    if tomllib.loads(path.read_text()).get("records", "calls") == "calls":
        assert load(path).id == path.stem


def test_no_two_templates_of_the_rulebook_can_take_the_same_file():
    found = [
        load(path)
        for path in SHIPPED
        if tomllib.loads(path.read_text()).get("records", "calls") == "calls"
    ]
    seen = [(one.header, one.delimiter, one.preamble_has) for one in found]
    assert len(set(seen)) == len(seen)
    shared = {one.header for one in found if [each.header for each in found].count(one.header) > 1}
    assert all(one.preamble_has for one in found if one.header in shared)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('every = { kind = "call", direction = "out" }', ""),
        ('direction = "out" }', 'direction = "sideways" }'),
        ('direction = "out" }', "}"),
        ("[columns]", 'preamble_has = "x"\n[columns]'),
        (
            "[columns]",
            'position = "{latitude}/{longitude}"\n[columns]\nlatitude = "From"\nlongitude = "To"',
        ),
        ("[columns]", '[columns]\nlatitude = "From"'),
        ("[columns]", '[columns]\nlatitude = "From"\nlongitude = "From"'),
        ("[columns]", 'position = "{latitude}"\n[columns]\nlatitude = "From"\nlongitude = "From"'),
        (
            "[columns]",
            'position = "{latitude}/{longitude}/{height}"\n[columns]\nlatitude = "From"\nlongitude = "From"',
        ),
        ("[columns]", '[set_aside]\n"x" = "Why."\n[columns]'),
        ("[columns]", '[calls]\n"x" = { kind = "call", direction = "in" }\n[columns]'),
    ],
)
def test_a_slip_in_the_new_fields_is_refused(run, tmp_path, old, new):
    shipped = (RULEBOOK / "templates" / "vast-2008.toml").read_text()
    assert old in shipped
    path = tmp_path / "slip.toml"
    path.write_text(shipped.replace(old, new, 1))
    with pytest.raises(BadSheet):
        run(b"From,To\n", "a.csv", templates=(path,), reader="calls")


def test_a_word_that_is_both_known_and_set_aside_is_refused(tmp_path):
    shipped = (RULEBOOK / "pk" / "templates" / "alpha-mobile.toml").read_text()
    path = tmp_path / "slip.toml"
    path.write_text(shipped.replace('"Incoming Si" = "The', '"Incoming" = "The'))
    with pytest.raises(BadSheet, match="Incoming"):
        load(path)


def test_degrees_in_columns_of_their_own_need_no_form(run, tmp_path):
    shipped = (RULEBOOK / "templates" / "vast-2008.toml").read_text()
    path = tmp_path / "two.toml"
    path.write_text(
        shipped.replace(
            "[columns]", '[columns]\nlatitude = "Cell Tower"\nlongitude = "Duration(seconds)"'
        )
    )
    raw = b"From,To,Datetime,Duration(seconds),Cell Tower\n1,2,20250102 1000,67,-30.5\n"
    [row] = run(raw, "a.csv", templates=(path,)).rows("calls")
    assert (row["latitude"], row["longitude"]) == (-30.5, 67.0)


def test_a_quotation_mark_that_never_closes_is_refused_in_every_layout(calls):
    text = table("in-jio", JIO, JIO, JIO, JIO, JIO, JIO, JIO)
    with pytest.raises(MalformedFile):
        calls(text.replace("919990000001", '"919990000001', 1))

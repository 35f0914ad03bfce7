# SPDX-License-Identifier: Apache-2.0
"""Retained data under ETSI TS 102 657: three shapes of a record, and one that nobody knows."""

import csv
import io
import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from sanad.errors import HostileFile, MalformedFile
from sanad.readers.formats.etsi102657 import reader
from sanad.readers.formats.etsi102657.place import cell_of, degrees
from sanad.readers.formats.etsi102657.values import utc

ROOT = Path(__file__).parents[2]
TEMPLATES = (ROOT / "src" / "sanad" / "rulebook" / "templates",)
HEADER = """<ns:retainedDataHeader><ns:requestID><ns:countryCode>ZZ</ns:countryCode><ns:authorisedOrganisationID>SAMPLE
</ns:authorisedOrganisationID><ns:requestNumber>R-1</ns:requestNumber></ns:requestID><ns:cSPID>SAMPLE-CSP</ns:cSPID>
<ns:timeStamp>2025-04-01T00:00:00Z</ns:timeStamp></ns:retainedDataHeader>"""
ULI = "1862F210123462F210001A2B3C"
DMS = """<ns:extendedLocation><ns:spot><ns:gsmLocation><ns:geoCoordinates><ns:latitude>N301124.00</ns:latitude>
<ns:longitude>E0670036.00</ns:longitude><ns:mapDatum><ns:wGS84/></ns:mapDatum><ns:azimuth>120</ns:azimuth>
</ns:geoCoordinates></ns:gsmLocation></ns:spot></ns:extendedLocation>"""
DECIMAL = """<ns:extendedLocation><ns:spot><ns:gsmLocation><ns:geoCoordinatesDec><ns:latitudeDec>30.19</ns:latitudeDec>
<ns:longitudeDec>67.01</ns:longitudeDec></ns:geoCoordinatesDec></ns:gsmLocation></ns:spot></ns:extendedLocation>"""
INFORMATION = (
    '"Call Indikator"="MOC";"Session-ID"="s-1";"TypeOfData"="x";"A_PUPLIC_IPV6"="2001:db8::1"'
)


def record(number: int, usage: str, information: str = INFORMATION) -> str:
    return f"""<ns:ResponseRecord><ns:recordNumber>{number}</ns:recordNumber><ns:recordPayload><ns:telephonyRecord>
<ns:telephonyServiceUsage>{usage}</ns:telephonyServiceUsage></ns:telephonyRecord></ns:recordPayload><ns:additionalInformation>
<ns:otherInformation>{information}</ns:otherInformation></ns:additionalInformation><ns:nationalRecordPayload>
<ns:countryCode>ZZ</ns:countryCode><ns:headerID>h</ns:headerID><ns:typeOfData><ns:traffic/></ns:typeOfData>
</ns:nationalRecordPayload></ns:ResponseRecord>"""


def internet(inside: str) -> str:
    return f"""<ns:nationalTelephonyServiceUsage><ns:countryCode>ZZ</ns:countryCode><ns:headerID>h</ns:headerID><ns:internetAccess>
<ns:nwAccessType><ns:mobilePacketData/></ns:nwAccessType><ns:naDeviceId>00100100000002</ns:naDeviceId><ns:gprsInformation>
<ns:iMSI>001010000000002</ns:iMSI><ns:aPN>internet.sample</ns:aPN></ns:gprsInformation>{inside}</ns:internetAccess>
</ns:nationalTelephonyServiceUsage>"""


def party(role: str, number: str, more: str = "") -> str:
    return f"""<ns:TelephonyPartyInformation><ns:partyRole><ns:{role}/></ns:partyRole><ns:partyNumber>{number}</ns:partyNumber>{more}
</ns:TelephonyPartyInformation>"""


def parties(*legs: str) -> str:
    return f"<ns:partyInformation>{''.join(legs)}</ns:partyInformation>"


SEEN = f"""<ns:iMSI>001010000000001</ns:iMSI><ns:iMEI>001001000000011</ns:iMEI><ns:communicationTime>
<ns:startTime>2025-01-02T03:04:05+05:00</ns:startTime><ns:endTime>2025-01-02T03:05:06+05:00</ns:endTime>
<ns:durationTime>61</ns:durationTime></ns:communicationTime><ns:detailedLocation><ns:cellInformation>
<ns:userLocationInformation>{ULI}</ns:userLocationInformation>{DECIMAL}</ns:cellInformation><ns:transmitterDetails>
<ns:beamWidth>65</ns:beamWidth></ns:transmitterDetails></ns:detailedLocation>"""
INTERVAL = f"""<ns:interval><ns:startTime>20250102030405+0500</ns:startTime><ns:durationTime>3600</ns:durationTime></ns:interval>
<ns:location><ns:userLocationInformation>{ULI}</ns:userLocationInformation>{DMS}</ns:location>"""
CALL = parties(
    party("originating-Party", "923990000001", SEEN), party("terminating-Party", "923990000002")
)
MESSAGE = parties(party("smsOriginator", "8558"), party("smsRecipient", "923990000001", SEEN))
SESSION = internet(f"<ns:mSISDN>923990000003</ns:mSISDN>{INTERVAL}")
HYBRID = internet("") + parties(party("gprsTarget", "923990000004", SEEN))


def message(*records: str, version: str = "1.28.1") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ns:RetainedDataMessage xmlns:ns="http://uri.etsi.org/02657/v{version}#/RetainedData">
{HEADER}<ns:retainedDataPayload><ns:responseMessage><ns:responsePayload>
{"".join(records)}</ns:responsePayload></ns:responseMessage></ns:retainedDataPayload></ns:RetainedDataMessage>"""


@pytest.fixture
def table(run):
    """Read XML and return what the reader gave, and the rows of its table."""

    def read(text: str, encoding: str = "utf-8"):
        outcome = run(text.encode(encoding), "answer.xml", templates=TEMPLATES)
        assert outcome.receipt.reader == "etsi102657"
        raw = outcome.children.get("ResponseRecord.csv", b"")
        return outcome, list(csv.DictReader(io.StringIO(raw.decode(), newline="")))

    return read


def test_each_leg_of_a_call_is_a_row_with_its_time_place_and_cell(table):
    outcome, [caller, called] = table(message(record(7, CALL)))
    assert outcome.receipt.read == outcome.receipt.stored == 1
    wanted = {
        "record": "1", "leg": "1", "record_number": "7", "shape": "parties", "type": "originating-Party",
        "owner": "923990000001", "other": "923990000002", "started": "2025-01-01 22:04:05",
        "start_time": "2025-01-02T03:04:05+05:00", "end_time": "2025-01-02T03:05:06+05:00", "duration": "61",
        "imsi": "001010000000001", "imei": "001001000000011", "cell": "262-01-4660-1715004", "uli": ULI,
        "latitude": "30.190000", "longitude": "67.010000", "beam_width": "65", "call_indicator": "MOC",
        "session_id": "s-1", "data_type": "traffic",
    }  # fmt: skip
    assert {name: caller[name] for name in wanted} == wanted
    assert (called["type"], called["other"], called["started"]) == ("named", "923990000001", "")


def test_each_row_tells_the_bytes_of_its_record(table):
    for encoding in ("utf-8", "utf-16"):
        text = message(record(1, CALL), record(2, SESSION)).replace('encoding="UTF-8"', "")
        outcome, rows = table(text, encoding)
        raw = outcome.sealed.read_bytes()
        spans = [(int(row["byte_start"]), int(row["byte_end"])) for row in rows]
        codec = "utf-16-le" if encoding == "utf-16" else encoding
        found = [raw[start:end].decode(codec) for start, end in spans]
        assert found == [record(1, CALL)] * 2 + [record(2, SESSION)]


@pytest.mark.parametrize("key", ["Session-ID", "Session Id"])
def test_both_spellings_of_the_sessions_key_are_read(table, key):
    _, [row] = table(message(record(1, SESSION, INFORMATION.replace("Session-ID", key))))
    assert (row["session_id"], row["call_indicator"]) == ("s-1", "MOC")


def test_a_session_gives_time_and_place_in_the_national_element(table):
    _, [row] = table(message(record(1, SESSION)))
    assert (row["shape"], row["type"], row["owner"]) == ("data", "data", "923990000003")
    assert (row["started"], row["duration"]) == ("2025-01-01 22:04:05", "3600")
    assert (row["latitude"], row["longitude"], row["azimuth"]) == ("30.190000", "67.010000", "120")
    assert (row["access"], row["apn"], row["imei"]) == (
        "mobilePacketData", "internet.sample", "00100100000002",
    )  # fmt: skip


def test_where_94_of_100_records_are_hybrid_none_loses_its_time_or_place(table):
    """The trap of exports under v1.26.1: device and APN in one element, time and cell in the one beside it."""
    records = [record(n, HYBRID if n % 50 >= 3 else SESSION) for n in range(100)]
    outcome, rows = table(message(*records, version="1.26.1"))
    assert [row["shape"] for row in rows].count("hybrid") == 94
    assert all(row["started"] == "2025-01-01 22:04:05" for row in rows)
    assert all(row["cell"] == "262-01-4660-1715004" for row in rows)
    assert all((row["latitude"], row["longitude"]) == ("30.190000", "67.010000") for row in rows)
    hybrid = next(row for row in rows if row["shape"] == "hybrid")
    assert (hybrid["apn"], hybrid["imsi"], hybrid["number"]) == (
        "internet.sample", "001010000000002", "923990000004",
    )  # fmt: skip
    assert not any("WARNING" in note for note in outcome.receipt.notes)


@pytest.mark.parametrize(
    "usage",
    ["", "<ns:legs><ns:leg>923990000009</ns:leg></ns:legs>", "<ns:partyInformation/>",
     "<ns:nationalTelephonyServiceUsage><ns:countryCode>ZZ</ns:countryCode></ns:nationalTelephonyServiceUsage>"],
)  # fmt: skip
def test_an_unknown_shape_is_a_warning_and_a_row_that_lists_all_its_fields(table, usage):
    outcome, rows = table(message(record(1, CALL), record(2, usage), record(3, SESSION)))
    assert outcome.receipt.read == 3
    assert outcome.receipt.notes[0].startswith("WARNING: 1 of 3 records have a shape")
    [odd] = [row for row in rows if row["shape"] == "unknown"]
    assert (odd["record_number"], odd["type"], odd["owner"]) == ("2", "", "")
    fields = [tuple(pair) for pair in json.loads(odd["fields"])]
    assert ("recordNumber", "2") in fields
    if "legs" in usage:
        path = "recordPayload/telephonyRecord/telephonyServiceUsage/legs/leg"
        assert (path, "923990000009") in fields


def test_a_national_element_that_is_not_known_is_named_and_its_time_is_read(table):
    usage = SESSION.replace("internetAccess", "voiceCall")
    outcome, [row] = table(message(record(1, usage)))
    assert (row["type"], row["started"]) == ("voiceCall", "2025-01-01 22:04:05")
    assert (
        "1 rows or records have a national part voiceCall, which is not known here"
        in outcome.receipt.notes
    )


def test_no_value_of_a_record_is_lost(table):
    _, [row, _] = table(message(record(1, CALL)))
    values = {said for _, said in json.loads(row["fields"])}
    words = {" ".join(said.split()) for said in re.findall(r">([^<>]+)<", record(1, CALL))} - {""}
    assert words <= {" ".join(said.split()) for said in values}
    assert ["A_PUPLIC_IPV6", "2001:db8::1"] in json.loads(row["other_information"])


def test_a_time_without_an_offset_is_left_open_and_noted(table):
    outcome, [row] = table(message(record(1, SESSION.replace("+0500", ""))))
    assert (row["started"], row["start_time"]) == ("", "20250102030405")
    assert any("without its offset" in note for note in outcome.receipt.notes)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("3600<", "PT1H<", "duration that is no whole number"),
        ("N301124.00", "Quetta", "place in a form that is not known"),
        (ULI, "18", "cell (userLocationInformation) in another layout"),
        ("ns:wGS84", "ns:wGS72", "on the datum wGS72"),
        ("</ns:location>", f"</ns:location><ns:more>{DMS}</ns:more>", "more than one place"),
    ],
)
def test_what_is_not_read_of_a_row_is_noted_and_stays_among_its_fields(table, old, new, words):
    outcome, [row] = table(message(record(1, SESSION.replace(old, new))))
    assert any(words in note for note in outcome.receipt.notes)
    assert row["started"] == "2025-01-01 22:04:05"
    assert new.strip("<>").removeprefix("ns:").split("<")[0].split("/")[0] in row["fields"]


def test_what_the_header_says_is_kept_and_an_answer_without_records_says_so(table):
    outcome, rows = table(message())
    assert rows == []
    assert outcome.receipt.facts["requestNumber"] == "R-1"
    assert "the answer holds no record" in outcome.receipt.notes


def test_a_value_with_line_breaks_or_without_end_stays_on_one_line_of_the_table(table):
    outcome, rows = table(
        message(record(1, CALL, "free\n\n\n\n\n\n\ntext"), record(2, CALL, "x" * 300_000))
    )
    assert [row["other_information"] for row in rows] == ["free text"] * 2 + [""] * 2
    assert any("more than a column takes" in note for note in outcome.receipt.notes)
    assert outcome.children["ResponseRecord.csv"].count(b"\n") == 5


def test_the_table_is_read_as_calls_with_every_leg_accounted_for(run, table):
    text = message(
        record(1, CALL), record(2, MESSAGE), record(3, SESSION), record(4, HYBRID), record(5, "")
    )
    outcome, _ = table(text)
    raw = outcome.children["ResponseRecord.csv"]
    calls = run(raw, "answer.xml/ResponseRecord.csv", templates=TEMPLATES, template="etsi-102657")
    assert calls.receipt.rejects_by_code == {"unclear_call_type": 2, "unknown_call_type": 1}
    rows = calls.rows("calls")
    assert [(r["kind"], r["direction"], r["owner"], r["other"]) for r in rows] == [
        ("call", "out", "+923990000001", "+923990000002"),
        ("sms", "in", "+923990000001", "8558"),
        ("data", "out", "+923990000003", None),
        ("data", "out", "+923990000004", None),
    ]
    assert {r["started_at"] for r in rows} == {datetime(2025, 1, 1, 22, 4, 5)}  # noqa: DTZ001 - UTC, naive by contract
    assert {r["cell"] for r in rows} == {"262-01-4660-1715004"}
    assert {(r["latitude"], r["longitude"]) for r in rows} == {(30.19, 67.01)}
    assert calls.receipt.read == 7


def test_the_template_reads_exactly_the_columns_that_are_written(table):
    outcome, _ = table(message(record(1, CALL)))
    shipped = (TEMPLATES[0] / "etsi-102657.toml").read_text()
    assert all(f'"{name}"' in shipped for name in reader.COLUMNS)
    assert outcome.children["ResponseRecord.csv"].splitlines()[0].decode() == ",".join(
        reader.COLUMNS
    )


def test_a_document_type_and_damage_are_refused(run):
    bomb = message(record(1, CALL)).replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
    with pytest.raises(HostileFile):
        run(bomb.encode(), "answer.xml", reader="etsi102657")
    for raw in (message(record(1, CALL)).encode()[:-40], b"no xml"):
        with pytest.raises(MalformedFile):
            run(raw, "answer.xml", reader="etsi102657")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path):
    """A thousand records and three thousand, 3 MB more: what is held is one record and a mebibyte of rows."""
    import tracemalloc

    from sanad.readers.rows import Hints

    head, tail = message("@").split("@")
    peaks = []
    for records in (1000, 3000):
        sealed, into = tmp_path / f"sealed-{records}", tmp_path / f"into-{records}"
        into.mkdir()
        sealed.write_text(head + record(1, CALL) * records + tail)
        tracemalloc.start()
        receipt = reader.read(sealed, into, Hints("a.xml"))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert receipt.read == records
    assert peaks[1] - peaks[0] < 256 << 10


@pytest.mark.parametrize(
    ("written", "side", "value"),
    [
        ("N301124.00", "latitude", 30.19), ("301124N", "latitude", 30.19), ("S301124", "latitude", -30.19),
        ("E0670036.00", "longitude", 67.01), ("30°11'24.0\"N", "latitude", 30.19), ("67° 0′ 36″ W", "longitude", -67.01),
        ("N30.19", "latitude", 30.19), ("-67.01", "longitude", -67.01), ("67,01", "longitude", 67.01),
        ("N306124", "latitude", None), ("E301124", "latitude", None), ("N30E", "latitude", None), ("91", "latitude", None),
        ("301124", "latitude", None), ("N-30.1", "latitude", None), ("", "latitude", None), (None, "latitude", None),
        ("about Quetta", "latitude", None),
    ],
)  # fmt: skip
def test_degrees_are_read_in_every_form_of_etsi_and_in_no_other(written, side, value):
    assert degrees(written, side) == value


@pytest.mark.parametrize(
    ("written", "cell"),
    [  # by hand from 3GPP TS 29.274, figures 8.21.1-1 to 8.21.6-1
        (ULI, "262-01-4660-1715004"),
        ("0162F2101234ABCD", "262-01-4660-43981"),  # CGI
        ("0262F2101234ABCD", "262-01-4660-43981"),  # SAI
        ("0862F2101234", "262-01-4660"),  # TAI alone
        ("0114000300010002", "410-300-1-2"),  # an MNC of three digits
        ("1062F210001A2B3C", None),  # ECGI without its area
        ("0162F2101234", None), ("0162F2101234ABCD00", None), ("", None), ("zz", None), (None, None), ("00", None),
        ("01FFFFFF1234ABCD", None),
    ],
)  # fmt: skip
def test_a_cell_is_read_from_location_information_of_the_right_length(written, cell):
    found = cell_of(written)
    assert (None if found is None else str(found)) == cell


@pytest.mark.parametrize(
    "written", ["2025-02-30T00:00:00Z", "2025-01-02", "", "0001-01-01T00:00:00+05:00", "yesterday"]
)
def test_a_time_that_cannot_be_told_is_none(written):
    assert utc(written) == ""

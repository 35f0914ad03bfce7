# SPDX-License-Identifier: Apache-2.0
"""Call records: both operators by hand, every kind of damage, and the order of dates."""

import codecs
import hashlib
from datetime import date, datetime

import pytest

from sanad.errors import (
    AmbiguousDates,
    BadSheet,
    BadValue,
    EncodingInDoubt,
    HeaderChanged,
    MalformedFile,
    UnknownLayout,
)
from sanad.readers.tabular.telephones import MARKED_NOTE

ALPHA = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
GOOD = '1,Outgoing,923900000001,03900000002,1/2/2025 03:04:05,61,1A2B,00100100000001,001010000000001,"Q7__P_Sariab, Quetta"\n'
BETA_HEADER = (
    "Target No,Call Type,TOC,B Party No,LRN No,LRN TSP-LSA,Date,Time,Dur(s),First CGI Lat/Long,First CGI,"
    "Last CGI Lat/Long,Last CGI,SMSC No,Service Type,IMEI,IMSI,Call Fow No,Roam Nw,SW & MSC ID,IN TG,OUT TG,"
    "Vowifi First UE IP,Port1,Vowifi Last UE IP,Port2\r\n"
)
BETA_PREAMBLE = "BETA TELECOM LIMITED (FICTIONAL)\r\n\r\nTicket Number : BT-1\r\nDate Range : 01/01/2025 - 31/03/2025\r\n\r\n"
BETA_ROW = (
    "'923990000001','SMT','PRE','BT-ZARDPAY','---','---','02/01/2025','00:30:00','0','30.19/67.00','001-01-11-22',"
    "'---','---','923990000900','SMS','00100100000002','001010000000002','-','-','MSC01','-','-','-','-','-','-'\r\n"
)


def alpha(*rows: str) -> bytes:
    return (ALPHA + "".join(rows)).encode()


def sha(*fields: str) -> str:
    return hashlib.sha256("\x1f".join(fields).encode()).hexdigest()


def test_a_record_of_alpha_mobile_is_read_as_a_hand_would(run):
    outcome = run(alpha(GOOD), "a.csv")
    [row] = outcome.rows("calls")
    fields = (
        "1", "Outgoing", "923900000001", "03900000002", "1/2/2025 03:04:05", "61", "1A2B",
        "00100100000001", "001010000000001", "Q7__P_Sariab, Quetta",
    )  # fmt: skip
    assert row == {
        "row": 1,
        "row_sha256": sha(*fields),
        "kind": "call",
        "direction": "out",
        "owner": "+923900000001",
        "other": "+923900000002",
        "owner_written": "923900000001",
        "other_written": "03900000002",
        "started_at": datetime(2025, 1, 1, 22, 4, 5),  # noqa: DTZ001 - UTC, naive by contract
        "started_written": "1/2/2025 03:04:05",
        "duration_s": 61,
        "imei": "00100100000001",
        "imsi": "001010000000001",
        "cell": "1A2B",
        "site": "Q7__P_Sariab, Quetta",
        "last_cell": None,
        "latitude": None,
        "longitude": None,
        "last_latitude": None,
        "last_longitude": None,
    }
    receipt = outcome.receipt
    assert (receipt.reader, receipt.version, receipt.kind) == ("calls", "4/alpha-mobile/2", "calls")
    assert (receipt.first, receipt.last) == (date(2025, 1, 2), date(2025, 1, 2))  # in Karachi
    assert receipt.facts == {"clock": "Asia/Karachi"}
    assert receipt.numbers == ("+923900000001",)
    assert outcome.layer == {
        "v": "sanad/layer/1",
        "exhibit": hashlib.sha256(alpha(GOOD)).hexdigest(),
        "reader": "calls",
        "version": "4/alpha-mobile/2",
        "kind": "table",
        "table": {"encoding": "utf-8", "delimiter": ",", "quotechar": '"', "header_record": 1},
    }


def test_a_record_of_beta_telecom_is_read_after_its_preamble(run):
    outcome = run((BETA_PREAMBLE + BETA_HEADER + BETA_ROW).encode(), "b.csv")
    [row] = outcome.rows("calls")
    fields = BETA_ROW.strip().split(",")
    assert row["row_sha256"] == sha(
        *fields
    )  # the operator's single quotes are part of what is written
    assert (row["kind"], row["direction"]) == ("sms", "in")
    assert (row["owner"], row["owner_written"]) == ("+923990000001", "'923990000001'")
    assert (row["other"], row["other_written"]) == ("BT-ZARDPAY", "'BT-ZARDPAY'")
    assert row["started_at"] == datetime(2025, 1, 1, 19, 30)  # noqa: DTZ001 - UTC, naive by contract
    assert row["started_written"] == "'02/01/2025' '00:30:00'"
    assert (row["cell"], row["site"]) == ("001-01-11-22", "30.19/67.00")
    assert (row["latitude"], row["longitude"]) == (30.19, 67.0)
    assert (row["imei"], row["imsi"]) == ("00100100000002", "001010000000002")
    assert outcome.layer["table"]["header_record"] == 6
    assert "before the header: Ticket Number : BT-1" in outcome.receipt.notes


def test_the_sender_of_a_message_in_hexadecimal_gets_a_name_but_keeps_what_was_written(run):
    [row] = run(alpha(GOOD.replace("03900000002", "4A415A5A")), "a.csv").rows("calls")
    assert (row["other"], row["other_written"]) == ("JAZZ", "4A415A5A")


@pytest.mark.parametrize(
    "written", ["8558", "44454647", "15", "4A4", "001010000000009", "7F7F7F41"]
)
def test_digits_alone_are_never_decoded_and_short_codes_stay(run, written):
    [row] = run(alpha(GOOD.replace("03900000002", written)), "a.csv").rows("calls")
    assert row["other"] == written


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+92-390-0000002", "+923900000002"), ("0390 000 0002", "+923900000002"),
        ("۰۳۹۰۰۰۰۰۰۰۲", "+923900000002"), ("+971501234567", "+971501234567"), ("00971501234567", "+971501234567"),
        ("971501234567", "+971501234567"), ("+44 (0)1632 960961", "+441632960961"),
    ],
)  # fmt: skip
def test_numbers_of_other_shapes_are_understood_too(run, written, number):
    outcome = run(alpha(GOOD, GOOD.replace("03900000002", written), GOOD), "a.csv")
    assert [row["other"] for row in outcome.rows("calls")] == [
        "+923900000002",
        number,
        "+923900000002",
    ]


@pytest.mark.parametrize("mark", ["", "-", "---", " ", "'---'"])
def test_the_operators_signs_for_empty_are_nothing(run, mark):
    row = (
        BETA_ROW.replace("'BT-ZARDPAY'", mark).replace("'001-01-11-22'", mark).replace("'0'", mark)
    )
    [found] = run((BETA_PREAMBLE + BETA_HEADER + row).encode(), "b.csv").rows("calls")
    assert (found["other"], found["cell"], found["duration_s"]) == (None, None, None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("1/2/2025", "2/30/2025"), "bad_date"),
        (("1/2/2025", "13/1/2025"), "bad_date"),
        (("1/2/2025", "1/2/25"), "bad_date"),
        (("1/2/2025 03:04:05", "epoch"), "bad_date"),
        (("1/2/2025 03:04:05", ""), "bad_date"),
        (("03:04:05", "24:00:00"), "bad_date"),
        (
            ("1/2/2025 03:04:05", "6/1/2008 00:30:00"),
            "clock_change",
        ),  # Pakistan's clocks went forward
        (("1/2/2025 03:04:05", "10/31/2009 23:30:00"), "clock_change"),  # and back
        (("Outgoing", "Teleprinter"), "unknown_call_type"),
        (("Outgoing", "Incoming Si"), "unclear_call_type"),
        (("Outgoing", ""), "unknown_call_type"),
        (("923900000001", ""), "no_owner"),
        (("923900000001", "---"), "no_owner"),
        ((",61,", ",-61,"), "bad_duration"),
        ((",61,", ",1:01,"), "bad_duration"),
        ((",61,", ",6e1,"), "bad_duration"),
        ((",61,", ",9999999999,"), "bad_duration"),
        ((",Q7__P_Sariab, Quetta", ""), None),
        (("001010000000001,", ""), "too_few_fields"),
        (("\n", ",\n"), "too_many_fields"),
        (("\n", ",,extra\n"), "too_many_fields"),
        (("1A2B", "1A\x1f2B"), "separator_in_field"),
    ],
)
def test_a_bad_record_is_set_aside_with_its_reason_and_the_others_stay(run, change, code):
    if code is None:
        return
    bad = GOOD.replace(*change)
    outcome = run(alpha(GOOD, bad, GOOD), "a.csv")
    assert [row["row"] for row in outcome.rows("calls")] == [1, 3]
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"]) == (2, code)
    assert reject["reason"].endswith(".")
    assert reject["written"].startswith("1 | ")
    assert outcome.receipt.rejects_by_code == {code: 1}


def test_empty_lines_and_a_footer_are_counted_like_any_csv_reader_counts_them(run):
    outcome = run(alpha(GOOD, "\n", GOOD, "Total records: 2\n", "\n"), "a.csv")
    assert [row["row"] for row in outcome.rows("calls")] == [1, 3]
    assert [(r["row"], r["code"]) for r in outcome.rows("rejects")] == [
        (2, "empty_record"),
        (4, "too_few_fields"),
        (5, "empty_record"),
    ]


def test_a_line_end_inside_quotes_is_part_of_its_field(run):
    row = GOOD.replace("Sariab, Quetta", "Sariab\r\nQuetta")
    outcome = run(alpha(row, GOOD), "a.csv")
    assert [r["site"] for r in outcome.rows("calls")] == [
        "Q7__P_Sariab\r\nQuetta",
        "Q7__P_Sariab, Quetta",
    ]


def test_a_file_of_a_header_alone_has_no_records(run):
    receipt = run(alpha(), "a.csv").receipt
    assert (receipt.read, receipt.first, receipt.numbers) == (0, None, ())


def test_an_imei_that_a_spreadsheet_ruined_is_left_out_and_noted(run):
    outcome = run(alpha(GOOD.replace("00100100000001", "1.001E+13")), "a.csv")
    assert outcome.rows("calls")[0]["imei"] is None
    assert outcome.receipt.notes == ("1 records hold an IMEI that is no number; it was left out",)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le+bom", "utf-16-be+bom"]
)
def test_every_encoding_told_by_its_mark_gives_the_same_rows(run, encoding):
    text = ALPHA + GOOD.replace("Sariab", "سریاب")
    marks = {"utf-16-le+bom": codecs.BOM_UTF16_LE, "utf-16-be+bom": codecs.BOM_UTF16_BE}
    raw = marks.get(encoding, b"") + text.encode(encoding.removesuffix("+bom"))
    plain = run(text.encode(), "a.csv").rows("calls")
    assert plain[0]["site"] == "Q7__P_سریاب, Quetta"
    assert run(raw, "a.csv").rows("calls") == plain


def test_a_windows_code_page_is_read_only_when_named(run):
    raw = (ALPHA + GOOD.replace("Sariab", "كوئٹه".replace("ئٹ", "يت"))).encode("cp1256")
    offset = next(n for n, byte in enumerate(raw) if byte > 127)
    with pytest.raises(EncodingInDoubt) as refused:
        run(raw, "a.csv")
    assert (refused.value.where, refused.value.facts["offset"]) == ("a.csv", offset)
    assert "cp1256" in refused.value.facts["readings"]
    assert "كويته" in refused.value.facts["readings"]
    outcome = run(raw, "a.csv", encoding="cp1256")
    assert outcome.rows("calls")[0]["site"] == "Q7__P_كويته, Quetta"
    assert outcome.layer["table"]["encoding"] == "cp1256"


def test_the_first_bad_byte_is_named_even_far_into_the_file(run):
    filler = GOOD * 20_000  # beyond two mebibytes
    raw = alpha(filler) + b"\xe2\x82" + GOOD.encode()
    with pytest.raises(EncodingInDoubt) as refused:
        run(raw, "a.csv")
    assert refused.value.facts["offset"] == len(alpha(filler))


@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_letter_cut_by_the_end_of_a_block_is_whole_and_a_broken_one_is_named(run, before):
    start = alpha(GOOD)
    filler = (b"9" * 99 + b"\n") * (-(-((1 << 20) - len(start)) // 100))
    raw = (start + filler)[: (1 << 20) - before]
    assert run(raw + "\u0679\n".encode(), "a.csv").receipt.stored == 1
    with pytest.raises(EncodingInDoubt) as refused:
        run(raw + b"\xe2\x82\n", "a.csv")
    assert refused.value.facts["offset"] == len(raw)


def test_an_encoding_that_does_not_exist_is_the_callers_fault(run):
    with pytest.raises(BadValue):
        run(alpha(GOOD), "a.csv", encoding="cp9999")


def test_an_unclosed_quotation_mark_refuses_the_file_and_names_the_record(run):
    plain = GOOD.replace('"Q7__P_Sariab, Quetta"', "Q7")
    raw = alpha(GOOD, plain.replace("1A2B", '"1A2B'), plain * 2000)
    with pytest.raises(MalformedFile, match=r"record 2\b.*quotation"):
        run(raw, "a.csv")


def test_a_file_cut_inside_a_quotation_mark_is_refused_under_the_name_a_person_knows(run):
    with pytest.raises(MalformedFile, match="record 2 ends inside quotation marks") as refused:
        run(alpha(GOOD, GOOD.removesuffix('"\n')), "a.csv")
    assert refused.value.where == "a.csv"


@pytest.mark.parametrize("written", ["9.23E+11", "9.239e+11", "9,23E+11", " 3E+9"])
@pytest.mark.parametrize("party", ["923900000001", "03900000002"])
def test_a_number_that_a_spreadsheet_destroyed_is_no_party_and_the_others_stay(run, party, written):
    outcome = run(alpha(GOOD, GOOD.replace(party, f'"{written}"'), GOOD), "a.csv")
    assert [row["row"] for row in outcome.rows("calls")] == [1, 3]
    assert [(r["row"], r["code"]) for r in outcome.rows("rejects")] == [(2, "destroyed_number")]
    assert outcome.receipt.numbers == ("+923900000001",)


@pytest.mark.parametrize(
    "written", ["4E+", "SITE+11", "12E+11", "1.5e11", "923900000009", "OFFER 5E+10"]
)
def test_other_words_with_such_letters_are_not_destroyed(run, written):
    receipt = run(alpha(GOOD.replace("03900000002", written)), "a.csv").receipt
    assert (receipt.notes, receipt.rejected) == ((), 0)


@pytest.mark.parametrize(
    "written", ["'923900000001", '="923900000001"', '"=""923900000001"""', "tel:+923900000001", "923900000001.0", "\0923900000001"]
)  # fmt: skip
def test_what_a_program_puts_around_a_number_makes_no_other_party(run, written):
    outcome = run(alpha(GOOD, GOOD.replace("923900000001", written)), "a.csv")
    assert outcome.receipt.numbers == ("+923900000001",)
    assert outcome.rows("calls")[1]["owner_written"] == written.replace('"=""', '="').replace(
        '"""', '"'
    )
    is_marked = written.endswith(".0") or "\0" in written
    assert outcome.receipt.notes == ((f"1 records {MARKED_NOTE}",) if is_marked else ())


def test_a_number_with_a_fraction_is_never_one_digit_longer(run):
    assert run(alpha(GOOD.replace("03900000002", "511234567.0")), "a.csv").rows("calls")[0]["other"] == "+92511234567"  # fmt: skip


def test_a_line_without_end_is_refused(run):
    with pytest.raises(MalformedFile):
        run(alpha(GOOD, "9" * 3_000_000, "\n"), "a.csv")


def test_an_unknown_layout_is_refused_with_its_first_line(run):
    with pytest.raises(UnknownLayout, match="From,To,Datetime"):
        run(b"From,To,Datetime,Duration(seconds),Cell Tower\n1,2,3,4,5\n", "cells.csv")
    with pytest.raises(UnknownLayout):
        run(alpha(GOOD), "a.csv", template="beta-telecom")
    with pytest.raises(UnknownLayout):
        run(alpha(GOOD), "a.csv", templates=(), reader="calls")


def test_a_preamble_longer_than_the_template_allows_is_another_layout(run):
    assert run(b"x\n" * 20 + alpha(GOOD), "a.csv").receipt.stored == 1
    with pytest.raises(HeaderChanged, match="21 records stand before it"):
        run(b"x\n" * 21 + alpha(GOOD), "a.csv")


TEMPLATE = """
template = "sanad/template/1"
id = "test"
version = "7"
operator = "Gamma (fictional)"
header = ["from", "to", "type", "at", "s"]
delimiter = ";"
zone = "Asia/Karachi"
home = "PK"
{more}
[columns]
calling = "from"
called = "to"
type = "type"
started = "at"
duration = "s"
[calls]
MOC = {{ kind = "call", direction = "out" }}
MTC = {{ kind = "call", direction = "in" }}
"""


@pytest.fixture
def gamma(run, tmp_path):
    """Read records of a third operator, whose template is written here."""

    def read(dates: list[str], more: str = "", kind: str = "MOC"):
        path = tmp_path / "gamma.toml"
        path.write_text(TEMPLATE.format(more=more))
        rows = "".join(f"923900000001;923900000002;{kind};{at};5\n" for at in dates)
        return run(f"from;to;type;at;s\n{rows}".encode(), "g.csv", templates=(path,))

    return read


@pytest.mark.parametrize(("kind", "owner"), [("MOC", "+923900000001"), ("MTC", "+923900000002")])
def test_where_columns_say_who_called_the_direction_says_whose_record_it_is(gamma, kind, owner):
    [row] = gamma(["2025-01-02 10:00:00"], kind=kind).rows("calls")
    assert row["owner"] == owner
    assert (
        row["other"] == {"+923900000001": "+923900000002", "+923900000002": "+923900000001"}[owner]
    )


def test_dates_that_fit_two_orders_are_refused(gamma):
    with pytest.raises(AmbiguousDates, match="04/05/2025"):
        gamma(["04/05/2025 10:00", "06/07/2025 11:00"])


def test_one_date_that_fits_one_order_only_decides_for_all(gamma):
    day_first = gamma(["04/05/2025 10:00", "13/05/2025 11:00"]).rows("calls")
    assert [row["started_at"].month for row in day_first] == [5, 5]
    month_first = gamma(["04/05/2025 10:00", "04/13/2025 11:00"]).rows("calls")
    assert [row["started_at"].month for row in month_first] == [4, 4]


def test_dates_in_mixed_orders_are_refused(gamma):
    with pytest.raises(AmbiguousDates):
        gamma(["13/05/2025 10:00", "05/13/2025 11:00"])


def test_dates_that_mean_the_same_in_both_orders_are_not_ambiguous(gamma):
    [row] = gamma(["05/05/2025 10:00"]).rows("calls")
    assert row["started_at"] == datetime(2025, 5, 5, 5, 0)  # noqa: DTZ001 - UTC, naive by contract


def listed(*days: str) -> bytes:
    return alpha(*(GOOD.replace("1/2/2025", day) for day in days))


def test_a_date_that_only_the_other_order_reads_is_a_reject_and_a_doubt_about_the_rest(run):
    outcome = run(listed("12/1/2025", "13/1/2025", "13/1/2025", "2/30/2025"), "a.csv")
    assert outcome.receipt.rejects_by_code == {"bad_date": 3}
    [note] = outcome.receipt.notes
    assert note.startswith("2 dates can be read only with day and month exchanged")


def test_records_that_would_stand_in_order_with_day_and_month_exchanged_are_a_doubt(run):
    """Day first, the first twelve days of two months: read month first, every date is one and the list jumps to and fro."""
    days = [f"{day}/{month}/2025" for month in (1, 2) for day in range(1, 13)]
    [note] = run(listed(*days), "a.csv").receipt.notes
    assert note.startswith(
        "the records go forth and back in time, and would not with day and month"
    )
    [note] = run(listed(*reversed(days)), "a.csv").receipt.notes  # the newest first
    assert note.startswith("the records go forth and back in time")


@pytest.mark.parametrize(
    "days",
    [
        [f"1/{day}/2025" for day in range(1, 13)],  # in order as they are read
        [f"{day}/{month}/2025" for month in (1, 2) for day in range(1, 6)],  # too few to tell
        [f"{day}/1/2025" for day in (1, 5, 2, 9, 3, 12, 4, 6, 8, 7, 11, 10, 1)],  # in no order either way
        ["1/13/2025", *(f"{day}/{month}/2025" for month in (1, 2) for day in range(1, 13))],  # one proves it
        ["2/30/2025", *(f"1/{day}/2025" for day in range(1, 13))],  # a bad date in any order
    ],
)  # fmt: skip
def test_without_such_a_sign_the_templates_word_is_not_doubted(run, days):
    assert run(listed(*days), "a.csv").receipt.notes == ()


def test_a_template_that_names_the_order_settles_it(gamma):
    [row] = gamma(["04/05/2025 10:00"], more='date_format = "%m/%d/%Y %H:%M"').rows("calls")
    assert row["started_at"].month == 4


@pytest.mark.parametrize(
    "more",
    [
        "surprise = 1", 'delimiter = "::"', "preamble_max = -1", "preamble_max = true", 'date_format = "%c"',
        'date_format = "%Y %z"', "date_format = []", "hex_senders = 1", 'empty = "x"', "zone = 5", 'id = ""',
    ],
)  # fmt: skip
def test_a_template_with_a_slip_is_refused(gamma, more):
    with pytest.raises(BadSheet):
        gamma(["2025-01-02 10:00"], more=more)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"sanad/template/1"', '"sanad/template/2"'), ('zone = "Asia/Karachi"', 'zone = "Asia/Nowhere"'),
        ('calling = "from"', 'calling = "nobody"'), ('called = "to"', ""), ("MOC", ""), ('kind = "call"', 'kind = "fax"'),
        ('["from", "to", "type", "at", "s"]', '["from", "from", "type", "at", "s"]'), ("[calls]", "[calls"),
        ('started = "at"', "started = []"), ('duration = "s"', 'duration = ["s", "at"]'), ('home = "PK"', ""),
    ],
)  # fmt: skip
def test_a_damaged_template_is_refused(run, tmp_path, old, new):
    path = tmp_path / "gamma.toml"
    path.write_text(TEMPLATE.format(more="").replace(old, new, 1))
    with pytest.raises(BadSheet):
        run(alpha(GOOD), "a.csv", templates=(path,))


def test_a_quotation_mark_in_a_template_or_path_cannot_leave_its_literal(run, tmp_path):
    path = tmp_path / "o'brien; drop [*].toml"
    path.write_text(
        TEMPLATE.format(more='quotes = "\'"\nempty = ["\');--"]').replace("MOC", '"M\'C"')
    )
    raw = b"from;to;type;at;s\n923900000001;');--;M'C;x;1\n923900000001;1;M'C;2025-01-02 10:00;5\n"
    outcome = run(raw, "g'[x].csv", templates=(path,))
    assert outcome.receipt.stored == 1

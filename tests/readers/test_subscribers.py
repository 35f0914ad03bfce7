# SPDX-License-Identifier: Apache-2.0
"""Subscriber lists: by hand, in four encodings, damaged, and at length."""

import hashlib
import random
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sanad.errors import (
    AmbiguousDates,
    BadSheet,
    EncodingInDoubt,
    HeaderChanged,
    MalformedFile,
    SanadError,
    UnknownLayout,
    UnreadableText,
)
from sanad.readers.formats.subscribers.reader import REASONS
from sanad.readers.tabular.telephones import MARKED_NOTE, Telephones
from sanad.values import telephone

TEMPLATES = Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates"
SHIPPED = TEMPLATES / "alpha-mobile-subscribers.toml"
HEAD = "Sr #,MSISDN,IMSI,Subscriber Name,Father/Husband Name,ID Type,ID Number,Address,City,Activation Date,Deactivation Date\n"
GOOD = '1,923990000001,410010000000001,Sample Person,Sample Father,CNIC,90001-1234567-1,"House 1, Street 2",Sample Town,05/01/2020,-\n'


def listed(*rows: str) -> bytes:
    return (HEAD + "".join(rows)).encode()


def changed(tmp_path, *changes: tuple[str, str]):
    """Return the shipped template with some words replaced."""
    text = SHIPPED.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "changed.toml"
    path.write_text(text)
    return (path,)


def test_a_registration_is_read_as_a_hand_would_and_can_be_cited(run):
    outcome = run(listed(GOOD), "s.csv")
    fields = [
        "1", "923990000001", "410010000000001", "Sample Person", "Sample Father", "CNIC", "90001-1234567-1",
        "House 1, Street 2", "Sample Town", "05/01/2020", "-",
    ]  # fmt: skip
    assert outcome.rows("subscribers") == [
        {
            "row": 1,
            "row_sha256": hashlib.sha256("\x1f".join(fields).encode()).hexdigest(),
            "number": "+923990000001",
            "number_written": "923990000001",
            "imsi": "410010000000001",
            "name": "Sample Person",
            "father_name": "Sample Father",
            "id_kind": "pk_cnic",
            "id_number": "90001-1234567-1",
            "id_written": "90001-1234567-1",
            "address": "House 1, Street 2 Sample Town",
            "valid_from": date(2020, 1, 5),
            "valid_to": None,
            "operator": None,
        }
    ]
    assert outcome.receipt.reader == "subscribers"
    assert outcome.receipt.version == "2/alpha-mobile-subscribers/1"
    assert outcome.receipt.notes == ()
    assert outcome.layer["kind"] == "table"
    assert outcome.layer["table"] == {
        "encoding": "utf-8",
        "delimiter": ",",
        "quotechar": '"',
        "header_record": 1,
    }


URDU = "نمونہ شخص"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_names_in_urdu_and_numbers_in_its_digits_are_read_in_every_encoding(run, encoding):
    row = GOOD.replace("Sample Person", URDU)
    if encoding != "cp1256":  # it has no Urdu digits
        row = row.replace("923990000001", "۰۳۹۹-۰۰۰۰۰۰۱").replace(
            "90001-1234567-1", "۹۰۰۰۱-۱۲۳۴۵۶۷-۱"
        )
        row = row.replace("05/01/2020", "۰۵/۰۱/۲۰۲۰")
    outcome = run(
        (HEAD + row).encode(encoding),
        "s.csv",
        encoding=None if encoding.startswith("utf") else encoding,
    )
    [found] = outcome.rows("subscribers")
    assert (found["name"], found["number"]) == (URDU, "+923990000001")
    assert (found["id_number"], found["valid_from"]) == ("90001-1234567-1", date(2020, 1, 5))
    assert found["number_written"] == ("923990000001" if encoding == "cp1256" else "۰۳۹۹-۰۰۰۰۰۰۱")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("923990000001", "-"), "no_number"),
        ((",CNIC,", ",LICENCE,"), "unknown_id_kind"),
        (("05/01/2020", "31/02/2020"), "bad_date"),
        (("05/01/2020", "2020/01/05"), "bad_date"),
        (("2020,-", "2020,04/01/2020"), "ends_before_it_starts"),
        ((",-\n", "\n"), "too_few_fields"),
        ((",-\n", ",-,x\n"), "too_many_fields"),
        (("Sample Father", "Sample\x1fFather"), "separator_in_field"),
        ((GOOD, "\n"), "empty_record"),
    ],
)
def test_a_record_that_cannot_be_stored_is_set_aside_with_its_reason(run, change, code):
    bad = GOOD.replace(*change)
    outcome = run(listed(GOOD, bad, GOOD), "s.csv")
    assert [row["row"] for row in outcome.rows("subscribers")] == [1, 3]
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"], reject["reason"]) == (2, code, REASONS[code])
    assert outcome.receipt.rejects_by_code == {code: 1}


def test_what_is_not_sound_stays_as_written_and_is_counted(run):
    rows = [
        GOOD.replace("90001-1234567-1", "90001-1234567"),
        GOOD.replace("923990000001", "8558"),
        GOOD.replace("410010000000001", "none"),
        GOOD.replace("CNIC,90001-1234567-1", "PASSPORT,ab 1234567"),
        GOOD.replace("CNIC,90001-1234567-1", "PASSPORT,?"),
        GOOD.replace("CNIC,90001-1234567-1", "POR,XX-1"),
        GOOD.replace("CNIC,90001-1234567-1", "-,-"),
        GOOD.replace("CNIC,90001-1234567-1", ","),
    ]
    outcome = run(listed(*rows), "s.csv")
    found = outcome.rows("subscribers")
    assert [row["id_number"] for row in found] == [
        "90001-1234567", "90001-1234567-1", "90001-1234567-1", "AB1234567", "?", "XX-1", None, None,
    ]  # fmt: skip
    assert [row["id_written"] for row in found][6:] == ["-", None]
    assert [row["id_kind"] for row in found][3:] == ["passport", "passport", "other", None, None]
    assert found[1]["number"] == "8558"
    assert found[2]["imsi"] is None
    assert [note.split(" ")[0] for note in outcome.receipt.notes] == ["2", "1", "1"]


@pytest.mark.parametrize("field", ["923990000001", "90001-1234567-1"])
def test_a_number_that_a_spreadsheet_destroyed_is_no_registration(run, field):
    outcome = run(listed(GOOD, GOOD.replace(field, "9.23E+11")), "s.csv")
    assert [row["row"] for row in outcome.rows("subscribers")] == [1]
    assert [(r["row"], r["code"]) for r in outcome.rows("rejects")] == [(2, "destroyed_number")]


@pytest.mark.parametrize(
    "written", ["'923990000001", "tel:+923990000001", "923990000001.0", "\0923990000001"]
)
def test_what_a_program_puts_around_a_number_makes_no_other_number(run, written):
    outcome = run(listed(GOOD.replace("923990000001", written)), "s.csv")
    [row] = outcome.rows("subscribers")
    assert (row["number"], row["number_written"]) == ("+923990000001", written)
    is_marked = written.endswith(".0") or "\0" in written
    assert outcome.receipt.notes == ((f"1 records {MARKED_NOTE}",) if is_marked else ())


def test_a_day_with_a_time_and_one_without_may_stand_in_one_file(run):
    row = GOOD.replace("05/01/2020,-", "05/01/2020 13:00:00,06/01/2021")
    [found] = run(listed(row), "s.csv").rows("subscribers")
    assert (found["valid_from"], found["valid_to"]) == (date(2020, 1, 5), date(2021, 1, 6))


def test_a_registration_of_one_day_is_no_contradiction(run):
    [row] = run(listed(GOOD.replace("2020,-", "2020,05/01/2020")), "s.csv").rows("subscribers")
    assert row["valid_from"] == row["valid_to"] == date(2020, 1, 5)


def test_an_encoding_that_nobody_named_is_asked_for_and_a_wrong_one_is_refused(run):
    raw = (HEAD + GOOD.replace("Sample Person", URDU)).encode("cp1256")
    with pytest.raises(EncodingInDoubt) as open_one:
        run(raw, "s.csv")
    assert URDU in open_one.value.facts["readings"]
    with pytest.raises(UnreadableText) as named:
        run(raw, "s.csv", encoding="ascii")
    start = raw.index(URDU.encode("cp1256"))
    assert named.value.facts["offset"] == open_one.value.facts["offset"] == start


def test_two_orders_of_days_are_told_apart_by_the_data_or_refused(run, tmp_path):
    both = changed(tmp_path, ('["%d/%m/%Y", "%d/%m/%Y %H:%M:%S"]', '["%d/%m/%Y", "%m/%d/%Y"]'))
    clear = GOOD.replace("05/01/2020", "13/01/2020")
    rows = run(listed(GOOD, clear), "s.csv", templates=both).rows("subscribers")
    assert [row["valid_from"] for row in rows] == [date(2020, 1, 5), date(2020, 1, 13)]
    with pytest.raises(AmbiguousDates, match="05/01/2020"):
        run(listed(GOOD), "s.csv", templates=both)
    with pytest.raises(AmbiguousDates, match="01/13/2020"):
        run(listed(clear, GOOD.replace("05/01/2020", "01/13/2020")), "s.csv", templates=both)
    same = GOOD.replace("05/01/2020", "05/05/2020")
    assert run(listed(same), "s.csv", templates=both).receipt.stored == 1


def test_date_cells_of_a_workbook_are_taken_beside_the_lists_own_days(run):
    cell = GOOD.replace("05/01/2020", "2020-01-13 00:00:00")
    rows = run(listed(GOOD, cell), "s.csv").rows("subscribers")
    assert [row["valid_from"].day for row in rows] == [5, 13]


def test_date_cells_that_a_spreadsheet_may_have_exchanged_refuse_the_list(run):
    exchanged = GOOD.replace("05/01/2020", "2020-05-01 00:00:00")
    with pytest.raises(AmbiguousDates, match="2020-05-01") as refused:
        run(listed(GOOD, exchanged), "s.csv")
    assert refused.value.where == "s.csv"


@pytest.mark.parametrize("stamp", ["2020-13-01", "2020-1-13", "2020-01-13T25:00", "20200113"])
def test_what_is_nearly_a_date_cell_is_a_bad_date(run, stamp):
    outcome = run(listed(GOOD.replace("05/01/2020", stamp)), "s.csv")
    assert outcome.receipt.rejects_by_code == {"bad_date": 1}


def test_a_template_that_writes_the_year_first_or_has_another_calendar_takes_no_date_cells(
    run, tmp_path
):
    cell = GOOD.replace("05/01/2020", "2020-01-13")
    for change in ('"%Y/%d/%m"', '"%d/%m/%Y"\ncalendar = "solar"'):
        templates = changed(
            tmp_path, ('date_format = ["%d/%m/%Y", "%d/%m/%Y %H:%M:%S"]', f"date_format = {change}")
        )
        outcome = run(listed(cell), "s.csv", templates=templates)
        assert outcome.receipt.rejects_by_code == {"bad_date": 1}


def test_a_file_cut_inside_a_quotation_mark_is_refused_under_its_name(run):
    with pytest.raises(MalformedFile, match="record 2 ends inside quotation marks") as refused:
        run(listed(GOOD, GOOD.partition("Street")[0]), "s.csv")
    assert refused.value.where == "s.csv"


def test_days_of_the_moon_are_noted_with_their_margin(run, tmp_path):
    lunar = changed(tmp_path, ("[columns]", 'calendar = "lunar"\n[columns]'))
    outcome = run(listed(GOOD.replace("05/01/2020", "01/03/1447")), "s.csv", templates=lunar)
    [row] = outcome.rows("subscribers")
    assert abs((row["valid_from"] - date(2025, 8, 26)).days) <= 2
    [note] = outcome.receipt.notes
    assert "1 days are of the lunar calendar" in note
    assert run(listed(GOOD), "s.csv", templates=lunar).receipt.rejects_by_code == {"bad_date": 1}


def test_a_hijri_day_without_a_calendar_is_no_day(run):
    outcome = run(listed(GOOD.replace("05/01/2020", "13/10/1404")), "s.csv")
    assert outcome.receipt.rejects_by_code == {"bad_date": 1}
    [row] = run(listed(GOOD.replace("05/01/2020", "13/10/1404 ش")), "s.csv").rows("subscribers")
    assert row["valid_from"] == date(2026, 1, 3)


def test_lines_before_the_header_are_noted_and_rows_are_counted_after_it(run):
    outcome = run(b"Request No: 7/2025\n\n" + listed(GOOD), "s.csv")
    assert outcome.receipt.notes == ("before the header: Request No: 7/2025",)
    assert outcome.layer["table"]["header_record"] == 3
    assert outcome.rows("subscribers")[0]["row"] == 1


OPEN = GOOD.replace('"House 1, Street 2"', '"House 1')


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (listed(GOOD) + b"\xff\xfe", EncodingInDoubt),
        (listed(OPEN, *[GOOD.replace('"House 1, Street 2"', "-")] * 9), MalformedFile),
        (listed(GOOD) + b"x" * (1 << 20), MalformedFile),
        (HEAD.replace("MSISDN", "NUMBER").encode() + GOOD.encode(), HeaderChanged),
        (b"Name,MSISDN\nSample Person,923990000001\n", UnknownLayout),
    ],
)
def test_a_damaged_file_is_refused_whole(run, raw, fault):
    with pytest.raises(fault):
        run(raw, "s.csv")


@pytest.mark.parametrize(
    "change",
    [
        ('number = "MSISDN"', 'numbers = "MSISDN"'),
        ('number = "MSISDN"', 'number = ["MSISDN", "IMSI"]'),
        ('number = "MSISDN"\n', ""),
        ('home = "PK"\n', ""),
        ('date_format = ["%d/%m/%Y", "%d/%m/%Y %H:%M:%S"]', ""),
        ("%d/%m/%Y %H", "%d/%d/%Y %H"),
        ('"PASSPORT" = "passport"', '"PASSPORT" = "passeport"'),
        ('id_kind = "ID Type"\n', ""),
        ('home = "PK"', 'home = "PK"\nzone = "Asia/Karachi"'),
        ('home = "PK"', 'home = "PK"\nid_kind = "pk_cnic"'),
        ('home = "PK"', 'home = "PK"\ncalendar = "mayan"'),
        ('home = "PK"', 'home = "PK"\nshort_years_from = "1970"'),
        ('records = "subscribers"', 'records = "customers"'),
        ('records = "subscribers"', "records = 1"),
        ('records = "subscribers"', 'records = ["subscribers"]'),
    ],
)
def test_a_damaged_template_is_refused(run, tmp_path, change):
    with pytest.raises(BadSheet):
        run(listed(GOOD), "s.csv", templates=changed(tmp_path, change))


@pytest.mark.parametrize("home", ["PK", "AF", "IR", "IN", "AE", "GB", "US"])
def test_numbers_of_usual_shapes_are_what_the_library_says_they_are(home):
    luck = random.Random(home)
    fast, code = (
        Telephones(home),
        {"PK": "92", "AF": "93", "IR": "98", "IN": "91", "AE": "971"}.get(home, "44"),
    )
    for _ in range(1500):
        digits = "".join(luck.choice("0123456789") for _ in range(luck.randint(7, 12)))
        start = luck.choice(["", "+", "00", "0", code, f"+{code}", f"00{code}", f"0{code}"])
        text = start + digits
        text = luck.choice([text, f"{text[:4]}-{text[4:]}", f" {text} ", f"{text[:3]} {text[3:]}"])
        assert fast.read(text) == telephone.parse(text, home).e164, text


def test_noise_never_leaks(run):
    luck = random.Random(5)
    for size in (1, 50, 2000):
        noise = bytes(luck.choice(b'\0\n\r,";\xff\xc3\xa9aZ09-/') for _ in range(size))
        try:
            run(listed(GOOD) + noise, "s.csv")
        except SanadError:
            continue


def test_a_list_of_several_batches_is_stored_in_order(run):
    rows = [GOOD.replace("923990000001", f"92399{n:07}") for n in range(50_003)]
    outcome = run(listed(*rows), "s.csv")
    assert pq.ParquetFile(outcome.folder / "subscribers.parquet").num_row_groups == 2
    found = outcome.rows("subscribers")
    assert [row["number"][-7:] for row in found] == [f"{n:07}" for n in range(50_003)]

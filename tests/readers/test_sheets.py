# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets: what is in the cells, what a spreadsheet loses, and an operator's workbook read by the operator's template."""

import csv
import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from sanad.errors import AmbiguousDates, HostileFile, LockedFile, MalformedFile, TooMuchInside
from sanad.readers.formats import calls
from sanad.readers.formats.sheets import cells, scans
from sanad.readers.formats.sheets import reader as sheets_reader

ROOT = Path(__file__).parents[2]
RULEBOOK = ROOT / "src" / "sanad" / "rulebook"
TEMPLATES = (RULEBOOK / "pk" / "templates", RULEBOOK / "templates")
STAMP = {"num_format": "dd/mm/yyyy hh:mm:ss"}
DAY = {"num_format": "dd/mm/yyyy"}
CLOCK = {"num_format": "hh:mm:ss"}


def wall(*parts: int) -> datetime:
    return datetime(*parts)  # noqa: DTZ001 - a cell has no zone


class Book:
    """A workbook in the making; `cells` are written row by row from A1 or from `at`."""

    def __init__(self, **options):
        self.raw = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.raw, {"in_memory": True, **options})

    def sheet(self, name, rows, at=(0, 0)):
        sheet = self.book.add_worksheet(name)
        kinds = (
            (datetime, self.book.add_format(STAMP)),
            (date, self.book.add_format(DAY)),
            (time, self.book.add_format(CLOCK)),
        )
        for r, row in enumerate(rows, at[0]):
            for c, value in enumerate(row, at[1]):
                form = next((f for kind, f in kinds if isinstance(value, kind)), None)
                if form is not None:
                    sheet.write_datetime(r, c, value, form)
                elif isinstance(value, str):
                    sheet.write_string(r, c, value)
                elif value is not None:
                    sheet.write(r, c, value)
        return sheet

    def close(self) -> bytes:
        self.book.close()
        return self.raw.getvalue()


def book(*rows, **options) -> bytes:
    made = Book(**options)
    made.sheet("One", rows)
    return made.close()


def rows(outcome, name="One.csv"):
    return list(csv.reader(io.StringIO(outcome.children[name].decode(), newline="")))


@pytest.fixture
def sheets(run):
    """Read a workbook and hold it to one exhibit for each sheet."""

    def read(raw: bytes, name="a.xlsx", **hints):
        outcome = run(raw, name, templates=TEMPLATES, **hints)
        assert outcome.receipt.reader == "sheets"
        return outcome

    return read


def test_a_cell_is_written_as_what_it_holds(sheets):
    raw = book(
        ["text", " 0390 ", "a,b", 'q"q', "two\nlines", "سریاب"],
        [923990000001, 1.5, True, False, 0.1, -3],
        [wall(2025, 1, 2, 3, 4, 5), date(2025, 1, 2), time(3, 4, 5)],
        [None, None, None, None, None, "end"],
    )
    assert rows(sheets(raw)) == [
        ["text", " 0390 ", "a,b", 'q"q', "two\nlines", "سریاب"],
        ["923990000001", "1.5", "TRUE", "FALSE", "0.1", "-3"],
        ["2025-01-02 03:04:05", "2025-01-02", "03:04:05", "", "", ""],
        ["", "", "", "", "", "end"],
    ]


def test_midnight_in_a_column_of_times_stays_a_time_and_a_day_stays_a_day(sheets):
    midnight, later = wall(2025, 1, 2), wall(2025, 1, 2, 9)
    raw = book([later, date(2025, 1, 2), time(0)], [midnight, date(2025, 1, 3), time(1)])
    assert rows(sheets(raw)) == [
        ["2025-01-02 09:00:00", "2025-01-02", "00:00:00"],
        ["2025-01-02 00:00:00", "2025-01-03", "01:00:00"],
    ]


def test_row_n_of_the_sheet_is_record_n_of_the_table(sheets):
    made = Book()
    made.sheet("One", [["a", "b"]], at=(2, 1))
    assert rows(sheets(made.close())) == [["", "", ""], ["", "", ""], ["", "a", "b"]]


def test_a_workbook_that_counts_from_1904_gives_the_same_dates_and_says_so(sheets):
    outcome = sheets(book([wall(2025, 1, 2, 3, 4, 5)], date_1904=True))
    assert rows(outcome) == [["2025-01-02 03:04:05"]]
    assert "its dates count from 1904, and were read so" in outcome.receipt.notes


def test_what_a_spreadsheet_loses_or_hides_is_noted(sheets):
    made = Book()
    sheet = made.sheet("Long", [[356938035643809123, 923990000001], [None, 999999999999999]])
    sheet.write_formula(2, 0, "=1+1", None, 2)
    sheet.write_formula(3, 0, "=1/0", None, "#DIV/0!")
    sheet.merge_range(4, 0, 5, 1, "merged")
    made.sheet("Hidden", [["x"]]).hide()
    made.sheet("Very", [["y"]]).very_hidden()
    outcome = sheets(made.close())
    long = rows(outcome, "Long.csv")
    assert long[2:] == [["2", ""], ["#DIV/0!", ""], ["merged", ""]]
    notes = outcome.receipt.notes
    assert any(note.startswith("sheet Long: 1 numbers have more than 15 digits") for note in notes)
    assert "sheet Hidden: it is hidden" in notes
    assert "sheet Very: it is hidden" in notes
    assert any("1 groups of merged cells" in note for note in notes)
    assert "2 cells hold formulas; the tables have the values that were saved with them" in notes
    assert "1 cells hold errors, which stand in the tables as written" in notes


def labelled(outcome) -> dict[str, str]:
    return {part["label"]: part["text"] for part in outcome.layer["parts"]}


def test_words_beside_the_cells_are_parts_with_their_sheet_and_place(sheets):
    made = Book()
    one = made.sheet("One", [["x"]])
    one.write_comment("B2", "دیکھیں\nsecond line", {"author": "Clerk One"})
    one.insert_textbox("D4", "boxed words")
    one.set_header("&CSecret list")
    two = made.sheet("Two", [["y"]])
    two.set_footer("page &P")
    two.write_comment("A1", "unsigned")
    assert labelled(sheets(made.close())) == {
        "sheet One, header": "&CSecret list",
        "sheet Two, footer": "page &P",
        "sheet One, text box": "boxed words",
        "sheet One, comment at B2 by Clerk One": "دیکھیں\nsecond line",
        "sheet Two, comment at A1": "unsigned",
    }


def test_hidden_rows_and_columns_are_in_the_table_and_are_told(sheets):
    made = Book()
    sheet = made.sheet("One", [["a", "b", "c"], ["d", "e", "f"]])
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.set_column("B:C", None, None, {"hidden": True})
    outcome = sheets(made.close())
    assert rows(outcome) == [["a", "b", "c"], ["d", "e", "f"]]
    assert "1 rows are hidden; they are in the tables" in outcome.receipt.notes
    assert "2 columns are hidden; they are in the tables" in outcome.receipt.notes


def test_words_beside_cells_without_end_are_refused(sheets, monkeypatch):
    monkeypatch.setattr(scans, "MOST_WORDS", 100)
    made = Book()
    sheet = made.sheet("One", [["x"]])
    for row in range(5):
        sheet.write_comment(row, 0, "y" * 40)
    with pytest.raises(TooMuchInside, match="100 characters"):
        sheets(made.close())


def test_an_empty_sheet_and_a_chart_are_set_aside_with_their_names(sheets):
    made = Book()
    made.sheet("Data", [[1], [2]])
    made.sheet("Nothing", [])
    chart = made.book.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$2"})
    made.book.add_chartsheet("Chart").set_chart(chart)
    outcome = sheets(made.close())
    assert list(outcome.children) == ["Data.csv"]
    assert [(r["row"], r["code"], r["written"]) for r in outcome.rows("rejects")] == [
        (2, "empty_sheet", "Nothing"),
        (3, "no_table", "Chart"),
    ]


def test_macros_links_and_comments_are_named_and_pictures_become_files(sheets):
    made = Book()
    made.sheet("One", [["x"]]).write_comment(0, 0, "a note")
    raw = with_members(
        made.close(),
        {
            "xl/vbaProject.bin": b"code",
            "xl/externalLinks/externalLink1.xml": b"<a/>",
            "xl/media/image1.png": b"png",
        },
    )
    outcome = sheets(raw)
    notes = outcome.receipt.notes
    assert "it holds macros, which were not run" in notes
    assert "1 links to other workbooks, which were not fetched" in notes
    assert [(part["label"], part["text"]) for part in outcome.layer["parts"]] == [
        ("sheet One, comment at A1", "a note")
    ]
    assert outcome.children["xl/media/image1.png"] == b"png"


def with_members(raw: bytes, more: dict[str, bytes]) -> bytes:
    """Replace or add members of an archive."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename not in more:
                new.writestr(info.filename, old.read(info))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def worksheet(inside: str, before: str = "") -> bytes:
    return f"{before}<worksheet {MAIN}><sheetData>{inside}</sheetData></worksheet>".encode()


def test_one_cell_in_the_far_corner_cannot_fill_the_memory(run):
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(TooMuchInside, match="cells"):
        run(with_members(book(["x"]), {SHEET: worksheet(far)}), "a.xlsx")


def test_a_cell_far_to_the_right_counts_for_all_rows_before_it(run):
    rows_ = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in (1, 1_000_000))
    wide = rows_ + '<row r="1000001"><c r="CV1000001"><v>1</v></c></row>'
    with pytest.raises(TooMuchInside, match="cells"):
        run(with_members(book(["x"]), {SHEET: worksheet(wide)}), "a.xlsx")


@pytest.mark.parametrize("extent", ["A1:XFD1048576", "B5:A1", "A1:ZZZZZZ99999999999", "", "A0:A0"])
def test_an_extent_that_is_not_true_changes_nothing(run, extent):
    one = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    false = one.replace(b"<sheetData>", f'<dimension ref="{extent}"/><sheetData>'.encode())
    try:
        outcome = run(with_members(book(["x"]), {SHEET: false}), "a.xlsx")
    except MalformedFile:
        return
    assert rows(outcome) == [["1"]]


def test_a_document_type_in_any_part_is_refused(run):
    bomb = worksheet("<row/>", '<!DOCTYPE x [<!ENTITY a "b">]>')
    for name in (SHEET, "xl/styles.xml", "docProps/app.xml"):
        with pytest.raises(HostileFile):
            run(with_members(book(["x"]), {name: bomb}), "a.xlsx")


def test_a_part_that_swells_without_end_is_refused(run):
    with pytest.raises(TooMuchInside):
        run(with_members(book(["x"]), {"xl/media/image1.png": bytes(80 << 20)}), "a.xlsx")


@pytest.mark.parametrize(
    "damage",
    [{SHEET: b"<worksheet"}, {SHEET: b""}, {"xl/workbook.xml": b"<workbook/>"}, {"xl/workbook.xml": b"\xff"},
     {"xl/_rels/workbook.xml.rels": b"<Relationships/>"}, {"xl/sharedStrings.xml": b"<sst"}],
)  # fmt: skip
def test_a_damaged_workbook_is_refused_or_gives_no_table_and_never_fails(run, damage):
    raw = with_members(book(["x", 1]), damage)
    try:
        outcome = run(raw, "a.xlsx", reader="sheets")
    except MalformedFile:
        return
    assert outcome.receipt.stored == 0


@pytest.mark.parametrize("cut", [10, 100, -30, -1])
def test_a_workbook_cut_short_is_refused(run, cut):
    with pytest.raises(MalformedFile):
        run(book(["x"])[:cut], "a.xlsx", reader="sheets")


def test_a_locked_workbook_says_so(run):
    with pytest.raises(LockedFile):
        run(compound("EncryptionInfo", "EncryptedPackage"), "a.xlsx")


def test_a_library_that_panics_is_a_damaged_file_and_an_interruption_is_none():
    class PanicException(BaseException):  # the name under which Rust's panics arrive
        pass

    with pytest.raises(MalformedFile), sheets_reader._named("a.xls"):
        raise PanicException
    with pytest.raises(KeyboardInterrupt), sheets_reader._named("a.xls"):
        raise KeyboardInterrupt


FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(*names: str, content: bytes = b"") -> bytes:
    """Write the smallest compound file (MS-CFB): streams of these names, the first with `content`, the others empty."""
    content = content and content.ljust(-(-max(len(content), 4096) // 512) * 512, b"\0")

    def entry(
        name: str, kind: int, child: int, right: int, start: int = END, size: int = 0
    ) -> bytes:
        raw = name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sI8s8sIQ",
            raw,
            len(raw) + 2,
            kind,
            1,
            FREE,
            right,
            child,
            b"",
            0,
            b"",
            b"",
            start,
            size,
        )

    entries = [entry("Root Entry", 5, 1, FREE)]
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else FREE
        held = (2, len(content)) if content and number == 1 else (END, 0)
        entries.append(entry(name, 2, FREE, right, *held))
    sectors = len(content) // 512
    chain = [FAT, END, *range(3, 2 + sectors), *([END] if sectors else [])]
    chain += [FREE] * (128 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6sIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4096, END, 0, END, 0
    )
    head += struct.pack("<I", 0) + b"\xff" * 432
    return head + struct.pack("<128I", *chain) + b"".join(entries).ljust(512, b"\0") + content


def biff(kind: int, form: str = "", *values: object) -> bytes:
    body = struct.pack("<" + form, *values)
    return struct.pack("<HH", kind, len(body)) + body


def xls(
    *,
    locked: bool = False,
    rows: int = 1,
    columns: int = 3,
    column: int = 0,
    more: tuple[bytes, ...] = (),
) -> bytes:
    """Write an XLS (MS-XLS, BIFF8) by hand: a word, a telephone number, and 2025-01-02 12:00 as a date."""

    def globals_(at: int) -> bytes:
        return b"".join(
            [
                biff(0x809, "HHHHII", 0x600, 5, 0xDBB, 0x7CC, 0, 0),
                *([biff(0x2F, "HHHH16s16s16s", 1, 1, 1, 0, b"a", b"b", b"c")] if locked else []),
                biff(0xE0, "HHH14s", 0, 0, 0, b""),
                biff(0xE0, "HHH14s", 0, 22, 0, b""),  # built-in format 22: date and time
                biff(0x85, "IBBBB3s", at, 0, 0, 3, 0, b"One"),
                biff(0x0A),
            ]
        )

    sheet = b"".join(
        [
            biff(0x809, "HHHHII", 0x600, 0x10, 0xDBB, 0x7CC, 0, 0),
            biff(0x200, "IIHHH", int(rows == 0), rows, 0, columns, 0),
            biff(0x204, "HHHHB4s", 0, column, 0, 4, 0, b"word"),
            biff(0x203, "HHHd", 0, 1, 0, 923990000001.0),
            biff(0x203, "HHHd", 0, 2, 1, 45659.5),
            *more,
            biff(0x0A),
        ]
    )
    return compound("Workbook", content=globals_(len(globals_(0))) + sheet)


def test_an_old_workbook_is_read_like_the_others(sheets):
    assert rows(sheets(xls(), "a.xls")) == [["word", "923990000001", "2025-01-02 12:00:00"]]


def test_what_an_old_workbook_hides_or_holds_beside_cells_is_told(sheets):
    more = (
        biff(0x208, "HHHHHHI", 0, 0, 3, 255, 0, 0, 0x20),
        biff(0x7D, "HHHHHH", 1, 2, 2304, 0, 1, 0),
        biff(0x1C, "HHHH", 0, 0, 0, 1),
        biff(0x14, "HB2s", 2, 0, b"&A"),
        biff(0x15),  # no footer
    )
    assert sheets(xls(more=more), "a.xls").receipt.notes[:-1] == (
        "1 rows are hidden; they are in the tables",
        "2 columns are hidden; they are in the tables",
        "1 comments on cells, which are not read",
        "1 headers of printed pages, which are not read",
    )


def test_an_old_workbook_with_a_password_says_so(run):
    with pytest.raises(LockedFile):
        run(xls(locked=True), "a.xls")


def xlsb(column: int = 0) -> bytes:
    """Write an XLSB (MS-XLSB) by hand: a word and a telephone number."""

    def record(kind: int, body: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
        return head + bytes([len(body)]) + body

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    book_ = [
        record(131), record(143), record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("One")), record(144), record(132),
    ]  # fmt: skip
    sheet = [
        record(129), record(148, struct.pack("<IIII", 0, 0, 0, 1)), record(145),
        record(0, struct.pack("<IIHBBBIII", 0, 0, 300, 0, 0, 0, 1, 0, 1)),
        record(6, struct.pack("<II", column, 0) + wide("word")),
        record(5, struct.pack("<IId", 1, 0, 923990000001.0)),
        record(146), record(130),
    ]  # fmt: skip
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", b"".join(book_))
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.bin", b"".join(sheet))
    return out.getvalue()


def test_a_cell_in_the_far_corner_of_a_binary_workbook_cannot_fill_the_memory(run):
    with pytest.raises(TooMuchInside, match="cells"):
        run(xlsb(column=1 << 30), "a.xlsb")


@pytest.mark.parametrize(
    ("rows_", "columns", "column"), [(1 << 31, 3, 0), (1, 60_000, 0), (1, 3, 60_000)]
)
def test_an_old_workbook_that_asks_for_all_memory_is_refused(run, rows_, columns, column):
    with pytest.raises(MalformedFile, match="sheet"):
        run(xls(rows=rows_, columns=columns, column=column), "a.xls")


def test_a_binary_workbook_is_read_like_the_others(sheets):
    assert rows(sheets(xlsb(), "a.xlsb")) == [["word", "923990000001"]]


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.3"><office:body><office:spreadsheet><table:table table:name="One">{}</table:table></office:spreadsheet>
</office:body></office:document-content>"""
MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def ods(inside: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(inside))
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return out.getvalue()


def row_ods(*values: str, repeated: int = 1) -> str:
    inside = "".join(values)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


WORD = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
WHEN = '<table:table-cell office:value-type="date" office:date-value="2025-01-02T03:04:05"><text:p>02/01/25</text:p></table:table-cell>'


def test_an_open_document_is_read_like_the_others(sheets):
    assert rows(sheets(ods(row_ods(WORD, WHEN)), "a.ods")) == [["a", "2025-01-02 03:04:05"]]


def test_comments_and_hidden_rows_of_an_open_document_are_told(sheets):
    name = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    note = f"<office:annotation {name}><text:p>one</text:p><text:p>two</text:p></office:annotation>"
    noted = WORD.replace("<text:p>a", f"{note}<text:p>a")
    hidden = row_ods(WORD, repeated=2).replace("row ", 'row table:visibility="collapse" ', 1)
    columns = '<table:table-column table:visibility="filter" table:number-columns-repeated="3"/>'
    outcome = sheets(ods(columns + row_ods(noted) + hidden), "a.ods")
    assert labelled(outcome) == {"comment": "one\ntwo"}
    assert "2 rows are hidden; they are in the tables" in outcome.receipt.notes
    assert "3 columns are hidden; they are in the tables" in outcome.receipt.notes


def test_an_open_document_that_repeats_cells_without_end_is_refused(run):
    wide = WORD.replace(
        "table:table-cell ", 'table:table-cell table:number-columns-repeated="16384" ', 1
    )
    with pytest.raises(TooMuchInside, match="cells"):
        run(ods(row_ods(wide, repeated=1_048_576)), "a.ods")


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
PREAMBLE = [["Alpha Mobile (fictional)"], ["Ticket", "AM-1"], []]


def operator_book(*stamps) -> bytes:
    records = [
        [n, "Outgoing", 923990000001, "4A415A5A", stamp, 61, "1A2B", "00100100000001", "001010000000001", "Q7__P_Sariab, Quetta"]
        for n, stamp in enumerate(stamps, 1)
    ]  # fmt: skip
    return book(*PREAMBLE, HEADER, *records)


def test_an_operators_workbook_is_read_by_the_same_template_as_the_csv(run, sheets):
    """End to end: real date cells, a midnight among them, a preamble, a whole number for a telephone number."""
    stamps = [
        wall(2025, 1, 2, 3, 4, 5),
        wall(2025, 1, 13),
        wall(2025, 12, 1, 23, 59, 59),
    ]
    workbook = operator_book(*stamps)
    table = sheets(workbook).children["One.csv"]
    outcome = run(table, "a.xlsx/One.csv", templates=TEMPLATES)
    lines = [f'{n},Outgoing,923990000001,4A415A5A,{s.month}/{s.day}/{s.year} {s:%H:%M:%S},61,1A2B,00100100000001,001010000000001,"Q7__P_Sariab, Quetta"'
             for n, s in enumerate(stamps, 1)]  # fmt: skip
    plain = run("\n".join([",".join(HEADER), *lines, ""]).encode(), "a.csv", templates=TEMPLATES)
    assert outcome.receipt.version == plain.receipt.version == f"{calls.VERSION}/alpha-mobile/2"
    assert outcome.receipt.stored == 3
    unlike = {"row_sha256", "started_written"}
    kept = [
        [{k: v for k, v in row.items() if k not in unlike} for row in o.rows("calls")]
        for o in (outcome, plain)
    ]
    assert kept[0] == kept[1]
    assert outcome.receipt.notes == (
        "before the header: Alpha Mobile (fictional)",
        "before the header: Ticket,AM-1",
    )


def test_a_template_named_for_a_workbook_is_kept_for_its_sheets(sheets):
    outcome = sheets(operator_book(wall(2025, 1, 2)), template="alpha-mobile")
    assert list(outcome.children) == ["One.csv"]


def test_date_and_time_in_two_columns_of_date_cells_are_one_time(run, sheets):
    header = (
        (RULEBOOK / "templates" / "in-dot-uniform.toml")
        .read_text()
        .split("header = [")[1]
        .split("]")[0]
    )
    names = [
        name
        for line in csv.reader(header.replace("\n", "").split("\n"), skipinitialspace=True)
        for name in line
        if name
    ]
    record = [
        "919990000001",
        "919990000002",
        date(2025, 1, 2),
        time(3, 4, 5),
        61,
        "c1",
        "c2",
        "OUT",
        "1",
        "2",
        "x",
        "y",
        "z",
    ]
    table = sheets(book(names, record)).children["One.csv"]
    [row] = run(table, "a.csv", templates=TEMPLATES).rows("calls")
    assert row["started_at"] == wall(2025, 1, 1, 21, 34, 5)


def test_dates_that_a_spreadsheet_may_have_exchanged_are_refused(run, sheets):
    """A month-first program opened a day-first list: what it could read became cells, the rest stayed text."""
    swapped = operator_book(wall(2025, 4, 3, 10), "1/13/2025 10:00:00")
    with pytest.raises(AmbiguousDates, match="2025-04-03"):
        run(sheets(swapped).children["One.csv"], "a.csv", templates=TEMPLATES)
    sound = operator_book(wall(2025, 4, 13, 10), "1/13/2025 10:00:00")
    assert run(sheets(sound).children["One.csv"], "a.csv", templates=TEMPLATES).receipt.stored == 2


def test_lengths_of_time_are_written_in_hours():
    assert cells._length(timedelta(days=1, hours=12, seconds=5)) == "36:00:05"
    assert cells._length(timedelta(seconds=-61)) == "-00:01:01"


@pytest.mark.parametrize(
    ("reference", "column"), [("A1", 0), ("Z9", 25), ("AA1", 26), ("XFD1048576", 16383)]
)
def test_columns_are_counted_as_their_letters_say(reference, column):
    assert scans.column_of(reference) == column

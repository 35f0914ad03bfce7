# SPDX-License-Identifier: Apache-2.0
"""Read a workbook: every sheet becomes a CSV of its own, to be sealed and read in its turn, by a template where one fits.

Guarantees: what the cells hold, row for row from the first of the sheet, so that row n of the sheet is record n of the CSV; every
sheet is kept or set aside with its reason; what a spreadsheet loses or hides is noted.
Does not guarantee: how a cell looks. Formulas give the value that was saved. Errors are blank in XLSB, XLS and ODS.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import python_calamine as calamine

from sanad.errors import LockedFile, MalformedFile, TooMuchInside
from sanad.readers import content
from sanad.readers.children import Children
from sanad.readers.document import Document
from sanad.readers.formats.sheets import NAME, VERSION, binary
from sanad.readers.formats.sheets.binary import FORM
from sanad.readers.formats.sheets.cells import Told, lines
from sanad.readers.formats.sheets.parts import Parts, look_through
from sanad.readers.rows import Hints, Receipt
from sanad.readers.zipped import opened

MOST_SHEETS = 1000
REASONS = {
    "empty_sheet": "The sheet holds nothing.",
    "no_table": "The sheet is a chart, a dialogue or macros and has no cells.",
}
_PICTURES = ("xl/media/", "xl/embeddings/", "Pictures/")
_MACROS = frozenset({"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"})


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the sheets into `children/`, those set aside into `rejects.parquet`.

    Raises:
        LockedFile: it asks for a password.
        HostileFile: a document type declaration, or members that share bytes.
        TooMuchInside: more is inside than an honest file holds.
        MalformedFile: it is no workbook, or a damaged one.
    """
    seen = content.look(sealed, hints.name)
    told = binary.look_through(sealed, seen.streams, hints.name) if seen.streams else {}
    parts = look_through(sealed, hints.name) if seen.raw.startswith(b"PK") else Parts()
    with (
        Document(sealed, into, hints, NAME, VERSION) as document,
        _named(hints.name),
        calamine.CalamineWorkbook.from_path(str(sealed)) as book,
    ):
        sheets = book.sheets_metadata
        if not sheets:
            raise MalformedFile(hints.name, format=FORM, detail="it names no sheet")
        if len(sheets) > MOST_SHEETS:
            raise TooMuchInside(hints.name, what_is=f"more than {MOST_SHEETS} sheets")
        for number, sheet in enumerate(sheets, start=1):
            code = _sheet(book, sheet, parts, document)
            if code is not None:
                document.reject(code, REASONS[code], sheet.name, number)
        _add_pictures(sealed, parts, document.inside, hints.name)
        for label, words in parts.words_beside():
            document.part(label, words)
        for note in _of_the_book(parts, seen.streams):
            document.note(note)
        for what, count in told.items():
            document.note(f"{count} {what}")
        document.fact("sheets", [sheet.name for sheet in sheets])
    return document.receipt("container")


def _sheet(
    book: calamine.CalamineWorkbook,
    about: calamine.SheetMetadata,
    parts: Parts,
    document: Document,
) -> str | None:
    """Write one sheet, or return the code under which it is set aside."""
    if about.typ != calamine.SheetTypeEnum.WorkSheet:
        return "no_table"
    sheet = book.get_sheet_by_name(about.name)
    if sheet.start is None:
        return "empty_sheet"
    told = Told()
    with document.inside.begin(f"{about.name}.csv", "sheet", encoding="utf-8") as table:
        for piece in lines(sheet, parts.of(about.name).errors, told):
            table.write(piece)
    for words in _of_the_sheet(about, sheet, told):
        document.note(f"sheet {about.name}: {words}")
    return None


def _of_the_sheet(
    about: calamine.SheetMetadata, sheet: calamine.CalamineSheet, told: Told
) -> Iterator[str]:
    if about.visible != calamine.SheetVisibleEnum.Visible:
        yield "it is hidden"
    if told.unsure:
        yield (
            f"{told.unsure} numbers have more than 15 digits, of which a spreadsheet keeps 15;"
            " ask the sender for the list as text"
        )
    if merged := sheet.merged_cell_ranges:
        yield f"{len(merged)} groups of merged cells; the value stands in the first cell of each"


def _of_the_book(parts: Parts, streams: frozenset[str]) -> Iterator[str]:
    for what in ("rows", "columns"):
        if hidden := sum(getattr(sheet, f"hidden_{what}") for sheet in parts.sheets.values()):
            yield f"{hidden} {what} are hidden; they are in the tables"
    if formulas := sum(sheet.formulas for sheet in parts.sheets.values()):
        yield f"{formulas} cells hold formulas; the tables have the values that were saved with them"
    if errors := sum(len(sheet.errors) for sheet in parts.sheets.values()):
        yield f"{errors} cells hold errors, which stand in the tables as written"
    if any(name.startswith("xl/comments") and name.endswith(".bin") for name in parts.names):
        yield "it has comments on cells, which are not read from XLSB"
    if parts.counts_from_1904:
        yield "its dates count from 1904, and were read so"
    if streams & _MACROS or any(name.lower().endswith("vbaproject.bin") for name in parts.names):
        yield "it holds macros, which were not run"
    for folder, words in (
        ("xl/externalLinks/externalLink", "links to other workbooks, which were not fetched"),
        ("xl/connections", "lists of data to be fetched from outside, which was not fetched"),
    ):
        if count := sum(name.startswith(folder) for name in parts.names):
            yield f"{count} {words}"


def _add_pictures(sealed: Path, parts: Parts, inside: Children, where: str) -> None:
    wanted = [name for name in parts.names if name.startswith(_PICTURES)]
    if not wanted:
        return
    with opened(sealed, where, FORM) as archive:
        for name in wanted:
            with archive.open(name) as file:
                inside.add(name, file, "attachment")


@contextmanager
def _named(where: str) -> Iterator[None]:
    """Turn what the library raises into one of our errors; it is written in Rust, and some damage makes it panic."""
    try:
        yield
    except calamine.PasswordError as error:
        raise LockedFile(where, format=FORM) from error
    except calamine.CalamineError as error:
        raise MalformedFile(where, format=FORM, detail=error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise MalformedFile(where, format=FORM, detail="the library gave up on it") from error

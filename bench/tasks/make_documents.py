# SPDX-License-Identifier: Apache-2.0
"""Write documents of six kinds in turn, each with a marked sentence: `make_documents.py FOLDER NUMBER`.

A workbook is an operator's export in the layout of the template alpha-mobile; a message carries a text as its attachment. All names
and numbers are made up.
"""

import random
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import xlsxwriter

WORDS = ("account", "bazaar", "border", "called", "district", "evening", "ledger", "market", "minister", "named", "office",
         "paid", "police", "report", "road", "sample", "seized", "station", "stated", "telephone", "ticket", "truck",
         "village", "witness")  # fmt: skip
HEADER = ("Sr #", "Call Type", "A-Party", "B-Party", "Date & Time", "Duration", "Cell ID", "IMEI", "IMSI", "Site")  # fmt: skip
_PARAGRAPHS, _LINES, _CALLS = 12, 40, 200


def main() -> None:
    """Write them."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    kinds = tuple(KINDS.items())
    for each in range(number):
        ending, write = kinds[each % len(kinds)]
        write(folder / f"{each:06}{ending}", _sentences(each))


def _sentences(seed: int) -> list[str]:
    """Return the paragraphs of a document, the first of them marked."""
    dice = random.Random(seed)  # noqa: S311  # the same documents on every run
    said = [" ".join(dice.choices(WORDS, k=60)).capitalize() + "." for _ in range(_PARAGRAPHS)]
    return [f"The marked sentence of document {seed}.", *said]


def _txt(path: Path, said: list[str]) -> None:
    path.write_text("\n\n".join(said), "utf-8")


def _html(path: Path, said: list[str]) -> None:
    body = "".join(f"<p>{each}</p>\n" for each in said)
    path.write_text(f"<!DOCTYPE html>\n<html><head><title>Sample page</title></head><body>\n{body}</body></html>\n", "utf-8")  # fmt: skip


def _eml(path: Path, said: list[str]) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "one@sample.invalid", "two@sample.invalid"
    message["Subject"], message["Date"] = "Sample message", "Wed, 9 Apr 2025 10:30:00 +0500"
    message.set_content("\n\n".join(said))
    message.add_attachment(f"An attached note to {path.name}\n", filename="note.txt")
    path.write_bytes(bytes(message))


def _docx(path: Path, said: list[str]) -> None:
    document = docx.Document()
    for each in said:
        document.add_paragraph(each)
    document.save(str(path))


def _xlsx(path: Path, said: list[str]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("calls")
        sheet.write_row(0, 0, HEADER)
        for row in range(1, _CALLS + 1):
            other = f"0391{(int(path.stem) * _CALLS + row) % 10**7:07}"
            sheet.write_row(row, 0, [str(row), "Outgoing", "923900000001", other, f"4/9/2025 10:{row % 60:02}:00", "30",
                                     "1A2B", "001001000000001", "001010000000001", said[0]])  # fmt: skip


def _pdf(path: Path, said: list[str]) -> None:
    """Write one page of text in a font that every program has (ISO 32000-1 sections 7.5 and 9.6.2.2)."""
    lines = [each[at : at + 90] for each in said for at in range(0, len(each), 90)][:_LINES]
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    text = f"BT /F1 10 Tf 14 TL 50 800 Td\n{shown}ET".encode("ascii")
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    raw, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    raw += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(raw + end % (size, raw.index(b"xref\n0 ")))


KINDS: dict[str, Callable[[Path, list[str]], None]] = {
    ".pdf": _pdf, ".docx": _docx, ".xlsx": _xlsx, ".html": _html, ".eml": _eml, ".txt": _txt,
}  # fmt: skip
"""Ending → what writes a file of that kind."""


if __name__ == "__main__":
    main()

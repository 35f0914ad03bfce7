# SPDX-License-Identifier: Apache-2.0
"""Papers as PDF: one line of text stays one line of the page, so that a quotation can be found again.

A text is plain: `# ` opens a heading, `---` alone turns the page. The document carries a fixed date and only
the typesetter's own fonts.
"""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import typst

PRINTED_AT = datetime(2025, 4, 1, tzinfo=UTC)
HEAD = """#set document(date: datetime(year: 2025, month: 4, day: 1))
#set page(paper: "a4", margin: 18mm)
#set text(size: 9pt, font: "Libertinus Serif", hyphenate: false, ligatures: false, lang: "en")
#set par(justify: false)
"""


def pdf(text: str) -> bytes:
    """Return the text as a PDF, the same bytes for the same text."""
    return _compiled(HEAD + "".join(_set(line) for line in text.splitlines()), {})


def picture_pdf(png: bytes) -> bytes:
    """Return a PDF of one page that holds the picture and no text, as a scanner makes it."""
    body = '#set document(date: datetime(year: 2025, month: 4, day: 1))\n#set page(paper: "a4", margin: 0mm)\n'
    return _compiled(body + '#image("scan.png", width: 100%)\n', {"scan.png": png})


def _set(line: str) -> str:
    if line == "---":
        return "#pagebreak()\n"
    if line.startswith("# "):
        return f"#block(text(size: 12pt, weight: {json.dumps('bold')}, {_quoted(line[2:])}))\n"
    return f"#block(above: 6pt, below: 6pt, {_quoted(line)})\n" if line else "#v(6pt)\n"


def _quoted(line: str) -> str:
    """Return the line as a Typst string, in which no sign is markup."""
    return json.dumps(line, ensure_ascii=False)


def _compiled(source: str, beside: dict[str, bytes]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, raw in beside.items():
            (root / name).write_bytes(raw)
        (root / "main.typ").write_text(source, encoding="utf-8")
        made = typst.compile(
            str(root / "main.typ"), root=folder, ignore_system_fonts=True, timestamp=PRINTED_AT
        )
    if not isinstance(made, bytes):
        raise TypeError("one PDF expected, several pages of pictures given")
    return made

# SPDX-License-Identifier: Apache-2.0
"""A Word file whose bytes do not depend on when or where it was written."""

import io
import zipfile
from datetime import datetime

import docx

WRITTEN_AT = datetime(2025, 6, 26, 12, 0, 0)  # noqa: DTZ001  # Word's core properties carry no zone
ZIP_TIME = (2025, 6, 26, 12, 0, 0)


def word(text: str) -> bytes:
    """Return the lines of `text` as paragraphs of a Word file."""
    document = docx.Document()
    core = document.core_properties
    core.author, core.last_modified_by, core.comments = (
        "special cell (fictional)",
        "special cell",
        "",
    )
    core.created = core.modified = core.last_printed = WRITTEN_AT
    for line in text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def _repacked(raw: bytes) -> bytes:
    """Return the archive with its members in order, uncompressed, and all of one time."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new,
    ):
        first = "[Content_Types].xml"
        for name in sorted(old.namelist(), key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.create_system, info.external_attr = 3, 0o644 << 16
            new.writestr(info, old.read(name))
    return out.getvalue()

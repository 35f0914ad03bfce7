# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets: each sheet becomes a table of its own."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "sheets"
VERSION = "1"
WHAT = "Spreadsheets (XLSX, XLSM, XLSB, XLS, ODS), each sheet a table in CSV"

_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".xltx", ".xltm")
_OPEN = (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", 30)
_BOOKS = frozenset({"xl/workbook.xml", "xl/workbook.bin"})
_STREAMS = frozenset({"Workbook", "Book"})


def _is_workbook(seen: Content) -> bool:
    """Tell by the part that every workbook has; a locked one shows nothing of it, so its name must speak."""
    locked = "EncryptedPackage" in seen.streams and seen.ending in _ENDINGS
    return bool(seen.members & _BOOKS or seen.streams & _STREAMS) or seen.has(_OPEN) or locked


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_workbook, endings=_ENDINGS, holds_tables=True)

# SPDX-License-Identifier: Apache-2.0
"""The text layer of a PDF, page by page."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "pdf"
VERSION = "3"
WHAT = "Text layer of PDF, a part per page; attachments as files of their own"


def _is_pdf(seen: Content) -> bool:
    return b"%PDF-" in seen.raw[:1024]


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_pdf, endings=(".pdf",), then=("ocr",))

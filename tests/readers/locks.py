# SPDX-License-Identifier: Apache-2.0
"""Write documents that a password locks."""

import io

import pikepdf
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from .pdfs import pdf

PASSWORD, LATIN = "4711-خفیہ", "4711-secret"
"""PDF before its revision 6 knows Latin passwords alone (ISO 32000-2, 7.6.4.3)."""


def locked_pdf(revision: int = 6) -> bytes:
    raw = io.BytesIO()
    lock = pikepdf.Encryption(owner="of its maker", user=PASSWORD if revision > 4 else LATIN, R=revision, aes=revision > 3, metadata=revision > 3)  # fmt: skip
    with pikepdf.open(io.BytesIO(pdf("balance 4,200", "page two"))) as opened:
        opened.save(raw, encryption=lock, deterministic_id=False)
    return raw.getvalue()


def locked_workbook() -> bytes:
    raw, out = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        book.add_worksheet("One").write_row(0, 0, ["balance", 4200])
    OOXMLFile(raw).encrypt(PASSWORD, out)
    return out.getvalue()

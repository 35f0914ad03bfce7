# SPDX-License-Identifier: Apache-2.0
"""The receipt for whoever handed something over: one page in each language, however much was refused."""

import pypdfium2
import pytest

from sanad.dossier.typeset import typeset_receipt

MANY = 400
RECEIPT = {
    "v": "sanad/receipt/1", "office": "Sample Office", "folder": "DEL-12", "handed_by": ["Nodal officer, " + "with a long name " * 8], "received": ["2026-01-05T10:00:00+05:00, Sample Town"],
    "instruments": ["SP/CTD/014"], "seals": ["Q-17"], "by": "Clerk One", "at": "2026-01-05T05:10:00.000000Z", "sheet": "ab" * 32, "sealed": 413, "size": 123, "new": 400, "again": 3,
    "set_aside": 2, "unnamed": 0, "list_sha256": "cd" * 32, "entries": [12, 424], "fingerprint": "ef" * 32, "checkpoint": 420,
    "refused": MANY, "missing": MANY, "first_refused": [{"name": f"calls/{n}.csv" + "x" * 60, "why": "The file is empty"} for n in range(12)], "first_missing": [f"کال/{n}.csv" for n in range(12)],
}  # fmt: skip


@pytest.mark.parametrize(("language", "title", "first"), [("en", "Receipt", "5 of 400"), ("ur", "رسید", "400")])  # fmt: skip
def test_it_is_one_page_with_its_code_in_the_language_of_who_handed_it_over(language, title, first):
    raw = typeset_receipt({**RECEIPT, "language": language})
    with pypdfium2.PdfDocument(raw) as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_bounded()
        assert pdf.get_metadata_value("Title") == title
    assert first in text
    assert "cd" * 16 in text

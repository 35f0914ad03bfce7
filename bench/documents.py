# SPDX-License-Identifier: Apache-2.0
"""Mixed documents: the whole path beside Kreuzberg, a library that a user would pick to get the text out of a folder.

PDF, DOCX, XLSX, HTML, EML with an attachment, and plain text, equally many of each, born digital and in English, so that
nobody needs OCR. Ours copies, hashes, flushes and records each file, reads it in a cell of its own, seals the attachments and
sheets inside it and reads them too, and accounts for every part. Kreuzberg opens the files where they are, in one process with
as many threads as it likes, and keeps nothing. Both must have got the marked sentence out of every file before times are compared.

Kreuzberg lies in an environment of its own, made once under build/ from `requirements-peer.lock`.
"""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Place, Run, in_turn, run
from office import DELIVERY, found, receive_and_read
from peer import python_of
from table import Row, peaks, processor, seconds

DOCUMENTS, IN_FULL = 900, 10_000
_HERE = Path(__file__).parent
TASKS = _HERE / "tasks"


def rows(place: Place) -> Iterator[Row]:
    """Compare time and memory."""
    number = IN_FULL if place.full else DOCUMENTS
    folder = place.fresh("documents")
    run([sys.executable, TASKS / "make_documents.py", folder, str(number)])
    (folder / "delivery.toml").write_text(DELIVERY, "utf-8")
    python = python_of("peer")
    ours, theirs = in_turn(
        place.pairs,
        partial(_whole, place, folder, number),
        partial(run, [python, TASKS / "extract_with_kreuzberg.py", folder]),
    )
    got = int(theirs[0].out)
    if got != number:
        raise SystemExit(f"Kreuzberg found the marked sentence in {got} of {number} documents")
    note = f"both read all; ours also seals each, and what is inside it; {processor(ours, theirs)}"
    yield Row(f"{number:,} mixed documents", "s", seconds(ours), "Kreuzberg", seconds(theirs), note)
    yield Row("memory of that", "MiB", peaks(ours), "Kreuzberg", peaks(theirs), "peak memory")
    shutil.rmtree(folder)


def _whole(place: Place, folder: Path, number: int) -> Run:
    into = place.fresh("office")
    try:
        office = found(into)
        done = receive_and_read(folder, office)
        got = int(run([sys.executable, TASKS / "count_read.py", office]).out)
    finally:
        shutil.rmtree(into)
    if got != number:
        raise SystemExit(f"the marked sentence was read in {got} of {number} documents")
    return done

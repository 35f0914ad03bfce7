# SPDX-License-Identifier: Apache-2.0
"""Hand out what the office made, whole or one file of it: written aside first, so that its digest is on record before a byte of it goes.

Holds none of it in memory: what goes waits on disk, in a file without a name, and is just the bytes that the entry names.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sanad.desk.act import Tools
from sanad.desk.acts.export_made import ExportMade
from sanad.desk.door import Desk
from sanad.desk.questions.list_made import ListMade, Made
from sanad.errors import NotFound
from sanad.storage.files import named, opened

_EPOCH = (1980, 1, 1, 0, 0, 0)  # what a zip holds where no time is told
_PIECE = 1 << 16
_COPIED = 1 << 20


@dataclass(frozen=True)
class Going:
    """A file on its way out: `entry` is the number of its ledger entry, `size` in bytes; `pieces` may be taken once."""

    name: str
    media_type: str
    sha256: str
    size: int
    entry: int
    pieces: Iterator[bytes]


def hand_out_made(desk: Desk, tools: Tools, order: ListMade, file: str = "") -> Going:
    """Record that what `order` names goes for the purpose of `order`, and return it: as a zip archive of its folder, uncompressed and always the same bytes, or the one `file` of it.

    Raises:
        NotFound: nothing stands there, or not that file.
        BadValue: no purpose was stated.
        NoMandate: the officer may not let it go.
        DocumentOutdated, Quarantined: the package gives what its recipient may no longer have.
        DiskFull, Unreadable: the disk does not let us.
    """
    made = desk.ask(order)
    names = [each.name for each in made.files]
    if not names or (file and file not in names):
        raise NotFound(made.name, kind="file", name=file or made.name)
    folder = tools.made / order.compartment / made.place
    with ExitStack() as stack:
        try:
            aside = stack.enter_context(TemporaryFile(dir=tools.made))
            if file:
                _copy(folder / file, aside)
            else:
                _archive(made, folder, aside)
            size = aside.tell()
            aside.seek(0)
            sha256 = hashlib.file_digest(aside, "sha256").hexdigest()
            aside.seek(0)
        except OSError as error:
            raise named(error, made.name, "the copy that goes out") from error
        act = ExportMade(
            by=order.by,
            compartment=order.compartment,
            purpose=order.purpose,
            thing=order.thing,
            file=file,
            sha256=sha256,
            size=size,
        )
        entry = desk.perform(act)
        stack.pop_all()  # whoever takes the last piece closes it
    pieces = _pieces(aside)
    finalize(pieces, aside.close)  # also when nobody takes the first one
    called = f"{made.name}-{Path(file).name}" if file else f"{made.name}.zip"
    media_type = "application/octet-stream" if file else "application/zip"
    return Going(called, media_type, sha256, size, entry, pieces)


def _archive(made: Made, folder: Path, out: IO[bytes]) -> None:
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for each in made.files:
            inside = ZipInfo(f"{made.name}/{each.name}", _EPOCH)
            inside.file_size = each.size  # so that a large one is written as one
            with archive.open(inside, "w") as place:
                _copy(folder / each.name, place)


def _copy(path: Path, out: IO[bytes]) -> None:
    with opened(path) as source:
        shutil.copyfileobj(source, out, _COPIED)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece

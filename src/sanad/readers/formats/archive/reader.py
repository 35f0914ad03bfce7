# SPDX-License-Identifier: Apache-2.0
"""Unpack an archive: each member becomes a file of its own, to be sealed and read in its turn, archives inside too.

Guarantees: every member that is no folder is kept or set aside with its reason; no name leads anywhere; bytes are counted
as they come out. What cannot be unpacked here is refused with the program that can.
Does not guarantee: times of change, which are what the archive's maker wrote; ZIP writes them without a zone.
"""

from pathlib import Path

from sanad.errors import LockedFile, UnsupportedFormat
from sanad.readers.children import Children
from sanad.readers.formats.archive import NAME, REFUSED, SEVEN_ZIP, VERSION, tar, zip  # noqa: A004 - the format's name
from sanad.readers.formats.archive.box import Box
from sanad.readers.layer import write_rejects
from sanad.readers.rows import Hints, Receipt
from sanad.readers.zipped import is_whole

_HEAD = 0x8010


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the members into `children/`, those set aside into `rejects.parquet`.

    Raises:
        UnsupportedFormat: RAR, ISO, CAB and others, each with the program that unpacks it.
        LockedFile: every member asks for a password, or the one that was given opens none.
        HostileFile: members share bytes.
        TooMuchInside: more is inside than an honest file holds.
        MalformedFile: it is no archive, or nothing of it can be read.
    """
    with sealed.open("rb") as file:
        head = file.read(_HEAD)
    for mark, at, what, program in REFUSED:
        if head[at : at + len(mark)] == mark:
            raise UnsupportedFormat(hints.name, format=what, program=program)
    with Children(into, sealed.stat().st_size, hints.name) as inside:
        box = Box(inside)
        _unpack(sealed, head, box, hints)
    if hints.password is not None and not inside.count:
        raise LockedFile(hints.name, format="archive, which the password given does not open,")
    rejects = [*box.rejects, *inside.rejects]
    return Receipt(
        NAME,
        VERSION,
        "container",
        read=inside.count + len(rejects),
        stored=inside.count,
        rejected=len(rejects),
        rejects_by_code=write_rejects(into, rejects),
        notes=box.told(),
        facts=box.facts,
    )


def _unpack(sealed: Path, head: bytes, box: Box, hints: Hints) -> None:
    if head.startswith(SEVEN_ZIP):
        from sanad.readers.formats.archive import seven  # noqa: PLC0415 - heavy, and rarely needed

        seven.unpack(sealed, box, hints.name, hints.password)
    elif head.startswith(b"PK") or is_whole(sealed):
        zip.unpack(sealed, box, hints.name, hints.encoding, hints.password)
    else:
        tar.unpack(sealed, box, hints.name, hints.encoding)

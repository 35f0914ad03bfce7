# SPDX-License-Identifier: Apache-2.0
"""Look through a workbook that is a ZIP archive (ECMA-376, OpenDocument 1.3) before the library opens it.

Guarantees: all members were unpacked once under the limits of `sanad.readers.children`, with checksums that fit; no XML among
them has a document type; no sheet reaches over more cells than `scans.MOST_CELLS`, so that one cell in a far corner cannot fill
the memory. On the way it learns what the library does not tell.
"""

import lzma
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from sanad.errors import LockedFile, MalformedFile, TooMuchInside
from sanad.readers.children import most_inside
from sanad.readers.formats.sheets.binary import FORM
from sanad.readers.formats.sheets.scans import (
    Content,
    Relations,
    Scan,
    Sheet,
    Workbook,
    Worksheet,
    scan_of,
)
from sanad.readers.zipped import READING, members, opened

_CHUNK = 1 << 18


@dataclass
class Parts:
    """What was found: member names in order, in XLSX the part of each sheet by its name, words beside the cells by member."""

    names: list[str] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    counts_from_1904: bool = False
    beside: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> Sheet:
        """Return what is known of the sheet of a name."""
        return self.sheets.get(self.by_name.get(name, ""), Sheet())

    def words_beside(self) -> Iterator[tuple[str, str]]:
        """Yield the words that stand beside the cells, each with the sheet, where it is known, and what they are."""
        sheets = {part: name for name, part in self.by_name.items()}
        for member, found in self.beside.items():
            sheet = sheets.get(member) or sheets.get(self.owners.get(member, ""))
            for label, words in found:
                yield f"sheet {sheet}, {label}" if sheet else label, words


def look_through(sealed: Path, where: str) -> Parts:
    """Return what a workbook consists of.

    Raises:
        HostileFile: a document type declaration, or members that share bytes.
        LockedFile: a member is encrypted.
        TooMuchInside: more comes out than an honest file holds, or a sheet is too wide and long.
        MalformedFile: the archive, or XML in it, is broken.
    """
    found = Parts()
    room = most_inside(sealed.stat().st_size)
    with opened(sealed, where, FORM) as archive:
        for member in members(archive, where):
            if member.is_locked:
                raise LockedFile(where, format=FORM)
            found.names.append(member.name)
            scan = scan_of(member.name, where)
            try:
                room -= _feed(archive, member.info, scan, room, where)
            except (*READING, lzma.LZMAError, expat.ExpatError) as error:
                raise MalformedFile(where, format=FORM, detail=f"{member.name}: {error}") from error
            _keep(found, member.name, scan)
    return found


def _feed(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, scan: Scan | None, room: int, where: str
) -> int:
    size = 0
    for chunk in _chunks(archive, info):
        size += len(chunk)
        if size > room:
            raise TooMuchInside(where, what_is="more than an honest file of its size unpacks to")
        if scan is not None:
            scan.feed(chunk)
    if scan is not None and size:
        scan.feed(b"", last=True)
    return size


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _keep(found: Parts, name: str, scan: Scan | None) -> None:
    """Add what one pass has learnt; relations and names come in any order and are joined when both are there."""
    if scan is not None and scan.beside:
        found.beside[name] = scan.beside
    if isinstance(scan, Worksheet):
        found.sheets[name] = scan.sheet
    elif isinstance(scan, Content):
        found.sheets[""] = scan.sheet
    elif isinstance(scan, Workbook):
        found.by_name = {
            sheet: found.by_name.get(id_, id_) for sheet, id_ in scan.relations.items()
        }
        found.counts_from_1904 = scan.from_1904
    elif isinstance(scan, Relations) and scan.owner != "xl/workbook.xml":
        found.owners |= dict.fromkeys(scan.targets.values(), scan.owner)
    elif isinstance(scan, Relations):
        known = found.by_name
        found.by_name = {
            sheet: scan.targets.get(id_, id_) for sheet, id_ in known.items()
        } or scan.targets

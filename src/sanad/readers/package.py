# SPDX-License-Identifier: Apache-2.0
"""Documents that are ZIP archives of XML: Word and PowerPoint (ECMA-376 part 2, OPC) and OpenDocument (1.3 part 2).

An archive is looked through before anything in it is used: sizes as really unpacked, names, document types. Sizes that it declares
are not believed; bytes are counted as they come out. XML is parsed without entities, document types or network.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from lxml import etree

from sanad.errors import HostileFile, LockedFile, MalformedFile

MOST_MEMBERS = 20_000
LARGEST_MARKUP = 100_000_000
LARGEST_ALL = 2_000_000_000
STEEPEST = 200
"""Unpacked bytes to one packed byte, looked at from a megabyte on; text packs about 10 to 1."""

_CHUNK = 1 << 16
_UNCHECKED = 1_000_000
_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKUP = (".xml", ".rels", ".vml", ".rdf")
_STRICT = tuple(
    (
        f"http://purl.oclc.org/ooxml/{new}".encode(),
        f"http://schemas.openxmlformats.org/{old}".encode(),
    )
    for new, old in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("presentationml/main", "presentationml/2006/main"),
        ("drawingml/", "drawingml/2006/"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/", "officeDocument/2006/"),
    )
)
"""Namespaces of the strict form (ECMA-376 part 1) and of the one that is written in practice (part 4)."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, OSError,
)  # fmt: skip


def is_markup(name: str) -> bool:
    """Tell whether a member is XML, by its name; `_rels/.rels` has no stem before its ending."""
    return name.lower().endswith(_MARKUP)


@dataclass(frozen=True)
class Relation:
    """One part of a package that points at another, or outside. `kind` is the last step of the relation's type."""

    id: str
    kind: str
    target: str
    is_outside: bool


class Package:
    """The members of one document. Use it as a context.

    Attributes:
        names: What is in it, in the order of the archive, without folders.
    """

    def __init__(self, sealed: Path, where: str, format_: str) -> None:
        """Look the archive through and keep it open.

        Raises:
            HostileFile: it unpacks to far more than it holds, leads out of its folder, or declares entities.
            LockedFile: a member is encrypted.
            MalformedFile: it is no archive, or one that is damaged or holds two members of one name.
        """
        self._where, self._format = where, format_
        try:
            self._archive = zipfile.ZipFile(sealed)
        except _BROKEN as error:
            raise self._malformed(error) from error
        try:
            self.names = self._looked_through()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the archive."""
        self._archive.close()

    def raw(self, name: str) -> bytes:
        """Return a member's bytes, which were counted when the archive was looked through."""
        try:
            return self._archive.read(name)
        except _BROKEN as error:
            raise self._malformed(f"{name}: {error}") from error

    def xml(self, name: str) -> etree._Element:
        """Return a member as XML.

        Raises:
            MalformedFile: it is not there, or no XML.
        """
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        raw = self.raw(name)
        for strict, usual in _STRICT:
            raw = raw.replace(strict, usual)
        try:
            return etree.fromstring(raw, parser)
        except (etree.LxmlError, ValueError) as error:
            raise self._malformed(f"{name}: {error}") from error

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part points at, by id; targets inside are names of members ("" is the package itself)."""
        folder, file = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        if path not in self.names:
            return {}
        found = {}
        for one in self.xml(path).iter(_RELATIONS):
            target, is_outside = one.get("Target", ""), one.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = one.get("Type", "").rsplit("/", 1)[-1]
            found[one.get("Id", "")] = Relation(one.get("Id", ""), kind, target, is_outside)
        return found

    def outside(self) -> Iterator[tuple[str, Relation]]:
        """Yield every relation that points outside the package, with the name of the part that holds it."""
        for name in self.names:
            folder, file = posixpath.split(name)
            if folder.endswith("_rels") and file.endswith(".rels"):
                part = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                yield from ((part, one) for one in self.relations(part).values() if one.is_outside)

    def _looked_through(self) -> dict[str, None]:
        try:
            members = [one for one in self._archive.infolist() if not one.is_dir()]
            if len(members) > MOST_MEMBERS:
                raise self._hostile(f"an archive of {len(members)} members")
            total = 0
            for member in members:
                total += self._unpacked(member, LARGEST_ALL - total)
        except _BROKEN as error:
            raise self._malformed(error) from error
        names = dict.fromkeys(member.filename for member in members)
        if len(names) != len(members):
            raise self._malformed("two members have one name")
        return names

    def _unpacked(self, member: zipfile.ZipInfo, room: int) -> int:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise self._hostile("a member whose name leads out of its folder")
        if member.flag_bits & 1:
            raise LockedFile(self._where, format=self._format)
        size, tail = 0, b""
        markup = is_markup(member.filename)
        most = min(LARGEST_MARKUP, room) if markup else room
        with self._archive.open(member) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                steep = size > _UNCHECKED and size > STEEPEST * max(1, member.compress_size)
                if size > most or steep:
                    raise self._hostile("an archive that unpacks without end")
                if markup and _TYPE.search((tail + chunk).replace(b"\0", b"")):
                    raise self._hostile("a document type or entity")
                tail = chunk[-32:]
        return size

    def _hostile(self, trick: str) -> HostileFile:
        return HostileFile(self._where, trick=trick, format=self._format)

    def _malformed(self, detail: object) -> MalformedFile:
        return MalformedFile(self._where, format=self._format, detail=detail)

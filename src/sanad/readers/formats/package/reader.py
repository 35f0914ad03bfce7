# SPDX-License-Identifier: Apache-2.0
"""Read another office's package: whether it is whole, what it says of itself, every file inside as an exhibit of its own.

Three verdicts, each intact, altered or not established, stand in the receipt's facts: `contents` (every file against the manifest),
`signature` (the manifest against the key that lies beside it) and `verdict`, the weaker of the two. An altered package is read all
the same, as evidence of the alteration: each file that differs is set aside by name.

Does not establish whose key it is, which a person asks the other office for. Does not follow the proofs of its ledger or the citations of
its dossier; the verifier does, and lies in the package. Its claims do not become claims here: `brief` makes statements of them,
which an officer adopts or leaves.
"""

import hashlib
import lzma
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sanad.errors import MalformedFile
from sanad.readers import own, zipped
from sanad.readers.captured import plain
from sanad.readers.document import Document
from sanad.readers.formats.package import NAME, VERSION
from sanad.readers.formats.package.manifest import Manifest, fingerprint, is_signed, loaded, parse
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

INTACT, ALTERED, UNKNOWN = "intact", "altered", "not established"
REASONS = {
    "altered": "Its digest or size is not the one that the manifest lists: it was changed after the package was made, or damaged.",
    "missing": "The manifest lists it, but it is not in the package.",
    "unlisted": "It lies in the archive, but the manifest does not list it, so nobody vouches for it.",
    "bad_manifest": "The manifest is not as it must be.",
    "signature_fails": "The signature does not fit the manifest and the key beside it.",
    "locked": "It is locked by a password.",
    "link": "It is a link, not a file.",
    "device": "It is a device or a pipe, not a file.",
    "damaged": "It cannot be unpacked whole.",
}
_READERS = {own.BRIEF: "brief"}
"""Files of a package that have a reader of their own."""
_READ = ("exhibits/", "redacted/", "dossier.pdf", "README.txt")
"""What of a package is for people to read; the rest is for the verifier, and is sealed unread."""
_LARGEST = 64 << 20
"""Bytes of a manifest or brief (docs/formats/package.md)."""
_CHUNK = 1 << 16
_SAID = ("name", "handling", "grade", "instrument")
"""What the other office says of an exhibit."""


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the manifest into `layer.json`, the files inside into `children/`.

    Raises:
        MalformedFile: it is no ZIP archive that can be opened, holds no package, or two members have one name.
        HostileFile: members share bytes.
        TooMuchInside: more is inside than an honest file holds.
    """
    with (
        Document(sealed, into, hints, NAME, VERSION) as document,
        zipped.opened(sealed, hints.name, "package") as archive,
    ):
        found = [one for one in zipped.members(archive, hints.name) if not one.is_folder]
        members = {one.name: one for one in found}
        folder = own.root(members)
        if folder is None or len(members) != len(found):
            detail = "it does not hold one package, or two of its members have one name"
            raise MalformedFile(hints.name, format="package", detail=detail)
        _Work(document, archive, members, folder).all()
    return document.receipt("container")


@dataclass
class _Work:
    """The package, and what is known of it so far; `folder` is where it lies in the archive."""

    document: Document
    archive: ZipFile
    members: Mapping[str, zipped.Member]
    folder: str
    manifest: Manifest = field(default_factory=Manifest)
    exhibits: dict[str, dict[str, Any]] = field(default_factory=dict)
    contents: str = INTACT

    def all(self) -> None:
        """Read the manifest and the brief, then compare and keep every file."""
        raw, brief = self._small(own.MANIFEST), loaded(self._small(own.BRIEF))
        self.document.part(own.MANIFEST, raw.decode("utf-8", "backslashreplace"))
        self.manifest = parse(raw)
        for fault in self.manifest.faults:
            self._reject("bad_manifest", own.MANIFEST, fault)
        self.exhibits = {f"{each.get('path')}": each for each in _exhibits(brief)}
        for number, one in enumerate(self.members.values(), 1):
            self.document.inside.at = number
            self._member(one)
        for path in sorted(self.manifest.files):
            if self.folder + path not in self.members:
                self._reject("missing", path)
        self._tell(raw, brief)

    def _small(self, path: str) -> bytes:
        """Return a file that must be small; empty where it is not, or cannot be read. It is set aside when its turn comes."""
        try:
            with self.archive.open(self.members[self.folder + path].info) as file:
                raw = file.read(_LARGEST + 1)
        except (*zipped.READING, lzma.LZMAError):
            return b""
        return raw if len(raw) <= _LARGEST else b""

    def _member(self, one: zipped.Member) -> None:
        """Keep one file, with what the brief says of it, and compare it with the manifest."""
        if (code := "locked" if one.is_locked else one.special) is not None:
            self._reject(code, one.name)
            return
        path = one.name.removeprefix(self.folder) if one.name.startswith(self.folder) else None
        digest, size = hashlib.sha256(), 0
        try:
            with (
                self.archive.open(one.info) as file,
                self.document.inside.begin(one.name, "member", **self._known(path)) as growing,
            ):
                while piece := file.read(_CHUNK):
                    digest.update(piece)
                    size += len(piece)
                    growing.write(piece)
        except (*zipped.READING, lzma.LZMAError) as error:
            self._reject("damaged", one.name, error)
            return
        kept = growing.number is not None
        found = (digest.hexdigest(), str(size))
        if path in self.manifest.files and self.manifest.files[path] != found:
            detail = f"found SHA-256 {found[0]}, {size} bytes"
            self._reject("altered", one.name, detail, kept=kept)
        elif path not in {own.MANIFEST, own.SIGNATURE, *self.manifest.files}:
            self._reject("unlisted", one.name, kept=kept)

    def _known(self, path: str | None) -> dict[str, Json]:
        """Return how a file is to be read, and what the brief says of it; what lies beside the package is not read."""
        if path is None or not path.startswith(_READ):
            return {"reader": _READERS.get(path or "", "none")}
        said = self.exhibits.get(path, {})
        facts = {name: plain(said[name]) for name in _SAID if isinstance(said.get(name), str)}
        return {"facts": facts}

    def _reject(
        self, code: str, written: str, detail: object = None, *, kept: bool = False
    ) -> None:
        """Set something aside, after which the contents are no longer those that the manifest lists."""
        self.contents = ALTERED if code != "bad_manifest" or self.contents == ALTERED else UNKNOWN
        reason = REASONS[code] if detail is None else f"{REASONS[code]} ({str(detail)[:400]})"
        self.document.reject(code, reason, written, kept=kept)

    def _signature(self, manifest: bytes, key: bytes) -> str:
        """Return the verdict on the signature; without a sound manifest there is nothing that it could be about."""
        if (
            is_signed(manifest, self._small(own.SIGNATURE), key)
            and fingerprint(key) == self.manifest.key
        ):
            return INTACT
        self.document.reject(
            "signature_fails", REASONS["signature_fails"], own.SIGNATURE, kept=False
        )
        return ALTERED

    def _tell(self, manifest: bytes, brief: Mapping[str, Any]) -> None:
        document, key = self.document, self._small(own.KEY)
        signature = self._signature(manifest, key)
        verdict = next(
            each for each in (ALTERED, UNKNOWN, INTACT) if each in {self.contents, signature}
        )
        office = brief.get("office")
        facts = {
            "verdict": verdict, "contents": self.contents, "signature": signature, "key": fingerprint(key), "brief": self.manifest.brief,
            "office": office.get("name") if isinstance(office, Mapping) else None,
            **{name: brief.get(name) for name in ("recipient", "edition", "as_of")},
        }  # fmt: skip
        for name, value in facts.items():
            document.fact(name, value if isinstance(value, str) else None)
        if verdict != INTACT:
            document.note(
                "the package is not intact; nothing in it may pass as what its office handed out"
            )
        if facts["key"] is not None:
            document.note(
                f"whose key {facts['key']} is, the package cannot prove: ask that office by another way for its fingerprint, and run "
                "the verifier with it, which also follows the proofs of its ledger"
            )
        if closed := sum(each.get("handling") == "confidential" for each in self.exhibits.values()):
            document.note(
                f"{closed} exhibits are confidential to the office that sent them: set the handling of the delivery accordingly"
            )


def _exhibits(brief: Mapping[str, Any]) -> list[dict[str, Any]]:
    listed = brief.get("exhibits")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []

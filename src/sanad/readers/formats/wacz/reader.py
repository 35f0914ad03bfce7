# SPDX-License-Identifier: Apache-2.0
"""Read a packed web archive: whether it is intact, its pages, the web archives inside (WACZ 1.1.1; signing: wacz-auth 0.1.0).

Four verdicts, each intact, altered or not established, stand in the receipt's facts: `contents` (every file against the
manifest), `manifest` (against the digest file), `signature`, and `verdict`, the weakest of the three. An altered package is
never called intact, and is read all the same, as evidence of the alteration: each file that differs is set
aside by name. What no manifest lists nobody vouches for; it is set aside too.
Does not guarantee who signed; see `signature`.
"""

import hashlib
import lzma
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from sanad.readers import zipped
from sanad.readers.berkeley import wanted_note
from sanad.readers.captured import plain
from sanad.readers.document import Document
from sanad.readers.formats.wacz import ALTERED, DIGEST, INTACT, MANIFEST, NAME, UNKNOWN, VERSION
from sanad.readers.formats.wacz.manifest import Manifest, Resource, loaded, parse
from sanad.readers.formats.wacz.signature import Signature, verify
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

_CHUNK = 1 << 16
_LARGEST_JSON = 16 << 20
_LONGEST_PAGE = 4 << 20
REASONS = {
    "altered": "Its digest or size is not the one that the manifest lists: it was changed after the capture, or damaged.",
    "missing": "The manifest lists it, but it is not in the package.",
    "unlisted": "It is in the package, but the manifest does not list it, so nobody vouches for it.",
    "twice": "The package holds more than one file of this name; programs differ on which one they show.",
    "bad_manifest": "The manifest is not as it must be.",
    "manifest_altered": "The manifest does not have the digest that the package gives for it.",
    "signature_fails": "The signature does not fit the manifest.",
    "locked": "It is locked by a password.",
    "link": "It is a link, not a file.",
    "device": "It is a device or a pipe, not a file.",
    "damaged": "It cannot be unpacked whole.",
    "bad_page": "The line is no page that can be read.",
}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write manifest, signature and pages into `layer.json`, the files inside into `children/`.

    Raises:
        MalformedFile: it is no ZIP archive that can be opened.
        HostileFile: members share bytes.
        TooMuchInside: more is inside than an honest file holds.
    """
    with (
        Document(sealed, into, hints, NAME, VERSION) as document,
        zipped.opened(sealed, hints.name, "WACZ") as archive,
    ):
        members = zipped.members(archive, hints.name, hints.encoding)
        _Work(document, archive, [one for one in members if not one.is_folder]).all()
    return document.receipt("container")


@dataclass
class _Work:
    """The package, and what came out so far."""

    document: Document
    archive: ZipFile
    members: list[zipped.Member]
    manifest: Manifest = field(default_factory=Manifest)
    contents: str = INTACT

    def all(self) -> None:
        """Read the manifest, then compare and read every file."""
        raw = self._text(MANIFEST)
        self.manifest = parse(raw)
        for fault in self.manifest.faults:
            self._reject("bad_manifest", MANIFEST, fault)
            self._lower(UNKNOWN)
        digest_file = self._text(DIGEST)
        manifest, signature = self._vouched(raw, digest_file)
        for path, count in Counter(one.name for one in self.members).items():
            if count > 1:
                self._reject("twice", path, f"{count} times")
                self._lower(UNKNOWN)
        for number, one in enumerate(self.members, start=1):
            self.document.inside.at = number
            if one.name not in {MANIFEST, DIGEST}:
                self._member(one)
        for path in self.manifest.resources.keys() - {one.name for one in self.members}:
            self._reject("missing", path)
            self._lower(ALTERED)
        self._tell(manifest, signature)

    def _text(self, name: str) -> bytes:
        """Return a small file of the package and put it into the layer; empty when it is not there or cannot be read."""
        try:
            with self.archive.open(name) as file:
                raw = file.read(_LARGEST_JSON)
        except KeyError:
            return b""
        except (*zipped.READING, lzma.LZMAError) as error:
            self._reject("damaged", name, error)
            return b""
        self.document.part(name, raw.decode("utf-8", "backslashreplace"))
        return raw

    def _vouched(self, raw: bytes, digest_file: bytes) -> tuple[str, Signature]:
        """Return the verdicts on the manifest and on its signature."""
        found = f"sha256:{hashlib.sha256(raw).hexdigest()}"
        digest = loaded(digest_file)
        if not isinstance(digest, Mapping):
            self.document.note("the package gives no digest of its manifest")
            return UNKNOWN, verify(None, found)
        signature = verify(digest.get("signedData"), found)
        if signature.verdict == ALTERED:
            self._reject("signature_fails", DIGEST)
        if digest.get("hash") == found:
            return INTACT, signature
        self._reject("manifest_altered", MANIFEST, f"it has {found}, listed {digest.get('hash')}")
        return ALTERED, signature

    def _member(self, one: zipped.Member) -> None:
        """Compare one file with the manifest and read it: pages into the layer, all but indexes as a file of its own."""
        if (code := "locked" if one.is_locked else one.special) is not None:
            self._reject(code, one.name)
            self._lower(UNKNOWN)
            return
        resource = self.manifest.resources.get(one.name)
        try:
            with self.archive.open(one.info) as file:
                compared = _Compared(file, resource)
                kept = self._read(one, compared)
        except (*zipped.READING, lzma.LZMAError) as error:
            self._reject("damaged", one.name, error)
            self._lower(ALTERED)
            return
        verdict = compared.verdict()
        self._lower(verdict)
        if verdict == ALTERED and resource is not None:
            found = f"{compared.digest.name} {compared.digest.hexdigest()}, {compared.size} bytes"
            listed = f"{resource.digest}, {resource.size} bytes"
            self._reject("altered", one.name, f"found {found}; listed {listed}", kept=kept)
        elif resource is None:
            self._reject("unlisted", one.name, kept=kept)
        elif verdict == UNKNOWN:
            self.document.note(
                f"{one.name}: its digest is of a kind that proves nothing ({resource.digest[:20]})"
            )

    def _read(self, one: zipped.Member, file: "_Compared") -> bool:
        """Read a file to its end; tell whether it was kept as a file of its own."""
        if one.name.startswith("pages/") and one.name.endswith(".jsonl"):
            self._pages(one.name, file)
        elif not one.name.startswith("indexes/"):
            known: dict[str, Json] = {"facts": {"modified": one.modified}}
            with self.document.inside.begin(one.name, "member", **known) as growing:
                while piece := file.read(_CHUNK):
                    growing.write(piece)
                growing.line["facts"] = {"modified": one.modified, "verdict": file.verdict()}
            return growing.number is not None
        while file.read(_CHUNK):
            pass
        return False

    def _pages(self, name: str, file: "_Compared") -> None:
        """Put each page of a list into the layer: address, time, title, text."""
        number = 0
        while line := file.readline(_LONGEST_PAGE):
            number += 1
            page = loaded(line)
            if not isinstance(page, Mapping) or ("url" not in page and "format" not in page):
                if line.strip():
                    self._reject(
                        "bad_page",
                        f"{name} line {number}: {line[:500].decode('utf-8', 'backslashreplace')}",
                    )
                continue
            if "url" in page:
                told = [page.get(key) for key in ("url", "ts", "title", "text")]
                text = "\n".join(
                    str(value) for value in told if isinstance(value, str | int) and value != ""
                )
                self.document.part(f"{name} line {number}", text)

    def _lower(self, verdict: str) -> None:
        """Let the contents be no better than `verdict`."""
        self.contents = _weakest(self.contents, verdict)

    def _reject(
        self, code: str, written: str, detail: object = None, *, kept: bool = False
    ) -> None:
        reason = (
            REASONS[code] if detail is None else f"{REASONS[code]} ({plain(str(detail)[:400])})"
        )
        self.document.reject(code, reason, written, kept=kept)

    def _tell(self, manifest: str, signature: Signature) -> None:
        document = self.document
        verdict = _weakest(self.contents, manifest, signature.verdict)
        document.fact("verdict", verdict)
        document.fact("contents", self.contents)
        document.fact("manifest", manifest)
        document.fact("signature", signature.verdict)
        for name, value in signature.facts.items():
            document.fact(f"signature_{name}" if name in {"created", "software"} else name, value)
        for name, value in self.manifest.said.items():
            document.fact(name, value)
        if verdict == ALTERED:
            document.note(
                "the package is not intact: it was altered after the capture, or damaged; it may not pass as a capture"
            )
        given = {"tool", "version", "media"} if "software" in self.manifest.said else {"media"}
        for note in (
            *signature.notes,
            *wanted_note(given | {"context"} if "description" in self.manifest.said else given),
        ):
            document.note(note)


class _Compared:
    """A file of the package, counted and digested as it is read."""

    def __init__(self, file: IO[bytes], resource: Resource | None) -> None:
        self._file = file
        self._resource = resource
        self.digest = hashlib.new((resource.algorithm if resource else None) or "sha256")
        self.size = 0

    def read(self, size: int) -> bytes:
        return self._seen(self._file.read(size))

    def readline(self, size: int) -> bytes:
        return self._seen(self._file.readline(size))

    def verdict(self) -> str:
        """Return the verdict on what was read so far; at the end of the file it is that on the file."""
        if self._resource is None or self._resource.algorithm is None:
            return UNKNOWN
        return INTACT if self._resource.fits(self.size, self.digest) else ALTERED

    def _seen(self, piece: bytes) -> bytes:
        self.size += len(piece)
        self.digest.update(piece)
        return piece


def _weakest(*verdicts: str) -> str:
    return next(one for one in (ALTERED, UNKNOWN, INTACT) if one in verdicts)

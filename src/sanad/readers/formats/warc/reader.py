# SPDX-License-Identifier: Apache-2.0
"""Read a web archive (ISO 28500:2017, WARC 1.1): a part of the layer for each record, a file for each captured resource.

Guarantees: the digests that records declare are compared with the bytes, and our own SHA-256 stands beside them; a record
that differs is set aside as altered, and its resource kept all the same, marked so. Damage costs the records that it
hits, no other, and is told. The file is read once, forward.
Does not guarantee: that a server ever sent this. Whoever changes a WARC can write its digests anew; a seal or a signature
from the day of the capture is what speaks against that.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders

from sanad.errors import MalformedFile
from sanad.readers.berkeley import wanted_note
from sanad.readers.captured import name_of
from sanad.readers.document import Document
from sanad.readers.formats.warc import NAME, VERSION
from sanad.readers.formats.warc.body import Body
from sanad.readers.formats.warc.digests import agrees
from sanad.readers.formats.warc.media import charset, media_type
from sanad.readers.formats.warc.records import Digests, Gap, Record, records
from sanad.readers.rows import Hints, Receipt
from sanad.readers.unpacked import Damaged, Unpacked
from sanad.values.canonical import Json

_RESOURCES = frozenset({"response", "resource", "conversion", "continuation"})
_READ = frozenset({"warcinfo", "metadata", "request"})
_MOST_READ = 1 << 16
"""Bytes of the block of such a record that are read into the layer."""
REASONS = {
    "altered": "The bytes do not have the digest that the record declares: they were changed after the capture, or damaged.",
    "truncated": "The record breaks off before the length that it declares.",
    "not_a_record": "These bytes of the file are no record that can be read.",
    "broken_coding": "The coding of the resource is broken; it is kept as far as the coding could be taken off.",
    "segment": "The record holds one piece of a resource that is spread over several; they are not joined here.",
}
_MAKER = {
    "software": "tool",
    "operator": "collector",
    "ip": "network",
    "hostname": "network",
    "description": "context",
}
"""Fields of a warcinfo record (section 6.2) and what they tell of the capture."""


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the fields of records into `layer.json`, resources into `children/`.

    Raises:
        MalformedFile: there is no record in it.
        TooMuchInside: more is inside than an honest file holds.
        TooLarge: the fields alone pass what a layer may hold.
    """
    with Document(sealed, into, hints, NAME, VERSION) as document:
        work = _Work(document)
        with Unpacked(sealed, hints.name) as stream:
            for one in records(stream):
                work.take(one) if isinstance(one, Record) else work.miss(one)
        if not work.kinds:
            raise MalformedFile(hints.name, format="WARC", detail="there is no record in it")
        work.close()
    return document.receipt("container")


@dataclass
class _Work:
    """What came out so far."""

    document: Document
    kinds: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)
    maker: dict[str, str] = field(default_factory=dict)
    bodiless: int = 0
    http: ArcWarcRecordLoader = field(
        default_factory=lambda: ArcWarcRecordLoader(verify_http=False)
    )

    def miss(self, gap: Gap) -> None:
        """Set bytes aside that are no record."""
        reason = f"{REASONS['not_a_record']} ({gap.why})"
        self.document.reject("not_a_record", reason, f"at byte {gap.start}", gap.number)

    def take(self, one: Record) -> None:
        """Read one record."""
        self.kinds[one.kind] += 1
        self.document.inside.at = one.number
        seen = _Seen(one)
        try:
            seen.fields = self._fields(one)
            one.begin_payload()
            if one.kind in _READ:
                seen.words = one.read(_MOST_READ).decode("utf-8", "backslashreplace")
        except Damaged as error:
            seen.damage = str(error)
        if one.kind in _RESOURCES:
            self._keep(seen)
        code = seen.code()
        self.document.part(f"record {one.number}, {one.kind}", seen.told())
        if code is not None:
            written = f"{one.kind} {one.get('WARC-Target-URI') or ''}".strip()
            reason = f"{REASONS[code]} ({seen.damage})" if seen.damage else REASONS[code]
            self.document.reject(code, reason, written, one.number, kept=True)
        self._learn(seen)

    def _fields(self, one: Record) -> StatusAndHeaders | None:
        """Return the fields of HTTP that the block begins with, None when it holds none."""
        said = (one.get("Content-Type") or "").lower()
        if one.kind not in {"response", "revisit"} or not said.startswith("application/http"):
            return None
        try:
            return self.http.http_parser.parse(one)
        except EOFError:
            return None

    def _keep(self, seen: "_Seen") -> None:
        """Keep the resource as a file of its own, its codings taken off, what became of it in its facts."""
        kind = media_type(seen.one, seen.fields)
        known: dict[str, Json] = {}
        if (encoding := charset(seen.fields)) is not None:
            known["encoding"] = encoding
        name = name_of(seen.one.get("WARC-Target-URI") or "unnamed", kind)
        with self.document.inside.begin(name, "capture", **known) as file:
            file.may_be_empty = True
            try:
                for piece in seen.pieces():
                    file.write(piece)
            except Damaged as error:
                seen.damage = str(error)
                seen.is_broken = True
            seen.code()  # reads what is left, so that the verdict stands in the facts
            file.line["facts"] = seen.facts(kind)
        self.bodiless += file.number is None

    def _learn(self, seen: "_Seen") -> None:
        if seen.one.kind in _RESOURCES:
            self.verdicts[seen.verdict()] += 1
            self.dates.append(seen.one.get("WARC-Date") or "")
        elif seen.one.kind == "warcinfo":
            told = (line.partition(":") for line in seen.words.splitlines())
            self.maker.update(
                {name.strip().lower(): value.strip() for name, _, value in told if value}
            )

    def close(self) -> None:
        """Tell what the file says of the whole capture (Berkeley Protocol) and what its digests say."""
        document, dates = self.document, sorted(date for date in self.dates if date)
        document.fact("records", dict(sorted(self.kinds.items())))
        document.fact("integrity", _overall(self.verdicts))
        document.fact("captures", dict(sorted(self.verdicts.items())))
        document.fact("captured_from", dates[0] if dates else None)
        document.fact("captured_to", dates[-1] if dates else None)
        given = {"media"} if sum(self.verdicts.values()) > 1 else set()
        for name, means in _MAKER.items():
            if value := self.maker.get(name):
                document.fact(name, value)
                given |= {means, "version"} if means == "tool" else {means}
        for note in wanted_note(given):
            document.note(note)
        if missing := len(self.dates) - len(dates):
            document.note(
                f"{missing} captures do not say when they were made; they may not be used as evidence"
            )
        if self.bodiless:
            document.note(
                f"{self.bodiless} captures hold no bytes, as those of redirects; their fields are in the layer"
            )
        if self.kinds["revisit"]:
            document.note(
                f"{self.kinds['revisit']} records repeat an earlier capture and hold no resource"
            )


@dataclass
class _Seen:
    """One record as it was read."""

    one: Record
    fields: StatusAndHeaders | None = None
    words: str = ""
    damage: str | None = None
    is_broken: bool = False
    body: Body | None = None
    entity: Digests = field(default_factory=Digests)

    def pieces(self) -> Iterator[bytes]:
        """Yield the resource."""
        if self.fields is None:
            while piece := self.one.read(1 << 16):
                yield piece
            return
        self.body = Body(self.one, self.fields)
        self.entity = Digests(self.one.get("WARC-Payload-Digest"))
        yield from self.body.decoded(self._counted(self.body.entity()))

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.entity.update(piece)
            yield piece

    def agreed(self) -> bool | None:
        """Tell whether the digests declared fit; None when none is declared that is known.

        The payload is taken as it lies and with its chunks taken off: writers do either (section 5.9 says the latter). That
        of a revisit is the digest of another record.
        """
        found = [agrees(self.one.block)]
        if self.one.payload is not None and self.one.kind != "revisit":
            as_it_lies = agrees(self.one.payload)
            found.append(
                as_it_lies or (agrees(self.entity) if self.entity.declared else as_it_lies)
            )
        if False in found:
            return False
        return True if True in found else None

    def code(self) -> str | None:
        """Return what is wrong with the record, None when nothing is; reads what is left of it."""
        try:
            self.one.drain()
        except Damaged as error:
            self.damage = str(error)
        if self.one.left:
            return "truncated"
        if self.agreed() is False:
            return "altered"
        if self.one.kind == "continuation" or self.one.get("WARC-Segment-Number"):
            return "segment"
        return "broken_coding" if self.is_broken else None

    def verdict(self) -> str:
        """Return `intact`, `altered` or `not established`."""
        if self.code() in {"altered", "truncated"}:
            return "altered"
        return "intact" if self.agreed() else "not established"

    def facts(self, kind: str) -> dict[str, Json]:
        """Return what the capture says of the resource."""
        one, status = self.one, self.fields.get_statuscode() if self.fields else None
        said: dict[str, Json] = {
            "url": one.get("WARC-Target-URI"),
            "captured_at": one.get("WARC-Date"),
            "media_type": kind or None,
            "http_status": status,
            "ip": one.get("WARC-IP-Address"),
            "record_id": one.get("WARC-Record-ID"),
            "record_start": one.start,
            "block_sha256": one.block.ours.hexdigest(),
            "declared": one.get("WARC-Payload-Digest") or one.get("WARC-Block-Digest"),
            "truncated_by_tool": one.get("WARC-Truncated"),
            "codings_kept": list(self.body.kept) if self.body and self.body.kept else None,
            "verdict": self.verdict(),
        }
        return {name: value for name, value in said.items() if value is not None}

    def told(self) -> str:
        """Return the record as a part of the layer: its fields as written, then what was computed."""
        one = self.one
        fields = "\n".join(f"{name}: {value}" for name, value in one.headers.headers)
        http = ""
        if self.fields is not None:
            lines = [f"{self.fields.protocol} {self.fields.statusline}"]
            http = "\n".join([*lines, *(f"{name}: {value}" for name, value in self.fields.headers)])
        computed = f"Computed on reading\nblock sha256: {one.block.ours.hexdigest()}\nverdict: {self.verdict()}"
        if one.payload is not None:
            computed += f"\npayload sha256: {one.payload.ours.hexdigest()}"
        return "\n\n".join(text for text in (fields, http, self.words, computed) if text)


def _overall(verdicts: Counter[str]) -> str:
    """Return the verdict on all captures: altered when one is, intact when every one is."""
    if verdicts["altered"]:
        return "altered"
    return "intact" if verdicts and set(verdicts) == {"intact"} else "not established"

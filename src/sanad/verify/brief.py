# SPDX-License-Identifier: Apache-2.0
"""The frozen contents of the dossier, each part of the documented form or named as a fault.

One malformed part does not hide the others: it is left out, and `faults` says so.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from . import shape
from .canonical import Json, digest, parse
from .fault import Fault
from .redacted import Copy, read_copy

PATH = "brief.json"
_FINDING = ("method", "version", "parameters", "inputs", "columns", "rows", "sentence")
_BESIDES = frozenset({"entry"})
_T = TypeVar("_T")


@dataclass(frozen=True)
class Block:
    """A sentence, table or figure: what it says, on what it rests, and its digest."""

    kind: str
    id: str
    says: str
    rests_on: tuple[str, ...]
    sha256: str

    @property
    def label(self) -> str:
        """Return how the report names it."""
        return f"{self.kind} {shape.shorten(self.id)} “{shape.shorten(self.says)}”"


@dataclass(frozen=True)
class Claim:
    """A statement with the place it comes from; the citation is not yet read."""

    id: str
    property: str
    citation: Json
    entry: int


@dataclass(frozen=True)
class Finding:
    """A computed result: the digest it gives of itself and the one of its contents."""

    id: str
    listed: str
    found: str
    entry: int


@dataclass(frozen=True)
class Exhibit:
    """A sealed exhibit that the brief rests on; `copy` is what stands in its place where it is given redacted, `made_by` the entry that made it."""

    sha256: str
    name: str
    size: int
    withheld: bool
    reason: str
    entries: tuple[int, ...]
    copy: Copy | None = None
    made_by: int = -1

    @property
    def whole(self) -> bool:
        """Tell whether its sealed bytes go with the package."""
        return not self.withheld and self.copy is None

    @property
    def label(self) -> str:
        """Return how the report names it."""
        return f"exhibit “{shape.shorten(self.name)}” ({self.sha256[:16]}…)"


@dataclass(frozen=True)
class Brief:
    """The brief, read as far as it can be read."""

    sha256: str
    fingerprint: str
    blocks: tuple[Block, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[str, ...]
    exhibits: tuple[Exhibit, ...]
    faults: tuple[str, ...]

    @property
    def sentences(self) -> list[Block]:
        """Return the sentences in the order of the brief."""
        return [block for block in self.blocks if block.kind == "sentence"]


def read_brief(raw: bytes) -> Brief:
    """Return the brief.

    Raises:
        Fault: it is not canonical JSON of a known version; smaller faults are kept in `faults`.
    """
    document = shape.record(parse(raw), "the brief")
    shape.version(document, "sanad/brief/1", "the brief")
    faults: list[str] = []
    office = document.get("office")
    fingerprint = office.get("fingerprint") if isinstance(office, dict) else None
    brief = Brief(
        sha256=hashlib.sha256(raw).hexdigest(),
        fingerprint=fingerprint if isinstance(fingerprint, str) else "",
        blocks=_blocks(document, faults),
        claims=_each(document, "claims", _claim, faults),
        findings=_each(document, "findings", _finding, faults),
        verdicts=_each(document, "verdicts", _verdict, faults),
        exhibits=_each(document, "exhibits", _exhibit, faults),
        faults=(),
    )
    _unique([block.kind + " " + block.id for block in brief.blocks], faults)
    _unique(["claim " + claim.id for claim in brief.claims], faults)
    _unique(["finding " + finding.id for finding in brief.findings], faults)
    _unique(["verdict " + verdict for verdict in brief.verdicts], faults)
    _unique(["exhibit " + exhibit.sha256 for exhibit in brief.exhibits], faults)
    return replace(brief, faults=tuple(faults))


def _each(
    document: dict[str, Json], name: str, read: Callable[[dict[str, Json]], _T], faults: list[str]
) -> tuple[_T, ...]:
    """Return the items of a list that can be read, and note the others."""
    found = []
    try:
        listed = shape.items(document, name, "the brief")
    except Fault as fault:
        faults.append(str(fault))
        return ()
    for place, item in enumerate(listed, start=1):
        try:
            found.append(read(shape.record(item, f"item {place} of “{name}”")))
        except Fault as fault:
            faults.append(f"item {place} of “{name}”: {fault}")
    return tuple(found)


def _blocks(document: dict[str, Json], faults: list[str]) -> tuple[Block, ...]:
    sections = _each(document, "sections", lambda section: section, faults)
    return tuple(
        block for section in sections for block in _each(section, "blocks", _block, faults)
    )


def _block(item: dict[str, Json]) -> Block:
    if len(item) != 1:
        raise Fault("it is not exactly one of sentence, table and figure")
    kind = next(iter(item))
    if kind not in {"sentence", "table", "figure"}:
        raise Fault(f"it is a “{shape.shorten(kind)}”, which is not documented")
    value = shape.record(item[kind], f"the {kind}")
    name = shape.text(value, "id", f"the {kind}")
    what = f"{kind} {shape.shorten(name)}"
    says = shape.text(value, "text" if kind == "sentence" else "caption", what)
    rests_on = shape.items(value, "rests_on", what)
    if not all(isinstance(support, str) for support in rests_on):
        raise Fault(f"{what} rests on something that is not a name")
    return Block(kind, name, says, tuple(map(str, rests_on)), digest(value))


def _claim(item: dict[str, Json]) -> Claim:
    name = shape.text(item, "id", "the claim")
    what = f"claim {shape.shorten(name)}"
    return Claim(
        name,
        shape.text(item, "property", what),
        item.get("citation"),
        shape.number(item, "entry", what),
    )


def _finding(item: dict[str, Json]) -> Finding:
    name = shape.text(item, "id", "the finding")
    what = f"finding {shape.shorten(name)}"
    for field in _FINDING:
        if field not in item:
            raise Fault(f"{what} has no field “{field}”")
    return Finding(
        name,
        shape.digest_field(item, "sha256", what),
        digest({field: item[field] for field in _FINDING}),
        shape.number(item, "entry", what),
    )


def _verdict(item: dict[str, Json]) -> str:
    return f"{shape.text(item, 'request', 'the verdict')}/{shape.text(item, 'rule', 'the verdict')}"


def _exhibit(item: dict[str, Json]) -> Exhibit:
    sha256 = shape.digest_field(item, "sha256", "the exhibit")
    what = f"exhibit {sha256[:16]}…"
    given = shape.text(item, "given", what)
    if given not in {"whole", "redacted", "withheld"}:
        raise Fault(f"{what} is neither given, whole or redacted, nor withheld")
    entries = shape.items(item, "entries", what)
    seqs = [seq for seq in entries if isinstance(seq, int) and not isinstance(seq, bool)]
    if len(seqs) != len(entries):
        raise Fault(f"the custody of {what} is not a list of numbers")
    copied = shape.record(item.get("copy"), f"the copy of {what}") if given == "redacted" else {}
    return Exhibit(
        sha256=sha256,
        name=shape.text(item, "name", what),
        size=shape.number(item, "size", what),
        withheld=given == "withheld",
        reason=shape.text(item, "reason", what) if given == "withheld" else "",
        entries=tuple(seqs),
        copy=read_copy(copied, f"the copy of {what}", besides=_BESIDES)
        if given == "redacted"
        else None,
        made_by=shape.number(copied, "entry", f"the copy of {what}") if given == "redacted" else -1,
    )


def _unique(names: list[str], faults: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            faults.append(f"“{shape.shorten(name)}” occurs twice")
        seen.add(name)

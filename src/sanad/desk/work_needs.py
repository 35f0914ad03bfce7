# SPDX-License-Identifier: Apache-2.0
"""What long work can be ordered: what each kind needs to be told, and the power that ordering it takes.

An order is looked at when it is given, not when it is carried out: a field that is missing, unknown or of another type is refused then.
What an order may touch is decided when it is carried out, act by act, at the door.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from sanad.errors import BadValue
from sanad.values.canonical import Json, canonical
from sanad.values.said import Said


@dataclass(frozen=True)
class Needs:
    """What a kind of work is told. Fields are strict: nothing unknown, nothing of another type."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}

    def again(self) -> "Needs":
        """Return what is told when the failed items are ordered again; what is done already is passed over by the work itself."""
        return self


@dataclass(frozen=True)
class Nothing(Needs):
    """Work that need not be told anything."""


@dataclass(frozen=True)
class Receive(Needs):
    """Seal what was brought in as `delivery`, with its delivery sheet if there is one."""

    delivery: str


@dataclass(frozen=True)
class Read(Needs):
    """Read what waits; before that, let wait again what failed, what an older version read, or all, of one reader if it is named."""

    which: Literal["waiting", "failed", "outdated", "all"] = "waiting"
    reader: str | None = None

    def again(self) -> "Read":
        """Return the order to read again what failed."""
        return replace(self, which="failed")


@dataclass(frozen=True)
class Document:
    """A document to build: a row `dossier` of a worksheet (docs/formats/sheets.md)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}

    subject: str
    recipient: str
    purpose: str
    kind: str = "subject_dossier"
    language: str = "en"
    request: str | None = None


@dataclass(frozen=True)
class Build(Needs):
    """Build documents and write their packages."""

    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Bind(Needs):
    """Bind a bundle: `sheet` is the text of its sheet (docs/formats/sheets.md)."""

    sheet: str


@dataclass(frozen=True)
class Ask(Needs):
    """Ask the records with a method, without keeping the answer."""

    method: str
    parameters: dict[str, Any]


@dataclass(frozen=True)
class Find(Ask):
    """Compute a finding and keep it, under a subject if one is named."""

    subject: str | None = None


@dataclass(frozen=True)
class Rerun(Needs):
    """Compute a finding again over the same deliveries, and tell whether it is the same."""

    finding: str


@dataclass(frozen=True)
class Match(Needs):
    """Look for the persons on the register in a list; of the candidates so many are shown."""

    exhibit: str
    limit: int = 200


@dataclass(frozen=True)
class Search(Needs):
    """Look for each name, number and account on a list, and write the receipt that proves also what is not there."""

    terms: tuple[str, ...]


RECEIPT = "receipt.json"
"""The file that such a search writes."""


@dataclass(frozen=True)
class Export(Needs):
    """Hand the register or the judgements out in the words of others."""

    what: Literal["ftm", "stix", "judgements"]
    recipient: str = "internal"


@dataclass(frozen=True)
class Draw(Needs):
    """Draw a finding into a file."""

    finding: str
    form: str = "svg"
    picture: str | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of work: what it needs, and the power that ordering it takes."""

    needs: type[Needs]
    power: str


KINDS = MappingProxyType(
    {
        "receive": Kind(Receive, "receive"),
        "read": Kind(Read, "read"),
        "build": Kind(Build, "build"),
        "bind": Kind(Bind, "build"),
        "find": Kind(Find, "find"),
        "ask": Kind(Ask, "find"),
        "rerun": Kind(Rerun, "look"),
        "match": Kind(Match, "find"),
        "search": Kind(Search, "look"),
        "export": Kind(Export, "export"),
        "draw": Kind(Draw, "look"),
        "index": Kind(Nothing, "read"),
        "collate": Kind(Nothing, "look"),
        "audit": Kind(Nothing, "audit"),
        "watch": Kind(Nothing, "task"),
        "timestamp": Kind(Nothing, "attest"),
    }
)
"""Name → kind of work."""
QUOTING = ("ask", "match", "search", "collate")
"""Kinds whose account repeats words of exhibits: an erasure takes it."""


def kind_of(name: str) -> Kind:
    """Return the kind of work of that name.

    Raises:
        BadValue: there is none.
    """
    if name not in KINDS:
        detail = Said("one of: {known}", known=", ".join(KINDS))
        raise BadValue("work", value=name, type="kind of work", detail=detail)
    return KINDS[name]


def read_needs(name: str, needs: Mapping[str, Json]) -> Needs:
    """Return what an order of that kind says, every field checked.

    Raises:
        BadValue: naming the first field that is wrong.
    """
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415  # of no use to other acts

    try:
        found: Needs = TypeAdapter(kind_of(name).needs).validate_json(canonical(needs))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "order"
        raise BadValue(name, value=where, type=f"order to {name}", detail=first["msg"]) from error
    return found


def said(needs: Needs) -> dict[str, Json]:
    """Return what an order says, as it is kept: every field, also those that were not given."""
    return json.loads(canonical(asdict(needs)))  # type: ignore[no-any-return]  # arrays, where the order holds tuples

# SPDX-License-Identifier: Apache-2.0
"""The receipt of a batch search: what was asked, over exactly what, and what was found (docs/formats/search.md).

That a term was not found is a statement about the layers that the receipt lists, each with its reader and version, and about
nothing else: not about exhibits that were not read, and not about what a reader could not read. The same bytes read
by the same versions give the same `found`, so anybody with the evidence can ask again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sanad.errors import BadValue
from sanad.search.holdings import VERSION as LAYERS
from sanad.search.sources import Source
from sanad.search.tally import Count
from sanad.search.terms import VERSION as FORMS
from sanad.search.values import searched as searched_columns
from sanad.values.canonical import Json, digest_of

RECEIPT = "sanad/search-receipt/2"


@dataclass(frozen=True)
class NotSearched:
    """An exhibit of the compartment in which nothing, or not everything, could be looked for, and why."""

    exhibit: str
    why: str


@dataclass(frozen=True)
class Asked:
    """Who asked, when, where: the head of a receipt."""

    office: str
    at: str
    by: str
    compartments: tuple[str, ...]
    zone: str
    home: str


def receipt(
    asked: Asked,
    counts: Sequence[Count],
    searched: Sequence[Source],
    not_searched: Sequence[NotSearched],
) -> dict[str, Json]:
    """Return the receipt as a document; its digest is that of its canonical JSON."""
    terms: Json = [count.term.written for count in counts]
    manifest: Json = [source.as_json() for source in searched]
    found: Json = [count.as_json() for count in counts]
    return {
        "v": RECEIPT,
        "program": f"{LAYERS}.{FORMS}",
        **vars(asked),
        "compartments": list(asked.compartments),
        "terms_sha256": digest_of(terms),
        "columns": {name: list(columns) for name, columns in searched_columns().items()},
        "manifest": manifest,
        "manifest_sha256": digest_of(manifest),
        "not_searched": [dict(vars(each)) for each in not_searched],
        "found": found,
        "found_sha256": digest_of(found),
    }


def terms_of(document: Mapping[str, Json]) -> list[str]:
    """Return the terms that a receipt is about, as written.

    Raises:
        BadValue: it is no receipt, or its parts do not agree with its digests.
    """
    if document.get("v") != RECEIPT:
        raise _no_receipt(f"it is no {RECEIPT}")
    try:
        found, manifest = document["found"], document["manifest"]
        terms = [str(each["term"]) for each in found]  # type: ignore[index,union-attr,call-overload]  # TypeError below
        says = [document[f"{part}_sha256"] for part in ("terms", "manifest", "found")]
        sound = says == [digest_of(list(terms)), digest_of(manifest), digest_of(found)]
    except (LookupError, TypeError) as error:
        raise _no_receipt(error) from error
    if not sound:
        raise _no_receipt("its parts do not agree with the digests in it")
    return terms


def manifest_of(document: Mapping[str, Json]) -> set[Source]:
    """Return what a receipt says was searched.

    Raises:
        BadValue: the list is not as `receipt` writes it.
    """
    try:
        return {Source(**each) for each in document["manifest"]}  # type: ignore[union-attr,arg-type]  # TypeError below
    except (LookupError, TypeError) as error:
        raise _no_receipt(error) from error


def _no_receipt(detail: object) -> BadValue:
    return BadValue("receipt", value="the file", type="receipt", detail=detail)

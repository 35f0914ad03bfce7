# SPDX-License-Identifier: Apache-2.0
"""What there is of each name and number on a list, in one pass, with a receipt that proves also what there is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from sanad.desk.act import Done, Work
from sanad.desk.searching import Reach, Search, reach
from sanad.errors import BadValue
from sanad.ledger import read as ledger
from sanad.search import receipt, sources
from sanad.search.receipt import Asked
from sanad.search.tally import Count, tally
from sanad.search.terms import term_of
from sanad.values.canonical import Json, digest_of
from sanad.values.said import Said
from sanad.values.verdict import Integrity

MOST_TERMS = 10_000
_CHANGES = {
    "program": "the program that searches is another version",
    "zone": "the zone of days is another",
    "home": "the country in which numbers are understood is another",
    "columns": "other columns of tables are searched",
    "manifest": "something that was searched then was read anew, or may no longer be searched",
}
"""Part of a receipt → why another one leaves open what the receipt proves."""


@dataclass(frozen=True)
class Repeated:
    """What a repetition shows of an earlier receipt, and why.

    Intact: it is the one that the ledger names, and the same is found again. Broken: one of these is not so. Not established:
    what was searched then can not be searched now.
    """

    verdict: Integrity
    why: str


@dataclass(frozen=True)
class Receipt:
    """The counts in the order of the terms, the receipt, its digest, and on which day each exhibit found was received.

    `repeated` is what a repetition shows of the earlier receipt.
    """

    counts: tuple[Count, ...]
    document: dict[str, Json]
    sha256: str
    received: dict[str, str]
    repeated: Repeated | None = None


@dataclass(frozen=True, kw_only=True)
class BatchSearch(Search[Receipt]):
    """An order to look for up to 10,000 `terms`, or, with an earlier receipt `again`, for its terms where it looked."""

    name: ClassVar[str] = "batch_search"

    terms: tuple[str, ...] = ()
    again: Mapping[str, Json] | None = None

    def do(self, work: Work) -> Done[Receipt]:
        """Pass over everything once; the entry commits to the receipt."""
        written = within(self.terms if self.again is None else receipt.terms_of(self.again))
        terms = [term_of(each, work.tools.country) for each in written]
        there = reach(work, self.compartments)
        if self.again is not None:
            there = _only(there, self.again)
        counts = tally(terms, there.leaves, there.records, work.tools.zone)
        asked = Asked(
            office=work.tools.office,
            at=work.at,
            by=self.by,
            compartments=self.compartments,
            zone=work.tools.zone,
            home=work.tools.country,
        )
        document = receipt.receipt(asked, counts, there.searched, there.not_searched)
        made = Receipt(
            tuple(counts),
            document,
            digest_of(document),
            self._received(work, counts),
            None if self.again is None else _repeated(work.connection, document, self.again),
        )
        what: dict[str, Json] = {
            "compartments": list(self.compartments),
            "terms": len(terms),
            "layers": len(there.searched),
            "not_searched": len({each.exhibit for each in there.not_searched}),
            "receipt": made.sha256,
            "verdict": made.repeated.verdict if made.repeated else None,
        }
        return Done(made, (_thing(made.sha256),), what, {"terms": list(written)})

    def _received(self, work: Work, counts: list[Count]) -> dict[str, str]:
        """Return exhibit → day of receipt of what was found, where it is known."""
        found = sorted(set().union(*(count.exhibits for count in counts)))
        days: dict[str, str] = {}
        for begin in range(0, len(found), 500):
            some = found[begin : begin + 500]
            days |= sources.received(work.connection, self.compartments, some)
        return days


def within(terms: Sequence[str]) -> Sequence[str]:
    """Return the terms of a batch.

    Raises:
        BadValue: they are none, or too many.
    """
    if not 0 < len(terms) <= MOST_TERMS:
        detail = Said("a batch has 1 to {most:,} terms", most=MOST_TERMS)
        raise BadValue("batch", value=len(terms), type="number of terms", detail=detail)
    return terms


def _only(there: Reach, earlier: Mapping[str, Json]) -> Reach:
    """Return of what may be searched only what an earlier receipt lists."""
    listed = receipt.manifest_of(earlier)
    searched = tuple(source for source in there.searched if source in listed)
    keys = {source.key for source in searched}
    return Reach(
        there.set_aside,
        searched,
        tuple(each for each in there.leaves if each[1].source in keys),
        tuple(each for each in there.records if each.key in keys),
        there.not_searched,
    )


def _repeated(
    connection: sa.Connection, now: Mapping[str, Json], then: Mapping[str, Json]
) -> Repeated:
    if not _named(connection, digest_of(then)):
        why = (
            "no entry of this office's ledger names this receipt: it was changed, or made elsewhere"
        )
        return Repeated(Integrity.BROKEN, why)
    for part, why in _CHANGES.items():
        if now[part] != then[part]:
            return Repeated(Integrity.NOT_ESTABLISHED, why)
    if now["found_sha256"] != then["found_sha256"]:
        return Repeated(Integrity.BROKEN, "something else is found now")
    return Repeated(Integrity.INTACT, "the ledger names it, and the same is found")


def _named(connection: sa.Connection, sha256: str) -> bool:
    """Tell whether an entry of the ledger commits to the receipt `sha256`; that a link leads to one is not enough."""
    made = ledger.entries(connection, seqs=ledger.chain(connection, _thing(sha256)))
    said = (each.body["what"] for each in made if each.body is not None)
    return any(isinstance(what, dict) and what.get("receipt") == sha256 for what in said)


def _thing(sha256: str) -> str:
    return f"search:{sha256}"

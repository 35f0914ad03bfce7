# SPDX-License-Identifier: Apache-2.0
"""What there is of each name and number on a list, in one pass, with a receipt that proves also what there is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.searching import Reach, Search, reach
from sanad.errors import BadValue
from sanad.search import receipt
from sanad.search.receipt import Asked
from sanad.search.tally import Count, tally
from sanad.search.terms import term_of
from sanad.values.canonical import Json, digest_of
from sanad.values.verdict import Integrity
from sanad.vault import store as vault

MOST_TERMS = 10_000


@dataclass(frozen=True)
class Receipt:
    """The counts in the order of the terms, the receipt, its digest, and on which day each exhibit found was received.

    `verdict` is of a repetition: intact when it gives what the earlier receipt says, broken when not, not established when what
    was searched then can not be searched now.
    """

    counts: tuple[Count, ...]
    document: dict[str, Json]
    sha256: str
    received: dict[str, str]
    verdict: Integrity | None = None


@dataclass(frozen=True, kw_only=True)
class BatchSearch(Search[Receipt]):
    """An order to look for up to 10,000 `terms`, or, with an earlier receipt `again`, for its terms where it looked."""

    name: ClassVar[str] = "batch_search"

    terms: tuple[str, ...] = ()
    again: Mapping[str, Json] | None = None

    def do(self, work: Work) -> Done[Receipt]:
        """Pass over everything once; the entry commits to the receipt."""
        written = self.terms if self.again is None else receipt.terms_of(self.again)
        if not 0 < len(written) <= MOST_TERMS:
            detail = f"a batch has 1 to {MOST_TERMS:,} terms"
            raise BadValue("batch", value=len(written), type="number of terms", detail=detail)
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
            _received(work, counts),
            _verdict(document, self.again),
        )
        what: dict[str, Json] = {
            "compartments": list(self.compartments),
            "terms": len(terms),
            "layers": len(there.searched),
            "not_searched": len(there.not_searched),
            "receipt": made.sha256,
            "verdict": made.verdict,
        }
        return Done(made, (), what, {"terms": list(written)})


def _only(there: Reach, earlier: Mapping[str, Json]) -> Reach:
    """Return of what may be searched only what an earlier receipt lists."""
    listed = receipt.manifest_of(earlier)
    searched = tuple(source for source in there.searched if source in listed)
    keys = {source.key for source in searched}
    return Reach(
        searched,
        tuple((exhibit, leaf) for exhibit, leaf in there.leaves if leaf.key in keys),
        tuple(each for each in there.records if each.key in keys),
        there.not_searched,
    )


def _verdict(now: Mapping[str, Json], then: Mapping[str, Json] | None) -> Integrity | None:
    if then is None:
        return None
    same = [now[part] == then[part] for part in ("program", "zone", "home", "manifest_sha256")]
    if not all(same):
        return Integrity.NOT_ESTABLISHED
    return Integrity.INTACT if now["found_sha256"] == then["found_sha256"] else Integrity.BROKEN


def _received(work: Work, counts: list[Count]) -> dict[str, str]:
    """Return exhibit → day of receipt of what was found, where it is known."""
    found = sorted(set().union(*(count.exhibits for count in counts)))
    days: dict[str, str] = {}
    for begin in range(0, len(found), 500):
        for exhibit in vault.exhibits(work.connection, found[begin : begin + 500]):
            if exhibit.provenance.received_at is not None:
                days[exhibit.sha256] = exhibit.provenance.received_at[: len("YYYY-MM-DD")]
    return days

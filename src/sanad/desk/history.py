# SPDX-License-Identifier: Apache-2.0
"""What was done about a thing, as one compartment may know it: a page of entries, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sanad.desk.act import Work
from sanad.desk.compartments import OFFICE
from sanad.ledger import read
from sanad.ledger.read import Entry
from sanad.values.canonical import Json

_AT_ONCE = 200


@dataclass(frozen=True)
class Did:
    """One entry; `by` is empty and `what` holds nothing where its words were erased on an order."""

    seq: int
    act: str
    outcome: str
    by: str
    at: str
    what: dict[str, Json]


def did(entry: Entry) -> Did:
    """Return an entry as lists tell it."""
    body: dict[str, Json] = dict(entry.body or {})
    what = body.get("what")
    told = dict(what) if isinstance(what, dict) else {}
    return Did(entry.seq, entry.act, entry.outcome, str(body.get("by", "")), entry.at, told)


def history(
    work: Work, thing: str, compartment: str, before: int | None, most: int
) -> tuple[list[Did], int | None]:
    """Return up to `most` entries about a thing that stand before entry `before`, the newest first, and the place behind which the next page begins."""
    seqs = [seq for seq in read.chain(work.connection, thing) if before is None or seq < before]
    found = list(islice(_ours(work, seqs[::-1], compartment), most))
    return found, found[-1].seq if len(found) == most else None


def _ours(work: Work, seqs: list[int], compartment: str) -> Iterator[Did]:
    """Yield those that were made in a compartment; one whose words were erased is nobody's any more, and shown."""
    for at in range(0, len(seqs), _AT_ONCE):
        page = list(read.entries(work.connection, seqs=seqs[at : at + _AT_ONCE]))
        for entry in reversed(page):
            if not entry.body or entry.body["compartment"] in {compartment, OFFICE}:
                yield did(entry)

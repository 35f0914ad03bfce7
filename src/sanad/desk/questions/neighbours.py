# SPDX-License-Identifier: Apache-2.0
"""Who is tied to whom, as claims say it: the links of some entries, and how many links each end would bring if it were opened too.

Nothing is inferred, ranked or listed: the order is that of ids. With a recipient it is what that recipient would see, and what stays with the reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from sanad.analysis import finding
from sanad.claims.claim import Claim
from sanad.claims.links import Link, links
from sanad.claims.shapes import is_day
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_subject
from sanad.desk.outgoing import kept_back
from sanad.desk.question import Question
from sanad.desk.register import LINKS, Register
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.identifier import check_id
from sanad.values.verdict import Verdict

MOST = 100
"""Neighbours of one entry that are drawn one by one, those of most sources; the others stand together by kind."""


@dataclass(frozen=True)
class End:
    """An entry on a chart: `opened` if its links were asked for, else `ahead` says how many more of each kind there would be."""

    id: str
    kind: str
    label: str
    opened: bool
    ahead: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Chart:
    """`links` with whether each is said of the day asked for; `together` are neighbours that are not drawn one by one: (entry, kind of link, how many).

    `of` is how many links there are in all, `findings` how many rest beside them on records, and `withheld` the claims that the recipient does not get, each with the reason.
    """

    ends: tuple[End, ...]
    links: tuple[tuple[Link, Verdict], ...]
    of: int
    together: tuple[tuple[str, str, int], ...]
    findings: int
    withheld: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Neighbours(Question[Chart]):
    """An order to draw the links of `subjects`, `as_of` a day, month or year; only claims of some `standings` if any are named; `recipient` as docs/formats/sheets.md names them."""

    name: ClassVar[str] = "neighbours"

    subjects: tuple[str, ...]
    as_of: str | None = None
    standings: tuple[str, ...] = ()
    recipient: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments of the entries."""
        return [of_subject(work, each) for each in self.subjects]

    def intent(self) -> dict[str, Json]:
        """Name the entries."""
        return {"subjects": list(self.subjects), "recipient": self.recipient}

    def do(self, work: Work) -> Done[Chart]:
        """Take the links of the register, and choose."""
        if self.as_of is not None and not is_day(self.as_of):
            detail = "YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar"
            raise BadValue("chart", value=self.as_of, type="date", detail=detail)
        register = Register.of(work, self.compartment, self.by)
        every = work.told(_links, register)
        opened = {register.one(each) for each in self.subjects}
        near = [each for each in self._wanted(every) if {each.source, each.target} & opened]
        near, withheld = self._for_recipient(work, register, near)
        drawn, together = _at_most(near, sorted(opened))
        shown = {end for each in drawn for end in (each.source, each.target)}
        shown |= opened if self.recipient is None else set()
        ahead = _ahead(self._wanted(every), shown, opened)
        ends = tuple(self._end(register, one, opened, ahead) for one in sorted(shown))
        count = sum(finding.count_about(work.connection, self.compartment, one) for one in sorted(opened))  # fmt: skip
        told = tuple((each, each.then(self.as_of)) for each in drawn)
        found = Chart(ends, told, len(near), tuple(together), count, withheld)
        what: dict[str, Json] = {**self.intent(), "links": len(near), "withheld": len(withheld)}
        return Done(found, tuple(f"subject:{one}" for one in sorted(opened)), what)

    def _wanted(self, every: Iterable[Link]) -> list[Link]:
        if not self.standings:
            return list(every)
        kept = (_only(each, lambda claim: str(claim.standing) in self.standings) for each in every)
        return [each for each in kept if each.claims]

    def _for_recipient(
        self, work: Work, register: Register, near: Sequence[Link]
    ) -> tuple[list[Link], tuple[tuple[str, str], ...]]:
        """Return the links without the claims that do not go to the recipient, and those claims with the reasons."""
        if self.recipient is None:
            return list(near), ()
        check_id("recipient", self.recipient)
        claims = [claim for each in near for claim in each.claims]
        back = kept_back(work, claims, register.subjects.keys(), self.recipient)
        going = (_only(each, lambda claim: claim.id not in back) for each in near)
        return [each for each in going if each.claims], tuple(sorted(back.items()))

    @staticmethod
    def _end(register: Register, one: str, opened: set[str], ahead: dict[str, dict[str, int]]) -> End:  # fmt: skip
        known = register.subjects.get(one)
        kind, label = (known.kind, known.label) if known else ("unknown", one)
        return End(one, kind, label, one in opened, tuple(sorted(ahead.get(one, {}).items())))


def _links(connection: sa.Connection, register: Register) -> tuple[Link, ...]:
    del connection  # all of it was loaded
    claims = (each for each in register.claims(register.subjects) if each.property in LINKS)
    return tuple(links(claims, register.one))


def _only(link: Link, wanted: Callable[[Claim], bool]) -> Link:
    return Link(link.source, link.target, link.kind, tuple(filter(wanted, link.claims)))


def _at_most(near: Sequence[Link], opened: Sequence[str]) -> tuple[list[Link], list[tuple[str, str, int]]]:  # fmt: skip
    """Return the links to the first `MOST` neighbours of each entry, by sources, and how many stand together beside them."""
    out: set[tuple[str, str, str]] = set()
    together: dict[tuple[str, str], int] = {}
    for one in opened:
        ours = sorted((each for each in near if one in {each.source, each.target}), key=lambda each: -each.sources)  # fmt: skip
        names = list(dict.fromkeys(_other(each, one) for each in ours))
        kept = {*names[:MOST], *opened}
        for each in ours:
            if _other(each, one) not in kept:
                out.add((each.source, each.target, each.kind))
                together[one, each.kind] = together.get((one, each.kind), 0) + 1
    drawn = [each for each in near if (each.source, each.target, each.kind) not in out]
    return drawn, [(*key, count) for key, count in sorted(together.items())]


def _other(link: Link, one: str) -> str:
    return link.target if link.source == one else link.source


def _ahead(every: Iterable[Link], shown: set[str], opened: set[str]) -> dict[str, dict[str, int]]:
    """Return what opening each end that is not open would add, by kind."""
    found: dict[str, dict[str, int]] = {}
    for each in every:
        for one in {each.source, each.target} & shown - opened:
            if _other(each, one) not in opened:
                kinds = found.setdefault(one, {})
                kinds[each.kind] = kinds.get(each.kind, 0) + 1
    return found

# SPDX-License-Identifier: Apache-2.0
"""Every place at which a text names somebody on the register, or gives a number or account of theirs."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import ClassVar

from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.subject import Subject
from sanad.desk.act import Done, Work
from sanad.desk.searching import Reach, Search, reach
from sanad.errors import BadValue, NotFound
from sanad.search.layer import Held
from sanad.search.passing import over
from sanad.search.scan import Passage, passages
from sanad.search.tables import count_rows
from sanad.search.terms import Term, account_of, name, term_of
from sanad.values.canonical import Json, digest_of
from sanad.vault.readings import CONTENT

PROPERTIES = ("name", "alias", "phone", "imsi", "imei", "account", "national_id", "passport")


@dataclass(frozen=True)
class Sought:
    """What is looked for and why: the subject, the claim it comes from, None for the name on the register, and the term."""

    subject: str
    claim: str | None
    property: str
    term: Term


@dataclass(frozen=True)
class Mention:
    """One place: characters `start` to `end` of a part of a layer, and the words as written there; or `rows` of a table.

    Rows have no place in a text: they are told by the `column` whose value holds the words, how many they are, and the first `row`. `how` is `as_written`, or `sounds_alike`, which is a reason to look and proves nothing.
    """

    subject: str
    claim: str | None
    property: str
    how: str
    exhibit: str
    step: str
    part: int | None
    start: int | None
    end: int | None
    words: str
    table: str | None = None
    column: str | None = None
    rows: int | None = None
    row: int | None = None


MENTION = tuple(field.name for field in fields(Mention))
"""The columns of a file of mentions."""


@dataclass(frozen=True)
class Mentions:
    """What was looked for, where, and on request every mention; `left_out` are claims whose value holds no letter or digit."""

    sought: tuple[Sought, ...]
    there: Reach
    left_out: tuple[str, ...]
    zone: str

    def every(self) -> Iterator[Mention]:
        """Yield every mention, layer by layer and in the order of the text, then numbers in tables; reads files only, flat in memory."""
        terms = [each.term for each in self.sought]
        passed = over([leaf for _, leaf in self.there.leaves], terms, passages)
        for (exhibit, leaf), told in zip(self.there.leaves, passed, strict=True):
            step = leaf.source.removeprefix(f"{exhibit}.")
            for found, passage in told:
                how = "sounds_alike" if found.alike else "as_written"
                yield self._mention(found.term, how, exhibit, step, passage)
        for row in count_rows(terms, self.there.records, self.zone):
            held = Held(row.kind, row.column, row.rows, row.row)
            passage = Passage(0, 0, 0, terms[row.term].written, held)
            yield self._mention(row.term, row.how, row.exhibit, CONTENT, passage)

    def _mention(self, term: int, how: str, exhibit: str, step: str, passage: Passage) -> Mention:
        whom, held = self.sought[term], passage.held
        return Mention(
            subject=whom.subject,
            claim=whom.claim,
            property=whom.property,
            how=how,
            exhibit=exhibit,
            step=step,
            part=None if held else passage.part,
            start=None if held else passage.start,
            end=None if held else passage.end,
            words=passage.words,
            **(vars(held) if held else {}),
        )


@dataclass(frozen=True, kw_only=True)
class FindMentions(Search[Mentions]):
    """An order to look for all subjects of the order's compartment, or for `subjects` of it only.

    The entry commits to what was looked for and where; the same two give the same mentions. Costs a pass over every text, some ten thousand of them a
    second, while the mentions are taken; a list of names is looked for as work (`order_work`, kind `search`).
    """

    name: ClassVar[str] = "find_mentions"

    subjects: tuple[str, ...] = ()

    def do(self, work: Work) -> Done[Mentions]:
        """Gather names and numbers from the register and layers from the vault; nothing is read yet."""
        there = reach(work, self.compartments)
        sought, left_out = _sought(work, self._whom(work), there.set_aside)
        manifest: Json = [source.as_json() for source in there.searched]
        what: dict[str, Json] = {
            "compartments": list(self.compartments),
            "terms": len(sought),
            "layers": len(there.searched),
            "not_searched": len(there.not_searched),
            "manifest": digest_of(manifest),
        }
        terms: Json = [[each.subject, each.claim, each.term.written] for each in sought]
        mentions = Mentions(tuple(sought), there, tuple(left_out), work.tools.zone)
        return Done(mentions, (), what, {"terms": terms})

    def _whom(self, work: Work) -> list[Subject]:
        """Return the subjects looked for.

        Raises:
            NotFound: somebody named is an incident.
        """
        ours = {
            each.id: each
            for each in register.subjects(work.connection)
            if each.compartment == self.compartment and each.kind != "incident"
        }
        for each in self.subjects:
            if each not in ours:
                raise NotFound("register", kind="person or organisation", name=each)
        gone = register.removed(work.connection)
        return [ours[each] for each in self.subjects or (each for each in ours if each not in gone)]

    def touches(self, work: Work) -> list[str]:
        """The compartments of the subjects named."""
        return sorted(
            {register.subject(work.connection, each).compartment for each in self.subjects}
        )

    def intent(self) -> dict[str, Json]:
        """Name whom it was to look for."""
        return {"subjects": sorted(self.subjects)}


def _sought(
    work: Work, whom: Sequence[Subject], set_aside: Collection[str]
) -> tuple[list[Sought], list[str]]:
    """Return what live claims on exhibits in use, and the register itself, give to look for; and the claims that give nothing."""
    ours = {each.id for each in whom}
    sought = [
        Sought(each.id, None, "label", name(each.label)) for each in whom if _says(each.label)
    ]
    left_out = []
    for claim in register.of_properties(work.connection, PROPERTIES):
        if claim.live and claim.about in ours and claim.citation.exhibits.isdisjoint(set_aside):
            try:
                term = _term(claim, work.tools.country)
            except BadValue:
                left_out.append(claim.id)
                continue
            sought.append(Sought(claim.about, claim.id, claim.property, term))
    return sought, left_out


def _term(claim: Claim, home: str) -> Term:
    value = claim.text or str(claim.value)
    if claim.property in {"name", "alias"}:
        return name(value)
    return account_of(value) if claim.property == "account" else term_of(value, home)


def _says(label: str) -> bool:
    return any(sign.isalnum() for sign in label)

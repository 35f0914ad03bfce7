# SPDX-License-Identifier: Apache-2.0
"""The file of reasons: what the person concerned is told, in plain words of a language they read (law/pakistan.md 7.4).

What is asked, the charges, the acts of their own, the kinds of evidence, what speaks for them, their rights with their periods, how to complain. It names no
source and nobody else, and nothing that may not be relied on. What sources say stands in the language in which it was recorded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sanad.casework.proceedings import Proceeding
from sanad.dossier.blocks import Writer
from sanad.dossier.feeds.row import cites
from sanad.dossier.papers.acts import NOT_STATED, act_rows, kinds
from sanad.dossier.papers.matter import Matter, shown, table
from sanad.dossier.papers.paper import Frame, Made, paper
from sanad.dossier.papers.words import VERIFIED, Right, Words, rights, words
from sanad.rules.clock import Clock
from sanad.rules.offence import Offence
from sanad.values.canonical import Json

_DAY = len("2026-01-05")


@dataclass(frozen=True)
class Standing:
    """How far the request has come: where and on which day it was sent, and the ledger entry of its withdrawal; None where there was none."""

    sent: tuple[Proceeding, str] | None
    withdrawn: int | None


@dataclass(frozen=True)
class LawOfCase:
    """The law by which the person is told: the offences of the pack, the clocks, the requesting state."""

    offences: Mapping[str, Offence]
    clocks: Mapping[str, Clock]
    country: str


def file_of_reasons(
    matter: Matter, standing: Standing, law: LawOfCase, made: Made, language: str
) -> dict[str, Json]:
    """Return the file of reasons of a request (docs/formats/papers.md).

    Raises:
        BadValue: there are no words of that language.
    """
    of = words(language)
    writer = Writer()
    told = _File(matter, standing, law, made, of, writer)
    told.write()
    note = of("note", name=matter.subject.label)
    frame = Frame("file_of_reasons", of("title"), language, "person_concerned", note, of.group("page"))  # fmt: skip
    return paper(frame, made, writer, told.says)


@dataclass(frozen=True)
class _File:
    """The sections of one file."""

    matter: Matter
    standing: Standing
    law: LawOfCase
    made: Made
    words: Words
    writer: Writer

    def write(self) -> None:
        self._asked()
        self._charges()
        self._acts()
        self._evidence()
        self._favour()
        self._rights("rights", rights("right"))
        self._rights("complain", rights("complaint"))

    def says(self, support: str) -> str | None:
        """Return what is said of a source: of a claim its id and the kinds of evidence, never who said it."""
        kind, _, name = support.partition(":")
        if kind == "claim":
            claim = next(each for each in (*self.matter.claims, *self.matter.favour) if each.id == name)  # fmt: skip
            found = ", ".join(self._sort(each) for each in kinds(self.matter, [claim]))
            return self.words("source.claim", name=name, sorts=found)
        if kind == "clock":
            clock = self.law.clocks[name]
            return self.words("source.clock", instrument=clock.instrument, article=clock.article)
        if kind == "right":
            [right] = [each for each in (*rights("right"), *rights("complaint")) if each.id == name]
            return right.source
        return self.words("source.entry", name=name)

    @property
    def _request(self) -> list[str]:
        return [f"entry:{self.matter.request.seq}"]

    def _told(self, text: str) -> str:
        return self.matter.told(text, self.words("left_out"))

    def _heading(self, name: str) -> None:
        self.writer.heading(name, self.words(f"headings.{name}"))

    def _asked(self) -> None:
        self._heading("asked")
        asked, sent = self.matter.request, self.standing.sent
        facts = {"kind": self.words(f"kinds.{asked.kind}"), "name": self.matter.subject.label}
        if sent is not None:
            proceeding, on = sent
            to = {"authority": proceeding.authority, "reference": proceeding.reference, "on": on}
            self.writer.sentence(self.words("sent", **facts, **to), [f"entry:{proceeding.seq}"])
        else:
            text = self.words("drafted", **facts, day=self.made.as_of[:_DAY])
            self.writer.sentence(text, self._request)
        if self.standing.withdrawn is not None:
            rests = [f"entry:{self.standing.withdrawn}"]
            self.writer.sentence(self.words("withdrawn", **facts), rests)
        if asked.purpose in {"prosecution", "sentence"}:
            self.writer.sentence(self.words(f"purpose_{asked.purpose}"), self._request)
        wanted, known = asked.facts.get("asks"), self.words.group("asked")
        if isinstance(wanted, list) and wanted:
            listed = ", ".join(known.get(str(each), str(each)) for each in wanted)
            self.writer.sentence(self.words("asks", asks=listed), self._request)

    def _charges(self) -> None:
        self._heading("charges")
        claims = self.matter.of("charge")
        told = {str(table(claim)["offence"]) for claim in claims}
        charges = [each for each in self.matter.charges if each["offence"] in told]
        if not charges:
            self.writer.sentence(self.words("no_charges"), self._request)
            return
        columns = [self.words(f"columns.{each}") for each in ("law", "offence", "penalty")]
        rows = [self._charge(each) for each in charges]
        rests = [cites(claim) for claim in claims]
        self.writer.table(self.words("caption.charges"), columns, rows, rests)

    def _charge(self, charge: Mapping[str, Json]) -> tuple[str, str, str]:
        offence = self.law.offences.get(str(charge["offence"]))
        if offence is None:
            return (str(charge["offence"]), "", self.words("penalty_unknown"))
        named = self.words("charge", law=offence.law, section=offence.section)
        return (named, offence.title, self._penalty(charge))

    def _penalty(self, charge: Mapping[str, Json]) -> str:
        if not charge.get("penalty_known"):
            return self.words("penalty_unknown")
        years = charge.get("maximum_years")
        found = [self.words("years", number=years)] if years is not None else []
        found += [self.words(name) for name in ("life", "death") if charge.get(name)]
        return self.words("or").join(found) or self.words("penalty_unknown")

    def _acts(self) -> None:
        self._heading("acts")
        acts = self.matter.of("act")
        if not acts:
            self.writer.sentence(self.words("no_acts"), self._request)
            return
        self.writer.sentence(self.words("as_recorded"), [cites(claim) for claim in acts])
        for number, claim in enumerate(acts, 1):
            rows = list(act_rows(claim, self.words.group("act"), self._told))
            caption = self.words("caption.act", number=number)
            self.writer.table(caption, ("", self.words("columns.stated")), rows, [cites(claim)])

    def _evidence(self) -> None:
        self._heading("evidence")
        offered = [each for act in self.matter.of("act") for each in self.matter.showing(act)]
        if not offered:
            self.writer.sentence(self.words("no_evidence"), self._request)
            return
        rows = [
            (self._sort(kind), str(count)) for kind, count in kinds(self.matter, offered).items()
        ]
        columns = (self.words("columns.kind"), self.words("columns.number"))
        rests = [cites(each) for each in offered]
        self.writer.table(self.words("caption.evidence"), columns, rows, rests)

    def _favour(self) -> None:
        self._heading("favour")
        for claim in self.matter.favour:
            kept = claim.id in self.matter.kept_back
            text = self.words("kept_back", claim=claim.id) if kept else self._told(shown(claim))
            self.writer.sentence(text, [cites(claim)])
        if not self.matter.favour:
            self.writer.sentence(self.words("no_favour"), self._request)

    def _rights(self, heading: str, told: Iterable[Right]) -> None:
        self._heading(heading)
        for right in told:
            if right.country in {None, self.law.country}:
                text = self.words(f"right.{right.id}")
                clock = self.law.clocks.get(right.clock or "")
                if right.clock is not None and clock is None:
                    continue  # the rulebook of this office has no such period: nothing is said of it
                mark, rests = right.mark, [f"right:{right.id}"]
                if clock is not None:
                    mark, rests = clock.mark, [f"clock:{clock.id}"]
                    text = f"{text} {self._period(clock)}"
                unsure = "" if mark in VERIFIED else f" {self.words('unverified')}"
                self.writer.sentence(text + unsure, rests)

    def _period(self, clock: Clock) -> str:
        number, unit = clock.length.number, clock.length.unit
        length = self.words(f"unit.{unit}" if number == 1 else f"units.{unit}", number=number)
        basis = f"{clock.instrument}, {clock.article}"
        return self.words("period", length=length, basis=basis)

    def _sort(self, kind: str) -> str:
        name = "not_stated" if kind == NOT_STATED else kind
        return self.words(f"sorts.{name}")

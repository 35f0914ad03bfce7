# SPDX-License-Identifier: Apache-2.0
"""The answers to what the Commission for the Control of INTERPOL's Files asks about a request, as the office stands today and as it stood when the request was sent."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import basis, drift, proceedings, request
from sanad.casework.basis import Basis
from sanad.casework.clocks import Running
from sanad.casework.docket import in_order
from sanad.casework.drift import Change
from sanad.casework.proceedings import Event, Proceeding
from sanad.casework.request import SEND
from sanad.desk.act import Done, Work
from sanad.desk.around import same_as
from sanad.desk.papers import Paper, PaperQuestion, matter
from sanad.desk.request_facts import Checked, check
from sanad.desk.started import clocks
from sanad.dossier.papers.answer_pack import answer_pack
from sanad.dossier.papers.answering import Answering, Asked
from sanad.errors import NotFound
from sanad.mandates import officer
from sanad.mandates.officer import Officer
from sanad.rules import Rule
from sanad.rules.clock import Clock
from sanad.rules.terms import ANSWERS
from sanad.values.canonical import Json

RECIPIENT = "interpol"
_CLOCK = "complaint_answer"
_NEUTRALITY = "E"
"""The gate of neutrality and rights, Articles 2 and 3 of the Constitution of INTERPOL."""
_ASYLUM = "refugee"
"""Ground of the rules about refuge."""
_KEPT = "what is known of asylum stays in the office"
_TOLD = frozenset({"request", "person", "charges", "acts", "warrant", "sentence", "extradition", "assurances", "proceedings", "evidence", "events"})  # fmt: skip
"""Facts of which a change since the sending is told in words; of all others only how many there are."""
_ASKED = "questions_received"


@dataclass(frozen=True, kw_only=True)
class AnswerPack(PaperQuestion):
    """An order for the answer pack of a request."""

    name: ClassVar[str] = "answer_pack"

    def do(self, work: Work) -> Done[Paper]:
        """Check the request, gather what it may be answered with, and put it into words."""
        checked = check(work, self.request)
        found = matter(work, self.request, RECIPIENT, checked)
        followed = _followed(work, checked)
        changes, unsaid, sent = _since(work, checked)
        answering = Answering(
            asked=list(_asked(work, checked)),
            steps=request.signatures(work.connection, self.request),
            outcome=str(checked.outcome.status),
            rulebook=checked.rulebook,
            proceedings=followed,
            questions=list(self._questions(work, followed)),
            clock=_clock(work),
            contact=self._contact(work, checked),
            sent=sent,
            changes=changes,
            unsaid=unsaid,
        )
        document = answer_pack(found, answering, self.made(work, found))
        return self.told(Paper(document, {}), found.subject)

    def _contact(self, work: Work, checked: Checked) -> Officer:
        """Return who sent the request, or, of one that was not sent, who asks."""
        steps = request.signatures(work.connection, checked.request.id)
        name = steps[SEND].officer if SEND in steps else self.by
        found = officer.find(work.connection, name)
        if found is None:
            raise NotFound("roster", kind="officer", name=name)
        return found

    def _questions(
        self, work: Work, followed: list[tuple[Proceeding, list[Event]]]
    ) -> Iterator[tuple[Event, Running | None, str | None]]:
        """Yield each question about this request with the time for its answer, or the day of it."""
        run = {each.id: each for each in clocks(work, self.compartment)}
        for proceeding, events in followed:
            if proceeding.request == self.request:
                answers = proceedings.answers(in_order(events))
                for event in (each for each in events if each.kind == _ASKED):
                    answer = answers.get(event.number)
                    thing = f"{_CLOCK}:proceeding:{proceeding.id}:{event.on}"
                    yield event, run.get(thing), answer.on if answer else None


def _clock(work: Work) -> Clock:
    found = work.tools.law.clocks.get(_CLOCK)
    if found is None:
        raise NotFound("rulebook", kind="clock", name=_CLOCK)
    return found


def _asked(work: Work, checked: Checked) -> Iterator[Asked]:
    """Yield what persons answered to rules in force about the request, and what still waits for an answer; a question of several rules once."""
    answers = request.answers(work.connection, checked.request.id)
    waiting = {question.id for ruling in checked.rulings for question in ruling.questions}
    seen: set[str] = set()
    for rule in _rules(work, checked):
        needs = {
            need.id: need.text
            for fact, need in rule.needs.items()
            if fact.startswith(f"{ANSWERS}.")
        }
        for name, text in {**needs, rule.id: rule.title}.items():
            answer = answers.get(name)
            if name not in seen and (name in waiting or isinstance(answer, dict)):
                seen.add(name)
                yield Asked(
                    id=name,
                    text=text,
                    article=rule.article,
                    neutrality=rule.gate == _NEUTRALITY,
                    answer=answer if isinstance(answer, dict) else None,
                    kept_back=_KEPT if _ASYLUM in rule.grounds else None,
                )


def _rules(work: Work, checked: Checked) -> tuple[Rule, ...]:
    return work.tools.rulebook.for_target(checked.request.kind, work.today)


def _followed(work: Work, checked: Checked) -> list[tuple[Proceeding, list[Event]]]:
    """Return the proceedings about the person, in the order in which they were opened, each with the events that stand; never those of asylum."""
    same = same_as(work, checked.request.subject)
    about = proceedings.of_subjects(work.connection, sorted(same))
    told = [each for each in about if each.kind != "asylum"]
    recorded = proceedings.events(work.connection, told)
    return [
        (
            each,
            [
                event
                for event in proceedings.standing(recorded[each.id])
                if event.of(same.intersection(each.subjects)) and not _of_asylum(event.kind)
            ],
        )
        for each in told
    ]


def _of_asylum(kind: str) -> bool:
    return kind.startswith("asylum") or kind == "refugee_recognised"


def _since(work: Work, checked: Checked) -> tuple[list[Change], int, Basis | None]:
    """Return what is otherwise than when the request was sent, how many changes are not told, and what it rested on then."""
    thing = f"request:{checked.request.id}"
    kept = basis.newest(work.connection, [thing]).get(thing)
    if kept is None or kept.step != SEND:
        return [], 0, None
    rules = {rule.id for rule in _rules(work, checked) if _ASYLUM not in rule.grounds}
    every = drift.of_request(kept.document, checked.basis)
    told = drift.of_request(_may_be_told(kept.document, rules), _may_be_told(checked.basis, rules))
    return told, len(every) - len(told), kept


def _may_be_told(document: Mapping[str, Json], rules: Collection[str]) -> dict[str, Json]:
    """Return of a basis what may leave the office: no member and no event that tells of asylum, and of rulings those of `rules` alone."""
    facts, rulings = document.get("facts"), document.get("rulings")
    known = {name: value for name, value in facts.items() if name in _TOLD} if isinstance(facts, dict) else {}  # fmt: skip
    events = known.get("events")
    if isinstance(events, list):
        known["events"] = [each for each in events if isinstance(each, dict) and not _of_asylum(str(each.get("kind")))]  # fmt: skip
    said = [each for each in rulings if isinstance(each, dict) and each.get("rule") in rules] if isinstance(rulings, list) else []  # fmt: skip
    return {**document, "facts": known, "rulings": said}

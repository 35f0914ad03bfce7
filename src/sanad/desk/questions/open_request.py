# SPDX-License-Identifier: Apache-2.0
"""A request laid open on the compliance desk: each field of the draft with the claims behind it, its sentences, what shows and what contradicts each act, and what became of it.

What the rules say of it is `check_request`; this says what they looked at. Nothing here is left out because it speaks against the request.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sanad.casework import request
from sanad.casework.behind import claims_behind
from sanad.casework.passages import Sentence, read_over
from sanad.casework.request import Request
from sanad.claims.claim import Claim, Standing
from sanad.desk.act import Done, Work
from sanad.desk.around import Around
from sanad.desk.compartments import of_request
from sanad.desk.history import Did, did
from sanad.desk.question import Question
from sanad.desk.request_facts import Checked, checked, claims_of, usable
from sanad.ledger import read
from sanad.rules import Rule
from sanad.values.canonical import Json

_PARTS = (
    "request", "person", "charges", "warrant", "sentence", "acts", "extradition", "assurances", "refugee", "positions", "organisation", "proceedings",
    "sanctions", "schedule_entry", "context", "dispute",
)  # fmt: skip
"""Parts of a draft, in the order of the form; what the office works out about it is none."""
_FIRMEST = (Standing.FOUND_BY_COURT, Standing.ADMITTED, Standing.CORROBORATED, Standing.ALLEGED)
_EXAMPLES = 3  # of answers to the same question about other requests


@dataclass(frozen=True)
class Box:
    """One field of the draft: its part, the number of the item in a list (0 where it is none), its name, what it says (None: nothing) and the claims that say it."""

    part: str
    item: int
    name: str
    value: Json
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Deed:
    """One act that the draft tells, with what shows it; `independent` counts sources that may carry it, None where that is not known."""

    act: Claim
    shown_by: tuple[Claim, ...]
    independent: int | None


@dataclass(frozen=True)
class Answered:
    """An answer given to a question: of which request, the word, why and by whom."""

    request: str
    question: str
    answer: str
    reason: str
    by: str
    as_whom: str
    entry: int


@dataclass(frozen=True)
class Guidance:
    """What helps to answer a rule: its sense in our words, and how it is known to misfire."""

    text: str
    misfires: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """A request laid open. `behind` maps each fact that a rule looked at to its claims; `deeds` stand by how far the claim has got, then by day.

    `contrary` is what speaks for the person or is disputed, withdrawn claims too; `said` are the answers that count, `before` those given to the
    same questions about other requests of the compartment, newest first; `did` the steps that were taken, oldest first.
    """

    request: Request
    boxes: tuple[Box, ...]
    sentences: tuple[Sentence, ...]
    deeds: tuple[Deed, ...]
    contrary: tuple[Claim, ...]
    behind: Mapping[str, tuple[str, ...]]
    said: Mapping[str, Answered]
    before: Mapping[str, tuple[Answered, ...]]
    guidance: Mapping[str, Guidance]
    did: tuple[Did, ...]


@dataclass(frozen=True, kw_only=True)
class OpenRequest(Question[Opened]):
    """An order to lay a request open as the office stands."""

    name: ClassVar[str] = "open_request"

    request: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def intent(self) -> dict[str, Json]:
        """Name the request."""
        return {"request": self.request}

    def do(self, work: Work) -> Done[Opened]:
        """Gather what it rests on; costs what one check of it costs, once between two acts."""
        found = checked(work, self.request)
        every = claims_of(work, found.request.subject)
        live = [claim for claim in usable(work, every) if claim.live]
        answers = list(_answers(work, self.compartment))
        facts = {fact for ruling in found.rulings for fact in ruling.used}
        opened = Opened(
            request=found.request,
            boxes=tuple(_boxes(found.known, live)),
            sentences=tuple(read_over(found.known, work.tools.law.lexicon)),
            deeds=_deeds(found.known, live),
            contrary=tuple(filter(_speaks_against_it, every)),
            behind={fact: _ids(fact, live) for fact in facts},
            said={each.question: each for each in answers if each.request == self.request},
            before=_before(self.request, answers),
            guidance={rule.id: Guidance(rule.text, rule.misfires) for rule in _rules(work, found)},
            did=tuple(_did(work, self.request, answers)),
        )
        things = (f"request:{self.request}", f"subject:{found.request.subject}")
        return Done(opened, things, {"request": self.request})


def _rules(work: Work, found: Checked) -> Iterator[Rule]:
    """Yield the rules that were asked, by their ids."""
    return (rule for rule in work.tools.rulebook.rules if rule.id in found.asked.said)


def _ids(fact: str, live: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims_behind(fact, live))


def _speaks_against_it(claim: Claim) -> bool:
    return claim.exculpatory or claim.standing is Standing.DISPUTED


def _boxes(known: Mapping[str, Any], live: Sequence[Claim]) -> Iterator[Box]:
    """Yield the fields of the draft, those that say nothing too."""
    for part in _PARTS:
        found = known.get(part)
        listed = isinstance(found, list) and all(isinstance(each, dict) for each in found)
        items = list(enumerate(found, 1)) if listed and found is not None else [(0, found)]
        for number, item in items:
            path = f"{part}[{number - 1}]" if number else part
            members = item.items() if isinstance(item, dict) else [("", item)] if item else []
            for name, value in members:
                fact = f"{path}.{name}" if name else path
                yield Box(part, number, name, value, _ids(fact, live))


def _deeds(known: Mapping[str, Any], live: Sequence[Claim]) -> tuple[Deed, ...]:
    """Return the acts, those found by a court first; in the facts they stand in the order of the claims."""
    acts = [claim for claim in live if claim.property == "act"]
    shown = [claim for claim in live if claim.property == "shows_act"]
    deeds = [
        Deed(
            act,
            tuple(each for each in shown if isinstance(each.value, dict) and each.value.get("claim") == act.id),
            told.get("independent"),
        )
        for act, told in zip(acts, known["acts"], strict=True)
    ]  # fmt: skip
    return tuple(sorted(deeds, key=_firmness))


def _firmness(deed: Deed) -> tuple[int, str]:
    standing = deed.act.standing
    at = _FIRMEST.index(standing) if standing in _FIRMEST else len(_FIRMEST)
    day = deed.act.value.get("from") if isinstance(deed.act.value, dict) else None
    return at, str(day or "")


def _answers(work: Work, compartment: str) -> Iterator[Answered]:
    """Yield whatever was answered about requests of the compartment, in order."""
    ours = [each.id for each in Around(work, compartment).requests]
    for of, question, told, seq in request.every_answer(work.connection, ours):
        words = {name: str(told.get(name, "")) for name in ("answer", "reason", "by", "as_whom")}
        yield Answered(of, question, entry=seq, **words)


def _before(name: str, answers: Sequence[Answered]) -> dict[str, tuple[Answered, ...]]:
    """Return question → the newest answers to it about other requests."""
    told: dict[str, tuple[Answered, ...]] = {}
    for each in reversed(answers):
        if each.request != name:
            told[each.question] = (*told.get(each.question, ()), each)[:_EXAMPLES]
    return told


def _did(work: Work, name: str, answers: Sequence[Answered]) -> Iterator[Did]:
    """Yield the entries of the steps, also of signatures and answers that others have replaced."""
    taken = {each.seq for each in request.every_signature(work.connection, name)}
    taken |= {each.entry for each in answers if each.request == name}
    yield from (did(entry) for entry in read.entries(work.connection, seqs=sorted(taken)))

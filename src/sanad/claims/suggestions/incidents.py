# SPDX-License-Identifier: Apache-2.0
"""Which sentences of a report tell of one event.

Guarantees an order and no more: reading from the top, a sentence joins the event told last unless it says that it turns to another,
by such words (“separately”), by a point of a list with a place of its own, or by a day or a district that the event before does not
have, with a type or a toll of its own. A sentence whose day and district are those of an earlier event returns to it. What is told
as past is background. A person moves what is put wrongly.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sanad.claims.suggestions.days import CLAIM_DAY
from sanad.claims.suggestions.sentence import Sentence
from sanad.claims.suggestions.suggestion import TOLLS, Incident, Span, Suggestion

_OF_EVENTS = frozenset({
    "incident_type", "date", "place", *TOLLS, "damage", "target", "method", "claimed_by", "no_claim", "accused", "denied_by",
    "operation",
})  # fmt: skip
_TELLING = frozenset({"incident_type", *TOLLS, "damage", "target", "method"})

_WIDE = frozenset({"province", "country"})
_BACK = 40
"""Events to which a sentence may return: a report that tells of more is a list, and the cost stays linear."""


@dataclass
class _Event:
    number: int
    background: bool = False
    told: bool = False
    wide: bool = False
    days: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)


def grouped(
    told: Iterable[tuple[Sentence, list[Suggestion]]],
) -> tuple[list[Suggestion], list[Incident]]:
    """Return all suggestions with the incident that each belongs to, and the incidents, both in the order of the text.

    Args:
        told: Every sentence with what is suggested out of it.
    """
    events: list[_Event] = []
    placed: list[Suggestion] = []
    for sentence, suggestions in told:
        event = _event(sentence, suggestions, events)
        if event is None:
            placed += suggestions
            continue
        event.told = event.told or _tells(suggestions)
        event.spans.append(sentence.span)
        event.days |= _days(suggestions)
        event.places |= _places(suggestions)
        event.wide = event.wide or any(one.precision in _WIDE for one in suggestions)
        placed += [
            replace(one, incident=event.number) if one.kind in _OF_EVENTS else one
            for one in suggestions
        ]
    told_of = [one for one in events if one.told]
    if not told_of:
        placed = [replace(one, incident=None) for one in placed]
    return placed, [Incident(one.number, one.background, tuple(one.spans)) for one in told_of]


def _event(
    sentence: Sentence, suggestions: list[Suggestion], events: list[_Event]
) -> _Event | None:
    """Return the event that a sentence tells of: the last, an earlier one, a new one, or none."""
    if not any(one.kind in _OF_EVENTS for one in suggestions):
        return None
    last = events[-1] if events else None
    past = bool(sentence.of("background"))
    days, places = _days(suggestions), _places(suggestions)
    if last is not None and not last.told:
        return last  # a heading gave day or place before anything was told
    if last is not None and not _tells(suggestions):
        return None if places and last.places and not places & last.places else last
    if last is not None and not (past or _turns(sentence, suggestions, events)):
        return last
    for event in reversed(events[-_BACK:]):
        known = (places & event.places) and not (days and event.days and not days & event.days)
        if known and not past and not sentence.of("apart"):
            return event
    event = _Event(len(events) + 1, background=past and bool(events))
    events.append(event)
    return event


def _tells(suggestions: list[Suggestion]) -> bool:
    return any(one.kind in _TELLING for one in suggestions)


def _turns(sentence: Sentence, suggestions: list[Suggestion], events: list[_Event]) -> bool:
    """Tell whether a sentence turns to another event than the last; one without a day has that of the report."""
    last = events[-1]
    known = last.days or set().union(*(event.days for event in events[-_BACK:]))
    days, places = _days(suggestions), _places(suggestions)
    if sentence.of("apart"):
        return True
    if days and known and not days & known and _of_its_own(suggestions):
        return True
    if not places or places & last.places:
        return False
    opens = _opens(sentence, suggestions)
    if last.wide or not last.places:
        return last.wide and (opens or bool(days - known))  # of a province so far, now of a place
    return opens or sentence.opens_paragraph or bool(days)


def _of_its_own(suggestions: list[Suggestion]) -> bool:
    """Tell whether a sentence says what happened, and not only what came of it: the wounded die on a later day."""
    return any(one.kind in {"incident_type", "target", "method"} for one in suggestions)


def _opens(sentence: Sentence, suggestions: list[Suggestion]) -> bool:
    """Tell whether a sentence begins with its place: “In Mastung, …”."""
    begin = sentence.words[min(sentence.first + 1, sentence.last - 1)]
    return any(one.kind == "place" and one.span.start <= begin.start for one in suggestions)


def _days(suggestions: list[Suggestion]) -> set[str]:
    return {
        str(one.value)
        for one in suggestions
        if one.kind == "date" and one.precision and CLAIM_DAY not in one.doubts
    }


def _places(suggestions: list[Suggestion]) -> set[str]:
    """Return the places that tell events apart: a province holds too many."""
    return {
        str(one.value) for one in suggestions if one.kind == "place" and one.precision not in _WIDE
    }

# SPDX-License-Identifier: Apache-2.0
"""Figures about the work of an office that a supervisor and an oversight body may see and publish: counts and times, each with how it was counted.

Pure. They are of an office or a compartment, never of an officer and never of a person asked about; none of them is compared or weighed.
For publication no figure below `LEAST` is printed, because so small a number could point at somebody. Classes below it are told together, with the
next smallest ones if they are too few even so: where nothing is held back, nothing can be worked out from a sum, also not from that of another table.
One quarter of the whole office is published and nothing else: of two periods that overlap, or of an office and its part, the difference could be small.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import median_low

from sanad.casework.request import APPROVE, DRAFT, REVIEW, SEND
from sanad.values.canonical import Json

LEAST = 5
_QUARTER, _YEAR = 3, 12
FEWER = f"fewer than {LEAST}"
WITHHELD = "not given"
OTHERS = "others"
_WHY = {
    FEWER: "So small a number could point at somebody.",
    WITHHELD: "It rests on too few cases.",
}
"""Word in place of a number → why the number is not published."""

_TIMES = {
    (DRAFT, REVIEW): "days_to_review",
    (REVIEW, APPROVE): "days_to_approval",
    (APPROVE, SEND): "days_to_sending",
}
_WITHDRAWAL = "days_to_withdrawal"
_HOW = {
    "requests": "Drafted in the period: kind, how far each has come on the day of counting, and what the rules come to: on that day, or of one that was sent at its sending.",
    "grounds": "Of these requests, those with a rule of this ground behind what the rules come to. A request may count under several.",
    "acts_refused": "Acts and questions refused or left undecided in the period, by code.",
    "refusals_received": "Refusals and deletions by other authorities whose day, or the last that it may mean, lies in the period, by ground. One may count under several.",
    **dict.fromkeys(_TIMES.values(), "Days by the office's calendar between the last signatures of both steps, where the second fell in the period."),
    "unmaskings": "Third parties whose number was shown to an officer in the period, for a reason on record; each time counts.",
    "overrides": "Refusals of rules for review that a named officer accepted in the period, for a reason on record.",
    "erasures": "Exhibits and ledger entries made unreadable in the period, on an order.",
    "withdrawals": "Requests withdrawn in the period, by whether they had been sent.",
    _WITHDRAWAL: "Days from the last event that calls for withdrawal, known to the day, to the withdrawal of a request that had been sent, in the period.",
    "tasks_raised": "Tasks raised in the period, by what they come from.",
    "tasks_by_department": "The same tasks, by the department that must act.",
    "tasks_filed": "Tasks filed in the period.",
    "tasks_overdue": "Tasks open on the day of counting whose time is over, whenever they were raised.",
    "drift": "Tasks raised in the period because something signed or frozen no longer rests on what it did, by kind of thing.",
}  # fmt: skip
"""What is counted → how, in the order in which it is told."""
_ACTS: Mapping[str, tuple[str, str]] = {
    "unmask_party": ("unmaskings", "all"),
    "erase_exhibit": ("erasures", "exhibits"),
    "erase_body": ("erasures", "ledger entries"),
    "file_task": ("tasks_filed", "all"),
}
"""Act that was done → what it counts as."""
_ACCEPTED = ("answer_question", "accepted")
"""The act and the word by which a refusal is accepted (`sanad.rules.ruling`)."""
COUNTED = frozenset({*_ACTS, _ACCEPTED[0]})
"""The acts of which those that were done are counted; of every other only those that were refused."""
NO_GROUND = "no ground named"
NO_DEPARTMENT = "no department named"


@dataclass(frozen=True)
class Deed:
    """An entry of the period: the act, the code of its refusal (None: it was done), and the word with which a question was answered."""

    act: str
    code: str | None
    answer: str | None = None


@dataclass(frozen=True)
class Asked:
    """A request: kind, how far it has come, what the rules come to and their grounds (None and none where it was not drafted in the period), step → day of its last signature.

    What the rules come to is that of the sending, if it was sent: what they would come to later says nothing of what the office did.
    """

    kind: str
    state: str
    outcome: str | None
    grounds: frozenset[str]
    steps: Mapping[str, date]


@dataclass(frozen=True)
class Withdrawn:
    """A request withdrawn in the period: had it been sent, and so many days after the event that called for it, if one did."""

    sent: bool
    days: int | None


@dataclass(frozen=True)
class Raised:
    """A task raised in the period: what it comes from, which department must act, of which kind the thing is."""

    cause: str
    department: str
    thing: str


@dataclass(frozen=True)
class Seen:
    """Everything of a period, first to last day, that figures are made of; `refusals` holds the grounds of each, `overdue` is of the day of counting."""

    first: date
    last: date
    deeds: Sequence[Deed]
    requests: Sequence[Asked]
    refusals: Sequence[Sequence[str]]
    withdrawn: Sequence[Withdrawn]
    raised: Sequence[Raised]
    overdue: int


@dataclass(frozen=True)
class Figure:
    """One figure: what is counted, of which class, how many or how many days; `value` is a word where the number is not published."""

    measure: str
    of: str
    value: int | str

    def as_json(self) -> dict[str, Json]:
        """Return it as documents hold it, with how it was counted and, where it is not published, why."""
        why = _WHY[self.value] if isinstance(self.value, str) else None
        return {**vars(self), "counted": _HOW[self.measure], "withheld": why}


def figures(seen: Seen) -> list[Figure]:
    """Return every figure of a period, in order of `_HOW` and of class; a class of which there is none is left out, single counts are told also when 0."""
    drafted = [each for each in seen.requests if each.outcome is not None]
    done = [deed for deed in seen.deeds if deed.code is None]
    counts: dict[str, Iterable[str]] = {
        "requests": (f"{each.kind}, {each.state}, {each.outcome}" for each in drafted),
        "grounds": (ground for each in drafted for ground in each.grounds),
        "acts_refused": (deed.code for deed in seen.deeds if deed.code is not None),
        "refusals_received": (word for each in seen.refusals for word in each or (NO_GROUND,)),
        "withdrawals": ("sent before" if each.sent else "never sent" for each in seen.withdrawn),
        "tasks_raised": (each.cause for each in seen.raised),
        "tasks_by_department": (each.department or NO_DEPARTMENT for each in seen.raised),
        "drift": (each.thing for each in seen.raised if each.cause == "drift"),
    }
    single = Counter(_ACTS[deed.act] for deed in done if deed.act in _ACTS)
    single["overrides", "all"] = sum((deed.act, deed.answer) == _ACCEPTED for deed in done)
    single["tasks_overdue", "all"] = seen.overdue
    for measure, of in _ACTS.values():
        single.setdefault((measure, of), 0)
    found = [Figure(measure, of, number) for (measure, of), number in single.items()]
    found += [
        Figure(measure, of, number)
        for measure, classes in counts.items()
        for of, number in Counter(classes).items()
    ]
    found += _times(seen)
    order = list(_HOW)
    return sorted(found, key=lambda each: (order.index(each.measure), each.of))


def _times(seen: Seen) -> Iterable[Figure]:
    for earlier, later in pairwise((DRAFT, REVIEW, APPROVE, SEND)):
        spans = [
            (each.steps[later] - each.steps[earlier]).days
            for each in seen.requests
            if {earlier, later} <= each.steps.keys()
            and each.steps[earlier] <= each.steps[later]  # a draft may have been signed anew since
            and seen.first <= each.steps[later] <= seen.last
        ]
        yield from _spread(_TIMES[earlier, later], spans)
    yield from _spread(_WITHDRAWAL, [each.days for each in seen.withdrawn if each.days is not None])


def _spread(measure: str, spans: Sequence[int]) -> Iterable[Figure]:
    """Yield how many there were, and in days the lower median and the longest."""
    yield Figure(measure, "how many", len(spans))
    if spans:
        yield Figure(measure, "median", median_low(spans))
        yield Figure(measure, "longest", max(spans))


def quarter(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of the calendar in which `day` lies."""
    first = date(day.year, day.month - (day.month - 1) % _QUARTER, 1)
    months = first.year * _YEAR + first.month - 1 + _QUARTER
    return first, date(months // _YEAR, months % _YEAR + 1, 1) - timedelta(days=1)


def for_publication(found: Sequence[Figure]) -> list[Figure]:
    """Return figures, in the order of `figures`, as they may be printed outside the office; of a table the classes told together come last."""
    published: list[Figure] = []
    for measure, group in groupby(found, key=lambda each: each.measure):
        timed = measure in {*_TIMES.values(), _WITHDRAWAL}
        rule: Callable[[list[Figure]], list[Figure]] = (
            _times_published if timed else _counts_published
        )
        published += rule(list(group))
    return published


def _counts_published(group: list[Figure]) -> list[Figure]:
    rest = sorted(group, key=lambda each: int(each.value))
    together: list[Figure] = []
    while rest and (int(rest[0].value) < LEAST or (together and _sum(together) < LEAST)):
        together.append(rest.pop(0))
    if not together:
        return group
    number = _sum(together)
    of = OTHERS if len(group) > 1 else group[0].of
    told = replace(group[0], of=of, value=number if number >= LEAST else FEWER)
    return [*(each for each in group if each in rest), told]


def _sum(group: Sequence[Figure]) -> int:
    return sum(int(each.value) for each in group)


def _times_published(group: list[Figure]) -> list[Figure]:
    number = next(each for each in group if each.of == "how many")
    if int(number.value) >= LEAST:
        return group
    return [replace(each, value=FEWER if each is number else WITHHELD) for each in group]

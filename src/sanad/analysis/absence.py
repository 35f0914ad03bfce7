# SPDX-License-Identifier: Apache-2.0
"""Where nothing is known, nothing is absent: an answer without rows is kept only for days that deliveries cover.

"No call between A and B" is a sentence that somebody will rely on. On a day that no delivery says it covers the records show nothing whatever happened,
so that such an answer is refused, and told which days it can be asked of.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from sanad.analysis import methods
from sanad.analysis.finding import Finding
from sanad.analysis.frozen import Input
from sanad.errors import AbsenceNotCovered

_ONE, _SEVERAL = ("number", "account"), ("numbers", "accounts", "first_group", "second_group")
_RECORDS = frozenset({"calls", "payments"})


def named(asked: Mapping[str, object]) -> list[str]:
    """Return the numbers and accounts that a question is about, in its own order."""
    lists = (asked.get(name) for name in _SEVERAL)
    several = chain.from_iterable(each for each in lists if isinstance(each, list))
    return [str(each) for each in (*(asked.get(name) for name in _ONE), *several) if each]


def period(asked: Mapping[str, object]) -> tuple[date, date] | None:
    """Return the first and the last day of a question, None where it has none or they do not read."""
    try:
        first, last = (date.fromisoformat(str(asked.get(end))) for end in ("from", "to"))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def check(found: Finding, asked: Mapping[str, object], inputs: Iterable[Input], behind: Callable[[str], str]) -> None:  # fmt: skip
    """Refuse an answer without rows where some day of its period is covered for somebody that it names by none of `inputs`.

    Args:
        found: The answer.
        asked: What was asked, before third parties had pseudonyms.
        inputs: The deliveries of the compartment.
        behind: Gives the identifier of whoever is named, which may be a pseudonym.

    Raises:
        AbsenceNotCovered: naming the days of which nothing is known.
    """
    method, days = methods.get(found.method), period(asked)
    if found.rows or days is None or method.speaks_of_absence or not _RECORDS & set(method.kinds):
        return
    from sanad.analysis.calls.coverage import deliveries, gaps  # noqa: PLC0415  # it brings the compiler with it

    ours = [each for each in inputs if each.exhibit in found.inputs and each.kind in _RECORDS]
    groups = [deliveries(ours, behind(each)) for each in named(asked)] or [ours]
    unknown = sorted({gap for group in groups for gap in gaps(group, *days)})
    if unknown:
        raise AbsenceNotCovered(found.method, unknown=", ".join(unknown), known=_known(groups, *days))  # fmt: skip


def _known(groups: Iterable[Sequence[Input]], start: date, end: date) -> str:
    """Return the stretches of days that are covered for everybody, in words."""
    from sanad.analysis.calls.coverage import covered  # noqa: PLC0415  # as above

    found = [(start, end)]
    for group in groups:
        found = [stretch for first, last in found for stretch in covered(group, first, last)]
    return ", ".join(f"{first} to {last}" for first, last in found) or "none"

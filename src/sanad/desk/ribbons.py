# SPDX-License-Identifier: Apache-2.0
"""Which days of a period deliveries cover for a number or account, as a ribbon that is drawn: only where it is covered may an absence be read from records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sanad.analysis.absence import named, period
from sanad.analysis.frozen import Input


@dataclass(frozen=True)
class Ribbon:
    """Stretches of days, each with whether some delivery covers it for this number or account, from the first day of the period to the last."""

    number: str
    stretches: tuple[tuple[date, date, bool], ...]
    lacks: tuple[str, ...]


def ribbons(
    files: Sequence[Input], asked: Mapping[str, object], behind: Callable[[str], str]
) -> tuple[Ribbon, ...]:
    """Return a ribbon for each number and account that a question names, none where its period does not read.

    Args:
        files: The deliveries that count.
        asked: The question's parameters.
        behind: Gives the identifier of whoever is named, which may be a pseudonym: under that the ribbon stands.
    """
    days = period(asked)
    return tuple(_ribbon(files, each, behind(each), *days) for each in named(asked)) if days else ()


def _ribbon(files: Sequence[Input], name: str, number: str, first: date, last: date) -> Ribbon:
    from sanad.analysis.calls import coverage  # noqa: PLC0415  # it brings the compiler with it

    ours = coverage.deliveries(files, number)
    stretches = tuple(coverage.ribbon(ours, first, last))
    return Ribbon(name, stretches, tuple(coverage.not_supplied(ours)))

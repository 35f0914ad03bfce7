# SPDX-License-Identifier: Apache-2.0
"""The words among which the forms of intake let choose: faces read them here and keep no list of their own."""

from collections.abc import Iterator, Mapping

from sanad.desk.consignments import SHEET
from sanad.desk.work_needs import KINDS as WORK
from sanad.jobs.job import ENDED, State
from sanad.mandates import papers
from sanad.mandates.instrument import Instrument
from sanad.readers.children import RELATIONS as INSIDE
from sanad.vault.evidence import TYPES
from sanad.vault.exhibit import ABOUT, HANDLING
from sanad.vault.readings import DONE, FAILED, WAITING

PAPERS = tuple(sorted(papers.KINDS))
Wanted = Mapping[str, str | tuple[str, ...]]
"""Name of a fact → its type, or the words that may stand there."""
CAME_OF = INSIDE | ABOUT
"""How an exhibit came of another."""
READINGS = (FAILED, WAITING, DONE)
"""States of a reading, first those that call for somebody."""

NOT_SUPPLIED = ("call_in", "call_out", "sms_in", "sms_out", "data", "roaming")
"""What a sender may say it does not supply, spelt as comparisons look for it: a kind of event and its direction, seen from the number whose records
these are. Spelt otherwise, what is missing would count as not having happened."""


def _stated() -> Iterator[str]:
    for facts in (*papers.FACTS.values(), papers.LEFT_OUT):
        yield from facts
        for wanted in facts.values():
            yield from wanted if isinstance(wanted, tuple) else ()


STATED = frozenset(_stated())
"""What papers state beyond number, issuer and day of issue, and the words among which some of it is chosen."""

__all__ = [
    "CAME_OF",
    "ENDED",
    "HANDLING",
    "NOT_SUPPLIED",
    "PAPERS",
    "READINGS",
    "SHEET",
    "STATED",
    "TYPES",
    "WORK",
    "State",
    "Wanted",
    "may_state",
]


def may_state(paper: Instrument) -> Wanted:
    """Return what may be stated of a registered paper: the facts of its kind, and what its registration left out or somebody stated since."""
    left_out = {
        name: of
        for name, of in papers.LEFT_OUT.items()
        if name in paper.stated or getattr(paper, name) in (None, ())
    }
    return {**left_out, **papers.FACTS[paper.kind]}

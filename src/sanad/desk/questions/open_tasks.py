# SPDX-License-Identifier: Apache-2.0
"""What somebody in a compartment still has to do before its evidence stands: open items, open questions, failed readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import sqlalchemy as sa

from sanad.analysis import finding
from sanad.casework.admissibility import TYPE, Answer
from sanad.claims import store as register
from sanad.desk import authority
from sanad.desk.act import Done, Work
from sanad.desk.authority import Known
from sanad.desk.inputs import cited_claims
from sanad.desk.question import Question
from sanad.desk.reliance import not_relied_on
from sanad.errors import UndecidedByLaw
from sanad.rules import Item
from sanad.values.canonical import Json
from sanad.vault import quarantine, readings, store
from sanad.vault.exhibit import Exhibit

UNANSWERED = "unanswered"
_SHORT = 16
"""Hexadecimal digits of a digest in a task's id: 64 bits keep the exhibits of one office apart."""


@dataclass(frozen=True)
class Task:
    """One thing to do. `id` stays the same while it is open; `state` is the answer that leaves it open, or unanswered.

    `kind` is item, type, reliance, set_aside or reading; `who` the role that can do it; `basis` the law or the record that asks.
    """

    id: str
    kind: str
    what: str
    who: str
    exhibit: str
    name: str
    basis: str
    state: str = UNANSWERED

    def as_json(self) -> dict[str, Json]:
        """Return the task as `--json` shows it."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class OpenTasks(Question[list[Task]]):
    """An order to list. Nothing is kept: a task is there because something is open, and goes when it is closed."""

    name: ClassVar[str] = "open_tasks"

    def do(self, work: Work) -> Done[list[Task]]:
        """Look at every exhibit that claims or findings rest on, at what is set aside, and at what could not be read."""
        tasks = [
            *work.kept(
                (_admissibility, self.compartment, work.today),
                partial(_admissibility, work, self.compartment),
            ),
            *_set_aside(work, self.compartment),
            *_readings(work, self.compartment),
        ]
        return Done(tasks, (), {"tasks": len(tasks)})


def _relied_on(connection: sa.Connection, compartment: str) -> list[Exhibit]:
    """Return the exhibits in use that live claims about the compartment's subjects, or its findings, rest on."""
    ours = [item.id for item in register.subjects(connection) if item.compartment == compartment]
    claims = [claim for claim in register.about(connection, ours) if claim.live]
    found = finding.all_findings(connection, compartment)
    claims += cited_claims(connection, *found)
    relied = {sha256 for claim in claims for sha256 in claim.citation.exhibits}
    relied |= {sha256 for each in found for sha256 in each.inputs}
    usable = relied - quarantine.reasons(connection).keys()
    return store.exhibits(connection, sorted(usable))


def _admissibility(work: Work, compartment: str) -> list[Task]:
    """Return what is open of the exhibits that the compartment's claims and findings rest on."""
    return list(_of_exhibits(work, _relied_on(work.connection, compartment)))


def _of_exhibits(work: Work, exhibits: list[Exhibit]) -> Iterator[Task]:
    outside = not_relied_on(work, [exhibit.sha256 for exhibit in exhibits])
    around = authority.known(work, exhibits)
    for exhibit in exhibits:
        yield from _items(work, exhibit, around)
        fault = outside.get(exhibit.sha256)
        if isinstance(fault, UndecidedByLaw):
            what, rules = str(fault.facts["questions"]), str(fault.facts["rules"])
            yield _task("reliance", exhibit, what, "legal reviewer", rules)


def _items(work: Work, exhibit: Exhibit, around: Known) -> Iterator[Task]:
    told = around.answers.get(exhibit.sha256, {})
    sort = authority.sort(exhibit, exhibit.receipt, around.paper(exhibit), told)
    if sort.evidence is None:
        what = (
            "State what sort of evidence it is: until then nobody knows what must be shown of it."
        )
        yield _task("type", exhibit, what, "reviewer", "docs/formats/checklist.md", id=TYPE)
    for checklist in work.tools.checklists:
        for item in checklist.items_for(sort):
            answer = told.get(item.id)
            if answer is None or answer.is_open:
                yield _item(exhibit, item, answer)


def _item(exhibit: Exhibit, item: Item, answer: Answer | None) -> Task:
    what = f"{item.text} Shown by: {item.document}."
    state = answer.answer if answer else UNANSWERED
    basis = f"{item.source} ({item.mark})"
    return _task("item", exhibit, what, item.who, basis, id=item.id, state=state)


def _set_aside(work: Work, compartment: str) -> Iterator[Task]:
    own = quarantine.waiting(work.connection)
    for exhibit in own:
        if compartment in exhibit.compartments:
            reason = str(exhibit.quarantine)
            yield _task("set_aside", exhibit, reason, "supervisor", "sanad quarantine")


def _readings(work: Work, compartment: str) -> Iterator[Task]:
    failed = list(readings.jobs(work.connection, compartment, (readings.FAILED,)))
    of = {
        one.sha256: one for one in store.exhibits(work.connection, [job.exhibit for job in failed])
    }
    for job in failed:
        if of[job.exhibit].quarantine is None:
            says = str((job.document or {}).get("says", ""))
            exhibit = of[job.exhibit]
            yield _task("reading", exhibit, says, "clerk", "sanad readings", id=f"READ-{job.step}")


def _task(  # a task has as many parts
    kind: str,
    exhibit: Exhibit,
    what: str,
    who: str,
    basis: str,
    *,
    id: str = "",  # noqa: A002  # the task's word for it
    state: str = UNANSWERED,
) -> Task:
    name = f"{id or kind.upper().replace('_', '-')}:{exhibit.sha256[:_SHORT]}"
    return Task(name, kind, what, who, exhibit.sha256, exhibit.name, basis, state)

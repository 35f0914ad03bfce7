# SPDX-License-Identifier: Apache-2.0
"""Ask questions of an office that `officesize.py` made: `python bench/questioning.py FOLDER [--only NAME] [--people N] [--rounds N]`.

Each question is asked by one person, and then by many at the same instant, each a thread of one process, again and again without a pause:
that is harder than people are. Printed are median and 95th percentile of both, SQL statements, the size of the answer, and the most
memory that the process has held. It judges nothing.
"""

import argparse
import json
import resource
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

import sqlalchemy as sa
from office import COMPARTMENT

from sanad.desk.question import Question
from sanad.desk.questions.cell_workload import CellWorkload
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.find_mentions import FindMentions
from sanad.desk.questions.identity_pair import IdentityPair
from sanad.desk.questions.incident_matrix import IncidentMatrix
from sanad.desk.questions.list_candidates import ListCandidates
from sanad.desk.questions.list_clocks import ListClocks
from sanad.desk.questions.list_directives import ListDirectives
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.list_duplicates import ListDuplicates
from sanad.desk.questions.list_incidents import ListIncidents
from sanad.desk.questions.list_quarantined import ListQuarantined
from sanad.desk.questions.list_readings import ListReadings
from sanad.desk.questions.list_requests import ListRequests
from sanad.desk.questions.list_stories import ListStories
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.list_tasks import ListTasks
from sanad.desk.questions.my_desk import MyDesk
from sanad.desk.questions.office_status import OfficeStatus
from sanad.desk.questions.open_tasks import OpenTasks
from sanad.desk.questions.pending_board import PendingBoard
from sanad.desk.questions.proceedings import Proceedings
from sanad.desk.questions.read_log import ReadLog
from sanad.desk.questions.retention_due import RetentionDue
from sanad.desk.questions.search_text import SearchText
from sanad.desk.questions.statistics import Statistics
from sanad.desk.questions.subject_file import SubjectFile
from sanad.wiring import Office, open_office

PEOPLE, ROUNDS = 20, 5
_LOOK = {"by": "analyst1.bench", "compartment": COMPARTMENT}
_OFFICE = {"by": "auditor1.bench", "compartment": "office"}
QUESTIONS: Mapping[str, Callable[[], Question[Any]]] = {
    "my_desk": partial(MyDesk, **_LOOK),
    "list_tasks": partial(ListTasks, **_LOOK),
    "list_subjects": partial(ListSubjects, **_LOOK),
    "subject_file": partial(SubjectFile, **_LOOK, subject="S-001"),
    "list_incidents": partial(ListIncidents, **_LOOK),
    "incident_matrix": partial(IncidentMatrix, **_LOOK, incident="I-001"),
    "list_requests": partial(ListRequests, **_LOOK),
    "check_request": partial(CheckRequest, **_LOOK, request="R-001"),
    "list_clocks": partial(ListClocks, **_LOOK),
    "pending_board": partial(PendingBoard, **_LOOK),
    "proceedings": partial(Proceedings, **_LOOK, about="S-001"),
    "list_directives": partial(ListDirectives, **_LOOK),
    "office_status": partial(OfficeStatus, **_OFFICE),
    "list_readings": partial(ListReadings, **_LOOK, states=("done",)),
    "search_text": partial(SearchText, **_LOOK, words="market"),
    "list_candidates": partial(ListCandidates, **_LOOK),
    "identity_pair": partial(IdentityPair, **_LOOK, left="S-001", right="S-002"),
    "read_log": partial(ReadLog, **_OFFICE, most=200),
    "open_tasks": partial(OpenTasks, **_LOOK),
    "list_quarantined": partial(ListQuarantined, **_LOOK),
    "list_drift": partial(ListDrift, **_LOOK),
    "cell_workload": partial(CellWorkload, **_LOOK),
    "find_mentions": partial(FindMentions, **_LOOK, subjects=("S-001",)),
    "list_duplicates": partial(ListDuplicates, **_LOOK),
    "list_stories": partial(ListStories, **_LOOK),
    "retention_due": partial(RetentionDue, **_LOOK),
    "statistics": partial(Statistics, **_OFFICE, first=date(2025, 1, 1), last=date(2026, 12, 31)),
}
"""Name → what makes the order."""


class Asked(NamedTuple):
    """What one question cost: seconds of each time, alone and together; seconds of processor alone; statements; bytes of the answer."""

    alone: list[float]
    together: list[float]
    processor: float
    statements: int
    size: int


def ask(office: Office, order: Callable[[], Question[Any]], people: int, rounds: int) -> Asked:
    """Ask alone, then together."""
    office.desk.ask(order())  # what is loaded once is loaded
    with counted() as statements:
        answer = office.desk.ask(order())
    used = time.process_time()
    alone = [_timed(office, order) for _ in range(rounds)]
    used = (time.process_time() - used) / rounds
    gate = threading.Barrier(people)

    def person() -> list[float]:
        gate.wait()
        return [_timed(office, order) for _ in range(rounds)]

    with ThreadPoolExecutor(people) as crowd:
        together = [each for one in [crowd.submit(person) for _ in range(people)] for each in one.result()]  # fmt: skip
    return Asked(alone, together, used, len(statements), len(json.dumps(_plain(answer))))


@contextmanager
def counted() -> Iterator[list[str]]:
    """Yield the list of SQL statements that run meanwhile, on any connection."""
    seen: list[str] = []

    def note(*heard: Any) -> None:  # noqa: ANN401  # what SQLAlchemy tells
        seen.append(heard[2])

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def _timed(office: Office, order: Callable[[], Question[Any]]) -> float:
    begun = time.perf_counter()
    office.desk.ask(order())
    return time.perf_counter() - begun


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever an answer holds
    """Return an answer as it might be written: nobody reads it, its length is told."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _line(name: str, asked: Asked) -> str:
    figures = [1000 * each for side in (asked.alone, asked.together) for each in (median(side), quantiles(side, n=20)[-1])]  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    times = " ".join(f"{each:9,.0f}" for each in figures)
    return f"{name:18} {times} {1000 * asked.processor:7,.0f} {asked.statements:6} {asked.size:12,} {peak:7,}"


def main() -> None:
    """Ask what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="what officesize.py filled")
    parser.add_argument("--only", nargs="*", choices=[*QUESTIONS], help="ask these")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    office = open_office(asked.folder / "office")
    print(f"{'question':18} {'one ms':>9} {'p95':>9} {'many ms':>9} {'p95':>9} {'CPU ms':>7} {'SQL':>6} {'bytes':>12} {'MiB':>7}")  # fmt: skip
    for name in asked.only or QUESTIONS:
        print(_line(name, ask(office, QUESTIONS[name], asked.people, asked.rounds)), flush=True)
    office.close()


if __name__ == "__main__":
    main()

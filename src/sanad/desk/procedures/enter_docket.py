# SPDX-License-Identifier: Apache-2.0
"""Enter what a worksheet says of proceedings, and of what meetings decided: each row is one act by the officer it names."""

from collections.abc import Iterator, Mapping
from typing import Any

from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.finish_task import FinishTask
from sanad.desk.acts.issue_directive import Issued, IssueDirective
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.review_result import ReviewResult
from sanad.desk.door import Desk, Refused
from sanad.desk.procedures.enter_worksheet import Entered, one
from sanad.desk.questions.proceedings import Proceedings
from sanad.desk.sheets import Row, Sheet, plain
from sanad.errors import NotFound

_LISTS = ("subjects", "grounds")


def enter_proceedings(desk: Desk, sheet: Sheet) -> list[Entered]:
    """Open the sheet's proceedings and record its events; an event names its proceeding as the authority does, by reference."""
    opened = [
        Entered(row["reference"], one(desk, OpenProceeding(**_fields(sheet, row))))
        for row in sheet.rows("proceeding")
    ]
    recorded = [
        Entered(f"{row['proceeding']} {row['kind']}", _record(desk, sheet, row))
        for row in sheet.rows("event")
    ]
    return opened + recorded


def enter_directives(desk: Desk, sheet: Sheet) -> list[Entered]:
    """Issue the sheet's directives, raise and allocate what else they call for, and enter the results and who accepted them.

    A result names the row of its task: that of the directive, or of a task raised under it.
    """
    entered = []
    directives: dict[str, str] = {}
    tasks: dict[str, str] = {}
    for row in sheet.rows("directive"):
        issued: Issued | Refused = one(desk, IssueDirective(**_fields(sheet, row, "key")))
        if isinstance(issued, Refused):
            entered.append(Entered(row["key"], issued))
            continue
        directives[row["key"]], tasks[row["key"]] = issued.directive, issued.task
        entered.append(Entered(row["key"], issued.directive))
    for row in sheet.rows("task"):
        named = str(row["directive"])
        raised = _raise(desk, sheet, row, directives.get(named, named))
        if isinstance(raised, str):
            tasks[row["key"]] = raised
        entered.append(Entered(row["key"], raised))
    for row in sheet.rows("result"):
        done = str(row["task"])
        entered += _result(desk, sheet, row, tasks.get(done, done))
    return entered


def _record(desk: Desk, sheet: Sheet, row: Row) -> str | Refused:
    """Record one event; where no proceeding about that person bears the reference, or more than one does, the row is refused."""
    asked = Proceedings(by=row["by"], compartment=sheet.compartment, about=row["about"])
    followed = one(desk, asked)
    if isinstance(followed, Refused):
        return followed
    met = [each.proceeding.id for each in followed if each.proceeding.reference == row["proceeding"]]  # fmt: skip
    if len(met) != 1:
        missing = NotFound(row["about"], kind="single proceeding", name=row["proceeding"])
        return Refused(asked, missing)
    fields = _fields(sheet, row, "about", "proceeding")
    return one(desk, RecordEvent(**fields, proceeding=met[0]))


def _raise(desk: Desk, sheet: Sheet, row: Row, directive: str) -> str | Refused:
    fields = _fields(sheet, row, "key", "directive", "officer", "by_when")
    due = plain(row.get("by_when"))
    raised: str | Refused = one(desk, RaiseTask(**fields, directive=directive, due=due))  # type: ignore[arg-type]  # a day
    if isinstance(raised, str):
        order = {"by": row["by"], "compartment": sheet.compartment}
        given = one(desk, AllocateTask(**order, task=raised, officer=row["officer"]))
        return given if isinstance(given, Refused) else raised
    return raised


def _result(desk: Desk, sheet: Sheet, row: Row, task: str) -> Iterator[Entered]:
    shown: dict[str, Any] = {
        name: row[name] for name in ("exhibit", "asked", "said") if name in row
    }
    order = {"compartment": sheet.compartment, "task": task}
    finished = FinishTask(**order, **shown, by=row["by"], on=row.get("asked_on"))
    yield Entered(f"{row['task']} result", one(desk, finished))
    accepted = ReviewResult(**order, by=row["accepted_by"], accepted=True, reason=row["reason"])
    yield Entered(f"{row['task']} accepted", one(desk, accepted))


def _fields(sheet: Sheet, row: Row, *left_out: str) -> dict[str, Any]:
    """Return the members of a row as its act takes them, but for those left out."""
    found: Mapping[str, Any] = {key: value for key, value in row.items() if key not in left_out}
    return {"compartment": sheet.compartment, **{key: _value(key, value) for key, value in found.items()}}  # fmt: skip


def _value(key: str, value: Any) -> Any:  # noqa: ANN401  # of a field of an act
    """Return lists as tuples, and the days of events as text; `held_on` and `by_when` stay days."""
    if key in _LISTS:
        return tuple(value)
    return plain(value) if key in {"on", "next_on", "until"} else value

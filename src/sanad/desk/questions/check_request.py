# SPDX-License-Identifier: Apache-2.0
"""What every rule says of a request today, what is still to be answered and by whom, how far it has come and who signed it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from sanad.casework.form import KINDS
from sanad.casework.request import SEND, WITHDRAW, signatures, state
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_request
from sanad.desk.question import Question
from sanad.desk.request_facts import Checked, checked
from sanad.ledger import read
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Step:
    """One step taken: by whom, of which office, on which day of the office; `stands` is false of a signature over another draft than today's."""

    step: str
    officer: str
    office: str
    on: date
    stands: bool


@dataclass(frozen=True)
class Examined(Checked):
    """A checked request with its head: what it is in words, whom it is about, how far it has come, and the steps taken, in order of time."""

    title: str
    label: str
    state: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class CheckRequest(Question[Examined]):
    """An order to check; nothing is changed by it, the outcome is on record."""

    name: ClassVar[str] = "check_request"

    request: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def intent(self) -> dict[str, Json]:
        """Name the request."""
        return {"request": self.request}

    def do(self, work: Work) -> Done[Examined]:
        """Evaluate every rule, also after the first that refuses; of somebody removed from the register nothing is asked."""
        found = checked(work, self.request)
        what = {
            "request": self.request,
            "outcome": str(found.outcome.status),
            "against": list(found.outcome.rules),
            "draft": found.draft,
            "rulebook": work.tools.rulebook.version,
        }
        return Done(_examined(work, found), (f"request:{self.request}",), dict(what))


def _examined(work: Work, checked: Checked) -> Examined:
    steps = sorted(_steps(work, checked))
    return Examined(
        **{each.name: getattr(checked, each.name) for each in fields(Checked)},
        title=KINDS[checked.request.kind],
        label=register.entered(work.connection, checked.request.subject).label,
        state=state([each.step for _, each in steps]),
        steps=tuple(each for _, each in steps),
    )


def _steps(work: Work, checked: Checked) -> Iterator[tuple[int, Step]]:
    """Yield the number of the entry and the step; what was sent or withdrawn stays so, whatever has changed since."""
    for name, each in signatures(work.connection, checked.request.id).items():
        at = datetime.fromisoformat(read.entry(work.connection, each.seq).at)
        on = at.astimezone(ZoneInfo(work.tools.zone)).date()
        stands = name in checked.signed or name in {SEND, WITHDRAW}
        yield each.seq, Step(name, each.officer, each.office, on, stands)

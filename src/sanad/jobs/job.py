# SPDX-License-Identifier: Apache-2.0
"""A job: long work that an officer ordered, how far it is, and what came of it; pure.

The order stands for ever, as it was given. How far it is are notes of whoever carries it out, written beside the ledger; that it
was ordered, cancelled and ended are entries.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from sanad.values.canonical import Json

ID = "JOB-"
"""Before the number of the entry that ordered it."""


class State(StrEnum):
    """How a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = frozenset({State.DONE, State.FAILED, State.CANCELLED})


@dataclass(frozen=True)
class Order:
    """What was ordered: work of a `kind`, with what that kind needs, by an officer in a compartment for a purpose; `again` names the job whose failed items it repeats."""

    kind: str
    needs: dict[str, Json]
    by: str
    compartment: str
    purpose: str = ""
    again: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a job: how it ended, the account of the work, or `code` and sentence of what stopped it."""

    state: State
    result: dict[str, Json] = field(default_factory=dict)
    code: str = ""
    says: str = ""

    def as_json(self) -> dict[str, Json]:
        """Return the outcome as the tables hold it."""
        return {**vars(self), "state": str(self.state)}


@dataclass(frozen=True)
class Note:
    """How far a job is: what it is doing since when, and how much of how much is done, of that how much failed. Instants are UTC text."""

    doing: str
    since: str
    done: int
    total: int
    failed: int
    at: str

    @property
    def rate(self) -> float | None:
        """Return how many are done a second since `doing` began; None before there is a second to count."""
        seconds = (_instant(self.at) - _instant(self.since)).total_seconds()
        return self.done / seconds if self.done and seconds >= 1 else None

    @property
    def left_s(self) -> float | None:
        """Return the seconds that what it is doing still takes at that rate; None when nobody can say."""
        return None if self.rate is None else (self.total - self.done) / self.rate


@dataclass(frozen=True)
class Job:
    """A job as it stands. `begun` counts how often it was begun: more than once where its worker was stopped."""

    id: str
    seq: int
    order: Order
    state: State
    ordered_at: str
    begun: int = 0
    cancelled: bool = False
    started_at: str | None = None
    ended_at: str | None = None
    note: Note | None = None
    outcome: Outcome | None = None

    def as_json(self) -> dict[str, Json]:
        """Return the job as faces show it (docs/formats/commands.md); rate and seconds left are rounded."""
        note, outcome = self.note, self.outcome
        told: dict[str, Json] = {
            "work": self.id,
            "kind": self.order.kind,
            "state": str(self.state),
            "by": self.order.by,
            "compartment": self.order.compartment,
            "purpose": self.order.purpose,
            "needs": self.order.needs,
            "again": self.order.again,
            "ordered_at": self.ordered_at,
            "started_at": self.started_at,
            "ended_at": self.ended_at,
            "cancelled": self.cancelled,
            "doing": note.doing if note else "",
            "done": note.done if note else 0,
            "total": note.total if note else 0,
            "failed": note.failed if note else 0,
            "rate": round(note.rate, 1) if note and note.rate else None,
            "left_s": round(note.left_s) if note and note.left_s is not None else None,
            "result": outcome.result if outcome else None,
        }
        told["error"] = {"code": outcome.code, "says": outcome.says} if outcome and outcome.code else None  # fmt: skip
        return told


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)

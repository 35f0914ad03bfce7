# SPDX-License-Identifier: Apache-2.0
"""What all rulings come to together: five words and the rules behind them, never a number (law/interpol.md section 19)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sanad.rules.ruling import Ruling
from sanad.values.canonical import Json
from sanad.values.verdict import Verdict


class Status(StrEnum):
    """Where a request stands. Only `READY` and `READY_WITH_WARNINGS` may be sent."""

    READY = "READY"
    READY_WITH_WARNINGS = "READY_WITH_WARNINGS"
    NEEDS_REASONED_REVIEW = "NEEDS_REASONED_REVIEW"
    BLOCKED = "BLOCKED"
    USE_OTHER_TOOL = "USE_OTHER_TOOL"


@dataclass(frozen=True)
class Outcome:
    """`rules` are the ids behind the status, in the order of the rulings; `tools` what to use instead, if anything."""

    status: Status
    rules: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Return the outcome as reports and `--json` output hold it."""
        return {"status": str(self.status), "rules": list(self.rules), "tools": list(self.tools)}


def outcome(rulings: Sequence[Ruling]) -> Outcome:
    """Return what the rulings come to; what no rule has looked at is not ready."""
    refused = [ruling for ruling in rulings if ruling.verdict is Verdict.REFUSE]
    blocking = [ruling for ruling in refused if ruling.severity == "block"]
    if blocking:
        return _blocked(blocking)
    doubtful = [
        ruling
        for ruling in rulings
        if ruling.verdict is Verdict.UNDECIDED
        or (ruling.verdict is Verdict.REFUSE and ruling.severity == "review")
    ]
    if doubtful or not rulings:
        return Outcome(Status.NEEDS_REASONED_REVIEW, _ids(doubtful))
    if refused:
        return Outcome(Status.READY_WITH_WARNINGS, _ids(refused))
    return Outcome(Status.READY)


def _blocked(blocking: Sequence[Ruling]) -> Outcome:
    tools = [ruling.other_tool for ruling in blocking if ruling.other_tool is not None]
    if len(tools) == len(blocking):
        return Outcome(Status.USE_OTHER_TOOL, _ids(blocking), tuple(sorted(set(tools))))
    return Outcome(Status.BLOCKED, _ids(blocking))


def _ids(rulings: Iterable[Ruling]) -> tuple[str, ...]:
    return tuple(ruling.rule for ruling in rulings)

# SPDX-License-Identifier: Apache-2.0
"""Entries of the register: who or what the office keeps a file on, entered by whom, on what, and what other officers decided of it.

The register is no list of the guilty. An entry says that a named officer opened a file on an authority and on evidence; what is said of
the person stands in claims, each with its source.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.visible import visible

KINDS = ("person", "organisation", "incident")


@dataclass(frozen=True)
class Subject:
    """A person (S-), organisation (O-), incident (I-) or person as some source mentions them (M-).

    `evidence` are the digests of the exhibits on which it was entered, `by` who entered it, `seq` the entry in the ledger.
    """

    id: str
    kind: str
    label: str
    compartment: str
    authority: str
    reason: str
    evidence: tuple[str, ...]
    by: str
    seq: int

    @classmethod
    def from_row(cls, row: dict[str, object]) -> Self:
        """Read an entry back from its row."""
        evidence = row["evidence"]
        return cls(**{**row, "evidence": tuple(evidence) if isinstance(evidence, list) else ()})  # type: ignore[arg-type]  # our own columns


def check_label(subject: str, label: str) -> str:
    """Return what an entry shall be called.

    Raises:
        BadValue: it is blank, goes over a line, or holds control characters or overrides of direction (`sanad.values.visible`).
    """
    if not label.strip() or visible(label) != label:
        detail = (
            "one line that says something, without control characters and overrides of direction"
        )
        raise BadValue(subject, value=visible(label), type="label", detail=detail)
    return label


class Answer(StrEnum):
    """What an officer may decide of an entry that another made. Of an incident, `stands` is verified and `removed` is no incident."""

    STANDS = "stands"
    QUESTIONED = "questioned"
    REMOVED = "removed"


@dataclass(frozen=True)
class Decision:
    """One officer's answer about one entry, with reasons; `on` is the day, `seq` its ledger entry."""

    subject: str
    answer: Answer
    reasons: str
    by: str
    on: str
    seq: int = -1

    def as_json(self) -> dict[str, Json]:
        """Return it as documents hold it; the subject and the entry stand beside."""
        return {"answer": str(self.answer), "reasons": self.reasons, "by": self.by, "on": self.on}


class State(StrEnum):
    """Where an entry stands: what was decided last."""

    UNREVIEWED = "unreviewed"
    STANDS = "stands"
    QUESTIONED = "questioned"
    REMOVED = "removed"


def state(decisions: Sequence[Decision]) -> State:
    """Return what the last of `decisions` about one entry makes of it."""
    if not decisions:
        return State.UNREVIEWED
    return State(str(max(decisions, key=lambda each: each.seq).answer))

# SPDX-License-Identifier: Apache-2.0
"""Entries of the ledger as they are shown: who did what, about what, by which rules, and why, to those who may know why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sanad.desk.act import Work
from sanad.desk.blind import blind
from sanad.ledger import read
from sanad.ledger.read import Entry
from sanad.mandates import officer
from sanad.values.canonical import Json

_ANSWERING = ("audit", "direct")
"""Powers of those who are answered to: they read what others looked for and why."""


@dataclass(frozen=True)
class Shown:
    """An entry; `body` is None once it was erased, `private` the part that stays in the office, None where there is none or it is not shown.

    It is shown to the officer whose entry it is, and to whoever audits or directs here.
    """

    seq: int
    commitment: str
    act: str
    at: str
    outcome: str
    body: Mapping[str, Json] | None
    private: Mapping[str, Json] | None
    things: tuple[str, ...]

    @property
    def by(self) -> str:
        """Return who answers for it; empty where it was erased."""
        return str((self.body or {}).get("by", ""))

    @property
    def rules(self) -> list[Mapping[str, Json]]:
        """Return the rules that were about it."""
        told = (self.body or {}).get("rules", [])
        return [each for each in told if isinstance(each, Mapping)] if isinstance(told, list) else []  # fmt: skip

    def as_json(self) -> dict[str, Json]:
        """Return it as lists hand it out."""
        body, private = self.body or {}, self.private or {}
        return {
            "entry": self.seq,
            "at": self.at,
            "act": self.act,
            "outcome": self.outcome,
            "by": self.by,
            "compartment": body.get("compartment", ""),
            "about": " ".join(self.things),
            "rules": " ".join(f"{each.get('id')}={each.get('verdict')}" for each in self.rules),
            "purpose": private.get("purpose", ""),
            "commitment": self.commitment,
        }


def shown(work: Work, entries: Sequence[Entry], by: str, compartment: str) -> list[Shown]:
    """Return entries as an officer may see them in a compartment; as many queries for one as for hundreds."""
    about = read.things(work.connection, [each.seq for each in entries])
    answered_to = any(
        officer.holds(work.connection, by, power, compartment, work.today) for power in _ANSWERING
    )
    return [
        Shown(
            each.seq,
            each.commitment,
            each.act,
            each.at,
            each.outcome,
            each.body,
            each.private if answered_to or (each.body or {}).get("by") == by else None,
            tuple(about[each.seq]),
        )
        for each in blind(work, entries, by)
    ]

# SPDX-License-Identifier: Apache-2.0
"""Which third parties were unmasked in a compartment: by whom, when, for what reason. It is what a judge asks to see."""

from dataclasses import asdict, dataclass
from typing import ClassVar

from sanad.analysis.masking import unmask
from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.ledger import read
from sanad.values.canonical import Json

_THING = "party:"


@dataclass(frozen=True)
class Unmasked:
    """One time somebody was shown who is behind a pseudonym; `by` and `reason` are empty where the words of the entry were erased."""

    pseudonym: str
    identifier: str
    by: str
    at: str
    reason: str
    entry: int

    def as_json(self) -> dict[str, Json]:
        """Return it as lists hand it out."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class ListUnmasked(Question[list[Unmasked]]):
    """An order to list them in order of time; the power is that of unmasking, because the numbers stand in the list."""

    name: ClassVar[str] = "list_unmasked"
    power: ClassVar[str] = "unmask"

    def do(self, work: Work) -> Done[list[Unmasked]]:
        """Read the entries that tell of it."""
        found = []
        for thing, entry in read.about_kind(work.connection, _THING):
            body = entry.body or {}
            if entry.outcome != "done" or body.get("compartment") != self.compartment:
                continue
            name = thing.removeprefix(_THING)
            behind = unmask(work.connection, self.compartment, name)
            reason = str((entry.private or {}).get("reason", ""))
            found.append(Unmasked(name, behind, str(body["by"]), entry.at, reason, entry.seq))
        return Done(found, tuple(f"{_THING}{each.pseudonym}" for each in found), {"parties": len(found)})  # fmt: skip

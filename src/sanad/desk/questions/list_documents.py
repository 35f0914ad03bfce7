# SPDX-License-Identifier: Apache-2.0
"""The documents of a compartment, the newest first: which edition for whom, and whether what it rests on is still as it was."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.drifted import Drifted, drifted
from sanad.desk.question import Question
from sanad.dossier import catalogue
from sanad.dossier.catalogue import Choice
from sanad.dossier.material import RECIPIENTS
from sanad.dossier.store import Edition
from sanad.errors import BadValue
from sanad.ledger import read
from sanad.values.canonical import Json
from sanad.values.said import Said

STATES = ("stands", "amber", "superseded")
MOST = 500


@dataclass(frozen=True)
class Line:
    """One document; `state` is one of `STATES`, `changes` how much is otherwise than it says. Empty `by`: the entry that froze it was erased."""

    edition: Edition
    label: str
    state: str
    changes: int
    at: str
    by: str

    def as_json(self) -> dict[str, Json]:
        """Return it as lists hand it out."""
        told: dict[str, Json] = {"brief": self.edition.sha256}
        names = ("subject", "kind", "recipient", "language", "edition")
        told |= {name: getattr(self.edition, name) for name in names}
        return told | {"label": self.label, "state": self.state, "changes": self.changes, "frozen_at": self.at, "by": self.by}  # fmt: skip


@dataclass(frozen=True)
class Documents:
    """A page: `met` is how many meet what was asked for, `of` how many the compartment has; `before` is where the next page begins, None where there is none."""

    lines: tuple[Line, ...]
    met: int
    of: int
    before: int | None


@dataclass(frozen=True, kw_only=True)
class ListDocuments(Question[Documents]):
    """An order to list: about a subject, for a recipient, of a kind, in a state, or all; at most `most`, from entry `before` back."""

    name: ClassVar[str] = "list_documents"

    subject: str | None = None
    recipient: str | None = None
    kind: str | None = None
    state: str | None = None
    most: int = 100
    before: int | None = None

    def intent(self) -> dict[str, Json]:
        """Say what was asked for."""
        names = ("subject", "recipient", "kind", "state")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def do(self, work: Work) -> Done[Documents]:
        """Compare the newest of each series with what it rested on, and read the page."""
        for value, words in ((self.state, STATES), (self.recipient, RECIPIENTS)):
            if value is not None and value not in words:
                detail = Said("one of: {known}", known=", ".join(words))
                raise BadValue("list", value=value, type="filter", detail=detail)
        amber = _amber(work, self.compartment)
        choice = self._choice(amber)
        most = max(1, min(self.most, MOST))
        found = catalogue.shelf(work.connection, self.compartment, choice, most + 1, self.before)
        page = found[:most]
        frozen = {each.seq: each for each in read.entries(work.connection, seqs=[one.edition.seq for one in page])}  # fmt: skip
        lines = []
        for one in page:
            entry, drift = frozen[one.edition.seq], amber.get(one.edition.sha256)
            state = "superseded" if one.edition.edition < one.newest else "amber" if drift else "stands"  # fmt: skip
            changes = len(drift.changes) + bool(drift.stops) if drift else 0
            by = str((entry.body or {}).get("by", ""))
            lines.append(Line(one.edition, one.label, state, changes, entry.at, by))
        documents = Documents(
            tuple(lines),
            catalogue.count(work.connection, self.compartment, choice),
            catalogue.count(work.connection, self.compartment, Choice()),
            page[-1].edition.seq if len(found) > most else None,
        )
        return Done(documents, (), {**self.intent(), "listed": len(lines)})

    def _choice(self, amber: dict[str, Drifted]) -> Choice:
        newest = None if self.state is None else self.state != "superseded"
        among = amber.keys() if self.state == "amber" else None
        but = amber.keys() if self.state == "stands" else ()
        return Choice(self.subject, self.recipient, self.kind, newest, among, but)


def _amber(work: Work, compartment: str) -> dict[str, Drifted]:
    """Return what is amber among the documents, by digest."""
    found = drifted(work, compartment)
    return {
        each.thing.removeprefix("brief:"): each for each in found if each.thing.startswith("brief:")
    }

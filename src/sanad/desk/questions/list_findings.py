# SPDX-License-Identifier: Apache-2.0
"""The findings of a compartment, the newest first: what was asked, what it says, under whom it is kept, and by whom."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis import finding
from sanad.desk.act import Done, Work
from sanad.desk.history import Did, did
from sanad.desk.question import Question
from sanad.ledger import read
from sanad.values.canonical import Json

MOST = 500


@dataclass(frozen=True)
class Kept:
    """A finding without its rows: `rows` is how many, `entered` the entry that kept it."""

    id: str
    method: str
    version: int
    sentence: str
    rows: int
    subject: str | None
    entered: Did

    def as_json(self) -> dict[str, Json]:
        """Return it as lists hand it out."""
        names = ("id", "method", "version", "sentence", "rows", "subject")
        told: dict[str, Json] = {name: getattr(self, name) for name in names}
        return told | {"by": self.entered.by, "at": self.entered.at, "entry": self.entered.seq}


@dataclass(frozen=True)
class Findings:
    """A page: `of` is how many meet what was asked for; `before` is where the next page begins, None where there is none."""

    findings: tuple[Kept, ...]
    of: int
    before: int | None


@dataclass(frozen=True, kw_only=True)
class ListFindings(Question[Findings]):
    """An order to list: those of a `method`, under a `subject`, or all; at most `most`, from entry `before` back."""

    name: ClassVar[str] = "list_findings"

    method: str | None = None
    subject: str | None = None
    most: int = 100
    before: int | None = None

    def do(self, work: Work) -> Done[Findings]:
        """Read the page."""
        most = max(1, min(self.most, MOST))
        chosen = (self.compartment, self.method, self.subject)
        found, of = finding.page_of(work.connection, *chosen, self.before, most + 1)
        page = found[:most]
        entries = read.entries(work.connection, seqs=[each.seq for each in page])
        entered = {each.seq: did(each) for each in entries}
        kept = tuple(
            Kept(
                each.id,
                each.method,
                each.version,
                each.sentence,
                len(each.rows),
                each.subject,
                entered[each.seq],
            )
            for each in page
        )
        listed = Findings(kept, of, page[-1].seq if len(found) > most else None)
        return Done(listed, (), {"findings": len(kept)})

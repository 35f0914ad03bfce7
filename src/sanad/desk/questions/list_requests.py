# SPDX-License-Identifier: Apache-2.0
"""Every request of a compartment: what it is, about whom, how far it has come."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework.request import signatures_of, state
from sanad.desk.act import Done, Work
from sanad.desk.around import Around
from sanad.desk.question import Question
from sanad.desk.request_facts import checked
from sanad.errors import SanadError
from sanad.values.canonical import Json
from sanad.values.said import sentence_of


@dataclass(frozen=True, kw_only=True)
class ListRequests(Question[list[dict[str, Json]]]):
    """An order to list, in the order of drafting; with `checked`, also what the rules come to today, or why that cannot be told."""

    name: ClassVar[str] = "list_requests"

    checked: bool = False

    def do(self, work: Work) -> Done[list[dict[str, Json]]]:
        """List."""
        around = Around(work, self.compartment)
        signed = signatures_of(work.connection, [each.id for each in around.requests])
        rows: list[dict[str, Json]] = []
        for each in around.requests:
            row: dict[str, Json] = {
                "request": each.id,
                "kind": each.kind,
                "subject": each.subject,
                "drafted_on": each.drafted_on,
                "state": state(signed[each.id]),
            }
            rows.append(row | (_checked(work, each.id, around) if self.checked else {}))
        return Done(rows, (), {"requests": len(rows)})


def _checked(work: Work, request: str, around: Around) -> dict[str, Json]:
    try:
        found = checked(work, request, around).outcome
    except SanadError as error:
        return {"outcome": None, "against": [], "stops": sentence_of(error)}
    return {"outcome": str(found.status), "against": list(found.rules), "stops": None}

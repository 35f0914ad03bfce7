# SPDX-License-Identifier: Apache-2.0
"""What every rule says of a request today, and what is still to be answered, by whom."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_request
from sanad.desk.question import Question
from sanad.desk.request_facts import Checked, check


@dataclass(frozen=True, kw_only=True)
class CheckRequest(Question[Checked]):
    """An order to check; nothing is changed by it, the outcome is on record."""

    name: ClassVar[str] = "check_request"

    request: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def do(self, work: Work) -> Done[Checked]:
        """Evaluate every rule, also after the first that refuses."""
        checked = check(work, self.request)
        what = {
            "request": self.request,
            "outcome": str(checked.outcome.status),
            "against": list(checked.outcome.rules),
            "draft": checked.draft,
            "rulebook": work.tools.rulebook.version,
        }
        return Done(checked, (f"request:{self.request}",), dict(what))

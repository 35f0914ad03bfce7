# SPDX-License-Identifier: Apache-2.0
"""What has turned amber: requests and dossiers whose ground has changed since they were signed or frozen."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.drifted import Drifted, drifted
from sanad.desk.question import Question


@dataclass(frozen=True, kw_only=True)
class ListDrift(Question[list[Drifted]]):
    """An order to compare everything of the compartment with what it rested on."""

    name: ClassVar[str] = "list_drift"

    def do(self, work: Work) -> Done[list[Drifted]]:
        """Compare."""
        found = drifted(work, self.compartment)
        things = tuple(each.thing for each in found)
        return Done(found, things, {"amber": len(found)})

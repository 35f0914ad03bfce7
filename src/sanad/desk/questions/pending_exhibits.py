# SPDX-License-Identifier: Apache-2.0
"""Which exhibits of a compartment were sealed and not read yet."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.vault import store
from sanad.vault.exhibit import Exhibit


@dataclass(frozen=True, kw_only=True)
class PendingExhibits(Question[list[Exhibit]]):
    """An order to list; quarantined exhibits do not wait, they are set aside.

    With `again` those read before are listed too: what readers made is derived, and can be made anew.
    """

    name: ClassVar[str] = "pending_exhibits"

    again: bool = False

    def do(self, work: Work) -> Done[list[Exhibit]]:
        """Return the exhibits in the order in which they came."""
        waiting = store.pending(work.connection, self.compartment, again=self.again)
        return Done(waiting, (), {"waiting": len(waiting)})

# SPDX-License-Identifier: Apache-2.0
"""Which programs of others are told what happens in a compartment, and whether they take it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.jobs import notices
from sanad.jobs.notices import Notice
from sanad.jobs.webhook import Webhook


@dataclass(frozen=True)
class Told:
    """A webhook without its secret, and the newest of what it was told, None before the first."""

    webhook: Webhook
    last: Notice | None


@dataclass(frozen=True, kw_only=True)
class ListWebhooks(Question[list[Told]]):
    """An order to list, also those that were ended."""

    name: ClassVar[str] = "list_webhooks"
    power: ClassVar[str] = "govern"

    def do(self, work: Work) -> Done[list[Told]]:
        """Look at each; its secret was shown once."""
        hooks = notices.webhooks(work.connection, self.compartment)
        found = [Told(replace(each, secret=""), notices.last(work.connection, each.id)) for each in hooks]  # fmt: skip
        return Done(found, (), {"webhooks": len(found)})

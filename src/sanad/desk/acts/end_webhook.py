# SPDX-License-Identifier: Apache-2.0
"""End a webhook: from now on its receiver is told nothing."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import AlreadyDone
from sanad.jobs import notices
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class EndWebhook(Act[str]):
    """An order to end; the result is the webhook's id."""

    name: ClassVar[str] = "end_webhook"
    power: ClassVar[str] = "govern"

    webhook: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the webhook."""
        return [notices.webhook(work.connection, self.webhook).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the webhook."""
        return {"webhook": self.webhook}

    def do(self, work: Work) -> Done[str]:
        """Note its end."""
        if notices.webhook(work.connection, self.webhook).ended is not None:
            raise AlreadyDone(self.webhook, kind="end of webhook", name=self.webhook)
        notices.end_webhook(work.connection, self.webhook, work.seq)
        return Done(self.webhook, (f"webhook:{self.webhook}",), {"webhook": self.webhook})

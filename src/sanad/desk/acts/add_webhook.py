# SPDX-License-Identifier: Apache-2.0
"""Add a webhook: a program of another office is told when something happens in the compartment."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.jobs import notices
from sanad.jobs.webhook import Webhook, check_address, check_kinds, new_secret
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Added:
    """The webhook, and the secret by which its receiver knows us: it is shown this once."""

    id: str
    secret: str


@dataclass(frozen=True, kw_only=True)
class AddWebhook(Act[Added]):
    """An order to tell `address`, whose host and port the administrator listed, of each thing of `kinds` (docs/formats/webhooks.md)."""

    name: ClassVar[str] = "add_webhook"
    power: ClassVar[str] = "govern"

    address: str
    kinds: tuple[str, ...]

    def intent(self) -> dict[str, Json]:
        """Say what was to be told where."""
        return {"address": self.address, "kinds": list(self.kinds)}

    def do(self, work: Work) -> Done[Added]:
        """Record it under a new secret; the ledger does not hold that."""
        check_kinds(self.kinds)
        check_address(self.address, work.tools.webhook_hosts)
        hook = Webhook(
            id=f"HOOK-{work.seq}",
            seq=work.seq,
            compartment=self.compartment,
            address=self.address,
            kinds=tuple(dict.fromkeys(self.kinds)),
            secret=new_secret(),
            by=self.by,
        )
        notices.add_webhook(work.connection, hook)
        what: dict[str, Json] = {"webhook": hook.id, "kinds": list(hook.kinds)}
        return Done(Added(hook.id, hook.secret), (f"webhook:{hook.id}",), what, self.intent())

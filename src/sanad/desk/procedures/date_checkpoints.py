# SPDX-License-Identifier: Apache-2.0
"""Have every queued checkpoint dated by the outside authority; without one, they stay queued and it is said."""

from sanad.desk.act import Tools
from sanad.desk.acts.keep_timestamp import KeepTimestamp
from sanad.desk.door import Desk, Refused
from sanad.desk.questions.queued_checkpoints import QueuedCheckpoints
from sanad.errors import SanadError
from sanad.ledger.timestamp import obtain


def date_checkpoints(desk: Desk, tools: Tools, by: str) -> list[int | Refused]:
    """Ask for each in turn; return each dated size or the refusal. Nothing is asked without an address."""
    address = tools.timestamp_address
    outcomes: list[int | Refused] = []
    for waiting in desk.ask(QueuedCheckpoints(by=by)) if address else []:
        try:
            response: bytes | SanadError = obtain(str(address), waiting.note.encode())
        except SanadError as error:
            response = error
        act = KeepTimestamp(by=by, size=waiting.size, response=response, authority=str(address))
        outcomes += desk.perform_all([act])
    return outcomes

# SPDX-License-Identifier: Apache-2.0
"""The chain of hands: who had an exhibit, from when to when, and where the record does not say.

What an office seals has a bearer too: a phone, a drive, a paper. Its way is told in steps, each an act on the ledger;
whether the steps join up is computed here and stored nowhere. A gap is stated, never closed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

EVENTS = {
    "deposited": "deposited in the store",
    "withdrawn": "withdrawn from the store",
    "transferred": "handed over",
    "to_laboratory": "sent to a laboratory",
    "from_laboratory": "returned by a laboratory",
    "produced_in_court": "produced in court",
    "returned": "returned to its owner",
}
"""Event → words. A store is the malkhana with its Register XIX (Police Rules 22.70)."""

COPIES = {
    "copy": "copied",
    "working_copy": "copied to work on",
    "opened": "opened to be looked at",
    "export": "exported",
}


@dataclass(frozen=True)
class Step:
    """One hand-over, as it was told: when it happened (ISO 8601 with its zone), from whom to whom, under which seal."""

    entry: int
    event: str
    at: str
    giver: str
    receiver: str
    place: str = ""
    seal: str = ""
    reference: str = ""
    note: str = ""


def gaps(first_holder: str | None, first_seal: str, steps: Sequence[Step]) -> Iterator[str]:
    """Yield, in words, each place where the chain does not join; `steps` are in the order of the time they tell.

    Days between are no gap by themselves: somebody held it. A holder that changes without a hand-over is one, and so is
    a seal that differs from the one before.
    """
    holder, seal = first_holder, first_seal
    for step in steps:
        if holder is None:
            yield f"entry {step.entry}: nobody is on record as holding it before {step.giver}"
        elif step.giver != holder:
            yield f"entry {step.entry}: given by {step.giver}, last received by {holder}"
        if step.seal and seal and step.seal != seal and step.event != "from_laboratory":
            yield f"entry {step.entry}: under seal {step.seal}, before that under {seal}"
        holder, seal = step.receiver, step.seal or seal

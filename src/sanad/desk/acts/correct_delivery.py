# SPDX-License-Identifier: Apache-2.0
"""Put right what was said of a delivery when it was sealed, such as a wrong legal paper; what was said before stays in the ledger."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from sanad.desk import authority
from sanad.desk.act import Act, Done, Work
from sanad.desk.arrival import require_sense
from sanad.errors import (
    AlreadyDone,
    BadValue,
    InstrumentOutOfForce,
    RefusedByLaw,
    SecondPersonNeeded,
    UndecidedByLaw,
)
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import erasure, quarantine, store
from sanad.vault.exhibit import Delivery, Stated

__all__ = ["CorrectDelivery", "Corrected", "Stated"]


@dataclass(frozen=True)
class Corrected:
    """What a correction did: the words that are otherwise now, and why the exhibit is set aside, if it is."""

    exhibit: str
    fields: tuple[str, ...]
    quarantine: str | None


@dataclass(frozen=True, kw_only=True)
class CorrectDelivery(Act[Corrected]):
    """An order by somebody else than who sealed it: `delivery` is the entry that did, `stated` all that is to be said of it from now on.

    The law of reading is asked at once, as if it were read today: what that refuses or leaves open sets the exhibit aside. What was set aside before
    stays so until it is released.
    """

    name: ClassVar[str] = "correct_delivery"
    power: ClassVar[str] = "release"

    delivery: int
    stated: Stated
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartment to which it was delivered."""
        return [store.delivery(work.connection, self.delivery).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the delivery."""
        return {"delivery": str(self.delivery)}

    def facts(self, work: Work) -> dict[str, Json]:
        """Say what came and under which instrument it is said to have come, for the rules on receiving."""
        came = store.delivery(work.connection, self.delivery)
        return {"exhibit": {"name": came.name, "instrument": self.stated.instrument}}

    def do(self, work: Work) -> Done[Corrected]:
        """Say it otherwise, and ask the law.

        Raises:
            AlreadyDone: all of it is said so already.
            SecondPersonNeeded: the officer sealed it.
            BadValue: no reason, or a word that cannot be.
            UnknownInstrument: no such paper is registered.
        """
        before = store.delivery(work.connection, self.delivery)
        was, now = vars(Stated.of(before.provenance)), vars(self.stated)
        fields = [each for each in now if now[each] != was[each]]
        if not fields:
            raise AlreadyDone("correction", kind="statement about", name=before.name)
        self._may(work, before)
        after = replace(before.provenance, **now)
        require_sense(before.name, after, work.now)
        if after.instrument is not None:
            instrument.get(work.connection, after.instrument)
        store.correct(work.connection, replace(before, provenance=after, corrected=work.seq))
        code = self._set_aside(work, before.exhibit)
        stands = quarantine.own_reason(work.connection, before.exhibit)
        what: dict[str, Json] = {
            "delivery": before.seq,
            "exhibit": before.exhibit,
            "fields": [*fields],
            "instrument": after.instrument,
            "set_aside": code is not None,
            "code": code or "",
        }
        private: dict[str, Json] = {
            "reason": self.reason,
            "was": _written(was, fields),
            "now": _written(now, fields),
        }
        things = (f"exhibit:{before.exhibit}",)
        return Done(Corrected(before.exhibit, tuple(fields), stands), things, what, private)

    def _may(self, work: Work, before: Delivery) -> None:
        """Refuse an order without a reason, one by who sealed it, and one about what is gone."""
        if not says_something(self.reason):
            raise BadValue("correction", value="", type="reason", detail="it is empty")
        sealed = read.entry(work.connection, before.seq).body
        if sealed is None or sealed["by"] == self.by:
            told = {"officer": self.by, "act": "correct what was said of it"}
            raise SecondPersonNeeded(before.name, **told)
        if erasure.is_erased(work.connection, before.exhibit):
            detail = "it was erased on an order"
            raise BadValue("correction", value=before.name, type="exhibit", detail=detail)

    def _set_aside(self, work: Work, sha256: str) -> str | None:
        """Set the exhibit aside if the law of reading does not let it be used as it is said to have come; return by which code."""
        exhibit = store.get(work.connection, sha256)
        if exhibit.quarantine is not None:
            return None
        try:
            authority.require_usable(work, exhibit)
        except (RefusedByLaw, UndecidedByLaw, InstrumentOutOfForce) as refusal:
            quarantine.set_reason(work.connection, sha256, str(refusal))
            return refusal.code
        return None


def _written(said: dict[str, Any], fields: list[str]) -> dict[str, Json]:
    """Return some words of a delivery as the ledger holds them."""
    return {
        each: list(said[each]) if isinstance(said[each], tuple) else said[each] for each in fields
    }

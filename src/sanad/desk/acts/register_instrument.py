# SPDX-License-Identifier: Apache-2.0
"""Register the legal paper under which something was, or will be, obtained."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import InstrumentDiffers
from sanad.mandates import officer
from sanad.mandates.instrument import Instrument, register
from sanad.values.identifier import check_id
from sanad.vault import consignment

_NOT_TOLD = "what it says is for who may look where it was used"


@dataclass(frozen=True, kw_only=True)
class RegisterInstrument(Act[str]):
    """An order to register; the result is the instrument's id."""

    name: ClassVar[str] = "register_instrument"
    power: ClassVar[str] = "receive"

    instrument: Instrument

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[str]:
        """Record the instrument as its paper states it."""
        check_id("instrument", self.instrument.id)
        try:
            register(work.connection, self.instrument)
        except InstrumentDiffers as error:
            if self._is_elsewhere(work):
                hidden = {**error.facts, "differences": _NOT_TOLD}
                raise InstrumentDiffers(error.where, **hidden) from None
            raise
        thing = f"instrument:{self.instrument.id}"
        return Done(self.instrument.id, (thing,), self.instrument.as_json())

    def _is_elsewhere(self, work: Work) -> bool:
        """Tell whether all that came under the paper lies where the officer may not look: what it says tells what they look into."""
        used = consignment.papers_used(work.connection).get(self.instrument.id)
        seen = officer.looking(work.connection, self.by, work.today, work.now)
        return used is not None and seen.isdisjoint(used)

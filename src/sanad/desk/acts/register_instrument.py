# SPDX-License-Identifier: Apache-2.0
"""Register the legal paper under which something was, or will be, obtained."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.mandates.instrument import Instrument, register


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
        register(work.connection, self.instrument)
        thing = f"instrument:{self.instrument.id}"
        return Done(self.instrument.id, (thing,), self.instrument.as_json())

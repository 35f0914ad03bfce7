# SPDX-License-Identifier: Apache-2.0
"""From an error to an HTTP status, and what of it may be told: the one table of the faces over the network.

What one may not see does not exist: a thing of another compartment, a thing that never was, and a compartment in which the officer holds
nothing are one answer, the same words and the same code, without a place and without facts. Only what an error says of the law, or of what an
officer's own compartment lacks, keeps its words at 404.

Not guaranteed: that a new id is free says that no compartment has it; ids are the office's, and registering one twice is told.
"""

from dataclasses import dataclass, field

from sanad.desk.seat import Seat
from sanad.errors import (
    AlreadyDone,
    AlreadyRunning,
    AuthorityFault,
    CallerFault,
    ChangedSince,
    DatabaseFault,
    DiskFull,
    DraftChanged,
    EntryRemoved,
    EvidenceFault,
    KeyLocked,
    LawFault,
    MachineFault,
    NoMandate,
    NotFound,
    OtherCompartment,
    Overtaken,
    SanadError,
    SourceFault,
    StepNotAllowed,
    TooOften,
    UndecidedByLaw,
)

STATUSES: tuple[tuple[type[SanadError], int], ...] = (
    (NotFound, 404),
    (OtherCompartment, 404),
    (UndecidedByLaw, 409),  # it waits for an answer, and may then pass
    (ChangedSince, 409),
    (Overtaken, 409),
    (AlreadyDone, 409),
    (AlreadyRunning, 409),
    (StepNotAllowed, 409),
    (DraftChanged, 409),
    (EntryRemoved, 409),
    (TooOften, 429),
    (KeyLocked, 503),  # the office's own key: nobody who asks can mend it
    (EvidenceFault, 422),
    (AuthorityFault, 403),
    (LawFault, 403),
    (SourceFault, 502),
    (CallerFault, 422),
    (DiskFull, 507),
    (DatabaseFault, 503),
    (MachineFault, 500),
)
"""Class or family → status, first match counts."""
UNEXPECTED = "MACHINE_UNEXPECTED"
"""Code of a fault that no error of ours tells."""
_NOT_FOUND = 404
MACHINE = "The office's machine could not do this"
"""What is told where the machine failed."""
_CONCEALED: tuple[type[SanadError], ...] = (NotFound, OtherCompartment)


@dataclass(frozen=True)
class Shown:
    """What of an error goes out: the status, its code, a heading, the sentence, the place, and the values in the sentence."""

    status: int
    code: str
    title: str
    says: str
    where: str = ""
    facts: dict[str, str] = field(default_factory=dict)


HIDDEN = Shown(
    _NOT_FOUND,
    NotFound.code,
    "There is no such thing here",
    "There is no such thing here, or it is not yours to see. Nothing was done. Check the spelling and the compartment.",
)
"""The one answer for what is not here and for what may not be seen."""


def status_of(error: SanadError) -> int:
    """Return the HTTP status of an error, by its class alone."""
    return next(status for family, status in STATUSES if isinstance(error, family))


def shown(error: SanadError, seat: Seat | None = None) -> Shown:
    """Return what of `error` is told to whoever sits at `seat`.

    A mandate that is missing in a compartment where the officer holds nothing hides that there is such a compartment.
    """
    if type(error) in _CONCEALED or (seat is not None and _nothing_there(error, seat)):
        return HIDDEN
    if isinstance(
        error, MachineFault
    ):  # what the machine said may hold evidence; it is for the log
        return Shown(status_of(error), error.code, MACHINE, f"{MACHINE}. {error.why}")
    facts = {name: str(value) for name, value in error.facts.items()}
    title = error.what.format(**error.facts)
    return Shown(status_of(error), error.code, title, str(error), error.where, facts)


def _nothing_there(error: SanadError, seat: Seat) -> bool:
    where = error.facts.get("compartment")
    return isinstance(error, NoMandate) and not seat.compartments.get(str(where))

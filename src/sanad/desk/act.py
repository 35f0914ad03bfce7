# SPDX-License-Identifier: Apache-2.0
"""What an act is: an order by an officer that the desk carries out or refuses, and records either way."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, TypeVarTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from sanad.accounts.terms import Terms
from sanad.desk.standing import Reading, Standing, Told, View, name_of
from sanad.ledger.note import Signer
from sanad.mandates import officer
from sanad.rules import Checklist, Rulebook
from sanad.rules.lawbook import Lawbook
from sanad.rules.offence import Offence
from sanad.sandbox import Sandbox
from sanad.storage.blobs import Blobs, Staged
from sanad.storage.database import Database
from sanad.storage.records import Records
from sanad.values import moment
from sanad.values.canonical import Json

if TYPE_CHECKING:
    from sanad.analysis.engine import Opener
    from sanad.dossier.signature import Credentials

R_co = TypeVar("R_co", covariant=True)
Given = TypeVarTuple("Given")
T = TypeVar("T")


@dataclass(frozen=True)
class Tools:
    """What the desk works with; built once by the wiring.

    `sandbox` runs what touches hostile bytes; `law` is what the rulebook holds besides rules, offences and checklists; `pack` is the folder of the jurisdiction, `templates` those of operator templates; `forms` is that of the
    office's own forms of documents, which need not be there; `search` is
    the folder of the search index; `signer` holds the key of the ledger, `credentials` those by which documents
    are signed, None in an office founded before there were any; `inbox` is the folder in which files arrive, of at most `inbox_bytes`, `made` that of what ordered work writes;
    `webhook_hosts` are the `host:port` to which notices may go; `clock` returns the present instant in UTC; `keys` is the folder of the office's
    keys, `terms` say how officers are let in; `engine` opens what findings are computed on, DuckDB in this process if it is None; `given` names the settings that are not the program's own.
    """

    database: Database
    blobs: Blobs
    records: Records
    sandbox: Sandbox
    rulebook: Rulebook
    law: Lawbook
    offences: dict[str, Offence]
    checklists: tuple[Checklist, ...]
    pack: Path
    templates: tuple[Path, ...]
    forms: Path
    search: Path
    inbox: Path
    made: Path
    signer: Signer
    credentials: "Credentials | None"
    clock: Callable[[], datetime]
    office: str
    country: str
    zone: str
    keys: Path
    terms: Terms = field(default_factory=Terms)
    timestamp_address: str | None = None
    engine: "Opener | None" = None
    inbox_bytes: int = 0
    webhook_hosts: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    standing: Standing = field(default_factory=Standing, init=False, repr=False, compare=False)


@dataclass(frozen=True)
class Work:
    """One open transaction: the connection, the present instant and the number the ledger entry will have.

    Copies appended to `to_settle` are flushed to disk and put in place just before the commit; exhibits appended to
    `to_destroy` are destroyed just after it. `prepared` is what a long act worked out before.
    """

    tools: Tools
    connection: sa.Connection
    now: datetime
    seq: int
    prepared: object = None
    to_settle: list[Staged] = field(default_factory=list)
    to_destroy: list[str] = field(default_factory=list)

    @property
    def at(self) -> str:
        """Return the present instant as ledger entries write it."""
        return stamp(self.now)

    def told(self, make: Callable[[sa.Connection, *Given], T], *given: *Given) -> T:
        """Return `make(connection, …)`: to who only looks, as it was made since it last changed; it is read and never changed itself."""
        key = (Told(make), *map(name_of, given))
        return self.kept(key, partial(make, self.connection, *given))

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], T], *, closely: bool = False) -> T:
        """Return what `make` gives, as `told`; `key` names whatever it depends on beside the database and the tools.

        What `make` takes of the database it asks while it makes, or takes by `told` and `kept`; nothing that was read before it.
        `closely` looks, after an act that wrote to its tables, whether what it asked of them is answered otherwise: for what reads little of what many write.
        """
        if self.seq:  # the act itself may have changed it
            return make()
        return self._view.kept(key, make, self._reading, closely=closely)

    @cached_property
    def _view(self) -> View:
        return self.tools.standing.view(self.connection)

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.connection)

    @property
    def today(self) -> date:
        """Return the present day in the office's zone."""
        return self.now.astimezone(ZoneInfo(self.tools.zone)).date()


@dataclass(frozen=True)
class Done(Generic[R_co]):
    """What an act gives back: its result, the things it was about, and the facts for the ledger.

    `what` goes wherever the entry goes, also into packages; `private` stays in the office, and the entry commits to it.
    """

    result: R_co
    things: tuple[str, ...]
    what: dict[str, Json] = field(default_factory=dict)
    private: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Act(ABC, Generic[R_co]):
    """An order. A subclass is one file in `acts/`, named for the verb.

    `by` answers for it, in `compartment`, for `purpose`. `name` and `power` belong to the class: the ledger's word for the act, and
    what the officer must hold.
    """

    name: ClassVar[str]
    power: ClassVar[str]

    by: str
    compartment: str = "office"
    purpose: str = ""

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer holds the power in the compartment today."""
        officer.require(
            work.connection, self.by, self.power, self.compartment, work.today, self.name, work.now
        )

    def touches(self, work: Work) -> Iterable[str]:
        """Return the compartments of what the order names; each must be the order's own."""
        del work
        return ()

    def facts(self, work: Work) -> dict[str, Json]:
        """Return what the rules about this act may ask; nothing is changed."""
        del work
        return {}

    def intent(self) -> dict[str, Json]:
        """Return what a refusal records of the order: never evidence, only what was asked for."""
        return {}

    @abstractmethod
    def do(self, work: Work) -> Done[R_co]:
        """Carry the order out inside the open transaction."""


class LongAct(Act[R_co]):
    """An act that takes long to work out: that is done before it is its turn to write, so that it keeps nobody from working."""

    @abstractmethod
    def prepare(self, work: Work) -> Done[object]:
        """Work out what `do` will find as `work.prepared`, over the office as it stands now; nothing is written.

        The office may have changed when it is this act's turn: `do` looks whether what was worked out still holds.
        """


def stamp(instant: datetime) -> str:
    """Return an instant as all our documents write it: UTC, microseconds, `Z`."""
    return moment.stamp(instant)

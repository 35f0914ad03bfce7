# SPDX-License-Identifier: Apache-2.0
"""Who serves where, with what roles, since when and on whose order; and which role holds which power."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.account_holders import oversight
from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.mandates import officer
from sanad.mandates.officer import Appointment, Officer
from sanad.mandates.powers import POWERS
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Serving:
    """An officer with every appointment that they ever had; `now` are those in force today, `later` those that are to begin."""

    officer: Officer
    appointments: tuple[Appointment, ...]
    now: tuple[Appointment, ...]
    later: tuple[Appointment, ...]


@dataclass(frozen=True)
class Officers:
    """Everybody enrolled, by id; `powers` is role → powers, from the one place that says so."""

    officers: tuple[Serving, ...]
    powers: Mapping[str, frozenset[str]]

    @property
    def compartments(self) -> dict[str, list[tuple[Officer, Appointment]]]:
        """Return compartment → who serves there today."""
        found: dict[str, list[tuple[Officer, Appointment]]] = {}
        for each in self.officers:
            for held in each.now:
                found.setdefault(held.compartment, []).append((each.officer, held))
        return dict(sorted(found.items()))

    def rows(self) -> Iterator[dict[str, Json]]:
        """Yield one row for each appointment, as a list of them leaves the office."""
        for each in self.officers:
            for held in each.appointments:
                yield {
                    "officer": each.officer.id,
                    "name": each.officer.name,
                    "office": each.officer.office,
                    "compartment": held.compartment,
                    "roles": " ".join(held.roles),
                    "from": held.from_day.isoformat(),
                    "until": held.until.isoformat() if held.until else None,
                    "order": held.order,
                    "in_force": held in each.now,
                }


@dataclass(frozen=True, kw_only=True)
class ListOfficers(Question[Officers]):
    """An order to list all officers of the office."""

    name: ClassVar[str] = "list_officers"

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer governs or audits the office: who serves in a compartment tells that there is one."""
        power = oversight(self, work)
        officer.require(work.connection, self.by, power, self.compartment, work.today, self.name)

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[Officers]:
        """Read officers and appointments: two queries."""
        held = officer.appointments(work.connection)
        found = [
            Serving(
                each,
                tuple(held.get(each.id, ())),
                tuple(one for one in held.get(each.id, ()) if one.lasts(work.today)),
                tuple(one for one in held.get(each.id, ()) if one.begins_after(work.today)),
            )
            for each in officer.all_officers(work.connection)
        ]
        return Done(Officers(tuple(found), POWERS), (), {"officers": len(found)})

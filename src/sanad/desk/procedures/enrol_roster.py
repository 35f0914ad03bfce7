# SPDX-License-Identifier: Apache-2.0
"""Enrol everybody on a roster."""

from collections.abc import Sequence

from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.door import Desk, Refused
from sanad.desk.sheets import Sheet
from sanad.mandates.officer import Officer


def enrol_roster(desk: Desk, sheet: Sheet, by: str) -> Sequence[str | Refused]:
    """Enrol each officer of the sheet; return each id or refusal, in order."""
    return desk.perform_all(
        EnrolOfficer(
            by=by,
            officer=Officer(row["id"], row["name"], row["office"]),
            roles=tuple(row["roles"]),
            compartments=tuple(dict.fromkeys(["office", *row.get("compartments", [])])),
            from_day=row["from"],
            until=row.get("until"),
            order=row["order"],
        )
        for row in sheet.rows("officer")
    )

# SPDX-License-Identifier: Apache-2.0
"""Whose accounts an officer may see and end things of: their own, and if they govern the office everybody's. Who serves where, auditors see too."""

from sanad.desk.act import Act, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import NotFound
from sanad.mandates import officer

GOVERN, AUDIT = "govern", "audit"


def governs(act: Act[object], work: Work) -> bool:
    """Tell whether whoever orders governs the office."""
    return officer.holds(work.connection, act.by, GOVERN, OFFICE, work.today)


def sees_everybody(act: Act[object], work: Work) -> bool:
    """Tell whether whoever orders may know who serves in which compartment, and so which there are: they audit or govern the office."""
    return officer.holds(work.connection, act.by, oversight(act, work), OFFICE, work.today)


def oversight(act: Act[object], work: Work) -> str:
    """Return the power by which whoever orders would know it: audit, if they hold that in the office, else govern."""
    audits = officer.holds(work.connection, act.by, AUDIT, OFFICE, work.today)
    return AUDIT if audits else GOVERN


def require_own_or_governed(
    act: Act[object], work: Work, holder: str, kind: str, name: str
) -> None:
    """Refuse an order about somebody else's; what one may not end does not exist.

    Raises:
        NotFound: it is another's, and the officer does not govern.
    """
    if holder != act.by and not governs(act, work):
        raise NotFound(f"{kind}s", kind=kind, name=name)

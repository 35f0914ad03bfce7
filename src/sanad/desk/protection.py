# SPDX-License-Identifier: Apache-2.0
"""Who is protected, and under which names they are known."""

from collections.abc import Collection

import sqlalchemy as sa

from sanad.claims import store as register
from sanad.dossier.protected import Protected

_MARK = "protected"
_NAMES = frozenset({"name", "alias"})


def protected(connection: sa.Connection, compartments: Collection[str]) -> list[Protected]:
    """Return the entries of some compartments that a live claim marks as protected, by id.

    Of other compartments nobody is told here, so that no case learns of the witnesses of another. A mark on an exhibit set aside still holds: doubt protects.
    """
    marks = {
        claim.about: str(claim.value)
        for claim in register.of_properties(connection, [_MARK])
        if claim.live
    }
    if not marks:
        return []
    named: dict[str, list[str]] = {}
    for claim in register.about(connection, sorted(marks)):
        if claim.property in _NAMES and claim.live and claim.text:
            named.setdefault(claim.about, []).append(claim.text)
    return [
        Protected(each.id, marks[each.id], (each.label, *named.get(each.id, ())))
        for each in register.subjects(connection)
        if each.id in marks and each.compartment in compartments
    ]

# SPDX-License-Identifier: Apache-2.0
"""Which open requests of a compartment come out otherwise by another law: one by one, with the rulings that differ."""

from collections.abc import Iterable, Mapping

from sanad.casework.request import WITHDRAW, all_requests, signatures
from sanad.desk.act import Work
from sanad.desk.compartments import of_request
from sanad.rules import Ruling, outcome
from sanad.values.canonical import Json


def open_requests(work: Work, compartment: str) -> list[str]:
    """Return the requests of a compartment that nobody has withdrawn, in the order of drafting."""
    return [
        each.id
        for each in all_requests(work.connection)
        if of_request(work, each.id) == compartment
        and WITHDRAW not in signatures(work.connection, each.id)
    ]


def flip(request: str, now: Iterable[Ruling], then: Iterable[Ruling]) -> dict[str, Json] | None:
    """Return what is other for one request, and its outcome by either law; None where nothing is."""
    before, after = ({each.rule: each for each in said} for said in (now, then))
    names = dict.fromkeys((*before, *after))
    changed = [name for name in names if _word(before, name) != _word(after, name)]
    if not changed:
        return None
    return {
        "request": request,
        "outcome": str(outcome(list(before.values())).status),
        "would_be": str(outcome(list(after.values())).status),
        "rulings": [
            {
                "rule": name,
                "now": _word(before, name),
                "then": _word(after, name),
                "reason": after[name].reason if name in after else "",
            }
            for name in changed
        ],
    }


def _word(said: Mapping[str, Ruling], rule: str) -> str | None:
    return f"{said[rule].verdict} {said[rule].code}" if rule in said else None

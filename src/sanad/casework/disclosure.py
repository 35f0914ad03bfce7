# SPDX-License-Identifier: Apache-2.0
"""Which schedule of disclosure each exhibit of a case stands in, and why: used, unused or sensitive; and what nobody has looked into.

Pure. Each exhibit stands in one schedule, once. What speaks for the person is named before all schedules, wherever it stands and whether it may
be used or not. Whether sensitive material is disclosed is for the prosecutor and the court: it is not decided here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

SENSITIVE = frozenset({"confidential"})
"""Handling codes whose material is sensitive. So is what came under any condition of its sender."""


@dataclass(frozen=True)
class Held:
    """An exhibit of the case, and what the office did with it.

    `sort` is what sort of evidence it is, None where nobody has said; `handling` and `conditions` are those of all its deliveries; `carries` what of
    the case rests on it (`claim:C-…`, `finding:F-…`). `set_aside` and `lead` say why it may not be used, or not be relied on outside. `read`
    tells whether a program has read it, `looked_into` whether an officer has.
    """

    exhibit: str
    name: str
    media_type: str
    sort: str | None
    received_on: str
    handling: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    set_aside: str | None = None
    lead: str | None = None
    read: bool = False
    looked_into: bool = False


@dataclass(frozen=True)
class Row:
    """An exhibit in a schedule, and why it stands there."""

    held: Held
    why: str


@dataclass(frozen=True)
class Schedules:
    """The schedules, each in the order in which its exhibits came.

    `favour` is claim → the exhibits in which it stands, for everything that speaks for the person; `unread` names again what nobody has looked into.
    """

    favour: Mapping[str, tuple[str, ...]]
    used: tuple[Row, ...]
    unused: tuple[Row, ...]
    sensitive: tuple[Row, ...]
    unread: tuple[Row, ...]


def schedules(every: Sequence[Held], exculpatory: Mapping[str, Collection[str]]) -> Schedules:
    """Return the schedules of a case; linear in the exhibits.

    Args:
        every: The exhibits of the case, each once, in the order in which they came.
        exculpatory: Every exculpatory claim about the person, also a withdrawn one → the digests of the exhibits in which it stands.
    """
    favouring = {exhibit for exhibits in exculpatory.values() for exhibit in exhibits}
    apart = {held.exhibit: why for held in every if (why := _sensitive(held))}
    plain = [held for held in every if held.exhibit not in apart]
    return Schedules(
        favour={claim: tuple(sorted(exhibits)) for claim, exhibits in exculpatory.items()},
        used=tuple(Row(held, _used(held)) for held in plain if held.carries),
        unused=tuple(Row(held, _unused(held, favouring)) for held in plain if not held.carries),
        sensitive=tuple(Row(held, apart[held.exhibit]) for held in every if held.exhibit in apart),
        unread=tuple(Row(held, _unread(held)) for held in every if not held.looked_into),
    )


def _sensitive(held: Held) -> str:
    """Return why an exhibit is sensitive and whether the case rests on it; "" where it is not sensitive."""
    marked = [f"handled as {code}" for code in held.handling if code in SENSITIVE]
    marked += [f"condition of its sender: {each.replace('_', ' ')}" for each in held.conditions]
    return "; ".join([*marked, _used(held)]) if marked else ""


def _used(held: Held) -> str:
    if not held.carries:
        return "nothing of the case rests on it"
    return f"the case rests on it: {', '.join(held.carries)}"


def _unused(held: Held, favouring: Collection[str]) -> str:
    told = ["it speaks for the person"] if held.exhibit in favouring else []
    if held.set_aside is not None:
        told.append("set aside")
    if held.lead is not None:
        told.append("not to be relied on")
    return "; ".join(told or [_used(held)])


def _unread(held: Held) -> str:
    by = "a program" if held.read else "no program"
    return f"read by {by}, looked into by no officer"

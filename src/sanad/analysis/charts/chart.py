# SPDX-License-Identifier: Apache-2.0
"""A chart as an officer kept it: what was asked for, what stood on it then, and where each thing was put.

What stood is told by claims and findings alone, so a kept chart shows nothing that its sources do not say; where a thing was put means nothing.
A kept chart is never changed: one that is mended is kept anew and names the one before; one that is withdrawn stays with the reason.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Self

from sanad.errors import BadValue
from sanad.values.canonical import Json, digest_of

FORM = "sanad/chart/1"
LONGEST_NAME, LONGEST_NOTE = 120, 2_000
_FAR = 1_000_000
"""Units from the middle beyond which nobody finds what was put there."""
_MEMBERS = frozenset({"at", "hidden", "pinned", "groups"})


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which ties a chart shows: those of `subjects`, and those that `findings` about them counted.

    `as_of` is a day, month or year; `standings` leaves only claims that stand so, if any are named; `since` and `until` leave what may have been
    so between them, and `grouped` puts neighbours of an entry that has very many together.
    """

    subjects: tuple[str, ...]
    as_of: str | None = None
    standings: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    grouped: bool = False

    def as_json(self) -> dict[str, Json]:
        """Return it as documents hold it."""
        told: dict[str, Any] = asdict(self)
        return {name: list(each) if isinstance(each, tuple) else each for name, each in told.items()}  # fmt: skip

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read it back."""
        told: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in document.items()}  # fmt: skip
        return cls(**told)


@dataclass(frozen=True, kw_only=True)
class KeptChart:
    """`stood` and `arrangement` are as docs/formats/charts.md has them; `seq` is the entry that kept it.

    `ended` is the reason for which it stands no more, and `next` the chart that was kept in its place, if one was.
    """

    name: str
    note: str
    scope: Scope
    stood: Mapping[str, Json]
    arrangement: Mapping[str, Json] = field(default_factory=dict)
    before: str | None = None
    compartment: str = "office"
    seq: int = -1
    ended: str | None = None
    next: str | None = None

    @property
    def id(self) -> str:
        """Return `K-` and 12 hexadecimal digits of the digest."""
        return "K-" + self.sha256[:12]

    @cached_property
    def sha256(self) -> str:
        """Return the digest of all that it says, in canonical JSON."""
        return digest_of(self.as_json())

    def as_json(self) -> dict[str, Json]:
        """Return it as documents hold it."""
        return {
            "form": FORM,
            "name": self.name,
            "note": self.note,
            "scope": self.scope.as_json(),
            "stood": dict(self.stood),
            "arrangement": dict(self.arrangement),
            "before": self.before,
        }


def arranged(given: Mapping[str, Any], ends: Collection[str]) -> dict[str, Json]:
    """Return where things were put, in whole units: of `ends` alone.

    Raises:
        BadValue: it is of another shape, or names what does not stand on the chart.
    """
    try:
        at = {str(name): _place(*place) for name, place in given.get("at", {}).items()}
        hidden, pinned = (_names(given.get(name, ())) for name in ("hidden", "pinned"))
        groups: list[Json] = [{"label": _label(each["label"]), "of": _names(each["of"])} for each in given.get("groups", ())]  # fmt: skip
        grouped = [name for each in given.get("groups", ()) for name in each["of"]]
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise _unreadable("it does not read as one") from error
    if strange := given.keys() - _MEMBERS:
        raise _unreadable(f"no such part: {min(strange)}")
    if strange := {*at, *map(str, hidden), *map(str, pinned), *map(str, grouped)} - set(ends):
        raise _unreadable(f"{min(strange)} does not stand on the chart")
    return {"at": {**at}, "hidden": hidden, "pinned": pinned, "groups": groups}


def _place(x: object, y: object) -> list[Json]:
    return [_units(x), _units(y)]


def _units(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or abs(given) > _FAR:
        message = "a whole number of units, not too far away"
        raise ValueError(message)
    return given


def _names(given: Sequence[object]) -> list[Json]:
    if isinstance(given, str):
        message = "a list of ids"
        raise TypeError(message)
    return [str(each) for each in given]


def _label(given: object) -> str:
    return str(given)[:LONGEST_NAME]


def _unreadable(detail: str) -> BadValue:
    return BadValue("chart", value="", type="arrangement of a chart", detail=detail)

# SPDX-License-Identifier: Apache-2.0
"""Who is meant by a name that a report gives to whoever claimed, is accused of, or denies an incident.

Which organisation is meant is itself a claim (`meant_in`), with its source. Where nobody made it, the name stays a question, with the
register entries that bear such a name beside it. An equal name answers nothing: two groups use one name, and one group several.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Self

from sanad.claims.claim import Claim
from sanad.claims.properties import name_in
from sanad.errors import BadValue
from sanad.identity.names.retrieve import NameIndex
from sanad.values.fold import fold

PARTIES = ("claimed_by", "accused", "denied_by")
"""Properties of an incident that name somebody."""
NEAR = 0.45
"""Total from which a register entry is shown beside an open name: lower than for pairs, so that a short form is found
(“Sahar Group” for “Kohzard Front Sahar Group” comes to 0.56), and above what two names with one common word come to (0.33)."""
_SHOWN = 5


@dataclass(frozen=True)
class Likely:
    """A register entry with a name like the one said: which name, how alike (0 to 1), and why, word by word."""

    subject: str
    name: str
    total: float
    why: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A name in a claim about an incident: who is meant according to whom (rivals side by side), or whom it may mean."""

    claim: Claim
    name: str
    meant: tuple[Claim, ...]
    candidates: tuple[Likely, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether nobody said who is meant, or sources say different ones."""
        return len({claim.about for claim in self.meant}) != 1


@dataclass(frozen=True, eq=False)
class Bearers:
    """Who may be meant in a register: who was said to be, and who bears a name. Made once, asked for every incident."""

    said: Mapping[str, Sequence[Claim]]
    near: Callable[[str], tuple[Likely, ...]]

    @classmethod
    def of(cls, meant: Iterable[Claim], names: Iterable[Claim]) -> Self:
        """Return them; near-linear in the number of names.

        Args:
            meant: `meant_in` claims of the register.
            names: `name` and `alias` claims of the organisations and persons that may be meant.
        """
        said: dict[str, list[Claim]] = {}
        for claim in meant:
            if claim.live and isinstance(claim.value, dict):
                said.setdefault(str(claim.value["claim"]), []).append(claim)
        owners = [(claim.text, claim.about) for claim in names if claim.live and claim.text]
        index = NameIndex.of([name for name, _ in owners])
        near = partial(_likely, index=index, owners=owners)
        return cls(said, cache(near))  # one group is named in many reports

    def named(self, told: Iterable[Claim]) -> list[Named]:
        """Return the names that live claims about incidents give, in their order."""
        found = []
        for claim in told:
            if claim.live and claim.property in PARTIES and claim.text:
                said = tuple(each for each in self.said.get(claim.id, ()) if _is_of(each, claim))
                likely = () if said else self.near(claim.text)
                found.append(Named(claim, claim.text, said, likely))
        return found


def _is_of(meant: Claim, told: Claim) -> bool:
    """Tell whether it speaks of the party that `told` names, and not of another name in the words quoted for it."""
    name = name_in(meant.value) or ""
    return fold(name) == fold(told.text or "") or (told.text or "") not in told.citation.quote


def _likely(name: str, index: NameIndex, owners: Sequence[tuple[str, str]]) -> tuple[Likely, ...]:
    try:
        hits = index.nearest(name, _SHOWN * 2)
    except BadValue:  # only titles: no name to be alike
        return ()
    best: dict[str, Likely] = {}
    for hit in hits:
        called, who = owners[hit.at]
        if hit.comparison.total >= NEAR and who not in best:
            best[who] = Likely(who, called, round(hit.comparison.total, 3), hit.comparison.why)
    return tuple(best.values())[:_SHOWN]

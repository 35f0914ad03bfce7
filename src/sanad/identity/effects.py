# SPDX-License-Identifier: Apache-2.0
"""What a judgement would do, told before it is given: who would be one person, and which statements would then contradict each other.

Pure. A contradiction is a warning, not an answer: sources are wrong about birth years more often than persons are two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sanad.claims.claim import Claim
from sanad.identity.clusters import Clusters, derive
from sanad.identity.judgement import Judgement
from sanad.values.name import skeleton

_ONE = {"birth_date": "two years of birth", "national_id": "two identity cards", "sex": "two sexes", "father_name": "two fathers"}  # fmt: skip
"""Properties of which a person has one, and the words for two of them."""
_YEAR = 4
_DAY = len("2025-01-01")


@dataclass(frozen=True)
class Contradiction:
    """Live claims about one person that cannot all be right: `words` name it, `claims` are those that stand against each other."""

    words: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Change:
    """What an answer about a pair would make of the persons: those that were apart and would be one, or the other way round."""

    before: tuple[frozenset[str], ...]
    after: tuple[frozenset[str], ...]
    conflicts: tuple[frozenset[str], ...]

    @property
    def moved(self) -> frozenset[str]:
        """Return every register entry whose person would change."""
        return frozenset().union(*(group for group in self.before if group not in self.after))


def change(judgements: Sequence[Judgement], given: Judgement) -> Change:
    """Return what `given` would do to the clusters, given last; costs two derivations."""
    last = max((each.seq for each in judgements), default=0) + 1
    before, after = derive(judgements), derive([*judgements, replace(given, seq=last)])
    touched = before.of(given.left) | before.of(given.right) | after.of(given.left) | after.of(given.right)  # fmt: skip
    new = tuple(pair for pair in after.conflicts if pair not in before.conflicts)
    return Change(_groups(before, touched), _groups(after, touched), new)


def contradictions(claims: Iterable[Claim]) -> list[Contradiction]:
    """Return what the live claims about one person state against each other."""
    live = [claim for claim in claims if claim.live]
    found = []
    for name, words in _ONE.items():
        said = [each for each in live if each.property == name and isinstance(each.value, str)]
        if len({_key(name, str(each.value)) for each in said}) > 1:
            found.append(Contradiction(words, tuple(said)))
    return found + _two_places(live)


def _two_places(live: Sequence[Claim]) -> list[Contradiction]:
    """Return the days on which acts of the person are claimed in two countries."""
    by_day: dict[str, list[Claim]] = {}
    for claim in live:
        value = claim.value
        if claim.property == "act" and isinstance(value, dict) and len(str(value["from"])) == _DAY:
            by_day.setdefault(str(value["from"]), []).append(claim)
    return [
        Contradiction(f"in two countries on {day}", tuple(said))
        for day, said in sorted(by_day.items())
        if len({each.value["country"] for each in said if isinstance(each.value, dict)}) > 1
    ]


def _key(name: str, value: str) -> str:
    """Return what must be the same: of a date the year, of a name what it sounds like in either script."""
    if name == "birth_date":
        return value[:_YEAR]
    return skeleton(value) if name == "father_name" else "".join(filter(str.isalnum, value)).casefold()  # fmt: skip


def _groups(of: Clusters, members: frozenset[str]) -> tuple[frozenset[str], ...]:
    return tuple(sorted({of.of(each) for each in members}, key=sorted))

# SPDX-License-Identifier: Apache-2.0
"""How the papers show an act, and the evidence of it: the parts that its source states, and the kinds of evidence, never its contents."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from sanad.claims.claim import Claim
from sanad.dossier.papers.matter import Matter, days, table

NOT_STATED = "kind not stated"
_SENTENCES = ("role", "act", "means", "result", "intent")


def act_rows(
    claim: Claim, words: Mapping[str, str], told: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Yield the parts of an act that its source states, each under its word of `words` and in their order.

    Args:
        claim: The act.
        words: `role`, `act`, `when`, `where`, `means`, `result`, `intent`, `charge` → the word for it; what has none is not shown.
        told: What makes of a text one that may be told.
    """
    value = table(claim)
    stated = {name: told(str(value[name])) for name in _SENTENCES if value.get(name)}
    stated |= {
        "when": days(value),
        "where": f"{told(str(value.get('place')))} ({value.get('country')})",
        "charge": str(value.get("charge")),
    }
    yield from ((words[name], stated[name]) for name in words if name in stated)


def kinds(matter: Matter, claims: Collection[Claim]) -> dict[str, int]:
    """Return kind of evidence → in how many exhibits of that kind some claims stand, sorted by kind."""
    found = Counter(item.sort or NOT_STATED for item in matter.offered(claims))
    return dict(sorted(found.items()))


def sorts(matter: Matter, claims: Collection[Claim]) -> str:
    """Return the kinds of evidence in which claims stand, in words."""
    return ", ".join(
        kind.replace("_", " ") + (f" ({count})" if count > 1 else "")
        for kind, count in kinds(matter, claims).items()
    )

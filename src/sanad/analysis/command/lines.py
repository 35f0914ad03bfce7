# SPDX-License-Identifier: Apache-2.0
"""Lines of a command chart: what sources say of posts, superiors and parts, one line for one thing said, with every claim that says it.

Nothing is inferred: a line is there because a claim says it, for the time for which the claim says it. Two lines that cannot both be meant (two
superiors of one entry, two leaders of one organisation, an organisation that is part of two) are rivals and both stay. A ring of superiors
stays too, and is told as a ring.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import rustworkx as rx

from sanad.analysis.method import Asked
from sanad.analysis.said import Said, holds, ids
from sanad.claims.claim import Claim, Standing, independent_sources
from sanad.errors import BadValue
from sanad.values.verdict import Verdict

POST, SUPERIOR, PART = "post", "superior", "part"
_KINDS = {"role": POST, "commands": SUPERIOR, "part_of": PART}
_ORDER = tuple(Standing)
_RANK = (
    Standing.FOUND_BY_COURT, Standing.ADMITTED, Standing.CORROBORATED, Standing.ALLEGED, Standing.DISPUTED,
)  # fmt: skip
COLUMNS = (
    "line", "over", "post", "under or holder", "in the source's words", "time", "on that day", "standing", "sources", "rival", "ring", "claims",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """`over` is the organisation or superior, `under` the holder, subordinate or part; `post` the kind of role, empty for other lines."""

    kind: str
    over: str
    post: str
    under: str
    claims: tuple[Claim, ...] = field(compare=False)  # the others tell two lines apart

    @property
    def weight(self) -> tuple[int, int, str]:
        """Return what rivals are shown in order of: best standing, most independent sources, id of a claim."""
        best = min(_RANK.index(claim.standing) for claim in self.claims)
        return best, -independent_sources(list(self.claims)), ids(self.claims)


def from_claims(claims: Iterable[Claim]) -> list[Line]:
    """Return the lines that claims draw, in order of kind and names."""
    found: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in claims:
        value = claim.value
        if claim.property not in _KINDS or not isinstance(value, Mapping):
            continue
        kind = _KINDS[claim.property]
        if kind == SUPERIOR:
            key = (kind, claim.about, "", str(value["subject"]))
        else:
            post = str(value.get("post") or value.get("role")) if kind == POST else ""
            key = (kind, str(value["organisation"]), post, claim.about)
        found.setdefault(key, []).append(claim)
    return [Line(*key, tuple(found[key])) for key in sorted(found)]


def on_day(lines: Iterable[Line], on: date) -> list[Line]:
    """Return the lines that some source draws for a day, surely or perhaps, each with the claims that do."""
    return [
        Line(line.kind, line.over, line.post, line.under, told)
        for line in lines
        if (told := tuple(each for each in line.claims if holds([each], on) is not Verdict.REFUSE))
    ]


def within(lines: Sequence[Line], organisation: str) -> list[Line]:
    """Return the lines of an organisation and of all that is said to be part of it: parts, posts, and superiors where either holds a post."""
    inside, before = {organisation}, set[str]()
    while inside != before:
        before = set(inside)
        inside |= {line.under for line in lines if line.kind == PART and line.over in inside}
    inside |= {line.under for line in lines if line.kind == POST and line.over in inside}
    return [
        line
        for line in lines
        if line.over in inside or (line.kind == SUPERIOR and line.under in inside)
    ]


def asked_for(asked: Asked, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of the families of sources that a question names by `said_by`, `grade`, `standing`; all if it names none.

    Raises:
        BadValue: a family has no claim here: a word mistaken would otherwise give an empty chart.
    """
    kept = list(claims)
    for name in ("said_by", "grade", "standing"):
        if name not in asked.parameters:
            continue
        wanted = asked.texts(name)
        known = {str(getattr(claim, name)) for claim in claims}
        if strange := sorted(set(wanted) - known):
            detail = f"no claim on command has it; there are: {', '.join(sorted(known)) or 'none'}"
            raise BadValue("parameters", value=", ".join(strange), type=name, detail=detail)
        kept = [claim for claim in kept if str(getattr(claim, name)) in wanted]
    return kept


def rivals(lines: Sequence[Line]) -> dict[Line, str]:
    """Return line → `<contested place><version>`, such as 2B: places counted from 1, version A the one with the best standing and most sources."""
    places: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        if line.kind == POST and line.post == "leader":
            places.setdefault((line.kind, line.over), []).append(line)
        elif line.kind in {SUPERIOR, PART}:
            places.setdefault((line.kind, line.under), []).append(line)
    contested = [places[key] for key in sorted(places) if len(places[key]) > 1]
    return {
        line: f"{place}{_letter(version)}"
        for place, group in enumerate(contested, 1)
        for version, line in enumerate(sorted(group, key=lambda each: each.weight))
    }


def rings(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the groups of superiors' lines that lead back to where they began, each in order; linear in the lines."""
    graph: rx.PyDiGraph = rx.PyDiGraph()
    place: dict[str, int] = {}
    over = [line for line in lines if line.kind == SUPERIOR]
    for name in sorted({end for line in over for end in (line.over, line.under)}):
        place[name] = graph.add_node(name)
    graph.add_edges_from_no_data([(place[line.over], place[line.under]) for line in over])
    groups = [sorted(group) for group in rx.strongly_connected_components(graph) if len(group) > 1]
    return [
        [line for line in over if {place[line.over], place[line.under]} <= set(group)]
        for group in sorted(groups)
    ]


def row(line: Line, said: Said, on: date, rival: str, ring: str) -> tuple[str, ...]:
    """Return a line as a row under `COLUMNS`."""
    return (
        line.kind,
        said.name_of(line.over),
        line.post,
        said.name_of(line.under),
        "; ".join(sorted({words for claim in line.claims if (words := _words(claim))})),
        "; ".join(sorted({claim.period.words or "no time given" for claim in line.claims})),
        "said" if _is_sure(line, on) else "perhaps",
        ", ".join(str(each) for each in _ORDER if any(one.standing is each for one in line.claims)),
        str(independent_sources(list(line.claims))),
        rival,
        ring,
        ids(line.claims),
    )


def _is_sure(line: Line, on: date) -> bool:
    """Tell whether a source says it of the day, and not only that it was so once or until some day.

    A name or birth that bears no time holds always, so a period without a beginning excludes no day; a post is taken up, and of when its source
    says nothing.
    """
    begun = [claim for claim in line.claims if claim.period.first is not None]
    return holds(begun, on) is Verdict.PERMIT


def _words(claim: Claim) -> str:
    value = claim.value if isinstance(claim.value, Mapping) else {}
    words = str(value.get("role") or value.get("as") or "")
    return f"{words}, {value['place']}" if value.get("place") else words


def _letter(version: int) -> str:
    """Return A to Z, then AA, AB …, as columns of a sheet are called."""
    first, last = divmod(version, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)

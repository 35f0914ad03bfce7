# SPDX-License-Identifier: Apache-2.0
"""How evidence leads from some entries to others: every path up to a length, each step with what it rests on.

A step is what a claim says (a relation, a role, a number, an account, a place of an act), a tie of calls or payments of which one end is an
entry's own, or a paper that claims about two entries cite. A path is a way to read the evidence in order. It does not say that anything
passed along it; `related` is kinship or acquaintance and nothing follows from it, so it is followed only where it is asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import rustworkx as rx

from sanad.analysis.command.lives import Held, held
from sanad.analysis.command.networks import cited, ties
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.said import CLAIMS, Said, ids, said
from sanad.claims.claim import Claim
from sanad.claims.properties import RELATIONS, named_in
from sanad.errors import BadValue

_STEPS = ("calls", "payments", "relations", "documents", "places", "related")
_USUAL = _STEPS[:-1]
_MOST = 10_000
"""Paths that an answer may hold."""
_LONGEST = 6
_COLUMNS = ("links", "shortest", "path", "steps", "rests on")
_POINTING = ("role", "charge", "split_from", "merged_into", "part_of", "act", *(name for name in RELATIONS if name != "related"))  # fmt: skip


class Node(NamedTuple):
    """An entry of the register, or a number, account, document or place between two."""

    kind: str  # entry, phone, account, document, place
    name: str


class Step(NamedTuple):
    """Two nodes in order, what ties them, and the claims and rows it rests on."""

    one: Node
    other: Node
    what: str
    rests_on: str


def _ask(asked: Asked) -> Answer:
    register, kinds = said(asked), _kinds(asked)
    starts, ends = _ends(asked, register)
    most = asked.number("links", 4, least=1)
    if most > _LONGEST:
        detail = f"at most {_LONGEST}: longer ones lead everywhere"
        raise BadValue("parameters", value=most, type="links", detail=detail)
    graph, place = _graph(_steps(asked, register, kinds))
    found = sorted(
        (path for one in starts for other in ends if one != other for path in _paths(graph, place, one, other, most)),
        key=lambda path: (len(path), path),
    )  # fmt: skip
    if len(found) > _MOST:
        detail = f"{len(found)} paths lead there, {_MOST} can be read: ask for fewer `links` or for some kinds `by` name"
        raise BadValue("parameters", value=most, type="links", detail=detail)
    shortest: dict[tuple[int, int], int] = {}
    for path in found:
        shortest.setdefault((path[0], path[-1]), len(path))
    rows = tuple(
        _row(asked, register, graph, path, is_shortest=len(path) == shortest[path[0], path[-1]])
        for path in found
    )
    words = f"{len(rows)} path(s) of at most {most} step(s) lead from {_named(register, starts)} to {_named(register, ends)}, by {', '.join(kinds)}"
    if rows:
        words += f"; the shortest has {len(found[0]) - 1}: {rows[0][2]}"
    else:
        words += "; of paths through what was not delivered nothing is known"
    return Answer(_COLUMNS, rows, f"{words}. A path does not say that anything passed along it.")


def _kinds(asked: Asked) -> list[str]:
    kinds = asked.texts("by") if "by" in asked.parameters else sorted(_USUAL)
    if strange := sorted(set(kinds) - set(_STEPS)):
        raise BadValue("parameters", value=", ".join(strange), type="way", detail=", ".join(_STEPS))
    return kinds


def _ends(asked: Asked, register: Said) -> tuple[list[str], list[str]]:
    """Return where paths begin and end: entries named, or persons said to live at `home` and in another country.

    Raises:
        BadValue: an entry is not on the register, or no claim gives anybody such a residence.
    """
    if "home" not in asked.parameters:
        return tuple(
            [register.require(one) for one in asked.texts(name)] for name in ("start", "end")
        )  # type: ignore[return-value]  # two names, two lists
    home = asked.text("home")
    lives = register.of("residence_country")
    at_home = sorted({claim.about for claim in lives if claim.text == home})
    abroad = sorted({claim.about for claim in lives if claim.text != home})
    if not at_home or not abroad:
        detail = (
            "claims must give a residence there to one person and a residence elsewhere to another"
        )
        raise BadValue("parameters", value=home, type="home", detail=detail)
    return at_home, abroad


def _steps(asked: Asked, register: Said, kinds: Sequence[str]) -> Iterator[Step]:
    if "relations" in kinds:
        yield from _pointed(register, _POINTING)
    if "related" in kinds:
        yield from _pointed(register, ("related",))
    if "documents" in kinds:
        yield from _between("document", ((claim.citation.exhibit[:8], claim) for claim in register.claims))  # fmt: skip
    if "places" in kinds:
        yield from _between("place", _stays(register))
    everybody = [entry.id for entry in register.entries]
    for kind, name in (("calls", "phone"), ("payments", "account")):
        if kind in kinds:
            having = held(register, everybody, name)
            yield from _owned(having)
            yield from _tied(asked, kind, name, having)


def _pointed(register: Said, properties: Iterable[str]) -> Iterator[Step]:
    """Yield what claims say that one entry has to do with another."""
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in register.of(*properties):
        for other in named_in(claim.property, claim.value):
            found.setdefault((claim.about, other, claim.property), []).append(claim)
    for (one, other, what), claims in found.items():
        yield Step(Node("entry", one), Node("entry", other), what, ids(claims))


def _between(kind: str, told: Iterable[tuple[str, Claim]]) -> Iterator[Step]:
    """Yield a step from each entry to what claims about it share with claims about another."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for name, claim in told:
        found.setdefault(name, {}).setdefault(claim.about, []).append(claim)
    for name, about in found.items():
        if len(about) > 1:
            for entry, claims in about.items():
                yield Step(Node("entry", entry), Node(kind, name), "is spoken of in" if kind == "document" else "was at, as claimed", ids(claims))  # fmt: skip


def _stays(register: Said) -> Iterator[tuple[str, Claim]]:
    """Yield the places at which claims put persons: of acts and roles, where place and country are both given."""
    for claim in register.of("act", "role"):
        value = claim.value
        if isinstance(value, Mapping) and value.get("place") and value.get("country"):
            yield f"{value['place']}, {value['country']}", claim


def _owned(having: Iterable[Held]) -> Iterator[Step]:
    for each in having:
        yield Step(Node("entry", each.entry), Node(each.property, each.value), "has, as claimed", ids(each.claims))  # fmt: skip


def _tied(asked: Asked, kind: str, name: str, having: Sequence[Held]) -> Iterator[Step]:
    """Yield the ties of which one end at least is some entry's: between two strangers nothing is followed."""
    values = sorted({each.value for each in having})
    if not values:
        return
    rows_of = cited(asked, kind, values)
    what = {"calls": "call(s) or message(s)", "payments": "payment(s)"}[kind]
    for tie in ties(asked, kind, values):
        its = rows_of[tie.one, tie.other]
        rows = " ".join(dict.fromkeys((its.first_row, its.last_row)))
        yield Step(Node(name, tie.one), Node(name, tie.other), f"{tie.events} {what}", rows)


def _graph(steps: Iterable[Step]) -> tuple[rx.PyGraph, dict[Node, int]]:
    """Return the steps as a graph whose nodes are in order of their names; several steps between two nodes are one edge."""
    found: dict[tuple[Node, Node], list[Step]] = {}
    for step in steps:
        one, other = sorted((step.one, step.other))
        found.setdefault((one, other), []).append(step)
    nodes = sorted({node for pair in found for node in pair})
    place = {node: at for at, node in enumerate(nodes)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(nodes)
    graph.add_edges_from([(place[one], place[other], sorted(found[one, other])) for one, other in sorted(found)])  # fmt: skip
    return graph, place


def _paths(graph: rx.PyGraph, place: Mapping[Node, int], one: str, other: str, most: int) -> list[tuple[int, ...]]:  # fmt: skip
    """Return every path without a repeated node between two entries, of at most `most` steps; costs degree to the power of `most`."""
    ends = Node("entry", one), Node("entry", other)
    if not all(end in place for end in ends):
        return []
    found = rx.all_simple_paths(graph, place[ends[0]], place[ends[1]], cutoff=most + 1)
    return [tuple(path) for path in found]


def _row(asked: Asked, register: Said, graph: rx.PyGraph, path: Sequence[int], *, is_shortest: bool) -> tuple[str, ...]:  # fmt: skip
    def shown(node: Node) -> str:
        if node.kind == "entry":
            return register.name_of(node.name)
        return asked.mask(node.name) if node.kind in {"phone", "account"} else f"{node.kind} {node.name}"  # fmt: skip

    nodes = [shown(graph[at]) for at in path]
    steps = [graph.get_edge_data(one, other) for one, other in pairwise(path)]
    return (
        str(len(steps)),
        "yes" if is_shortest else "no",
        " – ".join(nodes),
        "; ".join(" and ".join(sorted({step.what for step in each})) for each in steps),
        "; ".join(" ".join(sorted({step.rests_on for step in each})) for each in steps),
    )


def _named(register: Said, entries: Sequence[str]) -> str:
    shown = ", ".join(register.name_of(entry) for entry in entries[:3])
    return shown if len(entries) <= 3 else f"{shown} and {len(entries) - 3} more"  # noqa: PLR2004  # as many as a sentence holds


METHOD = Method(
    "evidence_path",
    2,
    (CLAIMS, "calls", "payments"),
    "[start] [end] [home] from to [links] [by] [least]",
    "How evidence leads from some entries to others.",
    _ask,
)

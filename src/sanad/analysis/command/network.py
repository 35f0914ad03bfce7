# SPDX-License-Identifier: Apache-2.0
"""Measures of a network of numbers or accounts, each with the range it takes when some ties had not been seen.

Degree, betweenness (Brandes 2001, shares of all shortest paths), core number (Seidman 1983) and components are rustworkx's; communities are
networkx's Louvain (Blondel et al. 2008) with a fixed seed: one good division among several. They describe where a number stands in what was
delivered, and nothing else: who is asked about often stands in the middle because their records were asked for.
"""

import random
from collections.abc import Collection, Sequence
from typing import NamedTuple

import networkx as nx
import rustworkx as rx

from sanad.analysis.command.networks import Cited, cited, kind, owners, reach, ties
from sanad.analysis.method import Answer, Asked, Method
from sanad.errors import BadValue

_SEED = 20250101  # any, so long as it is always the same
_STEPS = (
    800_000_000  # nodes by ties by networks for which betweenness is worth a minute of one core
)
_DIVISIBLE = 100_000  # ties of which communities are made in a minute
_TIES = 5_000_000  # ties of all networks together that are looked at
_UNKNOWN = "not reckoned"
_SERIAL = (
    2**31
)  # rustworkx adds in parallel above so many nodes, and the last digit then depends on chance
_COLUMNS = (
    "number or account", "ties", "ties if fewer were seen", "betweenness", "betweenness if fewer were seen", "core", "core if fewer were seen",
    "component", "community", "own records", "first row", "last row",
)  # fmt: skip


class Measures(NamedTuple):
    """Of each node: ties, share of shortest paths that pass through it in hundred-thousandths if it was reckoned, core number."""

    degree: list[int]
    betweenness: list[int] | None
    core: list[int]


def _ask(asked: Asked) -> Answer:
    word = "numbers" if kind(asked) == "calls" else "accounts"
    samples, missing = asked.number("samples", 20), asked.number("missing_percent", 10)
    if missing >= 100:  # noqa: PLR2004  # percent
        raise BadValue("parameters", value=missing, type="missing_percent", detail="less than 100")
    found, delivered = ties(asked, kind(asked)), owners(asked)
    names = sorted({end for tie in found for end in (tie.one, tie.other)})
    steps = len(names) * len(found)
    _require_affordable(len(found), samples)
    place = {name: at for at, name in enumerate(names)}
    pairs = [(place[tie.one], place[tie.other]) for tie in found]
    whole = measures(len(names), pairs, between=steps <= _STEPS)
    sampled = _sampled(len(names), pairs, samples, missing, between=steps * (samples + 1) <= _STEPS)
    component = components(len(names), pairs)
    community = communities(len(names), pairs) if len(pairs) <= _DIVISIBLE else None
    order = sorted(range(len(names)), key=lambda node: (-whole.degree[node], names[node]))
    listed = order[: asked.number("show", 50, least=1)]
    refs = _refs(asked, [names[node] for node in listed])
    rows = tuple(
        (
            asked.mask(names[node]),
            str(whole.degree[node]),
            _range([each.degree[node] for each in sampled]),
            _UNKNOWN if whole.betweenness is None else _share(whole.betweenness[node]),
            _range(
                [shares[node] for each in sampled if (shares := each.betweenness) is not None],
                share=True,
            ),
            str(whole.core[node]),
            _range([each.core[node] for each in sampled]),
            str(component[node]),
            _UNKNOWN if community is None else str(community[node]),
            "yes" if names[node] in delivered else "no",
            *refs[names[node]],
        )
        for node in listed
    )
    many = "communities not reckoned" if community is None else f"{max(community, default=0)} communities"  # fmt: skip
    words = (
        f"{len(names)} {word} and {len(found)} ties in {max(component, default=0)} component(s), {many}; "
        f"{len(listed)} of {len(names)} are listed, those with most ties first; "
    )
    if samples:
        words += f"ranges are the least and the most over {samples} networks from which {missing} % of the ties were taken; "
    return Answer(
        _COLUMNS,
        rows,
        f"{words}{reach(asked, delivered)} A number that stands in the middle of what was delivered is not thereby anybody's superior.",
    )


def measures(nodes: int, pairs: Sequence[tuple[int, int]], *, between: bool) -> Measures:
    """Return the measures of `nodes` nodes tied by `pairs`; betweenness, if asked for, costs nodes times ties."""
    graph = _graph(nodes, pairs)
    core = rx.core_number(graph)
    shares = None
    if between:
        found = rx.betweenness_centrality(graph, normalized=True, parallel_threshold=_SERIAL)
        shares = [round(found[node] * 100_000) for node in range(nodes)]
    return Measures(
        [graph.degree(node) for node in range(nodes)],
        shares,
        [core[node] for node in range(nodes)],  # type: ignore[index]  # the stub says int; it maps nodes to numbers
    )


def components(nodes: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Return of each node the number of its component, from 1, the largest first; linear."""
    return _numbered(nodes, rx.connected_components(_graph(nodes, pairs)))


def communities(nodes: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Return of each node the number of its community, from 1, the largest first; near-linear, 11 s for 30,000 ties of chance."""
    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(pairs)
    return _numbered(nodes, nx.community.louvain_communities(graph, seed=_SEED))


def _graph(nodes: int, pairs: Sequence[tuple[int, int]]) -> "rx.PyGraph[None, None]":
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * nodes)
    graph.add_edges_from_no_data(list(pairs))
    return graph


def _sampled(
    nodes: int, pairs: Sequence[tuple[int, int]], samples: int, missing: int, *, between: bool
) -> list[Measures]:
    """Return the measures of networks from each of which `missing` percent of the ties were taken at random, always the same ones."""
    chance = random.Random(_SEED)  # noqa: S311  # a sample that anybody can draw again, not a secret
    kept = len(pairs) * (100 - missing) // 100  # of few ties at least one is taken
    return [
        measures(nodes, sorted(chance.sample(pairs, kept)), between=between) for _ in range(samples)
    ]


def _require_affordable(found: int, samples: int) -> None:
    looked_at = found * (samples + 1)
    if looked_at > _TIES:
        fewer = f"at most {_TIES // found - 1} `samples`, " if found <= _TIES else ""
        detail = f"{looked_at} ties would be looked at, {_TIES} can be: ask for {fewer}a shorter period or more events a tie (`least`)"
        raise BadValue("parameters", value=f"{found} ties", type="network", detail=detail)


def _numbered(nodes: int, groups: Sequence[set[int]]) -> list[int]:
    numbers = [0] * nodes
    for number, group in enumerate(sorted(groups, key=lambda each: (-len(each), min(each))), 1):
        for node in group:
            numbers[node] = number
    return numbers


def _refs(asked: Asked, names: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return name → the first and the last of the rows that tie it."""
    told: dict[str, list[Cited]] = {name: [] for name in names}
    for ends, tie in cited(asked, kind(asked), names).items():
        for end in told.keys() & set(ends):
            told[end].append(tie)
    return {
        name: (
            min((tie.first, tie.first_row) for tie in its)[1],
            max((tie.last, tie.last_row) for tie in its)[1],
        )
        for name, its in told.items()
    }


def _share(hundred_thousandths: int) -> str:
    return f"0.{hundred_thousandths:05}" if hundred_thousandths < 100_000 else "1.00000"  # noqa: PLR2004  # the whole


def _range(numbers: Sequence[int], *, share: bool = False) -> str:
    if not numbers:
        return _UNKNOWN
    least, most = (_share(each) if share else str(each) for each in (min(numbers), max(numbers)))
    return f"{least} to {most}"


METHOD = Method(
    "network",
    2,
    ("calls", "payments"),
    "network from to [least] [samples] [missing_percent] [show]",
    "Degree, betweenness, cores and communities, with ranges.",
    _ask,
)

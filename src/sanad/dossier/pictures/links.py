# SPDX-License-Identifier: Apache-2.0
"""Link chart: nodes on a ring, one or two beside each other, whoever was asked about in the middle; a link is as wide as its weight.

At most `MOST` nodes are drawn, the heaviest; all others are one node that says how many they are, at any size of graph (linear in
the links). A place on the ring means nothing, and the caption says so.
"""

import heapq

from sanad.dossier.pictures.drawing import (  # fmt: skip
    BLUE,
    GREY,
    INK,
    ORANGE,
    PAPER,
    QUIET,
    WIDTH,
    Drawing,
    short,
    turned,
)
from sanad.dossier.pictures.graph import Graph
from sanad.dossier.pictures.picture import TOP, Drawn

MOST = 60
_SIGNS = 21
_RADIUS = 225
_FLAT, _LOW = 2, 60  # so few names stand beside each other, in a drawing of twice that height
_SIGN = 9  # units across one sign of a label
_WIDEST = 9

_Point = tuple[int, int]
_Merged = dict[tuple[str, str], int]


def link_chart(graph: Graph) -> Drawn:
    """Draw a graph."""
    kept, others = _kept(graph)
    rest = f"and {others:,} others"
    merged, inside = _merged(graph, kept, rest)
    ring = _ring(graph, kept, merged, [rest] if others else [])
    total = _total(merged)
    flat = len(ring) <= _FLAT
    first = 2700 if flat else 0
    angles = {name: (first + 3600 * at // len(ring)) % 3600 for at, name in enumerate(ring)}
    labels = {name: f"{short(name, _SIGNS)}  {total.get(name, 0):,}" for name in ring}
    reach = 24 + _SIGN * max(map(len, labels.values()), default=0)
    half = _LOW if flat else reach + _RADIUS
    middle = (WIDTH // 2, TOP + half)
    places = {name: turned(middle, _RADIUS, angle) for name, angle in angles.items()}
    if graph.focus is not None:
        places[graph.focus] = middle
    drawing = Drawing()
    each = {ends: weight for ends, weight in merged.items() if rest not in ends}
    most = max(each.values(), default=1)
    for (source, target), weight in sorted(merged.items(), key=lambda item: (item[1], item[0])):
        grouped = rest in (source, target)
        width = 2 if grouped else 1 + weight * (_WIDEST - 1) // most
        along = places[source], middle, places[target]
        _draw_link(drawing, along, width, directed=graph.directed, dashed=grouped)
    for name, angle in angles.items():
        _draw_name(drawing, middle, labels[name], angle, grouped=name == rest)
    if graph.focus is not None:
        focus = short(graph.focus, 2 * _SIGNS)
        wide = _SIGN * len(focus) + 8
        drawing.box((middle[0] - wide // 2, middle[1] - 32), (wide, 20), PAPER)
        drawing.circle(middle, 9, ORANGE, INK)
        drawing.text((middle[0], middle[1] - 17), focus, anchor="middle")
    return Drawn(drawing, middle[1] + half, _says(graph, len(kept), others, inside))


def _kept(graph: Graph) -> tuple[set[str], int]:
    """Return the nodes that are drawn each, and how many others there are."""
    total = graph.weights
    if len(total) <= MOST:
        return set(total), 0
    first = [graph.focus] if graph.focus is not None else []
    ranked = ((-weight, name) for name, weight in total.items() if name != graph.focus)
    heaviest = [name for _, name in heapq.nsmallest(MOST - 1 - len(first), ranked)]
    return {*first, *heaviest}, len(total) - len(first) - len(heaviest)


def _merged(graph: Graph, kept: set[str], rest: str) -> tuple[_Merged, int]:
    """Return links between drawn nodes, equal ends together, and how many lie among the others."""
    merged: _Merged = {}
    inside = 0
    for one, other, weight in graph.ties:
        source, target = one if one in kept else rest, other if other in kept else rest
        if source is target is rest:
            inside += 1
            continue
        ends = (source, target) if graph.directed or source < target else (target, source)
        merged[ends] = merged.get(ends, 0) + weight
    return merged, inside


def _total(merged: _Merged) -> dict[str, int]:
    total: dict[str, int] = {}
    for ends, weight in merged.items():
        for end in set(ends):
            total[end] = total.get(end, 0) + weight
    return total


def _ring(graph: Graph, kept: set[str], merged: _Merged, rest: list[str]) -> list[str]:
    """Return the names around the ring: by weight from twelve o'clock, or neighbours beside each other where no one was asked about."""
    total = _total(merged)
    by_weight = sorted(kept - {graph.focus}, key=lambda name: (-total.get(name, 0), name))
    if graph.focus is not None:
        return by_weight + rest
    near: dict[str, set[str]] = {}
    for source, target in merged:
        near.setdefault(source, set()).add(target)
        near.setdefault(target, set()).add(source)
    ring: list[str] = []
    waiting = by_weight[::-1]
    met: set[str] = set(rest)
    while waiting:
        name = waiting.pop()
        if name not in met:
            met.add(name)
            ring.append(name)
            waiting += [each for each in by_weight[::-1] if each in near.get(name, ())]
    return ring + rest


def _draw_link(drawing: Drawing, along: tuple[_Point, _Point, _Point], width: int, *, directed: bool, dashed: bool) -> None:  # fmt: skip
    """Draw a link from the first to the last point, bent towards the one between, with a dot in the last quarter where it goes one way."""
    start, middle, end = along
    if start == end:
        x, y = start
        drawing.path(f"M{x} {y}c-40 -50 40 -50 0 0", stroke=BLUE, width=width, dashed=dashed)
        return
    bend = tuple((a + b + 2 * m) // 4 for a, b, m in zip(start, end, middle, strict=True))
    drawing.path(f"M{start[0]} {start[1]}Q{bend[0]} {bend[1]} {end[0]} {end[1]}", stroke=BLUE, width=width, dashed=dashed)  # fmt: skip
    if directed:  # a point of the curve at 3/4
        x, y = ((a + 6 * b + 9 * c) // 16 for a, b, c in zip(start, bend, end, strict=True))
        drawing.circle((x, y), 3 + width, BLUE)


def _draw_name(drawing: Drawing, middle: _Point, words: str, angle: int, *, grouped: bool) -> None:
    drawing.circle(turned(middle, _RADIUS, angle), 8, GREY if grouped else BLUE, INK)
    left = angle > 1800  # noqa: PLR2004  # past six o'clock words would stand on their heads
    turn = (angle + 900) % 3600 if left else angle - 900
    at = turned(middle, _RADIUS + 16, angle + (-9 if left else 9))
    drawing.text(at, words, anchor="end" if left else "start", turn=turn, colour=QUIET if grouped else INK)  # fmt: skip


def _says(graph: Graph, kept: int, others: int, inside: int) -> str:
    says = f"{kept + others:,} {graph.kind}, {len(graph.ties):,} links."
    if others:
        says += f" The {kept} heaviest are drawn each, the other {others:,} as one, by broken links of no width."
        says += f" {inside:,} links among the others are not drawn." if inside else ""
    says += f" The number beside a name counts its {graph.unit}, and so does the width of a link; a place on the ring means nothing."
    return says + (" A dot stands near the receiving end." if graph.directed else "")

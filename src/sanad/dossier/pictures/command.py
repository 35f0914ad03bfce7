# SPDX-License-Identifier: Apache-2.0
"""Command chart as of a date: who is said to stand over whom, superiors above, and nothing that no source says.

What holds only perhaps on that day is broken. Rival versions stand in one chart, each line under its letter, and none is preferred. Names that are
said to stand over each other in a ring have no superior place among themselves: they stand on one level, and the caption names the ring.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import rustworkx as rx

from sanad.dossier.pictures.drawing import (  # fmt: skip
    BLUE,
    INK,
    ORANGE,
    QUIET,
    SHADES,
    WIDTH,
    Drawing,
    short,
)
from sanad.dossier.pictures.picture import TOP, Drawn

MOST = 45
_LEVELS = 9
_ACROSS = 5
_BOX, _HIGH = 168, 58
_ROW = 128
_SIGNS = 19


@dataclass(frozen=True)
class Line:
    """`over` is said to stand over `under` as `words` say; `rival` is the letter of a version, `ring` the number of a ring, else empty."""

    over: str
    under: str
    words: str
    perhaps: bool = False
    rival: str = ""
    ring: str = ""


def command_chart(lines: Sequence[Line], on: str) -> Drawn:
    """Draw lines; of more than `MOST` names the first levels are drawn and the others counted."""
    levels = _levels(lines)
    order = sorted(levels, key=lambda name: (levels[name], name))
    places, bottom = _places(order[:MOST], levels, lines)
    drawing = Drawing()
    beside: dict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        if line.over in places and line.under in places:
            beside[line.over, line.under] += 1
            _draw_line(drawing, places, line, beside[line.over, line.under] - 1)
    for name, place in places.items():
        _draw_name(drawing, place, name)
    return Drawn(drawing, bottom, _says(lines, on, len(places), len(order)))


def _levels(lines: Sequence[Line]) -> dict[str, int]:
    """Return name → its level from 0 above: the longest way down to it; names of one ring are on one level."""
    graph: rx.PyDiGraph = rx.PyDiGraph(multigraph=False)
    names = sorted({end for line in lines for end in (line.over, line.under)})
    at = dict(zip(names, graph.add_nodes_from(names), strict=True))
    graph.add_edges_from_no_data([(at[line.over], at[line.under]) for line in lines])
    member: dict[int, int] = {}
    for group, nodes in enumerate(rx.strongly_connected_components(graph)):
        member |= dict.fromkeys(nodes, group)
    whole: rx.PyDiGraph = rx.PyDiGraph(multigraph=False)
    whole.add_nodes_from(range(len(set(member.values()))))
    whole.add_edges_from_no_data(
        [(member[a], member[b]) for a, b in graph.edge_list() if member[a] != member[b]]
    )
    level: dict[int, int] = {}
    for node in rx.topological_sort(whole):
        level[node] = max((level[each] + 1 for each in whole.predecessor_indices(node)), default=0)
    return {name: level[member[at[name]]] for name in names}


def _places(kept: Sequence[str], levels: Mapping[str, int], lines: Sequence[Line]) -> tuple[dict[str, tuple[int, int]], int]:  # fmt: skip
    """Return name → the upper left corner of its box, each under the middle of those above it as far as there is room."""
    above: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        above[line.under].append(line.over)
    places: dict[str, tuple[int, int]] = {}
    y = TOP + 20
    for level in sorted({levels[name] for name in kept}):
        ours = [name for name in kept if levels[name] == level]

        def middle(name: str) -> tuple[int, str]:
            over = [places[each][0] for each in above[name] if each in places]
            return (sum(over) // len(over) if over else 0), name

        ours.sort(key=middle)
        for start in range(0, len(ours), _ACROSS):
            if (y - TOP) // _ROW == _LEVELS:
                return places, y - _ROW + _HIGH + 50
            group = ours[start : start + _ACROSS]
            step = (WIDTH - 40) // len(group)
            for at, name in enumerate(group):
                places[name] = (20 + step * at + (step - _BOX) // 2, y)
            y += _ROW
    return places, y - _ROW + _HIGH + 50


def _draw_line(drawing: Drawing, places: Mapping[str, tuple[int, int]], line: Line, beside: int) -> None:  # fmt: skip
    """Draw one line from below the upper box to above the lower one; on one level it runs around, with a dot at who stands under."""
    (x1, y1), (x2, y2) = places[line.over], places[line.under]
    colour = ORANGE if line.rival or line.ring else BLUE
    marks = (line.words, "perhaps" if line.perhaps else "", line.rival, f"ring {line.ring}" if line.ring else "")  # fmt: skip
    words = short(" ".join(mark for mark in marks if mark), _SIGNS + 3)
    x1, x2 = x1 + _BOX // 2 + 14 * beside, x2 + _BOX // 2 + 14 * beside
    if y1 < y2:
        y1 += _HIGH
        drawing.path(f"M{x1} {y1}C{x1} {y2 - 36} {x2} {y1 + 20} {x2} {y2}", stroke=colour, width=2, dashed=line.perhaps)  # fmt: skip
        drawing.tag((x2, y2 - 14 - 16 * beside), words, 12)
        return
    side, height = (1, _HIGH) if x1 <= x2 else (-1, 0)
    y1, y2 = y1 + height, y2 + height
    far = max(y1 * side, y2 * side) * side + side * 44
    drawing.path(f"M{x1} {y1}C{x1} {far} {x2} {far} {x2} {y2}", stroke=colour, width=2, dashed=line.perhaps)  # fmt: skip
    drawing.circle((x2, y2), 5, colour)
    drawing.tag(((x1 + x2) // 2, (y1 + y2 + 6 * far) // 8 + 4), words, 12)


def _draw_name(drawing: Drawing, corner: tuple[int, int], name: str) -> None:
    label, _, id_ = name.rpartition(" (")
    x, y = corner[0] + _BOX // 2, corner[1]
    drawing.box(corner, (_BOX, _HIGH), SHADES[0], INK)
    drawing.text((x, y + (26 if label else 34)), short(label or name, _SIGNS), 14, "middle")
    if label:
        drawing.text((x, y + 45), short(id_.rstrip(")"), _SIGNS), 12, "middle", QUIET)


def _says(lines: Sequence[Line], on: str, kept: int, names: int) -> str:
    says = f"{len(lines):,} lines between {names:,} names, as sources state them for {on}; superiors stand above."
    if names > kept:
        says += f" The {kept} names of the upper levels are drawn, {names - kept:,} are not."
    if any(line.perhaps for line in lines):
        says += " What is broken holds perhaps on that day."
    if any(line.rival for line in lines):
        says += " Sources disagree: versions of one place bear its number and a letter."
    for ring in sorted({line.ring for line in lines if line.ring}, key=lambda one: (len(one), one)):
        members = sorted({end for line in lines if line.ring == ring for end in (line.over, line.under)})  # fmt: skip
        says += f" Ring {ring}: {', '.join(members)} are each said to stand over another of them; none is placed above."
    return says

# SPDX-License-Identifier: Apache-2.0
"""Sankey diagram: columns of parties, and between them bands as high as the amounts; one diagram per currency, never added.

Amounts are exact until they become units of the sheet; heights of one column are cut from their running sum, so they add up to
the column and no rounding is lost or made. What is too small to be seen is drawn one unit high; its number stands beside it.
"""

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise
from typing import NamedTuple

from sanad.analysis.money.amounts import EXACT, written
from sanad.dossier.pictures.drawing import (  # fmt: skip
    BLUE,
    GREY,
    INK,
    LABEL,
    QUIET,
    SHADES,
    WIDTH,
    Drawing,
    short,
)
from sanad.dossier.pictures.picture import TOP, Drawn

MOST = 20
"""Parties drawn in one column of one currency; the smallest of more are drawn as one."""
_LEFT, _RIGHT, _BAR = 230, WIDTH - 230, 14
_SHEET, _TALLEST, _LOWEST, _GAP = 1000, 420, 80, 16
_SIGNS, _SIGN = 24, 9
_OTHERS = " others"

Party = tuple[int, str]
"""Column from 0, and name."""


class Flow(NamedTuple):
    """An amount above zero from a party in column `column` to one in the next; `currency` heads its diagram."""

    column: int
    source: str
    target: str
    amount: Decimal
    currency: str


def sankey(flows: Sequence[Flow], says: str) -> Drawn:
    """Draw the flows of each currency below one another.

    Raises:
        ValueError: an amount is not above zero: a fault of the caller.
    """
    if any(flow.amount <= 0 for flow in flows):
        message = "a flow has no amount"
        raise ValueError(message)
    drawing = Drawing()
    bottom, grouped = TOP, 0
    currencies = list(dict.fromkeys(flow.currency for flow in flows))
    tall = min(_TALLEST, max(_LOWEST, _SHEET // max(len(currencies), 1)))
    with localcontext(EXACT):
        for currency in currencies:
            drawing.text((20, bottom + 20), currency, LABEL + 3)
            ours, together = _grouped([flow for flow in flows if flow.currency == currency])
            bottom = _panel(drawing, ours, bottom + 34, tall) + 20
            grouped += together
    more = f" {grouped} smaller parties are drawn together." if grouped else ""
    return Drawn(drawing, bottom, f"{says} A band is as high as its amount; beside a name stands the larger of what came and what went. Currencies are not added.{more}")  # fmt: skip


def _grouped(flows: Sequence[Flow]) -> tuple[list[Flow], int]:
    """Return flows between at most `MOST` parties of a column, equal ends together, and how many parties were put together."""
    sums = _sums(flows)
    drawn: dict[Party, str] = {}
    others: dict[int, str] = {}
    together = 0
    for column in {column for column, _ in sums}:
        ours = [(-through, name) for (at, name), through in sums.items() if at == column]
        kept = ours if len(ours) <= MOST else heapq.nsmallest(MOST - 1, ours)
        drawn |= {(column, name): name for _, name in kept}
        others[column] = f"and {len(ours) - len(kept)}{_OTHERS}"
        together += len(ours) - len(kept)
    merged: dict[tuple[int, str, str], Decimal] = defaultdict(Decimal)
    for column, source, target, amount, _ in flows:
        one = drawn.get((column, source), others[column])
        other = drawn.get((column + 1, target), others[column + 1])
        merged[column, one, other] += amount
    currency = flows[0].currency
    return [Flow(*key, amount, currency) for key, amount in sorted(merged.items())], together


def _sums(flows: Sequence[Flow]) -> dict[Party, Decimal]:
    """Return what passes through each party: the larger of what comes and what goes."""
    came: dict[Party, Decimal] = defaultdict(Decimal)
    went: dict[Party, Decimal] = defaultdict(Decimal)
    for column, source, target, amount, _ in flows:
        went[column, source] += amount
        came[column + 1, target] += amount
    return {party: max(came.get(party, Decimal(0)), went.get(party, Decimal(0))) for party in {**came, **went}}  # fmt: skip


@dataclass(frozen=True)
class _Panel:
    """One currency: how many units are how much money, and where its bars stand: left, upper edge, height."""

    tall: int
    tallest: Decimal
    bars: dict[Party, tuple[int, int, int]]

    def units(self, amount: Decimal) -> int:
        """Return how high an amount is."""
        return int(amount * self.tall / self.tallest)


def _panel(drawing: Drawing, flows: Sequence[Flow], top: int, tall: int) -> int:
    """Draw one currency below `top` and return where it ends."""
    sums = _sums(flows)
    columns = sorted({column for column, _ in sums})
    tallest = max(sum(sums[one] for one in sums if one[0] == each) for each in columns)
    panel = _Panel(tall, Decimal(tallest), {})
    step = (_RIGHT - _LEFT - _BAR) // max(len(columns) - 1, 1)
    for at, column in enumerate(columns):
        _stand(
            panel, [one for one in sums if one[0] == column], sums, flows, (_LEFT + step * at, top)
        )
    _bands(drawing, flows, panel)
    for party, (x, y, height) in panel.bars.items():
        drawing.box((x, y), (_BAR, height), GREY if party[1].endswith(_OTHERS) else BLUE, INK)
        side = "left" if party[0] == columns[0] else "last" if party[0] == columns[-1] else "within"
        signs = min(_SIGNS, (step - _BAR) // _SIGN) if side == "within" else _SIGNS
        _label(drawing, (x, y + height // 2), short(party[1], signs), written(sums[party]), left=side == "left")  # fmt: skip
    return max(y + height for _, y, height in panel.bars.values())


def _stand(panel: _Panel, ours: list[Party], sums: dict[Party, Decimal], flows: Sequence[Flow], corner: tuple[int, int]) -> None:  # fmt: skip
    """Place the bars of one column: the largest first in the first column, then each no higher than where its money comes from."""
    x, lowest = corner
    comes = {one: min((panel.bars[each.column, each.source][1] for each in flows if (each.column + 1, each.target) == one and (each.column, each.source) in panel.bars), default=lowest) for one in ours}  # fmt: skip
    ours.sort(key=lambda one: (comes[one], one[1].endswith(_OTHERS), -sums[one], one))
    edges = [panel.units(total) for total in accumulate((sums[one] for one in ours), initial=Decimal(0))]  # fmt: skip
    for party, (upper, lower) in zip(ours, pairwise(edges), strict=True):
        y, height = max(lowest, comes[party]), max(lower - upper, 1)
        panel.bars[party] = (x, y, height)
        lowest = y + height + max(_GAP, 30 - height)  # room for two lines of words


def _bands(drawing: Drawing, flows: Sequence[Flow], panel: _Panel) -> None:
    """Draw the bands, at each bar in the order of the bars they lead to, so that they cross least."""
    bars = panel.bars
    used: dict[tuple[Party, str], Decimal] = defaultdict(Decimal)

    def share(party: Party, side: str, amount: Decimal) -> tuple[int, int]:
        before = used[party, side]
        used[party, side] = before + amount
        upper = panel.units(before)
        return bars[party][1] + upper, bars[party][1] + max(panel.units(before + amount), upper + 1)

    leave = {
        flow: share((flow.column, flow.source), "out", flow.amount)
        for flow in sorted(flows, key=lambda one: bars[one.column + 1, one.target][1])
    }
    for flow in sorted(flows, key=lambda one: bars[one.column, one.source][1]):
        (a, b), (c, d) = leave[flow], share((flow.column + 1, flow.target), "in", flow.amount)
        x1, x2 = bars[flow.column, flow.source][0] + _BAR, bars[flow.column + 1, flow.target][0]
        middle = (x1 + x2) // 2
        band = f"M{x1} {a}C{middle} {a} {middle} {c} {x2} {c}L{x2} {d}C{middle} {d} {middle} {b} {x1} {b}z"
        drawing.path(band, SHADES[2], SHADES[3])


def _label(drawing: Drawing, at: tuple[int, int], name: str, amount: str, *, left: bool) -> None:
    x, y = at
    anchor, x = ("end", x - 8) if left else ("start", x + _BAR + 8)
    drawing.text((x, y - 1), name, 14, anchor)
    drawing.text((x, y + 13), amount, 12, anchor, QUIET)

# SPDX-License-Identifier: Apache-2.0
"""Chance that falls the same way on every machine.

Each part of the folder throws its own dice, named by a word, so that a change in one part leaves
the others as they were. No floating-point functions of the C library are used: they may differ in
the last bit between machines.
"""

import random
from collections.abc import Sequence

SEED = "sanad/sample/kohzard/1"

DURATIONS_S = (
    0,
    4,
    8,
    12,
    17,
    22,
    28,
    35,
    43,
    52,
    63,
    76,
    91,
    110,
    134,
    165,
    207,
    270,
    376,
    607,
    1890,
)
"""Every twentieth of a log-normal distribution with median 63 s and sigma 1.3, the ends cut."""


def dice(name: str) -> random.Random:
    """Return the dice of that name, always in the same starting position."""
    return random.Random(f"{SEED}/{name}")  # noqa: S311  # a sample must be repeatable, not secret


def call_seconds(luck: random.Random) -> int:
    """Return a length of a call in seconds: mostly short, now and then very long, never below 1."""
    rung = luck.randrange(len(DURATIONS_S) - 1)
    return max(1, luck.randint(DURATIONS_S[rung], DURATIONS_S[rung + 1]))


def weighted(luck: random.Random, items: Sequence[str], weights: Sequence[int]) -> str:
    """Return one of `items`, each as likely as its whole-number weight says."""
    point = luck.randrange(sum(weights))
    for item, weight in zip(items, weights, strict=True):
        point -= weight
        if point < 0:
            return item
    return items[-1]

# SPDX-License-Identifier: Apache-2.0
"""Judgements about entries chosen with a fixed seed: of ten seven say the same, two different, one cannot say. No import of ours or the peer's."""

import random
from collections.abc import Iterator

ANSWERS = ["same"] * 7 + ["different"] * 2 + ["cannot_say"]


def judgements(count: int) -> Iterator[tuple[str, str, str]]:
    """Yield left, right and answer."""
    dice = random.Random(7)  # noqa: S311  # a bench
    for _ in range(count):
        yield f"S-{dice.randrange(count)}", f"M-{dice.randrange(count)}", dice.choice(ANSWERS)

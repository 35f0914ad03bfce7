# SPDX-License-Identifier: Apache-2.0
"""How wide the stretches of a ribbon of coverage are drawn (templates/kit/panels.html)."""

_WIDEST = 12


def widths(lengths: list[int]) -> list[int]:
    """Return how many twelfths of a ribbon each stretch takes: one at least, all together as many as there are.

    More stretches than twelfths take one each, and the ribbon goes on in another line.
    """
    if not lengths:
        return []
    whole = sum(lengths)
    found = [max(1, round(each * _WIDEST / whole)) for each in lengths]
    while sum(found) > _WIDEST and max(found) > 1:
        found[found.index(max(found))] -= 1
    while sum(found) < _WIDEST:
        found[lengths.index(max(lengths))] += 1
    return found

# SPDX-License-Identifier: Apache-2.0
"""What a document leaves out although it contradicts what the document says."""

from collections.abc import Collection, Iterable, Iterator

from sanad.claims.claim import Claim
from sanad.claims.stack import Stack, stacks

_ATTRIBUTED, _DENIED = frozenset({"claimed_by", "accused"}), frozenset({"denied_by", "no_claim"})


def left_out(claims: Iterable[Claim], told: Collection[str]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each told claim with one that contradicts it and is not told.

    Args:
        claims: The live claims about whom or what the document is about.
        told: Ids of the claims on which sentences and tables of the document rest.

    Returns:
        Pairs, one for each value that no told claim states. Of which properties values are rivals, and which values are, `Stack` says:
        a year is no rival of a day in it.
    """
    for stack in stacks(claims):
        given = [value for value in stack.values if any(claim.id in told for claim in value.claims)]
        for value in stack.values:
            against = (each for each in given if Stack(stack.name, (each, value)).rivals)
            if value not in given and (first := next(against, None)) is not None:
                yield next(claim for claim in first.claims if claim.id in told), value.claims[0]


def denials_left_out(
    claims: Iterable[Claim], told: Collection[str]
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the first told claim that says who did or claimed an incident, with each denial that is not told; `claims` are the live ones about it."""
    known = list(claims)
    said = (claim for claim in known if claim.property in _ATTRIBUTED and claim.id in told)
    if (first := next(said, None)) is not None:
        yield from (
            (first, each) for each in known if each.property in _DENIED and each.id not in told
        )

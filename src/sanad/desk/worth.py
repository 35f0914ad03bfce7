# SPDX-License-Identifier: Apache-2.0
"""What rests on a question of identity, so that the questions on which most rests are answered first. It says nothing of the answer."""

from collections.abc import Iterable
from dataclasses import replace

from sanad.casework import request
from sanad.desk.act import Work
from sanad.desk.register import Register, loaded
from sanad.dossier import store as briefs
from sanad.identity.candidates import Candidate, Moves


def by_worth(work: Work, compartment: str, by: str, pairs: Iterable[Candidate]) -> list[Candidate]:
    """Return pairs with what an answer would touch, the most first: requests and documents, then claims; of the same worth they stay as they were.

    Who is one with whom is as officer `by` may see it: an answer that waits for their blind review is not counted with.
    """
    register = Register.of(work, compartment, by)
    requests, documents = work.told(request.counted), work.told(briefs.counted)
    claims = loaded(work, compartment).claims
    found = []
    for pair in pairs:
        both = register.same(pair.left) | register.same(pair.right)
        moves = Moves(
            sum(requests.get(one, 0) for one in both),
            sum(documents.get(one, 0) for one in both),
            sum(len(claims.get(one, ())) for one in both),
        )
        found.append(
            (-(moves.requests + moves.documents), -moves.claims, replace(pair, moves=moves))
        )
    return [pair for *_, pair in sorted(found, key=lambda each: each[:2])]

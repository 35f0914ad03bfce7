# SPDX-License-Identifier: Apache-2.0
"""One line of the list: rival dates and places all stand, and the status is a word that somebody's decision gives."""

import pytest

from sanad.claims.claim import Standing
from sanad.claims.incidents.listing import Status, line
from sanad.claims.incidents.matrix import matrix
from sanad.claims.subject import State


def shown(*claims, decided=State.UNREVIEWED, is_merged=False):
    return line(matrix(claims, {}), decided, is_merged=is_merged)


def test_rival_places_and_dates_stand_side_by_side_and_equal_ones_once(claim):
    found = shown(
        claim("I-01", "place", "Khana", said_by="Police"),
        claim("I-01", "place", "Naqsha", said_by="Herald"),
        claim("I-01", "place", "Khana", said_by="Wire"),
        claim("I-01", "date", "2025-03", said_by="Wire"),
        claim("I-01", "date", "one evening", said_by="Herald"),
    )
    assert sorted(found.places) == ["Khana", "Naqsha"]
    dates = {one.said: (one.first, one.last) for one in found.dates}
    assert dates == {"2025-03": ("2025-03-01", "2025-03-31"), "one evening": (None, None)}
    assert found.sources == 3


def test_a_copy_is_no_source_of_its_own_and_parts_make_no_total(claim):
    first = claim("I-01", "killed", {"category": "civilians", "low": 3, "said": "three"})
    copy = claim("I-01", "killed", {"category": "civilians", "low": 3, "said": "three"}, said_by="Wire", copy_of=first.id)  # fmt: skip
    found = shown(first, copy)
    assert (found.sources, found.killed) == (1, None)


@pytest.mark.parametrize(
    ("decided", "is_merged", "standing", "status"),
    [
        (State.UNREVIEWED, False, Standing.ALLEGED, Status.REPORTED),
        (State.UNREVIEWED, False, Standing.CORROBORATED, Status.REPORTED),
        (State.STANDS, False, Standing.ALLEGED, Status.VERIFIED),
        (State.STANDS, False, Standing.DISPUTED, Status.DISPUTED),
        (State.QUESTIONED, False, Standing.DISPUTED, Status.UNDER_REVIEW),
        (State.STANDS, True, Standing.ALLEGED, Status.MERGED),
        (State.REMOVED, True, Standing.DISPUTED, Status.NOT_AN_INCIDENT),
    ],
)
def test_the_status_follows_from_decisions_and_standings_alone(
    claim, decided, is_merged, standing, status
):
    found = shown(
        claim("I-01", "kind", "bombing", standing=standing), decided=decided, is_merged=is_merged
    )
    assert found.status is status


def test_an_incident_of_which_nothing_is_said_has_an_empty_line():
    found = shown()
    assert (found.dates, found.places, found.killed, found.sources) == ((), (), None, 0)

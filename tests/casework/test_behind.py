# SPDX-License-Identifier: Apache-2.0
"""From which claims a fact of a request comes: what a value on the compliance desk opens."""

import pytest

from sanad.casework.behind import claims_behind
from sanad.claims.claim import Claim
from sanad.values.citation import Citation, TextLocator

PLACE = TextLocator(1, 0, 4)


def claim(name, value, said_by="court"):
    cited = Citation("a" * 64, PLACE, "some")
    return Claim("S-01", name, value, said_by, cited)


NAME = claim("family_name", "Sample")
BORN = claim("birth_date", "1984-03-05")
ALIAS = claim("alias", "Sample One")
FIRST = claim("act", {"act": "He fired.", "from": "2025-03-09"})
SECOND = claim("act", {"act": "He fired.", "from": "2025-03-09"}, said_by="witness")
WARRANT = claim("warrant", {"number": "41", "recalled": False})
CONFIRMED = claim("warrant", {"number": "41", "confirmed_on": "2025-12-04"})
BUREAU = claim("assurance", {"about": "custody", "state": "AE"})
SAME = claim("assurance", {"about": "custody", "state": "AE"}, said_by="ministry")
DEATH = claim("assurance", {"about": "death_penalty", "state": "AE"})
SHOWS = claim("shows_act", {"claim": FIRST.id})
LIVE = [NAME, BORN, ALIAS, FIRST, SECOND, WARRANT, CONFIRMED, BUREAU, SAME, DEATH, SHOWS]


@pytest.mark.parametrize(
    ("fact", "claims"),
    [
        ("person.family_name", [NAME]),
        ("person.birth_year", [BORN]),
        ("person.aliases[]", [ALIAS]),
        ("acts[]", [FIRST, SECOND]),
        ("acts[1].act", [SECOND]),
        ("acts[0].place", []),
        ("acts[7].act", []),
        ("warrant.recalled", [WARRANT]),
        ("warrant.confirmed_on", [CONFIRMED]),
        ("assurances[0].state", [BUREAU, SAME]),
        ("assurances[1].about", [DEATH]),
        ("evidence.sources", [SHOWS]),
        ("request.asks[]", []),
        ("signatures.drafter", []),
        ("states[0].sheet", []),
        ("answers.NEU-Q2", []),
        ("", []),
    ],
)
def test_a_fact_leads_to_the_claims_that_say_it_and_to_no_others(fact, claims):
    assert list(claims_behind(fact, LIVE)) == claims

# SPDX-License-Identifier: Apache-2.0
"""A gazetteer of fictional places, and claims about incidents."""

from itertools import count

import pytest

from sanad.claims.claim import Claim
from sanad.claims.incidents.places import Gazetteer
from sanad.claims.suggestions.lexicon import Place, key
from sanad.values.citation import Citation, TextLocator

_PLACES = [
    ("Sampleland", "country", None, ()),
    ("Namunistan", "province", "Sampleland", ("Namunestan", "نمونستان")),
    ("Misal", "district", "Namunistan", ("Missal",)),
    ("Misal", "town", "Misal", ()),
    ("Khana", "tehsil", "Misal district", ()),
    ("Naqsha", "district", "Namunistan", ()),
    ("Round", "town", "Trip", ()),
    ("Trip", "district", "Round", ()),
]


@pytest.fixture
def gazetteer():
    found = {}
    for name, precision, within, also in _PLACES:
        for one in (name, *also):
            found[key(one)] = (*found.get(key(one), ()), Place(name, precision, within))
    return Gazetteer(found)


@pytest.fixture
def claim():
    """Return a function that makes a claim about an incident, each on words of its own."""
    number = count()

    def made(about, name, value, quote=None, **more):
        words = quote or f"words {next(number)}"
        place = Citation("0" * 64, TextLocator(1, 0, len(words)), words)
        return Claim(about, name, value, more.pop("said_by", "Police"), place, **more)

    return made

# SPDX-License-Identifier: Apache-2.0
"""The list of methods."""

from sanad.analysis.calls.contacts import CONTACTS
from sanad.analysis.calls.coverage import COVERAGE
from sanad.analysis.calls.handsets import HANDSETS
from sanad.analysis.calls.succession import SUCCESSION
from sanad.analysis.method import Method
from sanad.analysis.money.overlap import MONEY_OVERLAPS
from sanad.analysis.money.paths import MONEY_PATHS
from sanad.errors import NotFound

METHODS = {
    method.name: method
    for method in (CONTACTS, COVERAGE, HANDSETS, MONEY_OVERLAPS, MONEY_PATHS, SUCCESSION)
}


def get(name: str) -> Method:
    """Return the method called `name`.

    Raises:
        NotFound: there is none.
    """
    if name not in METHODS:
        raise NotFound("analysis", kind="method", name=name)
    return METHODS[name]

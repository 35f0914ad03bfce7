# SPDX-License-Identifier: Apache-2.0
"""Whether what stands in an exhibit may go into a file that leaves the office: the rules about `rely_on_exhibit` say.

A lead may be read and not relied on. What speaks for the person is not asked about here: it is never left out.
"""

from collections.abc import Collection

import sqlalchemy as sa

from sanad.claims import store as register
from sanad.desk import authority
from sanad.desk.act import Work
from sanad.desk.law import hold
from sanad.dossier.clearance import tells_of_asylum
from sanad.errors import LawFault
from sanad.rules import evaluate_all
from sanad.vault import store

TARGET = "rely_on_exhibit"
INTERNAL = "internal"
"""The one recipient whose file stays in the office."""


def not_relied_on(work: Work, exhibits: Collection[str]) -> dict[str, LawFault]:
    """Return, of `exhibits`, those that no outgoing file may rest on: digest → what refuses it, or is not known."""
    refused: dict[str, LawFault] = {}
    every = store.exhibits(work.connection, sorted(exhibits))
    around = authority.known(work, every)
    for exhibit in every:
        if exhibit.receipt is None:
            continue
        facts = authority.facts(work, exhibit, exhibit.receipt, around)
        try:
            hold(exhibit.name, evaluate_all(work.tools.rulebook, TARGET, facts, work.today))
        except LawFault as fault:
            refused[exhibit.sha256] = fault
    return refused


def told_of_asylum(connection: sa.Connection) -> frozenset[str]:
    """Return the exhibits that a claim about anybody cites for it that they sought refuge, or who decided on that."""
    said = register.of_properties(connection, ["refugee_status", "position"])
    return frozenset(
        each for claim in said if tells_of_asylum(claim) for each in claim.citation.exhibits
    )

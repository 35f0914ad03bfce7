# SPDX-License-Identifier: Apache-2.0
"""Kept findings as ties of a chart: what they counted between numbers or accounts, and for whom these stand.

A number or account stands for an entry of the register only where live claims give it to that one entry alone; every other stands for itself, third parties by
their pseudonyms.
"""

from collections.abc import Iterable, Mapping
from functools import partial

import sqlalchemy as sa

from sanad.analysis.finding import Finding
from sanad.desk.act import Work
from sanad.desk.charting.chart import Counted
from sanad.desk.inputs import IDENTIFYING
from sanad.desk.material import usable_findings
from sanad.desk.register import Register
from sanad.dossier.pictures.of import GRAPHS, graph

_METHODS = GRAPHS.keys() - {"command_structure"}
"""Those whose rows tie numbers or accounts; the others tie names, and stand in the command view."""


def about(work: Work, compartment: str, register: Register, opened: Iterable[str]) -> dict[str, Finding]:  # fmt: skip
    """Return the findings kept under some entries that can be drawn and may stand in a document, by id."""
    found: dict[str, Finding] = {}
    for one in sorted({each for of in opened for each in register.same(of)}):
        kept = work.kept(
            (about, compartment, one), partial(usable_findings, work, compartment, one)
        )
        found |= {each.id: each for each in kept if each.method in _METHODS and each.rows}
    return {name: found[name] for name in sorted(found)}


def owners(connection: sa.Connection, register: Register) -> dict[str, str]:
    """Return number or account → the one entry to which claims give it; one that is given to two is nobody's."""
    del connection  # all of it was loaded
    given: dict[str, set[str]] = {}
    for claim in register.claims(register.subjects):
        if claim.property in IDENTIFYING:
            given.setdefault(str(claim.value), set()).add(register.one(claim.about))
    return {number: next(iter(of)) for number, of in given.items() if len(of) == 1}


def ties(found: Finding, owner: Mapping[str, str]) -> list[Counted]:
    """Return the ties of a finding between whomever its numbers stand for, those of the same two ends as one, in order."""
    told = graph(found)
    parts: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for each in told.links:
        ends = owner.get(each.source, each.source), owner.get(each.target, each.target)
        if ends[0] != ends[1]:
            parts.setdefault(ends, []).append((each.weight, each.says, each.rows))
    return [
        Counted(
            *ends,
            events=sum(weight for weight, _, _ in those),
            unit=told.unit,
            finding=found.id,
            says="; ".join(says for _, says, _ in those),
            rows=" ".join(rows for _, _, rows in those),
            directed=told.directed,
        )
        for ends, those in sorted(parts.items())
    ]

# SPDX-License-Identifier: Apache-2.0
"""Ask a method over all records of a compartment that may be used: of whom it may be asked, and how third parties are shown."""

from dataclasses import dataclass

from sanad.analysis import finding, methods
from sanad.analysis.finding import Finding
from sanad.analysis.frozen import HANDSET, Input
from sanad.analysis.masking import Pseudonyms, unmask
from sanad.analysis.method import Parameters
from sanad.analysis.said import CLAIMS
from sanad.desk.act import Work
from sanad.desk.inputs import identifiers_of_subjects, register_before, usable_records
from sanad.errors import TargetOutsideMandate
from sanad.ledger.read import chain, entries, size
from sanad.values.canonical import Json

_DEVICES = {"imei": HANDSET, "imsi": None}
"""Parameters that name a handset or SIM, and by how many of its digits. Papers name numbers, and which devices go with them is what is asked."""


@dataclass(frozen=True)
class _Basis:
    """What an answer is worked out from: while it is the same, so is the answer."""

    inputs: list[Input]
    shown: frozenset[str]


@dataclass(frozen=True)
class Draft:
    """An answer with its basis, and the pseudonyms in it, not all of which are given yet."""

    finding: Finding
    basis: _Basis
    names: Pseudonyms


def draft(work: Work, compartment: str, method: str, parameters: Parameters) -> Draft:
    """Work an answer out; identifiers that are not a subject's appear as pseudonyms of the compartment. Nothing is written.

    A parameter may be a pseudonym that was unmasked here, for a reason.

    Raises:
        TargetOutsideMandate: it asks about somebody whom no paper and no entry of the register names.
        NotFound: there is no such method, or no delivery it could be asked of.
    """
    basis = _basis(work, compartment, method)
    known = basis.shown.union(*(item.numbers for item in basis.inputs))

    def target(name: str) -> str:
        behind = unmasked(work, compartment, name)
        if behind is None and name not in known:
            raise TargetOutsideMandate(method, compartment=compartment)
        return behind or name

    def device(name: str) -> str:
        behind = unmasked(work, compartment, name)
        if behind is None and name.startswith("T-"):
            raise TargetOutsideMandate(method, compartment=compartment)
        return behind or name

    asked = dict(parameters)
    for key in methods.get(method).identifiers:
        if key in _DEVICES and asked.get(key):
            asked[key] = device(str(asked[key]))[: _DEVICES[key]]
        elif asked.get(key):
            asked[key] = finding.each_named(asked[key], target)
    names = Pseudonyms(work.connection, compartment)
    found = finding.compute(
        method, asked, basis.inputs, work.tools.zone, basis.shown, names, work.tools.engine
    )
    return Draft(found, basis, names)


def told_by_work(result: dict[str, Json]) -> Finding:
    """Return the answer that long work of the kind `ask` came to (docs/formats/work.md)."""
    document = {name: value for name, value in result.items() if name != "sha256"}
    return Finding.from_json(document, None, "office", -1)


def settle(work: Work, compartment: str, method: str, parameters: Parameters) -> Finding:
    """Return the answer with its pseudonyms given: the one that was worked out before, where nothing it rests on has changed since.

    Raises:
        SanadError: as `draft`.
    """
    found = work.prepared
    if not (
        isinstance(found, Draft)
        and found.basis == _basis(work, compartment, method)
        and found.names.hold(work.connection)
    ):
        found = draft(work, compartment, method, parameters)
    found.names.give(work.connection)
    return found.finding


def _basis(work: Work, compartment: str, method: str) -> _Basis:
    inputs = usable_records(work.connection, work.tools.records, compartment)
    if CLAIMS in methods.get(method).kinds:
        # before its turn an act has no entry yet: all that stands now
        before = work.seq or size(work.connection)
        inputs.append(register_before(work.connection, compartment, before))
    return _Basis(inputs, frozenset(identifiers_of_subjects(work.connection, compartment)))


def behind(work: Work, compartment: str, name: str) -> str:
    """Return whom a parameter names: who is behind a pseudonym that was unmasked here, else the name itself."""
    return unmasked(work, compartment, name) or name


def unmasked(work: Work, compartment: str, name: str) -> str | None:
    """Return who is behind a pseudonym that somebody unmasked in this compartment, else None."""
    seqs = chain(work.connection, f"party:{name}") if name.startswith("T-") else []
    told = (each.body for each in entries(work.connection, seqs=seqs) if each.outcome == "done")
    if any(body and body["compartment"] == compartment for body in told):
        return unmask(work.connection, compartment, name)
    return None

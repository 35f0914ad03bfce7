# SPDX-License-Identifier: Apache-2.0
"""Ask a method over all records of a compartment that may be used: of whom it may be asked, and how third parties are shown."""

from collections.abc import Mapping

from sanad.analysis import finding, methods
from sanad.analysis.finding import Finding
from sanad.analysis.masking import pseudonym, unmask
from sanad.analysis.said import CLAIMS
from sanad.desk.act import Work
from sanad.desk.inputs import identifiers_of_subjects, register_before, usable_records
from sanad.errors import TargetOutsideMandate
from sanad.ledger.read import chain, entries, size
from sanad.values.canonical import Json

_DEVICES = frozenset({"imei", "imsi"})
"""Parameters that name a handset or SIM: papers name numbers, and which devices go with them is what is asked."""


def ask(work: Work, compartment: str, method: str, parameters: Mapping[str, Json]) -> Finding:
    """Return the answer; identifiers that are not a subject's appear as pseudonyms of the compartment.

    A parameter may be a pseudonym that was unmasked here, for a reason.

    Raises:
        TargetOutsideMandate: it asks about somebody whom no paper and no entry of the register names.
        NotFound: there is no such method, or no delivery it could be asked of.
    """
    shown = identifiers_of_subjects(work.connection, compartment)
    inputs = usable_records(work.connection, work.tools.records, compartment)
    if CLAIMS in methods.get(method).kinds:
        before = work.seq or size(
            work.connection
        )  # a question has no entry yet: all that stands now
        inputs.append(register_before(work.connection, compartment, before))
    known = shown | {number for item in inputs for number in item.numbers}

    def target(name: str) -> str:
        behind = _unmasked(work, compartment, name)
        if behind is None and name not in known:
            raise TargetOutsideMandate(method, compartment=compartment)
        return behind or name

    asked = dict(parameters)
    for key in set(methods.get(method).identifiers) - _DEVICES:
        if asked.get(key):
            asked[key] = finding.each_named(asked[key], target)
    return finding.compute(
        method,
        asked,
        inputs,
        work.tools.zone,
        shown,
        lambda identifier: pseudonym(work.connection, compartment, identifier),
        work.tools.engine,
    )


def _unmasked(work: Work, compartment: str, name: str) -> str | None:
    """Return who is behind a pseudonym that somebody unmasked in this compartment, else None."""
    seqs = chain(work.connection, f"party:{name}") if name.startswith("T-") else []
    told = (each.body for each in entries(work.connection, seqs=seqs) if each.outcome == "done")
    if any(body and body["compartment"] == compartment for body in told):
        return unmask(work.connection, compartment, name)
    return None

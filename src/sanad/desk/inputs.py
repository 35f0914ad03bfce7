# SPDX-License-Identifier: Apache-2.0
"""Which records and claims may be asked, what a finding rests on, and whose numbers may be shown."""

import re
from collections.abc import Collection
from dataclasses import replace

import sqlalchemy as sa

from sanad.analysis.finding import Finding
from sanad.analysis.frozen import HANDSET, SCHEMAS, Input
from sanad.analysis.said import Entry, Said, freeze
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.subject import State, state
from sanad.desk.act import Work
from sanad.ledger import read
from sanad.readers.whose import MORE
from sanad.storage.records import Records
from sanad.vault import quarantine
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit

IDENTIFYING = ("phone", "imsi", "imei", "account")
"""Properties whose values are identifiers in records."""
_CITED = re.compile(r"\bC-[0-9a-f]{12}\b")
_FILES = {kind: f"{kind}.parquet" for kind in SCHEMAS}


def usable_records(connection: sa.Connection, records: Records, compartment: str) -> list[Input]:
    """Return the record files of a compartment's exhibits that were read and are not set aside, by digest."""
    set_aside = quarantine.reasons(
        connection
    )  # with what was found in, or made of, what is set aside
    return sorted(
        (
            _input(exhibit, records)
            for exhibit in vault.usable(connection, list(_FILES))
            if compartment in exhibit.compartments and exhibit.sha256 not in set_aside
        ),
        key=lambda item: item.exhibit,
    )


def stored(work: Work, exhibits: Collection[str]) -> dict[str, int]:
    """Return how many rows of each record file were stored, as its reader said."""
    return {
        each.sha256: int(str(each.receipt["stored"]))
        for each in vault.exhibits(work.connection, sorted(exhibits))
        if each.receipt
    }


def record_file(work: Work, exhibit: Exhibit) -> Input | None:
    """Return the record file of an exhibit; None when it was not read, or as something without rows."""
    has_rows = (exhibit.receipt or {}).get("kind") in _FILES
    return _input(exhibit, work.tools.records) if has_rows else None


def register_before(connection: sa.Connection, compartment: str, seq: int) -> Said:
    """Return the register of a compartment as it stood before ledger entry `seq`, without what stands in exhibits set aside today.

    An entry that was removed by then is not in it, nor what is said of it. A claim withdrawn later is: it stood.
    """
    set_aside = quarantine.reasons(connection).keys()
    decided = [each for each in register.decisions(connection) if each.seq < seq]
    entries = [
        Entry(one.id, one.kind, one.label)
        for one in register.subjects(connection)
        if one.compartment == compartment
        and one.seq < seq
        and state([each for each in decided if each.subject == one.id]) is not State.REMOVED
    ]
    told = register.about(connection, [entry.id for entry in entries])
    stood = (_as_it_stood(connection, claim, seq) for claim in told if claim.seq < seq)
    return freeze(
        entries, (claim for claim in stood if set_aside.isdisjoint(claim.citation.exhibits))
    )


def _as_it_stood(connection: sa.Connection, claim: Claim, seq: int) -> Claim:
    if claim.withdrawn is None:
        return claim
    about = read.entries(connection, seqs=read.chain(connection, f"claim:{claim.id}"))
    by_then = any(each.act == "withdraw_claim" and each.outcome == "done" and each.seq < seq for each in about)  # fmt: skip
    return claim if by_then else replace(claim, withdrawn=None)


def cited_claims(connection: sa.Connection, *findings: Finding) -> list[Claim]:
    """Return the claims that the rows of findings cite, withdrawn ones too, by id; costs one query."""
    cells = (cell for finding in findings for row in finding.rows for cell in row)
    names = {name for cell in cells for name in _CITED.findall(cell)}
    return register.of_ids(connection, sorted(names))


def rests_on(connection: sa.Connection, finding: Finding) -> set[str]:
    """Return the exhibits that a finding rests on: its inputs, and where the claims stand that its rows cite."""
    cited = cited_claims(connection, finding)
    return {*finding.inputs, *(exhibit for claim in cited for exhibit in claim.citation.exhibits)}


def identifying_claims(connection: sa.Connection, compartment: str) -> list[Claim]:
    """Return the live claims, on exhibits in use, that give identifiers to the subjects of a compartment."""
    set_aside = quarantine.reasons(connection)
    ours = {
        item.id
        for item in register.subjects(connection)
        if item.compartment == compartment and item.id.startswith("S-")
    }
    return [
        claim
        for claim in register.of_properties(connection, IDENTIFYING)
        if claim.live and claim.about in ours and claim.citation.exhibit not in set_aside
    ]


def identifiers_of_subjects(connection: sa.Connection, compartment: str) -> set[str]:
    """Return the identifiers that live claims, on exhibits in use, give to the subjects of a compartment: numbers, accounts, SIM cards, handsets.

    A handset has two: the IMEI as claimed, and its first 14 digits, by which methods know it.
    """
    theirs = identifying_claims(connection, compartment)
    handsets = {str(claim.value)[:HANDSET] for claim in theirs if claim.property == "imei"}
    return handsets | {str(claim.value) for claim in theirs}


def _input(exhibit: Exhibit, records: Records) -> Input:
    receipt, coverage = exhibit.receipt or {}, dict(exhibit.provenance.coverage)
    kind = str(receipt["kind"])
    stated = receipt.get("numbers") or coverage.get("numbers")
    numbers = tuple(str(item) for item in stated) if isinstance(stated, list) else ()
    file = records.folder(exhibit.sha256) / _FILES[kind]
    told = receipt.get("facts")
    facts = told if isinstance(told, dict) else {}
    reader = f"{receipt['reader']} {receipt['version']}"
    return Input(
        exhibit.sha256,
        exhibit.name,
        kind,
        file,
        numbers,
        coverage,
        names_all=not facts.get(MORE),
        reader=reader,
        clock=str(facts.get("clock", "")),
    )

# SPDX-License-Identifier: Apache-2.0
"""Which records may be asked, and whose numbers may be shown."""

import sqlalchemy as sa

from sanad.analysis.frozen import Input
from sanad.claims import store as register
from sanad.readers.whose import MORE
from sanad.storage.records import Records
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit

_FILES = {"calls": "calls.parquet", "payments": "payments.parquet"}


def usable_records(connection: sa.Connection, records: Records, compartment: str) -> list[Input]:
    """Return the record files of a compartment's exhibits that were read and are not set aside, by digest."""
    set_aside = vault.quarantined(
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


def identifiers_of_subjects(connection: sa.Connection, compartment: str) -> set[str]:
    """Return the numbers and accounts that live claims, on exhibits in use, give to the subjects of a compartment."""
    set_aside = vault.quarantined(connection)
    ours = {
        item.id
        for item in register.subjects(connection)
        if item.compartment == compartment and item.id.startswith("S-")
    }
    return {
        str(claim.value)
        for claim in register.of_properties(connection, ("phone", "account"))
        if claim.live and claim.about in ours and claim.citation.exhibit not in set_aside
    }


def _input(exhibit: Exhibit, records: Records) -> Input:
    receipt, coverage = exhibit.receipt or {}, dict(exhibit.provenance.coverage)
    kind = str(receipt["kind"])
    stated = receipt.get("numbers") or coverage.get("numbers")
    numbers = tuple(str(item) for item in stated) if isinstance(stated, list) else ()
    file = records.folder(exhibit.sha256) / _FILES[kind]
    told = receipt.get("facts")
    names_all = not (isinstance(told, dict) and told.get(MORE))
    return Input(exhibit.sha256, exhibit.name, kind, file, numbers, coverage, names_all)

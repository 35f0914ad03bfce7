# SPDX-License-Identifier: Apache-2.0
"""Which records may be asked, and whose numbers may be shown."""

import sqlalchemy as sa

from sanad.analysis.frozen import Input
from sanad.claims import store as register
from sanad.storage.records import Records
from sanad.vault import store as vault

_IDENTIFIERS = frozenset({"phone", "account"})
_FILES = {"calls": "calls.parquet", "payments": "payments.parquet"}


def usable_records(connection: sa.Connection, records: Records) -> list[Input]:
    """Return the record files of every exhibit that was read and is not quarantined, by digest."""
    inputs = []
    for exhibit in vault.exhibits(connection):
        kind = str((exhibit.receipt or {}).get("kind"))
        if exhibit.quarantine is None and kind in _FILES:
            file = records.folder(exhibit.sha256) / _FILES[kind]
            coverage = dict(exhibit.provenance.coverage)
            stated = (exhibit.receipt or {}).get("numbers") or coverage.get("numbers") or []
            numbers = tuple(str(item) for item in stated) if isinstance(stated, list) else ()
            inputs.append(Input(exhibit.sha256, exhibit.name, kind, file, numbers, coverage))
    return sorted(inputs, key=lambda item: item.exhibit)


def identifiers_of_subjects(connection: sa.Connection) -> set[str]:
    """Return the numbers and accounts that live claims give to persons on the register as subjects."""
    subjects = [item.id for item in register.subjects(connection) if item.id.startswith("S-")]
    return {
        str(claim.value)
        for claim in register.about(connection, subjects)
        if claim.live and claim.property in _IDENTIFIERS
    }

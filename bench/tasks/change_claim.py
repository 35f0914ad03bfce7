# SPDX-License-Identifier: Apache-2.0
"""State one more thing about the first person of an office that `make_dossiers.py` made: `change_claim.py OFFICE NUMBER`, the number of the statement."""

import sys
from pathlib import Path

import make_dossiers

from cast import CASE
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.wiring import open_office


def main() -> None:
    """Record the claim."""
    office, person = open_office(Path(sys.argv[1])), "S-001"
    office.desk.perform(
        RecordClaim(
            by="analyst",
            compartment=CASE,
            about=person,
            property="alias",
            value=f"Sample Name, written anew {sys.argv[2]}",
            said_by="Another sample report",
            source=Quoted(f"{person}.txt", make_dossiers.said(person, make_dossiers.STATEMENTS)),
        )
    )
    office.close()


if __name__ == "__main__":
    main()

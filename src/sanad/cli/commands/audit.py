# SPDX-License-Identifier: Apache-2.0
"""`sanad audit`."""

import sys

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.values.verdict import Integrity


@office_command("sanad audit --as auditor.one")
def command(session: Session) -> None:
    """Read every sealed byte and every ledger entry back, and say whether they are still what was recorded.

    Exit code 10 when anything is broken.
    """
    from sanad.desk.questions.audit_office import AuditOffice

    audit = session.office.desk.ask(AuditOffice(by=session.by, compartment=session.compartment))
    head = f"{audit.verdict}: {audit.exhibits} exhibits and {audit.entries} entries read back"
    session.out.result(vars(audit), [head, *(f"  {fault}" for fault in audit.faults)])
    if audit.verdict is Integrity.BROKEN:
        sys.exit(10)

# SPDX-License-Identifier: Apache-2.0
"""`sanad status`."""

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad status --as auditor.one")
def command(session: Session) -> None:
    """Say what the office holds, what waits, and what was refused."""
    from sanad.desk.questions.office_status import OfficeStatus

    counted = session.office.desk.ask(OfficeStatus(by=session.by, compartment=session.compartment))
    lines = []
    for key, value in counted.items():
        words = key.replace("_", " ")
        if isinstance(value, list):
            lines.append(f"{words}: {len(value)}")
            lines += [
                f"  {item['name']}: {item['reason']}" if isinstance(item, dict) else f"  {item}"
                for item in value
            ]
        elif isinstance(value, dict):
            lines.append(f"{words}: " + ", ".join(f"{n} {kind}" for kind, n in value.items()))
        else:
            lines.append(
                f"{words}: {value:,}" if isinstance(value, int) else f"{words}: {value or 'none'}"
            )
    session.out.result(counted, lines)

# SPDX-License-Identifier: Apache-2.0
"""`sanad timestamp`."""

from collections import Counter

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command("sanad timestamp --as supervisor.one")
def command(session: Session) -> bool:
    """Have every queued checkpoint dated by the authority in office.toml (timestamp_authority)."""
    from sanad.desk.door import Refused
    from sanad.desk.procedures.date_checkpoints import date_checkpoints
    from sanad.desk.questions.queued_checkpoints import QueuedCheckpoints

    office = session.office
    outcomes = date_checkpoints(office.desk, office.tools, session.by)
    refused = [item for item in outcomes if isinstance(item, Refused)]
    dated = [item for item in outcomes if not isinstance(item, Refused)]
    said_of = Counter(str(item.error) for item in refused)  # one authority mostly fails alike
    queued = len(office.desk.ask(QueuedCheckpoints(by=session.by)))
    lines = [
        f"dated: {len(dated)}; still queued: {queued}",
        *(
            f"  {count} times: {said}" if count > 1 else f"  {said}"
            for said, count in said_of.items()
        ),
    ]
    if office.tools.timestamp_address is None:
        lines.append("  no timestamp_authority is set in office.toml")
    failures = [refusal(item.error) for item in refused]
    session.out.result({"dated": dated, "queued": queued, "refused": failures}, lines)
    return not refused

# SPDX-License-Identifier: Apache-2.0
"""`sanad watch`."""

from typing import Any

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad watch --as clerk.one --compartment op-kohzard    # every morning")
def command(session: Session) -> None:
    """Raise the tasks that nobody has raised: for what has drifted, what must be withdrawn, what rules ask, what clocks call.

    Asked again, it raises nothing twice.
    """
    from sanad.desk.acts.follow_up import FollowUp

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    raised = session.office.desk.perform(FollowUp(**order))
    session.out.result({"raised": raised}, [*raised, f"{len(raised)} tasks raised"])

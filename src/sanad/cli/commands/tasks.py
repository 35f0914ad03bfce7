# SPDX-License-Identifier: Apache-2.0
"""`sanad tasks`."""

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad tasks --as reviewer.one --compartment op-kohzard")
def command(session: Session) -> None:
    """List what is still to be done before the evidence of the compartment stands: open items, open questions, failed readings.

    Nobody raised these: they follow from the records and go when those are complete. To have somebody do one by a day: sanad task raise … --about exhibit:….
    """
    from sanad.desk.questions.open_tasks import OpenTasks

    order = {"by": session.by, "compartment": session.compartment}
    tasks = session.office.desk.ask(OpenTasks(**order))
    lines = [f"{len(tasks):,} to do"]
    lines += [f"  {task.id}  {task.state}  {task.who}  {task.name}: {task.what} [{task.basis}]" for task in tasks]  # fmt: skip
    session.out.result({"tasks": [task.as_json() for task in tasks]}, lines)

# SPDX-License-Identifier: Apache-2.0
"""`sanad desk`."""

from collections.abc import Iterator
from typing import Any

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.queue import task_lines


@office_command("sanad desk --as analyst.one --compartment op-kohzard")
def command(session: Session) -> None:
    """Show your queue in the compartment: overdue, today, this week, later, and what you wait for."""
    from sanad.desk.questions.my_desk import MyDesk

    found = session.office.desk.ask(MyDesk(by=session.by, compartment=session.compartment))
    queue = {str(when): [line.as_json() for line in lines] for when, lines in found.queue.items()}
    document = {
        **queue,
        "waiting": [line.as_json() for line in found.waiting],
        "unallocated": found.unallocated,
        "of": found.of,
    }
    session.out.result(document, _lines(queue, document))


def _lines(queue: dict[str, list[Any]], document: dict[str, Any]) -> Iterator[str]:
    if not any(queue.values()):
        yield "nothing waits for you"
    for name, tasks in {**queue, "waiting for others": document["waiting"]}.items():
        if tasks:
            yield f"{name.replace('_', ' ')}: {len(tasks):,}"
            yield from task_lines(tasks)
    yield f"{sum(map(len, queue.values())):,} of {document['of']:,} open tasks are yours"
    if document["unallocated"]:
        yield f"{document['unallocated']:,} wait for somebody to be given them: sanad task list --state for_allocation, --state raised"

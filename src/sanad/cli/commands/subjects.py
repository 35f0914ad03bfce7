# SPDX-License-Identifier: Apache-2.0
"""`sanad subjects`."""

from collections.abc import Iterator
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command(
    "sanad subjects --kind person --post commander --as analyst.one --compartment op-kohzard"
)
@click.option(
    "--kind", help="Only persons, organisations or incidents: person, organisation, incident."
)
@click.option(
    "--state", help="Only entries that stand so: unreviewed, stands, questioned, removed."
)
@click.option(
    "--post", help="Only persons in such a role: leader, commander, facilitator, financier, member."
)
@click.option(
    "--status",
    help="Only persons of whom a paper says so: named_in, suspected, charged, convicted, acquitted, deceased_as_claimed.",
)
@click.option(
    "--abroad/--at-home",
    default=None,
    help="Only those whom some source places in another country, or whom none does.",
)
def command(session: Session, **wanted: Any) -> None:  # noqa: ANN401  # the options above
    """List the entries of the register: who or what, where the entry stands, what sources call them, what the file lacks.

    By id: the list is no order of importance.
    """
    from sanad.desk.questions.list_subjects import ListSubjects

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(ListSubjects(**order, **wanted))
    document = {"of": found.of, "subjects": [_entry(each) for each in found.entries]}
    session.out.result(document, _lines(document))


def _entry(each: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    return {
        "id": each.subject.id,
        "kind": each.subject.kind,
        "label": each.subject.label,
        "state": str(each.state),
        "entered_by": each.subject.by,
        "same_as": list(each.same[1:]),
        "statuses": [{"status": claim.value, "said_by": claim.said_by} for claim in each.statuses],
        "roles": [
            {
                **claim.value,
                "period": claim.period.words,
                "said_by": claim.said_by,
                "standing": str(claim.standing),
            }
            for claim in each.roles
        ],
        "abroad": each.abroad,
        "gaps": [gap.words for gap in each.gaps],
    }


def _lines(document: dict[str, Any]) -> Iterator[str]:
    for one in document["subjects"]:
        yield f"{one['id']}  {one['label']}: entry {one['state']}"
        for role in one["roles"]:
            when = f", {role['period']}" if role["period"] else ""
            yield f"    {role['role']} in {role['organisation']}{when}, {role['standing']} by {role['said_by']}"
        for said in one["statuses"]:
            yield f"    {said['status'].replace('_', ' ')}, according to {said['said_by']}"
        if one["gaps"]:
            yield f"    lacking: {'; '.join(one['gaps'])}"
    yield f"{len(document['subjects'])} of {document['of']} entries"

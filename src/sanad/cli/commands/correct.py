# SPDX-License-Identifier: Apache-2.0
"""`sanad correct`."""

from dataclasses import replace
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

_TEXTS = ("instrument", "handed_by", "received_at", "received_where", "received_by", "seal", "grade")  # fmt: skip
_HANDLING = ("open", "restricted", "confidential")


@office_command('sanad correct calls.csv --instrument order-17 --reason "the covering letter names order 17" --as supervisor.one')  # fmt: skip
@click.argument("exhibit")
@click.option("--delivery", type=int, help="Entry that sealed it, where it came more than once.")
@click.option("--instrument", help="Legal paper under which it came.")
@click.option("--handed-by", help="Who handed it over.")
@click.option("--received-at", help="When, with its zone.")
@click.option("--received-where", help="Where.")
@click.option("--received-by", help="Into whose hands.")
@click.option("--seal", help="Number of the seal.")
@click.option("--grade", help="Such as admiralty:B2.")
@click.option("--handling", type=click.Choice(_HANDLING), help="How it is handled.")
@click.option("--condition", "conditions", multiple=True, help="All conditions of its sender, one by one.")  # fmt: skip
@click.option("--unknown", type=click.Choice([*_TEXTS, "conditions"]), multiple=True, help="What is not known after all.")  # fmt: skip
@click.option("--reason", required=True, help="How it is known that it was wrong.")
def command(
    session: Session,
    exhibit: str,
    delivery: int | None,
    conditions: tuple[str, ...],
    unknown: tuple[str, ...],
    reason: str,
    **said: str | None,
) -> None:
    """Put right what was said of the delivery of EXHIBIT; the rest stays as it was said. The law is asked at once."""
    from sanad.desk.acts.correct_delivery import CorrectDelivery, Stated
    from sanad.desk.procedures.named_exhibit import named_exhibit
    from sanad.desk.questions.open_exhibit import OpenExhibit

    found = named_exhibit(session.office.tools, exhibit)
    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    desk = session.office.desk
    came = desk.ask(OpenExhibit(**order, exhibit=found, most=1)).exhibit.deliveries
    named = [each for each in came if delivery in (None, each.seq)]
    if len(named) != 1:
        entries = ", ".join(str(each.seq) for each in came)
        raise click.UsageError(f"say by --delivery which one is meant: {entries}")
    now: dict[str, Any] = {name: text for name, text in said.items() if text is not None}
    now |= {"conditions": conditions} if conditions else {}
    gone: dict[str, Any] = {name: () if name == "conditions" else None for name in unknown}
    stated = replace(Stated.of(named[0].provenance), **(now | gone))
    done = desk.perform(CorrectDelivery(**order, delivery=named[0].seq, stated=stated, reason=reason))  # fmt: skip
    document = {"exhibit": found, "corrected": list(done.fields), "set_aside": done.quarantine}
    lines = [f"put right: {', '.join(done.fields)}"]
    session.out.result(document, [*lines, *([f"set aside: {done.quarantine}"] if done.quarantine else [])])  # fmt: skip

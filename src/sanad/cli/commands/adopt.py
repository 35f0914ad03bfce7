# SPDX-License-Identifier: Apache-2.0
"""`sanad adopt`."""

from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

PROVES_NOTHING = "Words that agree prove nothing about any person; a name alone never does."
_HELP = {
    "words": "Show the entries that meet these words or this number.",
    "entry": "Adopt the entry of this id.",
    "subject": "Id on the register: M-… for a person, O-… for an organisation, I-… for an incident.",
    "kind": "person or organisation, where the list does not say.",
}


@office_command(
    'sanad adopt lists/sample.xml --entry XXi.001 --subject M-07 --label "Sample, as the list names him" '
    '--authority "Order 12" --reason "named in the complaint" --as investigator.one'
)
@click.argument("lists", metavar="LIST...", nargs=-1, required=True)
@click.option("--words", help=_HELP["words"])
@click.option("--entry", help=_HELP["entry"])
@click.option("--subject", help=_HELP["subject"])
@click.option("--label", default="", help="What the office calls it.")
@click.option("--authority", default="", help="On whose authority it is registered.")
@click.option("--reason", default="", help="Why it is registered.")
@click.option("--kind", type=click.Choice(["person", "organisation"]), help=_HELP["kind"])
def command(
    session: Session,
    lists: tuple[str, ...],
    words: str | None,
    entry: str | None,
    subject: str | None,
    **given: Any,  # noqa: ANN401  # the order's other fields, as click hands them over
) -> None:
    """Look for words in a LIST that was received and read, or adopt one of its entries: a mention, or an incident.

    LIST is an exhibit by name or digest; a list in several tables is named table by table. With --words every entry that
    meets them is shown, in the order of the list. With --entry the mention is registered, and what the list says of it is
    recorded as claims by the list. That the mention is somebody known stays a judgement.
    """
    if (words is None) == (entry is None) or (entry is not None and subject is None):
        message = "give --words to look, or --entry with --subject to adopt"
        raise click.UsageError(message)
    if words is not None:
        _look(session, lists, words)
    else:
        _adopt(session, lists, {"entry": entry, "subject": subject, **given})


def _look(session: Session, lists: tuple[str, ...], words: str) -> None:
    from sanad.desk.questions.list_entries import ListEntries

    order = {"by": session.by, "compartment": session.compartment, "words": words}
    found = [(name, session.office.desk.ask(ListEntries(**order, exhibit=name))) for name in lists]
    rows = [{"list": name, **_plain(met)} for name, entries in found for met in entries.met]
    looked_at = sum(entries.looked_at for _, entries in found)
    lines = [f"{len(rows)} of {looked_at} entries meet the words. {PROVES_NOTHING}"]
    for row in rows:
        names = " / ".join(row["names"]) or "no name"
        lines.append(f"{row['entry']} ({row['kind'] or 'kind not said'}): {names}")
        lines += [f"    {one['property']}: {one['value']} ({one['how']})" for one in row["said"]]
    session.out.result({"looked_at": looked_at, "met": len(rows), "entries": rows}, lines)


def _adopt(session: Session, lists: tuple[str, ...], given: dict[str, Any]) -> None:
    from sanad.cli.values import spelt
    from sanad.desk.acts.adopt_entry import AdoptEntry

    order = {"by": session.by, "compartment": session.compartment}
    adopted = session.office.desk.perform(AdoptEntry(**order, exhibits=lists, **given))
    claims = [
        {"claim": one.id, "property": one.property, "value": one.value, "said_by": one.said_by}
        for one in adopted.claims
    ]
    left = [
        {"property": one.property, "value": one.value, "detail": one.detail} for one in adopted.left
    ]
    lines = [
        f"{adopted.subject}: {len(claims)} claims by the list; {len(left)} statements have no property here"
    ]
    lines += [f"    {one['claim']}  {one['property']}: {spelt(one['value'])}" for one in claims]
    lines += [f"    not recorded  {one['property']}: {one['value']}" for one in left]
    session.out.result({"subject": adopted.subject, "claims": claims, "left": left}, lines)


def _plain(met: Any) -> dict[str, Any]:  # noqa: ANN401  # claims.listed_search.Met, which faces do not import
    return {**vars(met), "said": [vars(one) for one in met.said]}

# SPDX-License-Identifier: Apache-2.0
"""`sanad redact`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  sanad redact make calls.csv marks.toml --for defence --reason 'numbers of third parties' --as drafter.one",
)
def command() -> None:
    """Copies of exhibits from which words and pictures are taken out; some recipients get them in the exhibit's place."""


@office_command(
    "sanad redact make calls.csv marks.toml --for defence --reason 'numbers of third parties' --out look.csv --as drafter.one"
)
@click.argument("exhibit")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--for", "recipients", multiple=True, required=True, help="Who gets the copy; may be repeated.")  # fmt: skip
@click.option("--reason", required=True, help="Why it is made; kept in the office.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the copy here too, to be looked at.")  # fmt: skip
def make(
    session: Session,
    exhibit: str,
    sheet: Path,
    recipients: tuple[str, ...],
    reason: str,
    out: Path | None,
) -> None:
    """Take out of EXHIBIT (digest, or name as delivered) what the redaction sheet SHEET marks. Look at the copy before it goes out: nobody can tell that everything was marked."""
    from sanad.desk.acts.redact_exhibit import RedactExhibit
    from sanad.desk.procedures.redact_exhibit import redact_exhibit
    from sanad.desk.sheets import load

    office, marks = session.office, load(sheet, "redaction")
    order = RedactExhibit(
        by=session.by,
        compartment=marks.compartment,
        exhibit=exhibit,
        asked=tuple(marks.rows("mark")),
        recipients=recipients,
        reason=reason,
    )
    copy = redact_exhibit(office.desk, office.tools, order, out)
    document = {"exhibit": copy.exhibit, "entry": copy.seq, **copy.as_json(), "recipients": [*copy.recipients], "third_parties": copy.third_parties}  # fmt: skip
    left = f"{copy.third_parties} numbers of third parties still stand in it, so it goes to a court only"
    lines = [
        f"entry {copy.seq}: a copy for {', '.join(copy.recipients)}; taken out: {_grounds(copy.grounds)}",
        *([left] if copy.third_parties else []),
        *([f"written to {out}: look at it before it goes out"] if out else []),
    ]
    session.out.result(document, lines)


@office_command("sanad redact list calls.csv --as drafter.one --compartment op-kohzard")
@click.argument("exhibit")
def listed(session: Session, exhibit: str) -> None:
    """List the copies of EXHIBIT: who made them, what was taken out on which ground, for whom each stands today."""
    from sanad.desk.questions.list_redactions import ListRedactions

    order = {"by": session.by, "compartment": session.compartment}
    told = session.office.desk.ask(ListRedactions(**order, exhibit=exhibit))
    copies = [
        {
            "entry": each.copy.seq,
            "by": each.by,
            "at": each.at,
            **each.copy.as_json(),
            "recipients": [*each.copy.recipients],
            "stands_for": [*each.stands_for],
            "lifted": each.copy.lifted,
        }
        for each in told
    ]
    lines = [f"{len(told)} redacted {'copy' if len(told) == 1 else 'copies'}"]
    for each in told:
        stands = f"stands for {', '.join(each.stands_for)}" if each.stands_for else "stands for nobody"  # fmt: skip
        lines.append(f"  entry {each.copy.seq}, {each.at[:10]}, {each.by}: {_grounds(each.copy.grounds)}; {stands}")  # fmt: skip
    session.out.result({"copies": copies}, lines)


@office_command(
    "sanad redact lift 57 --reason 'the court ordered disclosure' --as supervisor.one --compartment op-kohzard"
)
@click.argument("entry", type=int)
@click.option("--reason", required=True, help="Why; kept in the office.")
def lift(session: Session, entry: int, reason: str) -> None:
    """Let the copy that ENTRY made stand no more: its recipients get what they would get without it."""
    from sanad.desk.acts.lift_redaction import LiftRedaction

    order = {"by": session.by, "compartment": session.compartment}
    copy = session.office.desk.perform(LiftRedaction(**order, seq=entry, reason=reason))
    document = {"exhibit": copy.exhibit, "entry": copy.seq, "recipients": [*copy.recipients]}
    session.out.result(document, [f"lifted: the copy of entry {copy.seq} stands for nobody"])


def _grounds(grounds: dict[str, int]) -> str:
    return ", ".join(f"{ground} ({count})" for ground, count in grounds.items())


for name, each in {"make": make, "list": listed, "lift": lift}.items():
    command.add_command(each, name)

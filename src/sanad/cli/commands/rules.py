# SPDX-License-Identifier: Apache-2.0
"""`sanad rules`."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session, free_command
from sanad.cli.frame import command as office_command
from sanad.cli.output import Output

_FOLDER = click.option("--folder", type=click.Path(path_type=Path), help="[default: the rulebook shipped here]")  # fmt: skip


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  sanad rules explain RN-84d --on 2026-03-01",
)
def command() -> None:
    """The law as data: read it, check its soundness, sign it, see what a change would flip."""


@free_command("sanad rules list")
@_FOLDER
def listed(out: Output, folder: Path | None) -> None:
    """List every rule with its mark, gate, severity and article."""
    from sanad.cli.rulebook import overview
    from sanad.wiring import rulebook_folder

    overview(folder or rulebook_folder(), out)


@free_command("sanad rules lint --folder my-rules")
@_FOLDER
def lint(out: Output, folder: Path | None) -> None:
    """Name every fault of every file of the rulebook; exit code 12 when there is one."""
    from sanad.cli.rulebook import faults
    from sanad.wiring import rulebook_folder

    faults(folder or rulebook_folder(), out)


@free_command("sanad rules explain RN-84d --on 2026-03-01")
@click.argument("name", metavar="ID")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Is it in force on that day?  [default: today]")  # fmt: skip
@click.option("--office", type=click.Path(path_type=Path, file_okay=False), help="An office whose jurist's signature is told, too.")  # fmt: skip
@click.option("--as", "officer", envvar="SANAD_OFFICER", default="", help="Officer who asks that office.")  # fmt: skip
@_FOLDER
def explain(
    out: Output,
    name: str,
    on: datetime | None,
    office: Path | None,
    officer: str,
    folder: Path | None,
) -> None:
    """Tell everything about a rule: what it asks and why, since when, how sure we are, whom it asks, its cases with their facts, how it misfires.

    A provision that asks nothing of a request is told, too.
    """
    from sanad.cli.rulebook import explained
    from sanad.wiring import rulebook_folder

    rows = _standing(Session(office, officer, "office", out)) if office else []
    signed = next((row for row in rows if row["rule"] == name), None)
    explained(folder or rulebook_folder(), name, on.date() if on else None, signed, out)


@free_command("sanad rules copy /srv/law    # then: sanad init … --rulebook /srv/law")
@click.argument("folder", type=click.Path(path_type=Path))
def copied(out: Output, folder: Path) -> None:
    """Copy the law shipped here into the new FOLDER, for the office's jurists to keep: plain files, no program needed."""
    from sanad.wiring import copy_rulebook

    copy_rulebook(folder)
    out.result({"folder": str(folder)}, [f"the law lies in {folder}"])


@office_command("sanad rules standing --as jurist.one")
def standing(session: Session) -> None:
    """Which rules a jurist of the office has signed, in which wording; which nobody has."""
    rows = _standing(session)
    lines = [f"{row['standing']:<9} {row['rule']:<28} {row['by'] or '':<14} {row['title']}" for row in rows]  # fmt: skip
    signed = sum(row["standing"] == "signed" for row in rows)
    session.out.result({"rules": rows}, [*lines, f"{signed} of {len(rows)} rules are signed"])


@office_command('sanad rules sign --reason "Read against the official texts." --as jurist.one')
@click.argument("rules", nargs=-1, metavar="[ID]...")
@click.option("--reason", required=True, help="What was read, and where.")
def sign(session: Session, rules: tuple[str, ...], reason: str) -> None:
    """Sign the present wording of rules, or of all that are unsigned: the jurist answers for it by name."""
    _decide(session, rules, reason, "signed")


@office_command(
    'sanad rules retire SG-48 --reason "The law is settled: Act I of 2026." --as jurist.one'
)
@click.argument("rules", nargs=-1, required=True, metavar="ID...")
@click.option("--reason", required=True, help="Why it is not asked any more.")
def retire(session: Session, rules: tuple[str, ...], reason: str) -> None:
    """Retire the present wording of rules: they are not asked any more. A new wording is."""
    _decide(session, rules, reason, "retired")


@office_command("sanad rules flip drafts --as jurist.one --compartment op-kohzard")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def flip(session: Session, folder: Path) -> None:
    """Which open requests of the compartment would come out otherwise with the rules drafted in FOLDER. Nothing is changed by asking."""
    from sanad.desk.questions.what_would_flip import WhatWouldFlip

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    told = session.office.desk.ask(WhatWouldFlip(**order, folder=folder))
    lines = []
    for each in told["flips"]:
        lines.append(f"{each['request']}: {each['outcome']} → {each['would_be']}")
        lines += [f"  {ruling['rule']}: {ruling['now'] or 'not asked'} → {ruling['then'] or 'not asked'}  {ruling['reason']}" for ruling in each["rulings"]]  # fmt: skip
    lines.append(f"{len(told['flips'])} of {told['open']} open requests would be touched")
    session.out.result(told, lines)


for name, each in {
    "list": listed,
    "lint": lint,
    "explain": explain,
    "copy": copied,
    "standing": standing,
    "sign": sign,
    "retire": retire,
    "flip": flip,
}.items():
    command.add_command(each, name)


def _decide(session: Session, rules: tuple[str, ...], reason: str, decision: str) -> None:
    from sanad.desk.acts.sign_rules import SignRules

    act = SignRules(by=session.by, rules=rules, reason=reason, decision=decision)
    decided = session.office.desk.perform(act)
    document = {"decision": decision, "rules": decided}
    session.out.result(document, [f"{len(decided)} rules are {decision}"])


def _standing(session: Session) -> list[dict[str, Any]]:
    from sanad.desk.questions.rule_standing import RuleStanding

    asked = RuleStanding(by=session.by, compartment=session.compartment)
    rows: list[dict[str, Any]] = session.office.desk.ask(asked)
    return rows

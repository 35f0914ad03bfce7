# SPDX-License-Identifier: Apache-2.0
"""`sanad build`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command("sanad build worksheet.toml --out packages --as supervisor.one")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--check", is_flag=True, help="Build nothing: list everything that stands in the way of each document.")  # fmt: skip
def command(session: Session, sheet: Path, *, out: Path | None, check: bool) -> bool:
    """Build the documents of a worksheet SHEET: freeze each brief, sign the ledger, write each package into --out.

    The rows name who builds; --as names who signs the ledger. A sentence without a live source refuses its document.
    """
    if check is (out is not None):
        raise click.UsageError("give --out or --check")
    if out is None:
        return _check(session, sheet)
    from sanad.desk.procedures.build_dossier import build_dossiers
    from sanad.desk.sheets import load

    office = session.office
    with session.out.progress() as progress:
        built, refused = build_dossiers(
            office.desk, office.tools, load(sheet, "worksheet"), session.by, out, progress
        )
    session.out.result(
        {
            "built": [{**vars(item), "folder": str(item.folder)} for item in built],
            "refused": [refusal(error) for error in refused],
        },
        [
            *(f"  {item.subject}: {item.folder} (edition {item.edition})" for item in built),
            *(f"  refused: {error}" for error in refused),
        ],
    )
    return not refused


def _check(session: Session, sheet: Path) -> bool:
    from sanad.desk.procedures.build_dossier import preflight
    from sanad.desk.sheets import load

    told = preflight(session.office.desk, load(sheet, "worksheet"))
    document = [
        {"subject": each.subject, "kind": each.kind, "recipient": each.recipient, "obstacles": [refusal(error) for error in each.obstacles]}
        for each in told
    ]  # fmt: skip
    lines = []
    for each in told:
        state = f"{len(each.obstacles)} in the way" if each.obstacles else "nothing in the way"
        lines.append(f"  {each.subject}, {each.kind} for {each.recipient}: {state}")
        lines += [f"    {error}" for error in each.obstacles]
    session.out.result({"documents": document}, lines)
    return not any(each.obstacles for each in told)

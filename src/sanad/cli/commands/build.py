# SPDX-License-Identifier: Apache-2.0
"""`sanad build`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command("sanad build worksheet.toml --out packages --as supervisor.one")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False))
def command(session: Session, sheet: Path, out: Path) -> bool:
    """Build the dossiers of a worksheet SHEET: freeze each brief, sign the ledger, write each package into --out.

    The rows name who builds; --as names who signs the ledger. A sentence without a live source refuses its dossier.
    """
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

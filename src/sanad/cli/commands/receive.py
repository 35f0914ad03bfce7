# SPDX-License-Identifier: Apache-2.0
"""`sanad receive`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal


@office_command("sanad receive /media/drive --as clerk.one --compartment op-kohzard")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--sheet", type=click.Path(path_type=Path), help="[default: FOLDER/delivery.toml]")
def command(session: Session, folder: Path, sheet: Path | None) -> bool:
    """Seal every file of FOLDER as it came, with where it came from as its delivery sheet says.

    A file that is empty, unreadable or changes meanwhile is refused and named; the others are sealed. A file that differs
    from the digest its sender listed is sealed and quarantined.
    """
    from sanad.desk.procedures.receive_folder import receive_folder
    from sanad.desk.sheets import load

    path = sheet or folder / "delivery.toml"
    delivery = load(path, "delivery") if sheet or path.exists() else None
    office = session.office
    with session.out.progress() as progress:
        account = receive_folder(
            office.desk, office.tools, folder, delivery, session.by, session.compartment, progress
        )
    held = [item for item in account.sealed if item.quarantine]
    head = (
        f"sealed {len(account.sealed)} files, {sum(item.size for item in account.sealed):,} bytes; "
        f"{sum(not item.new for item in account.sealed)} of them the office already held"
    )
    lines = [head, *(f"  quarantined  {item.name}: {item.quarantine}" for item in held)]
    lines += [f"  refused      {item.error}" for item in account.refused]
    if delivery is None:
        lines.append(
            "  no delivery sheet: where these came from is not on record, so they cannot be read yet"
        )
    session.out.result(
        {
            "sealed": [vars(item) for item in account.sealed],
            "refused": [refusal(item.error) for item in account.refused],
        },
        lines,
    )
    return not account.refused

# SPDX-License-Identifier: Apache-2.0
"""`sanad encrypt`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad encrypt packages/S-01-court-1 --to age1… --for "Anti-Terrorism Court I" --as drafter.one --compartment op-kohzard')  # fmt: skip
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--to", multiple=True, metavar="AGE1…", help="An age recipient; may be repeated.")
@click.option("--to-file", type=click.Path(path_type=Path, dir_okay=False), help="A file of age recipients, one a line.")  # fmt: skip
@click.option("--for", "recipient", required=True, help="Whose keys they are, in words.")
def command(session: Session, folder: Path, to: tuple[str, ...], to_file: Path | None, recipient: str) -> None:  # fmt: skip
    """Encrypt the package FOLDER into FOLDER.tar.age, which only its recipients can open; the folder stays.

    It is verified first. To whom it went, under which keys, and the digests are on record.
    """
    from sanad.desk.procedures.encrypt_package import encrypt_package, read_recipients

    keys = read_recipients(to, to_file)
    office = session.office
    by, compartment = session.by, session.compartment
    sent = encrypt_package(office.desk, office.tools, folder, keys, recipient, by=by, compartment=compartment)  # fmt: skip
    document = {
        "file": str(sent.file),
        "to": list(keys),
        **vars(sent.enveloped),
        "dispatch": sent.dispatch,
    }
    told = f"{sent.file}: {sent.enveloped.size:,} bytes for {recipient}, dispatch number {sent.dispatch}"  # fmt: skip
    session.out.result(document, [told])

# SPDX-License-Identifier: Apache-2.0
"""`sanad init`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad init ~/cell --name "Special cell" --as supervisor.one --order "HD/12/2025"')
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", required=True, help="Name of the office.")
@click.option("--officer-name", default="Supervisor", help="Name of the first officer.")
@click.option("--order", required=True, help="Order on which the office is founded.")
@click.option("--country", default="PK", show_default=True, help="Jurisdiction pack.")
@click.option("--zone", help="IANA time zone.  [default: that of the country's pack]")
@click.option(
    "--origin", default=None, help="Name of the ledger, without blanks. [default: from name]"
)
@click.option(
    "--database", default=None, help="SQLAlchemy address. [default: SQLite in the office]"
)
@click.option("--rulebook", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Folder of the law that your jurists keep (sanad rules copy).  [default: the law shipped here]")  # fmt: skip
@click.option("--timestamp-authority", default=None, help="RFC 3161 address. [default: none yet]")
@click.option("--recovery-key", type=click.Path(path_type=Path, dir_okay=False), help="Encrypt what is sealed, and write a new recovery key to this file, to be kept elsewhere.")  # fmt: skip
@click.option("--recovery-recipient", help="Encrypt what is sealed, with this age recipient as recovery key.")  # fmt: skip
def command(  # noqa: PLR0913, PLR0917  # each is an option
    session: Session,
    directory: Path,
    name: str,
    officer_name: str,
    order: str,
    country: str,
    zone: str | None,
    origin: str | None,
    database: str | None,
    rulebook: Path | None,
    timestamp_authority: str | None,
    recovery_key: Path | None,
    recovery_recipient: str | None,
) -> None:
    """Found an office in DIRECTORY; the officer named with --as becomes its supervisor.

    With a recovery key the vault is encrypted; a passphrase is asked for, or read from the file SANAD_PASSPHRASE_FILE.
    """
    from sanad.cli.passphrase import ask
    from sanad.wiring import Encryption, found_office

    if recovery_key is not None and recovery_recipient is not None:
        raise click.UsageError("give --recovery-key or --recovery-recipient, not both")
    encrypted = recovery_key is not None or recovery_recipient is not None

    office = found_office(
        directory,
        name=name,
        officer=session.by or "supervisor",
        officer_name=officer_name,
        order=order,
        origin=origin,
        country=country,
        zone=zone,
        database=database,
        timestamp_authority=timestamp_authority,
        rulebook=rulebook,
        encryption=Encryption(ask, recovery_recipient, recovery_key) if encrypted else None,
    )
    fingerprint = office.tools.signer.fingerprint
    session.out.result(
        {"office": str(directory), "fingerprint": fingerprint},
        [
            f"Founded {name} in {directory}.",
            f"Publish the fingerprint of its key where strangers can find it: {fingerprint}",
        ],
    )

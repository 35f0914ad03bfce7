# SPDX-License-Identifier: Apache-2.0
"""`sanad rekey`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.errors import Unreadable


@office_command("sanad rekey --recovery-key /media/safe/recovery.key --as supervisor.one")
@click.option("--recovery-key", type=click.Path(path_type=Path), required=True, help="File with the recovery identity.")  # fmt: skip
def command(session: Session, recovery_key: Path) -> None:
    """Give the vault a new identity with the help of its recovery key; the passphrase asked for becomes its passphrase."""
    from sanad.desk.acts.rekey_vault import RekeyVault

    try:
        recovery = recovery_key.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(str(recovery_key), detail=error) from error
    count = session.office.desk.perform(RekeyVault(by=session.by, recovery=recovery))
    session.out.result({"keys": count}, [f"locked {count:,} keys to a new identity"])

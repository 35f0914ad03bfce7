# SPDX-License-Identifier: Apache-2.0
"""`sanad upgrade`."""

from contextlib import closing

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad upgrade --as supervisor.one    # after a backup")
def command(session: Session) -> None:
    """Bring the database of an office to the version of this program; make a backup before, there is no way back."""
    from sanad.desk.acts.upgrade_office import UpgradeOffice
    from sanad.wiring import open_outdated

    with closing(open_outdated(session.folder)) as office:
        before, after = office.desk.perform(UpgradeOffice(by=session.by))
    done = f"upgraded from revision {before}" if before != after else "nothing was to be done"
    session.out.result(
        {"before": before, "after": after},
        [f"the database stands at revision {after}: {done}"],
    )

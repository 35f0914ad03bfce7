# SPDX-License-Identifier: Apache-2.0
"""Write the clocks that somebody asked for into a calendar file."""

from pathlib import Path

from sanad.desk.door import Desk
from sanad.desk.questions.list_clocks import Clocks, ListClocks
from sanad.errors import AlreadyDone
from sanad.storage.files import named, shown


def write_calendar(desk: Desk, asked: ListClocks, path: Path) -> Clocks:
    """Ask, write the new file `path`, and return what was found.

    Raises:
        AlreadyDone: there is something under that name; nothing was asked for then.
        DiskFull, Unreadable: the disk does not let us.
    """
    from sanad.dossier.exports.calendar import calendar  # noqa: PLC0415  # of no use to who only looks

    if path.exists():
        raise AlreadyDone(shown(path.parent), kind="file", name=shown(Path(path.name)))
    found = desk.ask(asked)
    try:
        path.write_bytes(calendar(found.running))
    except OSError as error:
        raise named(error, shown(path), "the calendar") from error
    return found

# SPDX-License-Identifier: Apache-2.0
"""Write a drawn finding into a new file; who had it drawn stands in the ledger by then."""

from pathlib import Path

from sanad.desk.door import Desk
from sanad.desk.questions.draw_finding import DrawFinding
from sanad.errors import AlreadyDone
from sanad.storage.files import named, shown


def draw_to_file(desk: Desk, order: DrawFinding, file: Path) -> bytes:
    """Write the answer to `order` into the new `file`, and return it.

    Raises:
        AlreadyDone: the file is there already; nothing was asked for then.
        DiskFull, Unreadable: the disk does not let us.
        SanadError: the question was refused, or the finding cannot be drawn so.
    """
    if file.exists():
        raise AlreadyDone(shown(file.parent), kind="file", name=shown(Path(file.name)))
    raw = desk.ask(order)
    try:
        with file.open("xb") as target:
            target.write(raw)
    except OSError as error:
        raise named(error, shown(file), "the picture") from error
    return raw

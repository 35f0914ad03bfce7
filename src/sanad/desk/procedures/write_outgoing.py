# SPDX-License-Identifier: Apache-2.0
"""Write what goes out into a new folder. Its entry stands in the ledger by then: an entry without files harms nobody, files without an entry do."""

from collections.abc import Callable
from pathlib import Path

from sanad.desk.door import Desk
from sanad.desk.outgoing import Export, Outgoing
from sanad.errors import AlreadyDone
from sanad.storage.files import named, shown


def write_outgoing(desk: Desk, order: Export, folder: Path) -> Outgoing:
    """Carry an export out and write its files into the new `folder`.

    Raises:
        AlreadyDone: the folder is there already; nothing was asked for then.
        DiskFull, Unreadable: the disk does not let us.
        SanadError: the export was refused.
    """
    return write_files(lambda: desk.ask(order), folder)


def write_files(gathered: Callable[[], Outgoing], folder: Path) -> Outgoing:
    """Write the files of what is `gathered` once the new `folder` is known not to be there; raises as `write_outgoing`."""
    if folder.exists():
        raise AlreadyDone(shown(folder.parent), kind="folder", name=shown(Path(folder.name)))
    outgoing = gathered()
    try:
        folder.mkdir(parents=True)
        for name, raw in outgoing.files.items():
            (folder / name).write_bytes(raw)
    except OSError as error:
        raise named(error, shown(folder), "what goes out") from error
    return outgoing

# SPDX-License-Identifier: Apache-2.0
"""The files of a folder in the order of their names, one at a time: memory grows with the largest directory, not with the drive.

A link to a folder stands for itself, and so does a folder that cannot be opened: neither is left out in silence.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import SanadError, Unreadable
from sanad.storage.files import shown


@dataclass(frozen=True, slots=True)
class Found:
    """A file as the folder holds it: its name for the record, where it is, and why it cannot be looked at, if so."""

    name: str
    path: Path
    fault: SanadError | None = None


def files(folder: Path) -> Iterator[Found]:
    """Yield every file below `folder`.

    Raises:
        Unreadable: the folder itself is closed to us, or not there.
    """
    try:
        waiting = [_entries(folder, "")]
    except OSError as error:
        raise Unreadable(str(folder), detail=error.strerror or error) from error
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif not found.name.endswith("/"):
            yield found
        else:
            try:
                waiting.append(_entries(found.path, found.name))
            except OSError as error:
                name = found.name.rstrip("/")
                fault = Unreadable(name, detail=error.strerror or error)
                yield Found(name, found.path, fault)


def size_of(path: Path) -> int:
    """Return the size of a file; one that vanished meanwhile weighs nothing."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _entries(folder: Path, before: str) -> Iterator[Found]:
    """Return what is in one directory in order; the name of a directory ends in a slash, and sorts as its files do."""
    with os.scandir(folder) as entries:
        names = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    listed = [(_shown(name) + ("/" if is_folder else ""), name) for name, is_folder in names]
    return (Found(before + told, folder / name) for told, name in sorted(listed))


def _shown(name: str) -> str:
    return name if name.isascii() and name.isprintable() else shown(Path(name))

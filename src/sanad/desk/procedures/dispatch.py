# SPDX-License-Identifier: Apache-2.0
"""Let a paper go: its entry first, then its files, whole or not at all."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.dossier.papers.signed import covered
from sanad.errors import AlreadyDone
from sanad.storage.files import named, shown
from sanad.storage.whole import whole
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Written:
    """A paper that was written out: the document, and the number of the entry that holds the digests of its files."""

    document: dict[str, Json]
    dispatch: int


def check_new(place: Path, kind: str = "file") -> None:
    """Refuse a place where something is, before anything else is done.

    Raises:
        AlreadyDone: it is there.
    """
    if place.exists():
        raise AlreadyDone(shown(place.parent), kind=kind, name=shown(Path(place.name)))


def dispatch_folder(
    desk: Desk, tools: Tools, order: DispatchFiles, files: Mapping[str, bytes], folder: Path
) -> int:
    """Record `files`, which `order` names by their digests, write them into the new `folder` with what a stranger checks them by, and return the dispatch number.

    Raises:
        DiskFull, Unreadable: the disk does not let us; nothing stays behind but the entry.
        SanadError: the dispatch was refused.
    """
    entry = desk.perform(order)
    with whole(folder, "the paper") as partial:
        for name, raw in covered(files, tools.office, entry, tools.signer).items():
            (partial / name).write_bytes(raw)
    return entry


def dispatch_page(desk: Desk, order: DispatchFiles, pdf: bytes, out: Path) -> int:
    """Record the page `pdf`, which `order` names by its digest, write it into the new file `out`, and return the dispatch number.

    Raises:
        AlreadyDone: the file is there.
        DiskFull, Unreadable: the disk does not let us.
        SanadError: the dispatch was refused.
    """
    entry = desk.perform(order)
    try:
        with out.open("xb") as file:
            file.write(pdf)
    except FileExistsError as error:
        raise AlreadyDone(shown(out.parent), kind="file", name=shown(Path(out.name))) from error
    except OSError as error:
        with suppress(OSError):  # where it could not even be opened
            out.unlink()
        raise named(error, shown(out), "the paper") from error
    return entry

# SPDX-License-Identifier: Apache-2.0
"""Write a copy of an exhibit to a place outside the vault, and hold it to its digest."""

import hashlib
import os
import shutil
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.door import Desk
from sanad.errors import AlreadyDone, SealBroken, Unreadable
from sanad.storage.files import named, shown


def copy_out(desk: Desk, tools: Tools, order: CopyExhibit, target: Path) -> Path:
    """Record the copy, write it to `target`, read it back, and return where it is. Nothing is overwritten.

    Raises:
        AlreadyDone: there is a file.
        Unreadable: nothing can be written there; nothing is recorded then.
        SealBroken: what was written is not what was sealed.
    """
    if target.exists():
        raise AlreadyDone(shown(target.parent), kind="file", name=shown(Path(target.name)))
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise Unreadable(shown(target.parent), detail="nothing can be written there")
    exhibit = desk.perform(order)
    with tools.blobs.reading(exhibit.sha256, exhibit.name) as sealed:
        try:
            with sealed.open("rb") as source, target.open("xb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
            with target.open("rb") as copy:
                found = hashlib.file_digest(copy, "sha256").hexdigest()
        except OSError as error:
            raise named(error, shown(target), "the copy") from error
    if found != exhibit.sha256:
        raise SealBroken(shown(target), found=found, sealed=exhibit.sha256)
    return target

# SPDX-License-Identifier: Apache-2.0
"""Folders of derived files, one per digest; thrown away and made again whenever needed."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from sanad.storage.blobs import named


class Records:
    """The record folder of one office."""

    def __init__(self, root: Path) -> None:
        """Use `root`, made when first needed."""
        self._root = root

    def folder(self, sha256: str) -> Path:
        """Return where the derived files of `sha256` are, or would be."""
        return self._root / sha256[:2] / sha256

    def fresh(self) -> Path:
        """Return a new empty folder on the same disk.

        Raises:
            DiskFull: no space left.
            Unreadable: the disk does not let us.
        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            return Path(mkdtemp(prefix="reading-", dir=self._root))
        except OSError as error:
            raise named(error, str(self._root), "the records") from error

    def put(self, sha256: str, folder: Path) -> None:
        """Move `folder` to be the derived files of `sha256`, in place of any earlier ones.

        Raises:
            DiskFull: no space left.
            Unreadable: the disk does not let us.
        """
        target = self.folder(sha256)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                shutil.rmtree(target)
            folder.rename(target)
        except OSError as error:
            raise named(error, str(target), "the records") from error

    def drop(self, folder: Path) -> None:
        """Remove a folder made by `fresh` that is not needed."""
        shutil.rmtree(folder, ignore_errors=True)

# SPDX-License-Identifier: Apache-2.0
"""Folders of derived files, one per digest; thrown away and made again whenever needed."""

import shutil
from pathlib import Path
from tempfile import mkdtemp


class Records:
    """The record folder of one office."""

    def __init__(self, root: Path) -> None:
        """Use `root`, made when first needed."""
        self._root = root

    def folder(self, sha256: str) -> Path:
        """Return where the derived files of `sha256` are, or would be."""
        return self._root / sha256[:2] / sha256

    def fresh(self) -> Path:
        """Return a new empty folder on the same disk."""
        self._root.mkdir(parents=True, exist_ok=True)
        return Path(mkdtemp(prefix="reading-", dir=self._root))

    def put(self, sha256: str, folder: Path) -> None:
        """Move `folder` to be the derived files of `sha256`, in place of any earlier ones."""
        target = self.folder(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            shutil.rmtree(target)
        folder.rename(target)

    def drop(self, folder: Path) -> None:
        """Remove a folder made by `fresh` that is not needed."""
        shutil.rmtree(folder, ignore_errors=True)

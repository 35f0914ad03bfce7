# SPDX-License-Identifier: Apache-2.0
"""Bag a package for an archive, or check a bag. No office is needed: that the package went out stands in its office's ledger."""

from pathlib import Path

from sanad.dossier.bag import Bagged, bag, check
from sanad.errors import Unreadable
from sanad.storage.files import named, shown


def bag_package(package: Path, target: Path) -> Bagged:
    """Copy a package into the new bag `target`.

    Raises:
        AlreadyDone: `target` is there already.
        PackageDiffers: it is no whole package.
        DiskFull, Unreadable: the disk does not let us; nothing stays behind.
    """
    return bag(_folder(package), target)


def check_bag(folder: Path) -> Bagged:
    """Compare every byte of a bag, and see that its payload is still the package.

    Raises:
        PackageDiffers, Unreadable: as `bag_package`.
    """
    try:
        return check(_folder(folder))
    except OSError as error:
        raise named(error, shown(folder), "the bag") from error


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise Unreadable(shown(path), detail="there is no such folder")
    return path

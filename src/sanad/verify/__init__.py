# SPDX-License-Identifier: Apache-2.0
"""The stranger's verifier: it checks a package offline and trusts nothing in it.

Written from docs/formats (ledger, citation, package) alone. It imports nothing of the office that made the package,
only the Python standard library and `cryptography`, and ships by itself as `sanad_verify`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .report import Report

__version__ = "0.1.0"


def verify_package(
    path: Path,
    key: str | None = None,
    tsa: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return every check of the package in the directory `path`, the passed ones too.

    Args:
        path: Directory of the package; only read, never written.
        key: Fingerprint of the office's key as its reader learnt it by another way; 64 hexadecimal digits, in which
            spaces, colons and capitals do not matter.
        tsa: PEM file with certificates of timestamp authorities that the reader trusts.
        on_progress: Called with bytes hashed so far and bytes to hash in all, from the threads that hash.

    Raises:
        CallFault: the directory holds no package, or `key` or `tsa` is not what it must be.
    """
    from .verification import verify  # noqa: PLC0415  # a missing `cryptography` is told by the caller

    return verify(path, key, tsa, on_progress)

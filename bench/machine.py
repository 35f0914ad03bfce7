# SPDX-License-Identifier: Apache-2.0
"""What the measurements ran on: cores, memory and versions of the peers; no name and no path."""

import os
import platform
import re
import subprocess
from importlib.metadata import version

_PEERS = (("borg", "--version"), ("restic", "version"), ("sha256sum", "--version"))


def described() -> str:
    """Return one sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    peers = ", ".join(f"{words[0]} {_version(*words)}" for words in _PEERS)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, Python {platform.python_version()}, "
        f"DuckDB {version('duckdb')}, {peers}"
    )


def _version(*words: str) -> str:
    """Return the first number with a dot that a program says of itself."""
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    found = re.search(r"\d+\.\d+(\.\d+)?", said)
    return found[0] if found else "of unknown version"

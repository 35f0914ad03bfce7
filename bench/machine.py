# SPDX-License-Identifier: Apache-2.0
"""What the measurements ran on: cores, memory and versions of the peers; no name and no path."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

_PEERS = (
    ("borg", "--version"),
    ("restic", "version"),
    ("rg", "--version"),
    ("sha256sum", "--version"),
)
_LOCK = Path(__file__).parent / "requirements-peer.lock"


def described() -> str:
    """Return one sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    peers = ", ".join(f"{words[0]} {_version(*words)}" for words in _PEERS)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, Python {platform.python_version()}, "
        f"DuckDB {version('duckdb')}, Kreuzberg {_number(_LOCK.read_text('ascii'))}, {peers}"
    )


def _version(*words: str) -> str:
    """Return the version that a program says of itself."""
    return _number(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def _number(said: str) -> str:
    """Return the first number with a dot in a text."""
    found = re.search(r"\d+\.\d+(\.\d+)?", said)
    return found[0] if found else "of unknown version"

# SPDX-License-Identifier: Apache-2.0
"""An environment of its own for a peer, so that nothing of it comes near ours: made once under build/, from a lock with hashes."""

import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent


def python_of(name: str) -> Path:
    """Return the Python of the environment of `requirements-<name>.lock`, which is made when it is not there or its lock has changed."""
    lock, home = _HERE / f"requirements-{name}.lock", _HERE.parent / "build" / name
    python, made = home / "bin" / "python", home / "made-from.lock"
    if not made.exists() or made.read_bytes() != lock.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([python, *install, "--require-hashes", "-r", lock], check=True)
        made.write_bytes(lock.read_bytes())
    return python

# SPDX-License-Identifier: Apache-2.0
"""A worker as the child of another process, such as the one that serves the pages: it ends when its parent does, whatever ends that."""

import os
import subprocess
import sys
from pathlib import Path

_PATIENCE_S = 10


class Child:
    """A worker in a process of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @property
    def is_alive(self) -> bool:
        """Tell whether it still works."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it; what it was doing goes on when the next one starts."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def start(office: Path, at_once: int = 2) -> Child:
    """Start a worker for the office in directory `office`; a passphrase it takes from the file that SANAD_PASSPHRASE_FILE names.

    Where another worker works for the office already, the child says so on standard error, and takes its place when it ends.
    """
    words = ("--office", str(office), "--at-once", str(at_once), "--with-parent")
    command = [sys.executable, "-m", "sanad.cli", "work", *words]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=os.environ)  # noqa: S603  # our own program
    return Child(process)

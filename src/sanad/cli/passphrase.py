# SPDX-License-Identifier: Apache-2.0
"""The passphrase of a vault: from the file that SANAD_PASSPHRASE_FILE names, else from the person at the terminal."""

import os
import sys
from pathlib import Path

import click

from sanad.errors import Unreadable


def ask() -> str | None:
    """Return the passphrase, None when there is nobody to ask. It stands in no argument, where others could see it."""
    named = os.environ.get("SANAD_PASSPHRASE_FILE")
    if named:
        try:
            return Path(named).read_text(encoding="utf-8").rstrip("\n")
        except OSError as error:
            raise Unreadable(named, detail=error.strerror or error) from error
    if not sys.stdin.isatty():
        return None
    secret: str = click.prompt("Passphrase of the vault", hide_input=True, err=True)
    return secret

# SPDX-License-Identifier: Apache-2.0
"""Packages of other offices, handed over as one ZIP archive."""

from sanad.readers import own
from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "package"
VERSION = "1"
WHAT = "Packages of other offices (a dossier with its exhibits and proofs, in one ZIP archive): whether they are whole, each file inside"


def _is_package(seen: Content) -> bool:
    return own.root(seen.members) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_package)

# SPDX-License-Identifier: Apache-2.0
"""Packages that an office like this one built (docs/formats/package.md), known among archives by the files that each of them has."""

from collections.abc import Iterable

MANIFEST, SIGNATURE, KEY, BRIEF = "manifest.json", "manifest.sig", "office.vkey", "brief.json"


def root(names: Iterable[str]) -> str | None:
    """Return the folder, with its slash, of the one package among the members of an archive; None where there is none, or more.

    >>> root(["bag/data/manifest.json", "bag/data/manifest.sig", "bag/data/office.vkey", "bag/data/brief.json"])
    'bag/data/'
    """
    known = frozenset(names)
    folders = [name.removesuffix(MANIFEST) for name in known if name.rpartition("/")[2] == MANIFEST]
    whole = [one for one in folders if {one + SIGNATURE, one + KEY, one + BRIEF} <= known]
    return whole[0] if len(whole) == 1 else None

# SPDX-License-Identifier: Apache-2.0
"""Compare two packages, or two briefs. No office is needed, and nothing is checked: that is for the verifier."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.dossier import identical
from sanad.dossier.difference import difference
from sanad.dossier.identical import Shared
from sanad.errors import MalformedFile, Unreadable
from sanad.storage.files import shown

_MOST = 64 << 20  # bytes of a brief or manifest (docs/formats/package.md)


@dataclass(frozen=True)
class Comparison:
    """What is byte-identical in two packages, by kind, and what the second says otherwise than the first, by part."""

    identical: dict[str, Shared]
    difference: dict[str, list[str]]


def compare_packages(one: Path, other: Path) -> Comparison:
    """Return how two packages differ; of two briefs (`brief.json`) the ledger entries are not known.

    Raises:
        Unreadable: there is no such package, or it cannot be opened.
        MalformedFile: its brief or manifest is not of the form of docs/formats/package.md.
    """
    first, second = _brief(one), _brief(other)
    try:
        same = {
            "sentences": identical.sentences(first, second),
            "exhibits": identical.exhibits(first, second),
        }
        if one.is_dir() and other.is_dir():
            manifests = (_read(folder / "manifest.json") for folder in (one, other))
            same["entries"] = identical.entries(*manifests)
        return Comparison(same, difference(first, second))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        where = f"{shown(one)} or {shown(other)}"
        raise MalformedFile(where, format="a package of ours", detail=repr(error)) from error


def _brief(path: Path) -> dict[str, Any]:
    return _read(path / "brief.json" if path.is_dir() else path)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST + 1)
    except OSError as error:
        raise Unreadable(shown(path), detail=error.strerror or error) from error
    try:
        document = json.loads(raw if len(raw) <= _MOST else b"")
    except (ValueError, RecursionError) as error:
        raise MalformedFile(shown(path), format="JSON", detail=error) from error
    if not isinstance(document, dict):
        raise MalformedFile(shown(path), format="a package of ours", detail="it is no JSON object")
    return document

# SPDX-License-Identifier: Apache-2.0
"""Redacted copies: whether a copy and its layers are those that an entry of the ledger made (docs/formats/package.md).

That nothing but the marked places was taken out cannot be told without the original: the best a copy can be is *not established*.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from . import layers, recognised, shape
from .canonical import Json
from .fault import Fault
from .package import MAX_JSON, Package

BLOCK = "\u2588"
"""Stands for each character that was taken out."""
_PATHS = {"layer": layers.path_of, "ocr": recognised.path_of}
_COPY = re.compile(r"redacted/([0-9a-f]{64})\.[a-z0-9]{1,16}")
_FIELDS = {"sha256", "size", "media_type", "layers", "grounds"}


@dataclass(frozen=True)
class Copy:
    """A copy: its digest and size, the digest of each of its layers by kind, how many places were marked on which ground."""

    sha256: str
    size: int
    media_type: str
    layers: tuple[tuple[str, str], ...]
    grounds: tuple[tuple[str, int], ...]

    @property
    def says(self) -> str:
        """Return on which grounds how much was taken out."""
        told = [f"{count} on the ground {shape.shorten(ground)}" for ground, count in self.grounds]
        return f"places taken out: {', '.join(told)}" if told else "it does not say on which ground"


def read_copy(document: dict[str, Json], what: str, *, besides: frozenset[str]) -> Copy:
    """Return a copy as an entry or the brief describes it; the brief has the field `entry` besides.

    Raises:
        Fault: it is not of the documented form.
    """
    shape.only(document, _FIELDS | besides, what)
    named = shape.record(document["layers"], f"the layers of {what}")
    grounds = shape.record(document["grounds"], f"the grounds of {what}")
    shape.only(named, named.keys() & _PATHS.keys(), f"the layers of {what}")
    return Copy(
        shape.digest_field(document, "sha256", what),
        shape.number(document, "size", what),
        shape.text(document, "media_type", what),
        tuple((kind, shape.digest_field(named, kind, what)) for kind in sorted(named)),
        tuple((ground, shape.number(grounds, ground, what)) for ground in sorted(grounds)),
    )


def copy_paths(package: Package) -> dict[str, list[str]]:
    """Return the files under `redacted/` by the digest in their name."""
    paths: dict[str, list[str]] = {}
    for path in sorted(package.sizes):
        found = _COPY.fullmatch(path)
        if found is not None:
            paths.setdefault(found[1], []).append(path)
    return paths


def layer_paths(exhibit: str) -> list[str]:
    """Return where the layers of an exhibit, or of a copy, stand in a package."""
    return [path_of(exhibit) for path_of in _PATHS.values()]


def check_copy(
    copy: Copy, made: Copy | None, paths: list[str], package: Package, digest: Callable[[str], str]
) -> None:
    """Refuse a copy that is not the one that its entry made; `digest` hashes a file of the package.

    Raises:
        Fault: saying what differs.
    """
    if made is None:
        raise Fault("no entry given here made this copy of it")
    if made != copy:
        raise Fault("the brief describes another copy than the entry that made it")
    if len(paths) != 1:
        raise Fault("its copy is missing" if not paths else "its copy is there more than once")
    path = paths[0]
    if package.sizes[path] != copy.size:
        raise Fault(f"{path} holds {package.sizes[path]} bytes, its entry says {copy.size}")
    found = digest(path)
    if found != copy.sha256:
        raise Fault(f"the bytes in {path} have the SHA-256 {found}")
    _check_layers(copy, package)


def _check_layers(copy: Copy, package: Package) -> None:
    named: Mapping[str, str] = dict(copy.layers)
    for kind, path_of in _PATHS.items():
        path = path_of(copy.sha256)
        if kind not in named:
            if path in package.sizes:
                raise Fault(f"{path} is there, and its entry names no such layer")
            continue
        found = hashlib.sha256(package.read(path, MAX_JSON)).hexdigest()
        if found != named[kind]:
            raise Fault(f"{path} has the SHA-256 {found}, its entry names {named[kind]}")

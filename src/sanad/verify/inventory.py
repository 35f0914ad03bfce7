# SPDX-License-Identifier: Apache-2.0
"""The files: each listed one there and unaltered, none there that is not listed; exhibits under their digests.

Each file is hashed once, by several threads, for both the FILE and the EXHIBIT check.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from threading import Lock

from . import manifest as manifests
from .brief import Exhibit
from .entries import Entry
from .fault import Fault
from .manifest import Listed, Manifest
from .package import Package, is_safe
from .redacted import check_copy, copy_paths, layer_paths
from .report import Check, Code, broken, intact, not_established
from .shape import shorten

_EXHIBIT = re.compile(r"exhibits/([0-9a-f]{64})\.[a-z0-9]{1,16}")
_UNLISTED = frozenset({manifests.PATH, manifests.SIGNATURE_PATH})

Digests = Mapping[str, Future[str]]


def start_hashing(
    package: Package, manifest: Manifest, pool: Executor, heard: Callable[[int, int], None] | None
) -> dict[str, Future[str]]:
    """Begin to hash every listed file that is there with its listed size, largest first."""
    files = [file for file in manifest.files if package.sizes.get(file.path) == file.size]
    files.sort(key=lambda file: -file.size)
    total, lock, done = sum(file.size for file in files), Lock(), 0

    def on_bytes(count: int) -> None:
        nonlocal done
        with lock:
            done += count
            if heard is not None:
                heard(done, total)

    return {file.path: pool.submit(package.sha256, file.path, on_bytes) for file in files}


def check_files(package: Package, manifest: Manifest, digests: Digests) -> list[Check]:
    """Return one check per listed file and one per thing that is there without being listed."""
    checks = [_file(package, file, digests) for file in manifest.files]
    listed = {file.path for file in manifest.files} | _UNLISTED
    there = [*package.sizes, *package.strange]
    says = "it is in the package and the manifest does not list it"
    checks += [
        broken(Code.FILE, path, package.strange.get(path, says))
        for path in sorted(set(there) - listed)
    ]
    return checks + [
        broken(Code.FILE, path, package.strange.get(path, "the file is missing"))
        for path in sorted(_UNLISTED - package.sizes.keys())
    ]


def exhibit_paths(package: Package) -> dict[str, list[str]]:
    """Return the files under `exhibits/` by the digest in their name."""
    paths: dict[str, list[str]] = {}
    for path in sorted(package.sizes):
        found = _EXHIBIT.fullmatch(path)
        if found is not None:
            paths.setdefault(found[1], []).append(path)
    return paths


def check_exhibits(
    package: Package,
    exhibits: Sequence[Exhibit],
    digests: Digests,
    entries: Mapping[int, Entry],
) -> list[Check]:
    """Return one check per exhibit of the brief, and one per file there that is no such exhibit or copy."""
    paths, copies = exhibit_paths(package), copy_paths(package)
    checks, known = list[Check](), set[str]()
    for exhibit in exhibits:
        sealed = paths.get(exhibit.sha256, [])
        copied = copies.get(exhibit.copy.sha256, []) if exhibit.copy else []
        known.update(sealed, copied)
        checks.append(
            _redacted(exhibit, sealed, copied, package, digests, entries)
            if exhibit.copy
            else _exhibit(exhibit, sealed, package, digests)
        )
    there = [p for p in sorted(package.sizes) if p.startswith(("exhibits/", "redacted/"))]
    says = "the brief names no exhibit of this digest"
    return checks + [broken(Code.EXHIBIT, path, says) for path in there if path not in known]


def _file(package: Package, file: Listed, digests: Digests) -> Check:
    where = shorten(file.path)
    try:
        _compare(package, file, digests)
    except Fault as fault:
        return broken(Code.FILE, where, fault)
    return intact(Code.FILE, where, f"{file.size} bytes, unaltered")


def _compare(package: Package, file: Listed, digests: Digests) -> None:
    if not is_safe(file.path):
        raise Fault("the manifest lists a path that a package may not hold; it was not opened")
    size = package.sizes.get(file.path)
    if size is None:
        raise Fault(package.strange.get(file.path, "the file is missing"))
    if size != file.size:
        raise Fault(f"it was altered: it holds {size} bytes, the manifest lists {file.size}")
    found = digests[file.path].result()
    if found != file.sha256:
        raise Fault(f"it was altered: its SHA-256 is {found}, the manifest lists {file.sha256}")


def _exhibit(exhibit: Exhibit, paths: list[str], package: Package, digests: Digests) -> Check:
    if exhibit.withheld and not paths:
        says = f"withheld: {shorten(exhibit.reason)}"
        return not_established(Code.EXHIBIT, exhibit.label, says)
    try:
        _compare_exhibit(exhibit, paths, package, digests)
    except Fault as fault:
        return broken(Code.EXHIBIT, exhibit.label, fault)
    return intact(Code.EXHIBIT, exhibit.label, "the bytes are those that were sealed")


def _redacted(
    exhibit: Exhibit,
    sealed: list[str],
    copied: list[str],
    package: Package,
    digests: Digests,
    entries: Mapping[int, Entry],
) -> Check:
    if exhibit.copy is None:  # whoever calls has looked
        raise TypeError(exhibit)
    entry = entries.get(exhibit.made_by)
    about = f"exhibit:{exhibit.sha256}"
    try:
        if sealed:
            raise Fault("the brief says that it is redacted, but its bytes are in the package")
        if left := [path for path in layer_paths(exhibit.sha256) if path in package.sizes]:
            raise Fault(f"the brief says that it is redacted, but {left[0]} is in the package")
        is_erased = entry is not None and entry.erased
        made = entry.copy if entry is not None and about in entry.about else None
        made = exhibit.copy if is_erased else made  # it cannot contradict the brief
        check_copy(exhibit.copy, made, copied, package, partial(_digest, package, digests))
    except Fault as fault:
        return broken(Code.EXHIBIT, exhibit.label, fault)
    if is_erased:
        says = f"what entry {exhibit.made_by}, said to have made its copy, did cannot be read"
        return not_established(Code.EXHIBIT, exhibit.label, says)
    says = (
        f"a redacted copy, as entry {exhibit.made_by} made it; {exhibit.copy.says}. "
        "That nothing else was changed is the office's statement: the original is not given"
    )
    return not_established(Code.EXHIBIT, exhibit.label, says)


def _compare_exhibit(
    exhibit: Exhibit, paths: list[str], package: Package, digests: Digests
) -> None:
    if exhibit.withheld:
        raise Fault("the brief says that it is withheld, but its bytes are in the package")
    if len(paths) != 1:
        raise Fault("its bytes are missing" if not paths else "its bytes are there more than once")
    path = paths[0]
    if package.sizes[path] != exhibit.size:
        raise Fault(f"{path} holds {package.sizes[path]} bytes, the brief says {exhibit.size}")
    found = _digest(package, digests, path)
    if found != exhibit.sha256:
        raise Fault(f"the bytes in {path} have the SHA-256 {found}")


def _digest(package: Package, digests: Digests, path: str) -> str:
    return digests[path].result() if path in digests else package.sha256(path, _ignore)


def _ignore(_count: int) -> None:
    """Hear of a block nobody counts."""

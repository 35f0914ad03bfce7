# SPDX-License-Identifier: Apache-2.0
"""A package as a bag, the form in which archives take folders in (BagIt 1.0, RFC 8493).

The package lies in the payload, `data/`, as it is: a stranger's verifier runs there as before. The bag's own list of digests is the
package's manifest said again, so that an archive which knows nothing of dossiers can watch over the same bytes. The same package gives the
same bag: the date of bagging is the day on which its contents were frozen.

`bagit` checks every bag. It does not make ours: it would bag in place, change the process's folder, and write version 0.97.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import PackageDiffers
from sanad.storage.whole import whole
from sanad.values.said import Said

_LISTED = "manifest.json"
_NOT_LISTED = (_LISTED, "manifest.sig")
"""Files of a package that its manifest cannot list (docs/formats/package.md)."""
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"  # RFC 8493 section 2.1.1
_PAYLOAD, _MANIFEST, _TAGS = "data", "manifest-sha256.txt", "tagmanifest-sha256.txt"
_FAULTS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What a manifest or a bag that is none makes its reading raise."""


@dataclass(frozen=True)
class Bagged:
    """What a bag holds: the digest of the brief, and how many files and bytes."""

    brief: str
    files: int
    bytes: int


def bag(package: Path, target: Path) -> Bagged:
    """Copy a package into the new bag `target`, which appears only when it is whole and valid.

    Raises:
        AlreadyDone: `target` is there already.
        PackageDiffers: a file is missing, or not the one that the manifest lists, or is not listed.
        DiskFull, Unreadable: the disk does not let us; nothing stays behind.
    """
    with whole(target, "the bag") as partial:
        shutil.copytree(package, partial / _PAYLOAD, symlinks=True)
        _describe(partial)
        try:
            return check(partial)
        except PackageDiffers as error:
            raise PackageDiffers(str(package), **error.facts) from error


def check(folder: Path) -> Bagged:
    """Return what a bag holds, once every byte in it was compared, and its payload found to be the package that its manifest lists.

    Whether that package proves what it says is the verifier's to tell.

    Raises:
        PackageDiffers: it is no valid bag, or holds no whole package.
        OSError: the disk does not let us.
    """
    import bagit  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types; used here alone

    try:
        opened = bagit.Bag(str(folder))
        opened.validate()
    except (bagit.BagError, *_FAULTS) as error:
        raise PackageDiffers(str(folder), detail=error) from error
    held = {
        path.removeprefix(f"{_PAYLOAD}/"): digests.get("sha256")
        for path, digests in opened.payload_entries().items()
    }
    brief, listed = _listed(folder / _PAYLOAD)
    for path in sorted(held.keys() | listed.keys()):
        if path not in _NOT_LISTED and held.get(path) != listed.get(path):
            raise PackageDiffers(
                str(folder),
                detail=Said("{path} is {what}", path=path, what=_how(path, held, listed)),
            )
    if missing := [name for name in _NOT_LISTED if name not in held]:
        raise PackageDiffers(str(folder), detail=Said("{missing} is missing", missing=missing[0]))
    size = sum((folder / _PAYLOAD / path).stat().st_size for path in held)
    return Bagged(brief, len(held), size)


def _how(path: str, held: Mapping[str, str | None], listed: Mapping[str, str]) -> str:
    if path not in listed:
        return "there, and not in the manifest"
    return "not as the manifest lists it" if path in held else "missing"


def _describe(folder: Path) -> None:
    """Write the tag files of RFC 8493 section 2 around a payload."""
    files = [*_files(folder / _PAYLOAD)]
    digest, _ = _listed(folder / _PAYLOAD)
    try:
        brief = json.loads((folder / _PAYLOAD / "brief.json").read_bytes())
        office, day = " ".join(brief["office"]["name"].split()), brief["as_of"][: len("2026-01-05")]
    except (*_FAULTS, FileNotFoundError) as error:
        raise PackageDiffers(str(folder), detail="its brief cannot be read") from error
    size = sum(path.stat().st_size for path in files)
    _write(folder / "bagit.txt", _DECLARATION)
    _write(folder / "bag-info.txt", (
        f"Source-Organization: {office}\nExternal-Identifier: {digest}\nBagging-Date: {day}\n"
        f"Payload-Oxum: {size}.{len(files)}\n"
    ))  # fmt: skip
    _write(folder / _MANIFEST, _digests(folder, files))
    tags = [folder / name for name in ("bag-info.txt", "bagit.txt", _MANIFEST)]
    _write(folder / _TAGS, _digests(folder, tags))


def _digests(folder: Path, files: list[Path]) -> str:
    """Return a manifest (RFC 8493 section 2.1.3): a digest and a path on each line; no path of a package needs to be encoded."""
    lines = []
    for path in files:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    return "".join(lines)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a package in the order of their paths.

    Raises:
        PackageDiffers: there is a link in it, which could lead outside.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise PackageDiffers(str(folder), detail=Said("{name} is a link", name=path.name))
        if path.is_file():
            yield path


def _listed(package: Path) -> tuple[str, dict[str, str]]:
    """Return the digest of the brief that a package's manifest gives, and that of each path."""
    try:
        manifest = json.loads((package / _LISTED).read_bytes())
        return str(manifest["brief"]), {
            str(each["path"]): str(each["sha256"]) for each in manifest["files"]
        }
    except (*_FAULTS, FileNotFoundError) as error:
        raise PackageDiffers(str(package), detail="its manifest cannot be read") from error


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())

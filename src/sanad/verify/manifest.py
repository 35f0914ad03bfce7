# SPDX-License-Identifier: Apache-2.0
"""The manifest: what the office says is in the package, and that it signed this."""

import hashlib
from dataclasses import dataclass
from itertools import pairwise

from . import shape
from .canonical import Json, parse
from .fault import Fault
from .note import VerifierKey, open_note

PATH = "manifest.json"
SIGNATURE_PATH = "manifest.sig"
_FIELDS = {"v", "brief", "key", "files", "sentences", "entries", "custody"}


@dataclass(frozen=True)
class Listed:
    """A file as the manifest lists it; the path is not yet known to be safe."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The manifest, each field of the documented type."""

    sha256: str
    brief: str
    key: str
    files: tuple[Listed, ...]
    sentences: dict[str, str]
    entries: dict[int, str]
    custody: dict[str, str]


def read_manifest(raw: bytes) -> Manifest:
    """Return the manifest.

    Raises:
        Fault: it is not canonical JSON of the documented form, or a list is out of order.
    """
    document = shape.record(parse(raw), "the manifest")
    shape.version(document, "sanad/package/1", "the manifest")
    shape.only(document, _FIELDS, "the manifest")
    files = [_listed(item) for item in shape.items(document, "files", "the manifest")]
    entries = [_entry(item) for item in shape.items(document, "entries", "the manifest")]
    sentences = [_sentence(item) for item in shape.items(document, "sentences", "the manifest")]
    _ascending([file.path for file in files], "files")
    _ascending([seq for seq, _ in entries], "entries")
    if len(dict(sentences)) != len(sentences):
        raise Fault("it lists a sentence twice")
    return Manifest(
        sha256=hashlib.sha256(raw).hexdigest(),
        brief=shape.digest_field(document, "brief", "the manifest"),
        key=shape.digest_field(document, "key", "the manifest"),
        files=tuple(files),
        sentences=dict(sentences),
        entries=dict(entries),
        custody=_custody(document["custody"]),
    )


def verify_signature(manifest: Manifest, raw_signature: bytes, key: VerifierKey) -> None:
    """Check that `key` signed this manifest, and that the manifest names this key.

    Raises:
        Fault: one of the two is not so.
    """
    text = open_note(raw_signature, key)
    if text != f"sanad/manifest/1\n{manifest.sha256}\n":
        raise Fault("the signature is good, but it is for another manifest than this one")
    if manifest.key != key.fingerprint:
        raise Fault("the manifest names another key than office.vkey holds")


def _listed(item: Json) -> Listed:
    file = shape.record(item, "a file of the manifest")
    shape.only(file, {"path", "size", "sha256"}, "a file of the manifest")
    path = shape.text(file, "path", "a file of the manifest")
    what = f"the file “{shape.shorten(path)}”"
    return Listed(path, shape.number(file, "size", what), shape.digest_field(file, "sha256", what))


def _entry(item: Json) -> tuple[int, str]:
    entry = shape.record(item, "an entry of the manifest")
    shape.only(entry, {"seq", "commitment"}, "an entry of the manifest")
    seq = shape.number(entry, "seq", "an entry of the manifest")
    return seq, shape.digest_field(entry, "commitment", f"entry {seq}")


def _sentence(item: Json) -> tuple[str, str]:
    sentence = shape.record(item, "a sentence of the manifest")
    shape.only(sentence, {"id", "sha256"}, "a sentence of the manifest")
    name = shape.text(sentence, "id", "a sentence of the manifest")
    return name, shape.digest_field(sentence, "sha256", f"sentence {shape.shorten(name)}")


def _custody(value: Json) -> dict[str, str]:
    heads = shape.record(value, "the custody list of the manifest")
    return {thing: shape.digest_field(heads, thing, "the custody list") for thing in heads}


def _ascending(keys: list[str] | list[int], what: str) -> None:
    if any(not first < second for first, second in pairwise(keys)):  # type: ignore[operator]  # one type per list
        raise Fault(f"its {what} are not in order, or one is listed twice")

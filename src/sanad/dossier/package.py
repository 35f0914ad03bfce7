# SPDX-License-Identifier: Apache-2.0
"""The package: everything a stranger needs to check a dossier, in one directory (docs/formats/package.md).

Same brief, same checkpoint, same key: same bytes, wherever and whenever it is built.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.claims.resolve import OCR, Evidence
from sanad.dossier.page import verify_page
from sanad.dossier.verifier import zip_application
from sanad.ledger.checkpoint import Checkpoint
from sanad.ledger.note import Signer
from sanad.ledger.read import Entry
from sanad.storage.whole import whole
from sanad.values.canonical import Json, canonical, digest_of

_CONFIRMED = "confirm_words"
"""The act whose private part goes with the exhibit that it is about: a person's reading of words on a picture."""
_LAYERS = {"layer": ".json", "ocr": ".ocr.json"}
"""Kind of layer → how the name of its file ends."""
_README = Path(__file__).parent / "README.package.txt"


@dataclass(frozen=True)
class Disclosed:
    """A ledger entry that goes with the package, its inclusion proof in the checkpoint's tree, and what it is about."""

    entry: Entry
    proof: list[str]
    things: list[str]

    def as_json(self, seen: "Seen") -> dict[str, Json]:
        """Return the document of docs/formats/package.md; `seen` is what the addressee has of pictures."""
        proof: list[Json] = list(self.proof)
        if self.entry.body is None:
            return {"seq": self.entry.seq, "commitment": self.entry.commitment, "proof": proof}
        salt = self.entry.salt
        said = {"seq": self.entry.seq, "salt": salt, "body": self.entry.body, "proof": proof}
        return said | self._opened(seen)

    def _opened(self, seen: "Seen") -> dict[str, Json]:
        """Return what a person read on a picture, where the addressee sees it too."""
        read, what = self.entry.private, self.entry.body["what"] if self.entry.body else None
        if self.entry.act != _CONFIRMED or read is None or not isinstance(what, dict):
            return {}
        about = (thing.removeprefix("exhibit:") for thing in self.things)
        if not any(seen.has(sha256, what, str(read["machine"])) for sha256 in about):
            return {}
        return {"private": {"salt": self.entry.private_salt, "body": read}}


@dataclass(frozen=True)
class Seen:
    """What the addressee sees of pictures: the digests of exhibits given whole, and of those given redacted the layer of recognised words that is left."""

    whole: frozenset[str]
    left: Mapping[str, Any]

    def has(self, sha256: str, place: Mapping[str, Json], words: str) -> bool:
        """Tell whether the words that a machine read at a place of an exhibit can be seen."""
        if sha256 in self.whole:
            return True
        if sha256 not in self.left or not words:
            return False
        part, start, end = (int(str(place[name])) for name in ("part", "start", "end"))
        return bool(self.left[sha256]["parts"][part - 1]["text"][start:end] == words)


@dataclass(frozen=True)
class Contents:
    """What a package is built from; `certificate` (PEM) is that by which `pdf` is signed."""

    brief: dict[str, Json]
    pdf: bytes
    certificate: bytes | None
    evidence: Evidence
    entries: list[Disclosed]
    checkpoint: Checkpoint


def build(contents: Contents, signer: Signer, target: Path) -> None:
    """Write the package into the new directory `target`, which appears only when it is whole.

    Raises:
        AlreadyDone: `target` is there already; a package is never written over.
        DiskFull, Unreadable: the disk does not let us; nothing stays behind.
    """
    with whole(target, "the package") as partial:
        _write(contents, signer, partial)


def _write(contents: Contents, signer: Signer, target: Path) -> None:
    files: list[dict[str, Json]] = []

    def put(path: str, raw: bytes) -> None:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
        files.append({"path": path, "size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()})

    def take(path: str, sha256: str) -> None:
        source, place = contents.evidence.sealed(sha256), target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
        files.append({"path": path, "size": source.stat().st_size, "sha256": sha256})

    brief = canonical(contents.brief)
    put("README.txt", _README.read_bytes())
    put("office.vkey", signer.verifier_key.encode() + b"\n")
    put("brief.json", brief)
    put("dossier.pdf", contents.pdf)
    if contents.certificate is not None:
        put("office.crt", contents.certificate)
    put("ledger/checkpoint", contents.checkpoint.note.encode())
    if contents.checkpoint.timestamp is not None:
        put("ledger/checkpoint.tsr", contents.checkpoint.timestamp)
    seen = _seen(contents)
    for disclosed in contents.entries:
        put(f"ledger/entries/{disclosed.entry.seq:08}.json", canonical(disclosed.as_json(seen)))
    put("verify.html", verify_page())
    put("verify/sanad-verify.pyz", zip_application())
    exhibits = _list(contents.brief["exhibits"])
    sealed = {path: sha256 for exhibit in exhibits for path, sha256 in _sealed(exhibit)}
    for path, sha256 in sealed.items():  # each once: two versions of a paper may have one copy
        take(path, sha256)
    whole = [str(exhibit["sha256"]) for exhibit in exhibits if exhibit["given"] == "whole"]
    for layer, path in (pair for sha256 in whole for pair in _layers(contents.evidence, sha256)):
        if path not in sealed:
            put(path, layer.read_bytes())
    manifest = canonical(_manifest(contents, files, hashlib.sha256(brief).hexdigest(), signer))
    (target / "manifest.json").write_bytes(manifest)
    text = f"sanad/manifest/1\n{hashlib.sha256(manifest).hexdigest()}\n"
    (target / "manifest.sig").write_text(signer.sign(text), encoding="utf-8")


def _layers(evidence: Evidence, sha256: str) -> list[tuple[Path, str]]:
    """Return the layers of an exhibit, and where each stands in the package."""
    made = {
        f"layers/{sha256}{_LAYERS['layer']}": evidence.records(sha256),
        f"layers/{sha256}{_LAYERS['ocr']}": evidence.records(sha256, OCR),
    }
    found = [(folder / "layer.json", path) for path, folder in made.items()]
    return [(layer, path) for layer, path in found if layer.exists()]


def given(brief: dict[str, Json]) -> list[tuple[str, str]]:
    """Return digest and name of every exhibit of which something goes with the package: its bytes, or a redacted copy."""
    return [
        (str(exhibit["sha256"]), str(exhibit["name"]))
        for exhibit in _list(brief["exhibits"])
        if exhibit["given"] != "withheld"
    ]


def sealed_files(brief: dict[str, Json]) -> list[tuple[str, str]]:
    """Return digest and name of every file of the vault that goes with the package."""
    exhibits = _list(brief["exhibits"])
    return [(sha256, str(each["name"])) for each in exhibits for _, sha256 in _sealed(each)]


def _sealed(exhibit: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield path in the package and digest of each file of the vault that goes for an exhibit: itself, or its copy with the layers of that."""
    if exhibit["given"] == "whole":
        yield exhibit["path"], exhibit["sha256"]
    if exhibit["given"] != "redacted":
        return
    copy = exhibit["copy"]
    yield exhibit["path"], copy["sha256"]
    for kind, sha256 in copy["layers"].items():
        yield f"layers/{copy['sha256']}{_LAYERS[kind]}", sha256


def _seen(contents: Contents) -> Seen:
    exhibits = _list(contents.brief["exhibits"])
    left = {}
    for exhibit in exhibits:
        layers: Any = exhibit["copy"]["layers"] if exhibit["given"] == "redacted" else {}  # type: ignore[index,call-overload]  # our rows
        if "ocr" in layers:
            raw = contents.evidence.sealed(layers["ocr"]).read_bytes()
            left[str(exhibit["sha256"])] = json.loads(raw)
    whole = frozenset(str(each["sha256"]) for each in exhibits if each["given"] == "whole")
    return Seen(whole, left)


def _manifest(
    contents: Contents, files: list[dict[str, Json]], brief: str, signer: Signer
) -> dict[str, Json]:
    heads: dict[str, Json] = {}
    for disclosed in contents.entries:
        for thing in disclosed.things:
            if thing.split(":")[0] in ("exhibit", "claim", "finding", "brief"):
                heads[thing] = disclosed.entry.commitment
    return {
        "v": "sanad/package/1",
        "brief": brief,
        "key": signer.fingerprint,
        "files": [*sorted(files, key=lambda file: str(file["path"]))],
        "sentences": [
            {"id": sentence["id"], "sha256": digest_of(sentence)}
            for section in _list(contents.brief["sections"])
            for block in _list(section["blocks"])
            for sentence in [block.get("sentence")]
            if isinstance(sentence, dict)
        ],
        "entries": [
            {"seq": each.entry.seq, "commitment": each.entry.commitment}
            for each in contents.entries
        ],
        "custody": heads,
    }


def _list(value: Json) -> list[dict[str, Json]]:
    """Return an array of objects of our own making as such."""
    return (
        [dict(item) for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    )

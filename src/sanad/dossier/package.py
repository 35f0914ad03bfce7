# SPDX-License-Identifier: Apache-2.0
"""The package: everything a stranger needs to check a dossier, in one directory (docs/formats/package.md).

Same brief, same checkpoint, same key: same bytes, wherever and whenever it is built.
"""

import errno
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from sanad.claims.resolve import OCR, Evidence
from sanad.dossier.page import verify_page
from sanad.dossier.verifier import zip_application
from sanad.errors import DiskFull
from sanad.ledger.checkpoint import Checkpoint
from sanad.ledger.note import Signer
from sanad.ledger.read import Entry
from sanad.values.canonical import Json, canonical, digest_of

_CONFIRMED = "confirm_words"
"""The act whose private part goes with the exhibit that it is about: a person's reading of words on a picture."""
_README = Path(__file__).parent / "README.package.txt"


@dataclass(frozen=True)
class Disclosed:
    """A ledger entry that goes with the package, its inclusion proof in the checkpoint's tree, and what it is about."""

    entry: Entry
    proof: list[str]
    things: list[str]

    def as_json(self, given: set[str]) -> dict[str, Json]:
        """Return the document of docs/formats/package.md; `given` are the digests of the exhibits that go with it."""
        proof: list[Json] = list(self.proof)
        if self.entry.body is None:
            return {"seq": self.entry.seq, "commitment": self.entry.commitment, "proof": proof}
        salt = self.entry.salt
        said = {"seq": self.entry.seq, "salt": salt, "body": self.entry.body, "proof": proof}
        return said | self._opened(given)

    def _opened(self, given: set[str]) -> dict[str, Json]:
        """Return what a person read on a picture, where the picture itself is given."""
        about = {thing.removeprefix("exhibit:") for thing in self.things}
        if self.entry.act != _CONFIRMED or self.entry.private is None or not about & given:
            return {}
        return {"private": {"salt": self.entry.private_salt, "body": self.entry.private}}


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
        FileExistsError: `target` is there already; a package is never written over.
        DiskFull: no space left; nothing stays behind.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, "the package exists", str(target))
    partial = target.parent / f".{target.name}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        _write(contents, signer, partial)
        partial.rename(target)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(str(target), what_for="the package") from error
        raise


def _write(contents: Contents, signer: Signer, target: Path) -> None:
    files: list[Json] = []

    def put(path: str, raw: bytes) -> None:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
        files.append({"path": path, "size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()})

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
    given = {sha256 for sha256, _ in given_whole(contents.brief)}
    for disclosed in contents.entries:
        put(f"ledger/entries/{disclosed.entry.seq:08}.json", canonical(disclosed.as_json(given)))
    put("verify.html", verify_page())
    put("verify/sanad-verify.pyz", zip_application())
    for exhibit in _list(contents.brief["exhibits"]):
        if exhibit["given"] == "whole":
            sha256, path = str(exhibit["sha256"]), str(exhibit["path"])
            _copy(contents.evidence.sealed(sha256), target / path)
            files.append({"path": path, "size": exhibit["size"], "sha256": sha256})
            for layer, path in _layers(contents.evidence, sha256):
                put(path, layer.read_bytes())
    manifest = canonical(_manifest(contents, files, hashlib.sha256(brief).hexdigest(), signer))
    (target / "manifest.json").write_bytes(manifest)
    text = f"sanad/manifest/1\n{hashlib.sha256(manifest).hexdigest()}\n"
    (target / "manifest.sig").write_text(signer.sign(text), encoding="utf-8")


def _layers(evidence: Evidence, sha256: str) -> list[tuple[Path, str]]:
    """Return the layers of an exhibit, and where each stands in the package."""
    made = {
        f"layers/{sha256}.json": evidence.records(sha256),
        f"layers/{sha256}.ocr.json": evidence.records(sha256, OCR),
    }
    found = [(folder / "layer.json", path) for path, folder in made.items()]
    return [(layer, path) for layer, path in found if layer.exists()]


def given_whole(brief: dict[str, Json]) -> list[tuple[str, str]]:
    """Return digest and name of every exhibit whose bytes go with the package."""
    return [
        (str(exhibit["sha256"]), str(exhibit["name"]))
        for exhibit in _list(brief["exhibits"])
        if exhibit["given"] == "whole"
    ]


def _manifest(contents: Contents, files: list[Json], brief: str, signer: Signer) -> dict[str, Json]:
    heads: dict[str, Json] = {}
    for disclosed in contents.entries:
        for thing in disclosed.things:
            if thing.split(":")[0] in ("exhibit", "claim", "finding", "brief"):
                heads[thing] = disclosed.entry.commitment
    return {
        "v": "sanad/package/1",
        "brief": brief,
        "key": signer.fingerprint,
        "files": sorted(files, key=lambda file: str(file["path"])),  # type: ignore[index,call-overload]  # our rows
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


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)

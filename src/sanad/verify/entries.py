# SPDX-License-Identifier: Apache-2.0
"""The entries of the ledger that the package discloses, each tied to the signed checkpoint."""

import hashlib
import re
from dataclasses import dataclass, replace

from . import merkle, shape
from .canonical import Json, canonical, parse
from .checkpoint import Checkpoint
from .fault import Fault
from .manifest import Manifest
from .package import MAX_ENTRY, Package
from .recognised import Confirmation, read_confirmation
from .redacted import Copy, read_copy
from .report import Check, Code, broken, intact, not_established

_TAG = b"sanad/act/1\x00"
_SALT = re.compile(r"[0-9a-f]{64}")
_MAX_PROOF = 64  # hashes; enough for a ledger of 2**64 entries
_FOLDER = "ledger/entries/"


@dataclass(frozen=True)
class Entry:
    """An entry that agrees with its commitment.

    `about` is empty when the body is erased. `proved` says that its proof leads to a checkpoint whose signature holds.
    `confirms` is what a person read on a picture, where the package opens it; `copy` the redacted copy that it made.
    """

    seq: int
    commitment: str
    act: str
    about: dict[str, str]
    brief: str
    erased: bool
    proved: bool
    confirms: Confirmation | None = None
    copy: Copy | None = None


def check_entries(
    package: Package, manifest: Manifest, checkpoint: Checkpoint | None
) -> tuple[dict[int, Entry], list[Check]]:
    """Return the entries that hold, by `seq`, and one check per entry listed or found."""
    held: dict[int, Entry] = {}
    checks = []
    for seq, commitment in manifest.entries.items():
        where = f"entry {seq}"
        try:
            entry = _open(package, seq, commitment, checkpoint)
        except Fault as fault:
            checks.append(broken(Code.ENTRY, where, fault))
        else:
            held[seq] = entry
            checks.append(_judged(entry, where))
    expected = {path_of(seq) for seq in manifest.entries}
    extra = [p for p in package.sizes if p.startswith(_FOLDER) and p not in expected]
    checks += [broken(Code.ENTRY, p, "the manifest lists no such entry") for p in sorted(extra)]
    return held, checks


def path_of(seq: int) -> str:
    """Return where an entry stands in the package."""
    return f"{_FOLDER}{seq:08d}.json"


def _judged(entry: Entry, where: str) -> Check:
    if not entry.proved:
        return not_established(
            Code.ENTRY, where, "without a good checkpoint its place in the ledger cannot be proved"
        )
    if entry.erased:
        return not_established(
            Code.ENTRY, where, "its body was erased; it stands in the ledger, what it said is gone"
        )
    return intact(
        Code.ENTRY, where, f"“{shape.shorten(entry.act)}” stands in the ledger as disclosed"
    )


def _open(package: Package, seq: int, commitment: str, checkpoint: Checkpoint | None) -> Entry:
    document = shape.record(parse(package.read(path_of(seq), MAX_ENTRY)), "the entry")
    erased = "body" not in document
    fields = {"commitment"} if erased else {"salt", "body"}
    opened = set() if erased else {"private"} & document.keys()
    shape.only(document, {"seq", "proof", *fields, *opened}, "the entry")
    if shape.number(document, "seq", "the entry") != seq:
        raise Fault("the file holds another entry than its name says")
    if erased:
        found, body = shape.digest_field(document, "commitment", "the entry"), {}
    else:
        body = shape.record(document["body"], "the body")
        found = _commitment(shape.text(document, "salt", "the entry"), body)
    if found != commitment:
        raise Fault("its body is not the one that the ledger is committed to")
    proved = _prove(document, found, checkpoint)
    if erased:
        return Entry(seq, found, "", {}, "", erased=True, proved=proved)
    entry = _entry(seq, found, body, proved=proved)
    return replace(entry, confirms=_confirmed(document, body)) if opened else entry


def _confirmed(document: dict[str, Json], body: dict[str, Json]) -> Confirmation:
    """Return what the entry confirms, from its body and the private part that the package opens."""
    opened = shape.record(document["private"], "the private part")
    shape.only(opened, {"salt", "body"}, "the private part")
    words = shape.record(opened["body"], "the private part")
    found = _commitment(shape.text(opened, "salt", "the private part"), words)
    if found != shape.digest_field(body, "private", "the body"):
        raise Fault("its private part is not the one that its body is committed to")
    if (body["act"], body["outcome"]) != ("confirm_words", "done"):
        raise Fault("it opens a private part, and is no confirmation of words")
    about = shape.record(body["about"], "the field “about” of the body")
    what = shape.record(body["what"], "the field “what” of the body")
    return read_confirmation(list(about), what, words)


def _entry(seq: int, commitment: str, body: dict[str, Json], *, proved: bool) -> Entry:
    shape.version(body, "sanad/act/1", "the body")
    act, outcome = shape.text(body, "act", "the body"), shape.text(body, "outcome", "the body")
    about = shape.record(body.get("about"), "the field “about” of the body")
    for thing, link in about.items():
        if link != "":
            shape.digest_field(about, thing, "the links of the body")
    what = shape.record(body.get("what"), "the field “what” of the body")
    frozen = act == "freeze_brief" and outcome == "done"
    brief = shape.digest_field(what, "brief", "the entry that freezes the brief") if frozen else ""
    links = {thing: str(link) for thing, link in about.items()}
    redacted = act == "redact_exhibit" and outcome == "done"
    return Entry(
        seq,
        commitment,
        act,
        links,
        brief,
        erased=False,
        proved=proved,
        copy=_copy(what) if redacted else None,
    )


def _copy(what: dict[str, Json]) -> Copy:
    told = shape.record(what.get("copy"), "the copy that the entry made")
    return read_copy(told, "the copy that the entry made", besides=frozenset())


def _commitment(salt: str, body: dict[str, Json]) -> str:
    if _SALT.fullmatch(salt) is None:
        raise Fault("its salt is not 32 bytes in hexadecimal")
    return hashlib.sha256(_TAG + bytes.fromhex(salt) + canonical(body)).hexdigest()


def _prove(document: dict[str, Json], commitment: str, checkpoint: Checkpoint | None) -> bool:
    """Return whether the entry is proved; a proof that fails raises."""
    proof = shape.items(document, "proof", "the entry")
    if len(proof) > _MAX_PROOF:
        raise Fault("its proof is too long")
    path = [_hash(item) for item in proof]
    if checkpoint is None:
        return False
    leaf = merkle.leaf_hash(bytes.fromhex(commitment))
    seq = shape.number(document, "seq", "the entry")
    merkle.verify_inclusion(leaf, seq, checkpoint.size, path, checkpoint.root)
    return True


def _hash(item: Json) -> bytes:
    if not isinstance(item, str) or not shape.is_digest(item):
        raise Fault("its proof holds something that is not a hash")
    return bytes.fromhex(item)

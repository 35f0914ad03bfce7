# SPDX-License-Identifier: Apache-2.0
"""A small maker of packages, written from docs/formats alone, for attacks on the verifier.

It shares no code with the verifier or with the office: its JSON, its tree and its notes are its own.
Everything in it is fictional.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ORIGIN = "sanad.example/special-cell"
AT = "2025-10-01T09:00:00.000000Z"
CALLS = (
    "Alpha Mobile (fictional)\r\n\r\nnumber,other,started,seconds,remark\r\n"
    "+923990000001,+923990000002,2025-01-03 10:00,61,\r\n"
    '+923990000001,+923990000003,2025-01-04 11:30,7,"said ""wait"",\nthen rang off"\r\n'
    "+923990000001,+923990000002,2025-01-05 23:59,120,آخری\r\n"
).encode()
STATEMENT = b"<Ntry><Amt Ccy='PKR'>150000.00</Amt><Ref>ZX-77</Ref></Ntry>\n"
LETTER = "بسم اللہ\r\nThe house at Sample Bazaar was empty on 3 March.\r\n"
REPORT = b"%PDF-1.7 a picture of a page"
RECORDING = b"RIFF....WAVE a recording of a call"
TRANSCRIPT = (
    "WEBVTT - call 7\n\nNOTE made by hand\n\n1\n00:01.000 --> 00:04.000 align:start\n"
    "<v One>Bring the papers\nto the shop.\n\n00:00:04.500 --> 00:00:06.000\nWhich papers?\n"
)
SECRET = b"statement of a protected witness"


def canonical(value: object) -> bytes:
    """Canonical JSON for simple data: keys in the basic plane, no floats."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def tree_root(leaves: list[bytes]) -> bytes:
    """RFC 9162 section 2.1.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = tree_root(leaves[:split]), tree_root(leaves[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_path(index: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 9162 section 2.1.3.1, word for word."""
    if len(leaves) <= 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if index < split:
        return [*tree_path(index, leaves[:split]), tree_root(leaves[split:])]
    return [*tree_path(index - split, leaves[split:]), tree_root(leaves[:split])]


def tree_consistency(old: int, leaves: list[bytes], *, whole: bool = True) -> list[bytes]:
    """RFC 9162 section 2.1.4.1, word for word."""
    if old == len(leaves):
        return [] if whole else [tree_root(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if old <= split:
        return [*tree_consistency(old, leaves[:split], whole=whole), tree_root(leaves[split:])]
    return [
        *tree_consistency(old - split, leaves[split:], whole=False),
        tree_root(leaves[:split]),
    ]


def make_key(name: str) -> Ed25519PrivateKey:
    """The same key for the same name, so that packages are the same bytes each time."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


@dataclass
class Office:
    """A key and a ledger."""

    key: Ed25519PrivateKey = field(default_factory=lambda: make_key("office"))
    salts: list[bytes] = field(default_factory=list)
    bodies: list[dict] = field(default_factory=list)
    commitments: list[bytes] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    opened: dict[int, dict] = field(default_factory=dict)

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        return sha256(self.public)

    @property
    def key_hash(self) -> bytes:
        return hashlib.sha256(ORIGIN.encode() + b"\n\x01" + self.public).digest()[:4]

    def vkey(self) -> bytes:
        encoded = base64.b64encode(b"\x01" + self.public).decode()
        return f"{ORIGIN}+{self.key_hash.hex()}+{encoded}\n".encode()

    def note(self, text: str) -> bytes:
        signature = base64.b64encode(self.key_hash + self.key.sign(text.encode())).decode()
        return f"{text}\n— {ORIGIN} {signature}\n".encode()

    def record(
        self,
        act: str,
        things: list[str],
        what: dict | None = None,
        outcome: str = "done",
        private: dict | None = None,
    ) -> int:
        body = {
            "v": "sanad/act/1",
            "act": act,
            "at": AT,
            "by": "clerk.one",
            "purpose": "",
            "outcome": outcome,
            "about": {thing: self.last.get(thing, "") for thing in things},
            "what": what or {},
            "rules": [],
        }
        seq = len(self.bodies)
        if private is not None:
            kept = hashlib.sha256(b"private salt %d" % seq).digest()
            hidden = hashlib.sha256(b"sanad/act/1\x00" + kept + canonical(private)).hexdigest()
            body["private"] = hidden
            self.opened[seq] = {"salt": kept.hex(), "body": private}
        salt = hashlib.sha256(b"salt %d" % seq).digest()
        commitment = hashlib.sha256(b"sanad/act/1\x00" + salt + canonical(body)).digest()
        self.salts.append(salt)
        self.bodies.append(body)
        self.commitments.append(commitment)
        for thing in things:
            self.last[thing] = commitment.hex()
        return seq

    def checkpoint(self) -> bytes:
        root = base64.b64encode(tree_root(self.commitments)).decode()
        return self.note(f"{ORIGIN}\n{len(self.commitments)}\n{root}\nat {AT}\n")

    def entry(self, seq: int, *, erased: bool) -> dict:
        proof = [value.hex() for value in tree_path(seq, self.commitments)]
        if erased:
            return {"seq": seq, "commitment": self.commitments[seq].hex(), "proof": proof}
        opened = {"private": self.opened[seq]} if seq in self.opened else {}
        said = {"seq": seq, "salt": self.salts[seq].hex(), "body": self.bodies[seq], "proof": proof}
        return said | opened


@dataclass
class Case:
    """What goes into one package; change it before `write`, or the files after it."""

    office: Office
    exhibits: dict[str, tuple[str, bytes]]
    layers: dict[str, dict]
    brief: dict
    disclosed: list[int] = field(default_factory=list)
    erased: set[int] = field(default_factory=set)
    copies: dict[str, bytes] = field(default_factory=dict)

    def redact(
        self, raw: bytes, copy: bytes, *layers: dict, ending: str = "txt", outcome: str = "done"
    ) -> int:
        """Give `copy` in place of the exhibit `raw`, with its own layers, as an entry made it; before freezing."""
        kinds = {"ocr" if layer["kind"] == "ocr" else "layer": layer for layer in layers}
        named = {
            "sha256": sha256(copy),
            "size": len(copy),
            "media_type": "text/plain",
            "layers": {kind: sha256(canonical(layer)) for kind, layer in kinds.items()},
            "grounds": {"third_party": 2},
        }
        what = {"copy": named, "recipients": ["defence"]}
        seq = self.office.record("redact_exhibit", [f"exhibit:{sha256(raw)}"], what, outcome)
        self.disclosed.append(seq)
        listed = self.listed(raw)
        listed |= {"given": "redacted", "copy": {**named, "entry": seq}}
        listed["entries"].append(seq)
        self.layers.pop(sha256(raw), None)
        for kind, layer in kinds.items():
            self.layers[sha256(copy) + (".ocr" if kind == "ocr" else "")] = layer
        self.copies[f"redacted/{sha256(copy)}.{ending}"] = copy
        return seq

    def listed(self, raw: bytes) -> dict:
        """The brief's row of an exhibit."""
        return next(each for each in self.brief["exhibits"] if each["sha256"] == sha256(raw))

    def claim(self, name: str) -> dict:
        return next(claim for claim in self.brief["claims"] if claim["id"] == name)

    def freeze(self, outcome: str = "done") -> None:
        """Record the brief as it is now in the ledger, which is always disclosed."""
        digest = sha256(canonical(self.brief))
        seq = self.office.record("freeze_brief", [f"brief:{digest}"], {"brief": digest}, outcome)
        self.disclosed.append(seq)

    def write(self, root: Path, stamp: Callable[[bytes], bytes] | None = None) -> Path:
        withheld = {e["sha256"] for e in self.brief["exhibits"] if e["given"] != "whole"}
        files = {
            "README.txt": b"Run: python3 verify/sanad-verify.pyz .\n",
            "office.vkey": self.office.vkey(),
            "brief.json": canonical(self.brief),
            "dossier.pdf": b"%PDF-1.7 the dossier",
            "ledger/checkpoint": self.office.checkpoint(),
            "verify/sanad-verify.pyz": b"the verifier",
            **self.copies,
        }
        if stamp is not None:
            files["ledger/checkpoint.tsr"] = stamp(files["ledger/checkpoint"])
        for name, raw in self.exhibits.values():
            if sha256(raw) not in withheld:
                files[f"exhibits/{sha256(raw)}.{name.rpartition('.')[2]}"] = raw
        for digest, layer in self.layers.items():
            files[f"layers/{digest}.json"] = canonical(layer)
        for seq in self.disclosed:
            entry = self.office.entry(seq, erased=seq in self.erased)
            files[f"ledger/entries/{seq:08d}.json"] = canonical(entry)
        for path, raw in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)
        sign(root, self.office, self.heads())
        return root

    def heads(self) -> dict[str, str]:
        """The last disclosed entry about each thing."""
        found = {}
        for seq in sorted(self.disclosed):
            for thing in self.office.bodies[seq]["about"]:
                found[thing] = self.office.commitments[seq].hex()
        return found


def sign(root: Path, office: Office, heads: dict[str, str]) -> None:
    """Make the manifest anew from what stands in the directory, and sign it."""
    write_manifest(root, manifest_of(root, office, heads), office)


def manifest_of(root: Path, office: Office, heads: dict[str, str]) -> dict:
    brief = json.loads((root / "brief.json").read_bytes())
    blocks = [block for section in brief["sections"] for block in section["blocks"]]
    paths = sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())
    paths = [path for path in paths if path not in {"manifest.json", "manifest.sig"}]
    entries = []
    for path in sorted((root / "ledger/entries").iterdir()):
        document = json.loads(path.read_bytes())
        entries.append({"seq": document["seq"], "commitment": commitment_of(document)})
    return {
        "v": "sanad/package/1",
        "brief": sha256((root / "brief.json").read_bytes()),
        "key": office.fingerprint,
        "files": [listed(root, path) for path in paths],
        "sentences": [
            {"id": block["sentence"]["id"], "sha256": sha256(canonical(block["sentence"]))}
            for block in blocks
            if "sentence" in block
        ],
        "entries": entries,
        "custody": heads,
    }


def listed(root: Path, path: str) -> dict:
    raw = (root / path).read_bytes()
    return {"path": path, "size": len(raw), "sha256": sha256(raw)}


def commitment_of(document: dict) -> str:
    if "commitment" in document:
        return document["commitment"]
    salted = bytes.fromhex(document["salt"]) + canonical(document["body"])
    return sha256(b"sanad/act/1\x00" + salted)


def write_manifest(root: Path, manifest: dict, office: Office) -> None:
    raw = canonical(manifest)
    (root / "manifest.json").write_bytes(raw)
    (root / "manifest.sig").write_bytes(office.note(f"sanad/manifest/1\n{sha256(raw)}\n"))


def row_locator(row: int, fields: list[str], **column: int) -> dict:
    return {"kind": "row", "row": row, "sha256": sha256("\x1f".join(fields).encode()), **column}


def citation(raw: bytes, locator: dict, quote: str) -> dict:
    return {"exhibit": sha256(raw), "locator": locator, "quote": quote}


def _layer(raw: bytes, reader: str, kind: str, **rest: object) -> dict:
    return {
        "v": "sanad/layer/1",
        "exhibit": sha256(raw),
        "reader": reader,
        "version": "1",
        "kind": kind,
        **rest,
    }


def _claim(name: str, cited: dict) -> dict:
    return {
        "id": name,
        "about": "S-01",
        "property": "whereabouts",
        "value": "Sample Bazaar",
        "valid_from": None,
        "valid_to": None,
        "said_by": "Operator (fictional)",
        "citation": cited,
        "grade": "admiralty:B2",
        "standing": "alleged",
        "exculpatory": False,
        "entry": 0,
    }


def _citations() -> dict[str, dict]:
    """One claim of each kind of citation, and some of the awkward places."""
    third = ["+923990000001", "+923990000002", "2025-01-05 23:59", "120", "آخری"]
    second = [*third[:1], "+923990000003", "2025-01-04 11:30", "7", 'said "wait",\nthen rang off']
    start = STATEMENT.index(b"150000")
    place = {"kind": "bytes", "start": start, "end": start + 9}
    begin = LETTER.index("The house")
    heard = {
        "kind": "time",
        "from_ms": 3000,
        "to_ms": 5000,
        "transcript": sha256(TRANSCRIPT.encode()),
    }
    letter = LETTER.encode()
    return {
        "C-row": citation(CALLS, row_locator(3, third), "2025-01-05 23:59 | 120"),
        "C-quoted-row": citation(CALLS, row_locator(2, second), '7 | said "wait",\nthen'),
        "C-bytes": citation(STATEMENT, {**place, "sha256": sha256(b"150000.00")}, "150000"),
        "C-text": citation(
            letter, {"kind": "text", "part": 1, "start": begin, "end": begin + 9}, "The house"
        ),
        "C-page": citation(REPORT, {"kind": "text", "part": 2, "start": 0, "end": 4}, "born"),
        "C-time": citation(RECORDING, heard, "to the shop.\nWhich papers?"),
    }


def make_redacted() -> Case:
    """The small case, not yet frozen, whose letter and calls go out as copies: what is quoted of the letter stands there still, of the calls only row 3."""
    case = make_case(frozen=False)
    letter = LETTER.replace("3 March", "███████").encode()
    parts = [{"label": "text", "text": letter.decode()}]
    case.redact(LETTER.encode(), letter, _layer(letter, "text", "text", parts=parts))
    calls = b"\xef\xbb\xbf" + CALLS.replace(b"+923990000003", "█".encode() * 13)
    table = {"encoding": "utf-8-sig", "delimiter": ",", "quotechar": '"', "header_record": 3}
    case.redact(CALLS, calls, _layer(calls, "redaction", "table", table=table), ending="csv")
    return case


def make_case(*, withheld: bool = False, erased: bool = False, frozen: bool = True) -> Case:
    """A small honest case: six exhibits, all kinds of citations, a finding, a verdict."""
    office = Office()
    exhibits = {
        "calls": ("calls.csv", CALLS),
        "statement": ("statement.xml", STATEMENT),
        "letter": ("letter.txt", LETTER.encode()),
        "report": ("report.pdf", REPORT),
        "recording": ("call-07.wav", RECORDING),
        "transcript": ("call-07.vtt", TRANSCRIPT.encode()),
    }
    if withheld:
        exhibits["secret"] = ("witness.txt", SECRET)
    disclosed, custody = _seal(office, exhibits)
    claims = [_claim(name, cited) for name, cited in _citations().items()]
    if withheld:
        place = {"kind": "bytes", "start": 0, "end": 9, "sha256": sha256(SECRET[:9])}
        claims.append(_claim("C-secret", citation(SECRET, place, "statement")))
    for claim in claims:
        claim["entry"] = office.record("record_claim", [f"claim:{claim['id']}"])
        disclosed.append(claim["entry"])
    finding = _finding(office)
    disclosed.append(finding["entry"])
    gone = office.record("search", ["subject:S-01"])
    brief = _brief(office, exhibits, custody, claims, finding)
    case = Case(office, exhibits, _layers(), brief, disclosed)
    if erased:
        case.disclosed.append(gone)
        case.erased.add(gone)
    if frozen:
        case.freeze()
        office.record("export", ["brief:other"])
    return case


def _seal(
    office: Office, exhibits: dict[str, tuple[str, bytes]]
) -> tuple[list[int], dict[str, list[int]]]:
    custody: dict[str, list[int]] = {}
    for key, (name, raw) in exhibits.items():
        custody[key] = [office.record("seal_exhibit", [f"exhibit:{sha256(raw)}"], {"name": name})]
    office.record("enrol_officer", ["officer:clerk.one"])
    for key in ("calls", "letter", "calls"):
        thing = f"exhibit:{sha256(exhibits[key][1])}"
        custody[key].append(office.record("read_exhibit", [thing]))
    return [seq for seqs in custody.values() for seq in seqs], custody


def _finding(office: Office) -> dict:
    core = {
        "method": "contacts",
        "version": "1",
        "parameters": {"number": "+923990000001"},
        "inputs": [sha256(CALLS)],
        "columns": ["other", "calls"],
        "rows": [["+923990000002", "2"], ["T-0417", "1"]],
        "sentence": "Two calls to one number.",
    }
    return {
        "id": "F-1",
        **core,
        "sha256": sha256(canonical(core)),
        "entry": office.record("record_finding", ["finding:F-1"]),
    }


def _layers() -> dict[str, dict]:
    table = {"encoding": "utf-8", "delimiter": ",", "quotechar": '"', "header_record": 3}
    text, pages = [{"label": "text", "text": LETTER}], ["cover", "born 1984"]
    made = [
        _layer(CALLS, "calls", "table", table=table),
        _layer(LETTER.encode(), "text", "text", parts=text),
        _layer(REPORT, "pdf", "text", parts=[{"label": "page", "text": p} for p in pages]),
    ]
    return {layer["exhibit"]: layer for layer in made}


def _brief(
    office: Office,
    exhibits: dict[str, tuple[str, bytes]],
    custody: dict[str, list[int]],
    claims: list[dict],
    finding: dict,
) -> dict:
    calls = f"exhibit:{sha256(CALLS)}"
    sentences = [
        {"id": f"s{n}", "text": f"The subject did thing {n}.", "rests_on": [f"claim:{claim['id']}"]}
        for n, claim in enumerate(claims, start=1)
    ]
    sentences.append({"id": "s90", "text": "Two calls.", "rests_on": ["finding:F-1", "entry:0"]})
    sentences.append(
        {"id": "s91", "text": "The rule permits.", "rests_on": ["verdict:RN-01/NEU-01"]}
    )
    table = {"id": "t1", "caption": "Calls", "columns": ["a"], "rows": [["1"]], "rests_on": [calls]}
    figure = {"id": "g1", "caption": "Who called", "alt": "", "svg": "<svg/>", "rests_on": [calls]}
    blocks = [{"sentence": sentence} for sentence in sentences]
    verdict = {"request": "RN-01", "rule": "NEU-01", "version": "1", "verdict": "permit"}
    return {
        "v": "sanad/brief/1",
        "title": "Zarak Sample (fictional)",
        "language": "en",
        "recipient": "court",
        "purpose": "extradition proceedings",
        "office": {"name": "Special Cell (fictional)", "fingerprint": office.fingerprint},
        "edition": 1,
        "as_of": AT,
        "subject": {"id": "S-01", "name": "Zarak Sample"},
        "sections": [
            {"id": "a", "heading": "Facts", "blocks": blocks[:2]},
            {
                "id": "b",
                "heading": "More",
                "blocks": [*blocks[2:], {"table": table}, {"figure": figure}],
            },
        ],
        "claims": claims,
        "findings": [finding],
        "verdicts": [{**verdict, "code": "OK", "reason": "…"}],
        "exhibits": [_listed(name, raw, custody[key]) for key, (name, raw) in exhibits.items()],
        "fonts": [],
    }


def _listed(name: str, raw: bytes, entries: list[int]) -> dict:
    held = {
        "sha256": sha256(raw),
        "name": name,
        "size": len(raw),
        "media_type": "application/octet-stream",
        "instrument": "order-1",
        "grade": "admiralty:B2",
        "handling": "restricted",
        "given": "whole",
        "entries": entries,
    }
    return {**held, "given": "withheld", "reason": "witness protection"} if raw == SECRET else held

# SPDX-License-Identifier: Apache-2.0
"""All files of the folder by path, and what stands where in them."""

import csv
import hashlib
import io
from dataclasses import dataclass, field

from kohzard.alpha import alpha_files, altered
from kohzard.bank import accounts
from kohzard.beta import beta_files
from kohzard.camt import camt
from kohzard.cast import TEXTS
from kohzard.mail import mail
from kohzard.memo import word
from kohzard.network import events
from kohzard.planted import ALTERED
from kohzard.recording import vtt, wav
from kohzard.scan import scanned
from kohzard.swift import mt940
from kohzard.typeset import pdf
from kohzard.words import filled

NOT_PRINTED = ("seizure-memo", "certificate-alpha")
"""Papers that reach the folder only as a scan and as an attachment."""


@dataclass(frozen=True)
class Folder:
    """The evidence, and the digests that its senders listed."""

    files: dict[str, bytes]
    listed: dict[str, str]
    altered_duration: tuple[str, str] = field(default=("", ""))

    def table(self, path: str) -> list[list[str]]:
        """Return the data records of a call file, the header and what stands before it left out."""
        rows = list(csv.reader(io.StringIO(self.files[path].decode("ascii"), newline="")))
        start = next(n for n, row in enumerate(rows) if row[:1] in (["Sr #"], ["Target No"]))
        return rows[start + 1 :]


def folder() -> Folder:
    """Make the evidence; the sheets are made from it."""
    happened = events()
    alpha = alpha_files(happened)
    listed = {path: hashlib.sha256(raw).hexdigest() for path, raw in alpha.items()}
    alpha[ALTERED], before, after = altered(alpha[ALTERED])
    recording = wav()
    files = {
        **alpha,
        **beta_files(happened),
        **_statements(),
        **_papers(listed),
        **_instruments(hashlib.sha256(recording).hexdigest()),
        "recordings/call-07.wav": recording,
        "recordings/call-07.ur.vtt": vtt("ur"),
        "recordings/call-07.en.vtt": vtt("en"),
        **{
            f"news/{path.name}": path.read_bytes()
            for path in sorted((TEXTS / "news").glob("*.txt"))
        },
    }
    return Folder(dict(sorted(files.items())), listed, (before, after))


def later() -> dict[str, bytes]:
    """Return the second delivery, its paper and its sheets by name: what came after the first request had gone out."""
    sheets = {
        path.name: filled(f"later/{path.name}").encode()
        for path in sorted((TEXTS / "later").glob("*.toml"))
    }
    return {"registry-letter.pdf": pdf(filled("later/registry-letter.txt")), **sheets}


def _statements() -> dict[str, bytes]:
    ways = {"camt053": camt, "mt940": mt940}
    return {one.file: ways[one.format](one) for one in accounts().values() if one.file}


def _papers(listed: dict[str, str]) -> dict[str, bytes]:
    printed = {
        f"documents/{path.stem}.pdf": pdf(filled(f"papers/{path.name}"))
        for path in sorted((TEXTS / "papers").glob("*.txt"))
        if path.stem not in NOT_PRINTED
    }
    digests = "\n".join(f"{digest}  {path}" for path, digest in sorted(listed.items()))
    certificate = pdf(filled("papers/certificate-alpha.txt"))
    return printed | {
        "documents/seizure-memo-scan.pdf": scanned(pdf(filled("papers/seizure-memo.txt"))),
        "documents/interview-memo.docx": word(filled("documents/interview-memo.txt")),
        "documents/alpha-covering-mail.eml": mail(
            filled("documents/alpha-covering-mail.txt", alpha_digests=digests), certificate
        ),
        "documents/seized-note-cp1256.txt": filled("documents/seized-note-cp1256.txt").encode(
            "cp1256"
        ),
        **{
            f"documents/{name}": filled(f"documents/{name}").encode()
            for name in (
                "subject-names-ur.txt",
                "statement-ur.txt",
                "statement-en.txt",
                "watchman-en.txt",
            )
        },
    }


def _instruments(recording_sha256: str) -> dict[str, bytes]:
    return {
        f"instruments/{path.stem}.pdf": pdf(
            filled(f"instruments/{path.name}", recording_sha256=recording_sha256)
        )
        for path in sorted((TEXTS / "instruments").glob("*.txt"))
    }

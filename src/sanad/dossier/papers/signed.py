# SPDX-License-Identifier: Apache-2.0
"""A paper as it leaves the office: its page under the office's signature, and in a folder the list of digests under the ledger's key.

Each can be checked by the programs that everybody has (docs/howto/verify-a-package.md): a reader of PDF, `sha256sum`, `openssl`. The same
document, key and dispatch number give the same bytes.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sanad.dossier.signature import Credentials, sign_pdf
from sanad.ledger.note import Signer
from sanad.values.canonical import Json, canonical

SIGNED_LIST = "sanad/files/1"
"""What stands first in a signed list, so that nobody takes it for another note of the same key."""
PAPER, CHART = (Path(__file__).parent / f"README.{kind}.txt" for kind in ("paper", "chart"))
"""What a stranger is told of what came, by its kind."""
_CHECK = Path(__file__).parent / "signature.check.txt"


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return name of file → SHA-256 in hexadecimal."""
    return {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}


def signed_page(pdf: bytes, credentials: Credentials | None, at: str) -> bytes:
    """Return `pdf` signed as of the instant `at`; as it is in an office founded without a certificate."""
    return sign_pdf(pdf, credentials, datetime.fromisoformat(at)) if credentials else pdf


def paper_files(
    document: dict[str, Json],
    pdf: bytes,
    lists: Mapping[str, bytes],
    credentials: Credentials | None,
) -> dict[str, bytes]:
    """Return name of file → bytes of a paper whose page is `pdf`: the signed page, the document that programs read, its CSV lists, the certificate."""
    files = {
        "paper.pdf": signed_page(pdf, credentials, str(document["as_of"])),
        "paper.json": canonical(document) + b"\n",
        **lists,
    }
    return files | ({"office.crt": credentials.certificate} if credentials else {})


def readme(template: Path, **facts: object) -> str:
    """Return a README with its facts, and with what a stranger without network types to check the signature of the list of files."""
    check = _CHECK.read_text(encoding="utf-8").rstrip("\n")
    return template.read_text(encoding="utf-8").format(**facts, check=check)


def covered(
    files: Mapping[str, bytes], office: str, dispatch: int, signer: Signer, template: Path = PAPER
) -> dict[str, bytes]:
    """Return files with what a stranger checks them by: what to do, the key, the list of digests, and its signature.

    `dispatch` is the number of the ledger entry that names the digests of `files`.
    """
    told = readme(template, office=office, dispatch=dispatch)
    every = {
        **files,
        "README.txt": told.encode(),
        "office.vkey": f"{signer.verifier_key}\n".encode(),
    }
    listed = "".join(
        f"{digest}  {name}\n" for name, digest in sorted(digests(every).items())
    ).encode()
    text = f"{SIGNED_LIST}\n{hashlib.sha256(listed).hexdigest()}\n"
    return {**every, "SHA256SUMS": listed, "SHA256SUMS.sig": signer.sign(text).encode()}

# SPDX-License-Identifier: Apache-2.0
"""A timestamp authority made from nothing with the `openssl` command."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = {ess}
[ca]
basicConstraints = critical, CA:{is_ca}
subjectKeyIdentifier = hash
[signer]
basicConstraints = CA:FALSE
extendedKeyUsage = {usage}
[req]
distinguished_name = dn
[dn]
"""


@dataclass(frozen=True)
class Authority:
    """Signs timestamps with a certificate that its own CA issued."""

    folder: Path
    run: Callable[..., object]

    @property
    def certificate(self) -> Path:
        return self.folder / "signer.pem"

    @property
    def ca(self) -> Path:
        return self.folder / "ca.pem"

    def stamp(self, data: bytes, digest: str = "sha256") -> bytes:
        """Return the TimeStampResp for `data`."""
        (self.folder / "data").write_bytes(data)
        query = ["-query", "-data", "data", f"-{digest}", "-cert", "-no_nonce", "-out", "query.tsq"]
        self._openssl("ts", *query)
        reply = ["-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr"]
        self._openssl("ts", *reply)
        return (self.folder / "reply.tsr").read_bytes()

    def make(self, algorithm: list[str]) -> None:
        self._openssl("req", "-x509", *algorithm, *_ask("ca", "Sample Authority"), "-days", "30")
        self._openssl("req", *algorithm, *_ask("signer", "Sample Clock"))
        issue = ["-in", "signer.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"]
        extensions = ["-extfile", "tsa.cnf", "-extensions", "signer"]
        self._openssl("x509", "-req", *issue, *extensions, "-days", "30", "-out", "signer.pem")

    def _openssl(self, *arguments: str) -> None:
        self.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)


def make_authority(
    folder: Path,
    run: Callable[..., object] = subprocess.run,
    algorithm: tuple[str, ...] = ("-newkey", "rsa:2048"),
    usage: str = "critical, timeStamping",
    ess: str = "sha256",
    is_ca: str = "TRUE",
) -> Authority:
    """Make keys, certificates and configuration in `folder`."""
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(
        _CONFIG.format(folder=folder, usage=usage, ess=ess, is_ca=is_ca)
    )
    made = Authority(folder, run)
    made.make([*algorithm, "-nodes", "-config", "tsa.cnf", "-sha256"])
    return made


def _ask(name: str, subject: str) -> list[str]:
    if name == "ca":
        files = ["-keyout", "ca.key", "-out", "ca.pem", "-extensions", "ca"]
    else:
        files = ["-keyout", "signer.key", "-out", "signer.csr"]
    return [*files, "-subj", f"/CN={subject} (fictional)"]

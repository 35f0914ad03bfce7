# SPDX-License-Identifier: Apache-2.0
"""A real RFC 3161 timestamp authority for the tests: OpenSSL behind a small web server on loopback."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_CONFIG = """
[tsa]
default_tsa = authority
[authority]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class Authority:
    """Where it answers, and the certificate by which its tokens can be checked."""

    address: str
    certificate: Path


def certify(folder: Path) -> Path:
    """Make a certificate for timestamping in `folder` and return its path."""
    subject = ["-subj", "/CN=Test timestamp authority", "-days", "3650", "-nodes"]
    use = ["-addext", "extendedKeyUsage=critical,timeStamping"]
    files = ["-keyout", folder / "tsa.key", "-out", folder / "tsa.pem"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", *subject, *use, *files]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder))
    return folder / "tsa.pem"


def answer(folder: Path, query: bytes) -> bytes:
    """Return OpenSSL's reply to a DER timestamp query."""
    (folder / "query.tsq").write_bytes(query)
    command = ["openssl", "ts", "-reply", "-config", folder / "tsa.cnf", "-queryfile"]
    done = subprocess.run([*command, folder / "query.tsq"], check=True, capture_output=True)
    return done.stdout


@contextmanager
def running(folder: Path) -> Iterator[Authority]:
    """Yield an authority that answers until the block ends."""
    certificate = certify(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            reply = answer(folder, query)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Authority(f"http://127.0.0.1:{server.server_port}", certificate)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

# SPDX-License-Identifier: Apache-2.0
"""The office's signature in a PDF, which any reader shows: PAdES B-B (ETSI EN 319 142-1), with the office's own certificate.

The certificate is self-signed: who trusts it has compared its fingerprint with the one that the office published. RSA with PKCS #1 v1.5 gives the same
signature for the same document, so a package stays the same bytes wherever it is built; the time is that of the document, and what
dates it is the timestamp of the ledger.
"""

import hashlib
import io
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

_BITS = 3072  # NIST SP 800-57 part 1, table 2: 128 bits of strength
_YEARS = timedelta(days=20 * 365)
_READ_OWNER = 0o600
_FIELD = "Office"
_KEY, _CERTIFICATE = "documents.key", "documents.crt"


@dataclass(frozen=True)
class Credentials:
    """The certificate by which the office signs documents, and its key; PEM."""

    certificate: bytes
    key: bytes

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the certificate (DER), as readers of PDF show it."""
        return x509.load_pem_x509_certificate(self.certificate).fingerprint(hashes.SHA256()).hex()


def create_credentials(folder: Path, office: str, at: datetime) -> None:
    """Write a new key and its certificate into `folder`, readable by its owner alone; about 0.4 s."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, office[:64])]
    )  # RFC 5280, ub-common-name
    usage = dict.fromkeys(
        (
            "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign",
            "crl_sign", "encipher_only", "decipher_only",
        ),
        False,
    ) | {"digital_signature": True, "content_commitment": True}  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at)
        .not_valid_after(at + _YEARS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    handle = os.open(folder / _KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _READ_OWNER)
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
    (folder / _CERTIFICATE).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def load_credentials(folder: Path) -> Credentials | None:
    """Return the key and certificate in `folder`; None where an office was founded without."""
    if not (folder / _KEY).exists():
        return None
    return Credentials((folder / _CERTIFICATE).read_bytes(), (folder / _KEY).read_bytes())


def sign_pdf(pdf: bytes, credentials: Credentials, at: datetime) -> bytes:
    """Return `pdf` with the office's signature, which covers all of it; about 0.05 s, the same bytes each time.

    The document's own metadata stay as the typesetter wrote them; what is added stands behind its last byte (ISO 32000-1, 7.5.6).
    """
    from asn1crypto.x509 import Certificate  # noqa: PLC0415  # with all of pyHanko, 0.4 s to load
    from pyhanko.pdf_utils.generic import ByteStringObject  # noqa: PLC0415
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.pdf_utils.writer import BasePdfFileWriter  # noqa: PLC0415
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner  # noqa: PLC0415
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    class Writer(IncrementalPdfFileWriter):
        """Adds nothing that another run would add otherwise: no date of now, no random id."""

        def _update_meta(self) -> None:
            first: ByteStringObject = self._document_id[0]
            self._document_id[1] = ByteStringObject(hashlib.sha256(pdf).digest()[: len(first)])

    class Signer(PdfSigner):
        """Signs at the time of the document."""

        def init_signing_session(
            self,
            pdf_out: BasePdfFileWriter,
            existing_fields_only: bool = False,  # noqa: FBT001, FBT002  # as the library has it
        ) -> PdfSigningSession:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = at
            return session

    # the key is our own, and each check of it costs 0.1 s, seven times the rest
    loaded = serialization.load_pem_private_key(credentials.key, None, unsafe_skip_rsa_key_validation=True)  # fmt: skip
    key = cast("rsa.RSAPrivateKey", loaded)

    class Own(SimpleSigner):
        """Signs with the key as it was loaded, not anew for each look at it."""

        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            del digest_algorithm  # the one that `told` names
            return key.sign(data, padding.PKCS1v15(), hashes.SHA256())

    certificate = x509.load_pem_x509_certificate(credentials.certificate)
    own = Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    signer = Own(
        signing_cert=own,
        signing_key=None,
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]  # it has none
    )
    told = PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=own.subject.native["common_name"],
    )
    signed = Signer(told, signer=signer).sign_pdf(Writer(io.BytesIO(pdf)))
    return bytes(signed.getbuffer())

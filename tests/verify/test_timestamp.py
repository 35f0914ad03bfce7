# SPDX-License-Identifier: Apache-2.0
"""Timestamps made by the `openssl` command, not by us."""

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from hypothesis import given, settings
from hypothesis import strategies as st
from make_package import make_case
from make_tsa import make_authority

from sanad.verify import verify_package
from sanad.verify.fault import CallFault, Fault
from sanad.verify.report import Code, Verdict
from sanad.verify.timestamp import open_timestamp


def timestamp_check(report):
    return next(check for check in report.checks if check.code is Code.TIMESTAMP)


def verify_with(tmp_path, stamp, certificate):
    case = make_case()
    root = case.write(tmp_path / "p", stamp)
    return timestamp_check(verify_package(root, case.office.fingerprint, certificate))


def test_a_token_is_intact_with_the_signers_certificate_and_with_that_of_its_ca(
    tmp_path, authority
):
    assert verify_with(tmp_path, authority.stamp, authority.certificate).verdict is Verdict.INTACT
    root = tmp_path / "p"
    assert timestamp_check(verify_package(root, tsa=authority.ca)).verdict is Verdict.INTACT


def test_the_time_told_is_that_of_the_authority(authority):
    before = datetime.now(UTC) - timedelta(seconds=2)
    stamp = open_timestamp(authority.stamp(b"data"), b"data")
    assert before <= stamp.at <= datetime.now(UTC) + timedelta(seconds=2)


def test_without_a_certificate_it_is_not_established_and_names_signer_and_time(package):
    found = timestamp_check(verify_package(package))
    assert found.verdict is Verdict.NOT_ESTABLISHED
    assert "CN=Sample Clock (fictional)" in found.says
    assert str(datetime.now(UTC).year) in found.says


def test_another_authority_than_the_readers_is_broken(tmp_path, authority):
    other = make_authority(tmp_path)
    found = verify_with(tmp_path, authority.stamp, other.ca)
    assert found.verdict is Verdict.BROKEN
    assert "vouch" in found.says


def test_a_timestamp_of_other_data_is_broken(tmp_path, authority):
    found = verify_with(tmp_path, lambda _: authority.stamp(b"other"), authority.certificate)
    assert found.verdict is Verdict.BROKEN
    assert "other data" in found.says


@pytest.mark.parametrize(
    "algorithm",
    [
        ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
        ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"),
        ("-newkey", "rsa:3072"),
    ],
)
def test_tokens_of_other_keys_verify(tmp_path, algorithm):
    made = make_authority(tmp_path, algorithm=algorithm)
    assert open_timestamp(made.stamp(b"data"), b"data").signer


def test_a_token_with_the_older_signing_certificate_attribute_verifies(tmp_path):
    made = make_authority(tmp_path, ess="sha1")
    assert open_timestamp(made.stamp(b"data"), b"data").signer


@pytest.mark.parametrize("usage", ["timeStamping", "critical, timeStamping, codeSigning"])
def test_a_certificate_that_is_not_for_timestamps_alone_is_refused(tmp_path, authority, usage):
    """`openssl ts -reply` refuses to use such a certificate, so the token is re-signed by hand."""
    made = make_authority(tmp_path, usage=usage)
    with pytest.raises(subprocess.CalledProcessError):
        made.stamp(b"data")
    raw = with_other_signer(authority.stamp(b"data"), authority, made)
    with pytest.raises(Fault, match="for timestamps only"):
        open_timestamp(raw, b"data")


def with_other_signer(raw, old, new):
    """Put the certificate of another authority in place of the signer's, with its name and number."""
    first = x509.load_pem_x509_certificate(old.certificate.read_bytes())
    second = x509.load_pem_x509_certificate(new.certificate.read_bytes())
    return rewrap(
        raw,
        [
            (first.public_bytes(Encoding.DER), second.public_bytes(Encoding.DER)),
            (serial(first), serial(second)),
        ],
    )


RSA_ENCRYPTION = bytes.fromhex("300d06092a864886f70d0101010500")
PSS_SHA256 = bytes.fromhex(  # RFC 4055 section 3.1: SHA-256, MGF1 with SHA-256, salt of 32 bytes
    "304106092a864886f70d01010a3034"
    "a00f300d06096086480165030402010500"
    "a11c301a06092a864886f70d010108300d06096086480165030402010500"
    "a203020120"
)


def signed_again(raw, authority, replaced, pss=b""):
    """Change signed attributes and sign them again with the authority's own key."""
    end = RSA_ENCRYPTION + raw.rpartition(RSA_ENCRYPTION)[2]
    content = next(c for c in contents(raw) if c.endswith(end) and c[:3] == b"\x02\x01\x01")
    old = next(part for part in parts(content) if part[0] == 0xA0)
    attributes = rewrap(old, replaced)
    key = load_pem_private_key((authority.folder / "signer.key").read_bytes(), None)
    hashed = hashes.SHA256()
    scheme = padding.PSS(padding.MGF1(hashed), 32) if pss else padding.PKCS1v15()
    signature = key.sign(b"\x31" + attributes[1:], scheme, hashed)
    signed = content.removesuffix(end).replace(old, attributes) + (pss or RSA_ENCRYPTION)
    return rewrap(raw, [(content, signed + b"\x04\x82\x01\x00" + signature)])


def test_signing_again_without_a_change_verifies(authority):
    assert open_timestamp(signed_again(authority.stamp(b"data"), authority, []), b"data").signer


def test_a_signed_content_type_other_than_a_timestamp_is_refused(authority):
    timestamp = bytes.fromhex("060b2a864886f70d0109100104")  # RFC 3161 section 2.4.2
    data = bytes.fromhex("06092a864886f70d010701")  # RFC 5652 section 4
    raw = signed_again(authority.stamp(b"data"), authority, [(timestamp, data)])
    with pytest.raises(Fault, match="content type"):
        open_timestamp(raw, b"data")


def test_a_changed_time_is_not_what_the_signer_signed(authority):
    raw = authority.stamp(b"data")
    year = raw.index(b"\x18\x0f" + b"20") + 2
    later = datetime.now(UTC) + timedelta(days=1)
    changed = raw[:year] + later.strftime("%Y%m%d").encode() + raw[year + 8 :]
    with pytest.raises(Fault, match="not what its signer signed"):
        open_timestamp(changed, b"data")


def test_a_time_outside_the_validity_of_the_certificate_is_refused(authority):
    raw = authority.stamp(b"data")
    year = raw.index(b"\x18\x0f" + b"20") + 2
    late = raw[:year] + b"2099" + raw[year + 4 :]
    start = raw.rindex(b"\x04", 0, year)
    while len(next(parts(raw[start:]))) < 80:
        start = raw.rindex(b"\x04", 0, start)
    old, new = (next(parts(token[start:])) for token in (raw, late))
    digests = [b"\x04\x20" + hashlib.sha256(inner(part)).digest() for part in (old, new)]
    with pytest.raises(Fault, match="not valid at the time"):
        open_timestamp(signed_again(late, authority, [tuple(digests)]), b"data")


def inner(part):
    return part[2 + (part[1] & 0x7F if part[1] & 0x80 else 0) :]


def test_a_certificate_that_is_no_ca_vouches_for_nobody_it_signed(tmp_path):
    made = make_authority(tmp_path, is_ca="FALSE")
    assert verify_with(tmp_path, made.stamp, made.ca).verdict is Verdict.BROKEN


def contents(raw):
    for part in parts(raw):
        if part[0] & 0x20:
            yield inner(part)
            yield from contents(inner(part))


def test_a_token_signed_with_rsa_pss_verifies_and_a_mixture_of_hashes_does_not(authority):
    raw = authority.stamp(b"data")
    assert open_timestamp(signed_again(raw, authority, [], PSS_SHA256), b"data").signer
    mixed = PSS_SHA256[:-8] + b"\x02" + PSS_SHA256[-7:]  # MGF1 with SHA-384
    with pytest.raises(Fault, match="mixes"):
        open_timestamp(signed_again(raw, authority, [], mixed), b"data")


def serial(certificate):
    number = certificate.serial_number
    body = number.to_bytes(number.bit_length() // 8 + 1, "big")
    issuer = certificate.issuer.public_bytes()
    return issuer + bytes([2, len(body)]) + body


def rewrap(raw, replaced):
    """Replace parts of DER and mend the lengths of everything around them."""
    for old, new in replaced:
        if raw == old:
            return new
    if len(raw) < 2 or not raw[0] & 0x20:
        return raw
    start = 2 + (raw[1] & 0x7F if raw[1] & 0x80 else 0)
    content = raw[start:]
    for old, new in replaced:
        if content == old:
            content = new
            break
    else:
        content = b"".join(rewrap(part, replaced) for part in parts(content))
    size = len(content)
    if size < 0x80:
        return bytes([raw[0], size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([raw[0], 0x80 | len(length)]) + length + content


def parts(content):
    while content:
        start = 2 + (content[1] & 0x7F if content[1] & 0x80 else 0)
        length = content[1] if start == 2 else int.from_bytes(content[2:start], "big")
        yield content[: start + length]
        content = content[start + length :]


def test_a_sha512_imprint_is_not_what_the_format_asks_for(authority):
    with pytest.raises(Fault, match="SHA-256"):
        open_timestamp(authority.stamp(b"data", "sha512"), b"data")


@settings(max_examples=400)
@given(data=st.data())
def test_no_changed_byte_of_a_token_passes(data, honest):
    raw = (honest[1] / "ledger/checkpoint.tsr").read_bytes()
    covered = (honest[1] / "ledger/checkpoint").read_bytes()
    place = data.draw(st.integers(0, len(raw) - 1))
    other = raw[:place] + bytes([raw[place] ^ data.draw(st.integers(1, 255))]) + raw[place + 1 :]
    try:
        stamp = open_timestamp(other, covered)
    except Fault:
        return
    good = open_timestamp(raw, covered)
    # What a token says outside its signature (status text, digest list) may differ; its meaning may not.
    assert (stamp.at, stamp.signer) == (good.at, good.signer)


@settings(max_examples=300)
@given(raw=st.binary(max_size=200), cut=st.integers(0, 3000))
def test_garbage_and_cut_tokens_are_faults_and_nothing_else(raw, cut, honest):
    whole = (honest[1] / "ledger/checkpoint.tsr").read_bytes()
    for hostile in (raw, whole[: cut % len(whole)], whole[:cut] + raw):
        with pytest.raises(Fault):
            open_timestamp(hostile, b"data")


def test_a_refusal_of_the_authority_is_no_timestamp():
    refused = bytes.fromhex("30053003020102")  # PKIStatus rejection(2), RFC 3161 section 2.4.2
    with pytest.raises(Fault, match="refused"):
        open_timestamp(refused, b"data")


def test_a_file_that_holds_no_certificate_is_a_wrong_call(package, tmp_path):
    (tmp_path / "x.pem").write_text("nothing")
    for path in (tmp_path / "x.pem", tmp_path / "none.pem"):
        with pytest.raises(CallFault):
            verify_package(package, tsa=Path(path))

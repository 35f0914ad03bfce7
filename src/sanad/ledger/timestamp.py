# SPDX-License-Identifier: Apache-2.0
"""Ask an outside authority to date a checkpoint (RFC 3161), and check what it answers.

Whether the authority is to be trusted is for whoever reads the package to say; here the answer must only be for our
bytes, carry our nonce and be granted.
"""

import hashlib
import urllib.error
import urllib.request

from rfc3161_client import TimestampRequestBuilder, decode_timestamp_response
from rfc3161_client.base import HashAlgorithm

from sanad.errors import TimestampRefused, TimestampUnreachable

_SECONDS = 20  # an authority that takes longer is as good as away
_LARGEST = 1 << 20  # a response is a few kilobytes
_GRANTED = (0, 1)  # PKIStatus granted and grantedWithMods (RFC 3161 section 2.4.2)


def obtain(address: str, data: bytes) -> bytes:
    """Return the DER `TimeStampResp` of the authority at `address` over the SHA-256 of `data`.

    Raises:
        TimestampUnreachable: no answer within 20 seconds.
        TimestampRefused: an answer that is no granted token for these bytes and this request.
    """
    wanted = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    response = _post(address, wanted.as_bytes())
    try:
        token = decode_timestamp_response(response)
        granted = token.status in _GRANTED
        info = token.tst_info if granted else None
    except ValueError as error:
        raise TimestampRefused(address, detail=f"it is no timestamp response ({error})") from error
    if info is None:
        raise TimestampRefused(address, detail=f"status {token.status}")
    if info.message_imprint.message != hashlib.sha256(data).digest():
        raise TimestampRefused(address, detail="it dates other bytes")
    if info.nonce != wanted.nonce:
        raise TimestampRefused(address, detail="it answers another request")
    return response


def _post(address: str, body: bytes) -> bytes:
    if not address.startswith(("http://", "https://")):
        raise TimestampUnreachable(address, detail="the address is not http or https")
    request = urllib.request.Request(  # noqa: S310  # the scheme was checked
        address, body, {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310  # as above
            return bytes(answer.read(_LARGEST))
    except (urllib.error.URLError, OSError) as error:
        raise TimestampUnreachable(address, detail=error) from error

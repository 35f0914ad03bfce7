# SPDX-License-Identifier: Apache-2.0
"""Hand out the bytes of an exhibit as a stream: the copy is on record, and the bytes were found to be what was sealed, before the first of them goes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from sanad.desk.act import Tools
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.door import Desk
from sanad.desk.looking import known_here
from sanad.errors import SealBroken
from sanad.storage.files import named

_CHUNK = 1 << 16


@dataclass(frozen=True)
class Outgoing:
    """Sealed bytes on their way out: `name` without its folders, as delivered, `size` in bytes; `pieces` may be taken once.

    They are nobody's words: a face sends them as an attachment of type application/octet-stream, whatever they say they are.
    """

    name: str
    sha256: str
    size: int
    pieces: Iterator[bytes]


def stream_out(desk: Desk, tools: Tools, order: CopyExhibit) -> Outgoing:
    """Record the copy and return it; costs one read of the file before, to hold it to its digest. Taking it holds one file open and 64 KiB.

    An encrypted exhibit is decrypted to a file that has no name any more when the first byte goes.

    Raises:
        BadValue: no purpose is given.
        NoMandate: the officer may not export.
        Quarantined: the exhibit may not be used.
        SealBroken: the bytes are not what was sealed; from `pieces`, they changed on the way.
    """
    exhibit = known_here(desk.perform(order), order.compartment)
    with tools.blobs.reading(exhibit.sha256, exhibit.name) as sealed:
        try:
            file = sealed.open("rb")
        except OSError as error:
            raise named(error, exhibit.name, "the copy") from error
    name = PurePosixPath(exhibit.name.replace("\\", "/")).name or exhibit.sha256
    return Outgoing(name, exhibit.sha256, exhibit.size, _pieces(file, exhibit.sha256, name))


def _pieces(file: BinaryIO, sha256: str, name: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    with file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            yield chunk
    if digest.hexdigest() != sha256:
        raise SealBroken(name, found=digest.hexdigest(), sealed=sha256)

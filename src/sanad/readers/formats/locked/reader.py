# SPDX-License-Identifier: Apache-2.0
"""Make an open copy of a document with the password that its sender gave; the copy is sealed and read as a file of its own.

Guarantees: pages, sheets and words are those of the locked file, and the same file gives the same copy; the password stands in nothing that is written.
Does not guarantee: the bytes of a PDF, whose objects QPDF writes anew, so that a signature on it holds for the locked file alone.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import BinaryIO
from xml.parsers.expat import ExpatError

import msoffcrypto
import pikepdf
from msoffcrypto import exceptions as of_office
from msoffcrypto.format.ooxml import OOXMLFile

from sanad.errors import LockedFile, MalformedFile, UnsupportedFormat
from sanad.readers.children import Children
from sanad.readers.formats.locked import NAME, VERSION
from sanad.readers.rows import Hints, Receipt

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 1024
_NOT_OPENED = "which the password given does not open,"
_MAKER = "the program that locked it"
_FAULTS = (OSError, struct.error, ExpatError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)  # fmt: skip
"""What the library of office files raises on damaged ones."""


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the open copy into `children/`.

    Raises:
        LockedFile: the password opens nothing.
        MalformedFile: the file is damaged.
        UnsupportedFormat: it is locked in a way that is not opened here, as an open document is.
        TooMuchInside: the copy is larger than any honest one.
    """
    with sealed.open("rb") as file:
        head = file.read(_HEAD)
    with (
        Children(into, sealed.stat().st_size, hints.name) as inside,
        TemporaryFile(dir=into) as copy,
    ):
        if b"%PDF-" in head:
            _pdf(sealed, hints, copy)
        elif head.startswith(_COMPOUND):
            _office(sealed, hints, copy)
        else:
            raise UnsupportedFormat(hints.name, format="locked document", program=_MAKER)
        copy.seek(0)
        inside.add(PurePosixPath(hints.name).name, copy, "open_copy")
    return Receipt(NAME, VERSION, "container", read=1, stored=1, rejected=0)


def _pdf(sealed: Path, hints: Hints, copy: BinaryIO) -> None:
    try:
        with warnings.catch_warnings(action="ignore"), pikepdf.open(sealed, password=hints.password or "") as pdf:  # fmt: skip  # it warns where damage took the lock away
            pdf.save(copy, encryption=False, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise LockedFile(hints.name, format=f"PDF, {_NOT_OPENED}") from error
    except pikepdf.PdfError as error:
        raise MalformedFile(hints.name, format="PDF", detail=error) from error


def _office(sealed: Path, hints: Hints, copy: BinaryIO) -> None:
    if not hints.password:  # which the library does not take for a wrong one
        raise LockedFile(hints.name, format=f"office file, {_NOT_OPENED}")
    with sealed.open("rb") as file, _understood(hints):
        office = msoffcrypto.OfficeFile(file)
        verified = {"verify_password": True} if isinstance(office, OOXMLFile) else {}
        office.load_key(password=hints.password, **verified)
        office.decrypt(copy)


@contextmanager
def _understood(hints: Hints) -> Iterator[None]:
    """Say in our errors what the library says in its own."""
    try:
        yield
    except of_office.InvalidKeyError as error:
        raise LockedFile(hints.name, format=f"office file, {_NOT_OPENED}") from error
    except of_office.DecryptionError as error:  # a kind of lock that it does not know
        raise UnsupportedFormat(hints.name, format="locked office file", program=_MAKER) from error
    except (of_office.FileFormatError, of_office.ParseError, *_FAULTS) as error:
        raise MalformedFile(hints.name, format="locked office file", detail=error) from error

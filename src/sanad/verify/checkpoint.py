# SPDX-License-Identifier: Apache-2.0
"""The signed checkpoint of the ledger (C2SP tlog-checkpoint with one line of our own, `at`)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from .fault import Fault
from .note import VerifierKey, decode_base64, open_note

PATH = "ledger/checkpoint"
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")
_ROOT_BYTES = 32
_LINES = 4


@dataclass(frozen=True)
class Checkpoint:
    """The state of the ledger that the office signed."""

    size: int
    root: bytes
    at: str


def open_checkpoint(raw: bytes, key: VerifierKey) -> Checkpoint:
    """Return the checkpoint that `key` signed.

    Raises:
        Fault: signature or form is wrong.
    """
    lines = open_note(raw, key).removesuffix("\n").split("\n")
    if len(lines) != _LINES:
        raise Fault("it does not have the four lines of a checkpoint")
    origin, size, root, at = lines
    if origin != key.origin:
        raise Fault("it names another ledger than its signature")
    if _SIZE.fullmatch(size) is None:
        raise Fault("its second line is not a number of entries")
    if len(decode_base64(root)) != _ROOT_BYTES:
        raise Fault("its third line is not a root hash")
    if not at.startswith("at "):
        raise Fault("its fourth line does not give the time")
    parse_instant(at.removeprefix("at "))
    return Checkpoint(int(size), decode_base64(root), at.removeprefix("at "))


def parse_instant(written: str) -> datetime:
    """Return a UTC instant written `YYYY-MM-DDTHH:MM:SS.ffffffZ` (docs/formats/ledger.md)."""
    form = "%Y-%m-%dT%H:%M:%S.%fZ"
    try:
        instant = datetime.strptime(written, form).replace(tzinfo=UTC)
    except ValueError as error:
        raise Fault(f"“{written[:40]}” is not a UTC instant") from error
    if instant.strftime(form) != written:
        raise Fault(f"“{written[:40]}” is not a UTC instant with microseconds")
    return instant

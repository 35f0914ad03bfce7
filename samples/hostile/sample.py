# SPDX-License-Identifier: Apache-2.0
"""A hostile file: what is wrong with it, and what must become of it."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

TOO_MUCH = "EVIDENCE_TOO_MUCH_INSIDE"
TOO_LARGE = "EVIDENCE_TOO_LARGE"
MALFORMED = "EVIDENCE_MALFORMED"
HOSTILE = "EVIDENCE_HOSTILE"
LOCKED = "EVIDENCE_LOCKED"
UNKNOWN = "EVIDENCE_LAYOUT_UNKNOWN"
UNSUPPORTED = "EVIDENCE_FORMAT_UNSUPPORTED"
ENCODING = "EVIDENCE_ENCODING"
DOUBT = "EVIDENCE_ENCODING_IN_DOUBT"
READ = "read"
"""An account in which read = stored + rejected: the damage is taken out, set aside or noted."""
HELD = "held"
"""An account, or an error that names the evidence: libraries of different age differ, and either is sound."""


@dataclass(frozen=True)
class Sample:
    """A hostile file.

    `expected` is an error's code, `READ` or `HELD`. `tells` are words that must stand in the error, or in the
    account's reject codes or notes: that the damage was seen, and not only survived.
    """

    name: str
    damage: str
    expected: str
    make: Callable[[], bytes | Iterable[bytes]]
    tells: str = ""

    def write(self, into: Path) -> Path:
        """Write it below `into` and return where it is."""
        path = into / self.name
        made = self.make()
        with path.open("wb") as file:
            file.writelines([made] if isinstance(made, bytes) else made)
        return path


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of these members, dated 2025-01-01; `mimetype` is never packed (OpenDocument 1.3 part 2, 3.3)."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", method) as archive:
        for name, raw in members:
            how = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), raw, how)
    return box.getvalue()


def streamed(head: bytes, piece: bytes, times: int, tail: bytes = b"") -> Iterator[bytes]:
    """Yield `head`, `piece` so many times, and `tail`."""
    yield head
    for _ in range(times):
        yield piece
    yield tail

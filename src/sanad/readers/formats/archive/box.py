# SPDX-License-Identifier: Apache-2.0
"""The account of one archive while it is unpacked: what came out, under which name, and what did not and why."""

from dataclasses import dataclass, field
from posixpath import splitext

from sanad.readers.children import Children, sound
from sanad.values.canonical import Json

REASONS = {
    "link": "It is a link, not a file; to follow it could reach other files, and what it points to is not in it.",
    "device": "It is a device or a pipe, which holds no bytes of its own.",
    "sparse": "It is stored with holes in a form that is not unpacked here.",
    "locked": "It is locked by a password that was not given.",
    "unknown_method": "It is packed in a way that is not unpacked here.",
    "damaged": "It cannot be unpacked whole; what came out does not have the checksum that was written, or broke off.",
    "damaged_rest": "From here on the archive cannot be read; members that followed, if any, are not known.",
}


@dataclass
class Box:
    """What is known so far."""

    inside: Children
    rejects: list[dict[str, object]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facts: dict[str, Json] = field(default_factory=dict)
    led_out: int = 0
    """Names that pointed out of the folder, or held what no name may."""
    doubled: int = 0
    undeclared: int = 0
    _names: set[str] = field(default_factory=set)
    _seen: int = 0

    def name(self, written: str) -> str:
        """Return a name for a member that no other has once it is made sound; as written where it can be."""
        kept = sound(written)
        if kept != written.replace("\\", "/").removeprefix("./"):
            self.led_out += 1
        if kept in self._names:
            self.doubled += 1
            written, kept = self._other(written)
        self._names.add(kept)
        return written

    def _other(self, taken: str) -> tuple[str, str]:
        start, suffix = splitext(taken)
        number = 2
        while (kept := sound(f"{start} ({number}){suffix}")) in self._names:
            number += 1
        return f"{start} ({number}){suffix}", kept

    def met(self) -> None:
        """Count a member that is no folder."""
        self._seen += 1
        self.inside.at = self._seen

    def reject(self, code: str, written: str, detail: object = None) -> None:
        """Set the present member aside."""
        reason = (
            REASONS[code] if detail is None else f"{REASONS[code]} ({sound(str(detail)[:200])})"
        )
        row = {"row": self._seen, "code": code, "reason": reason, "written": sound(written)}
        self.rejects.append(row)

    def told(self) -> tuple[str, ...]:
        """Return the notes, those on names last."""
        about = (
            (self.led_out, "names led out of the archive or held signs that no name may; they were made sound"),
            (self.doubled, "names occur more than once; the later ones carry a number"),
            (self.undeclared, "names do not say how they are encoded; read as UTF-8 where valid, else as code page 437"),
        )  # fmt: skip
        return (*self.notes, *(f"{count} {words}" for count, words in about if count))

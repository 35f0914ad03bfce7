# SPDX-License-Identifier: Apache-2.0
"""Where a reader of RTF stands: the state that a group saves and restores, and the words gathered so far."""

from dataclasses import dataclass, field

from sanad.readers.document import Document

SHOWN, HIDDEN, DELETED = "", ", hidden", ", deleted with changes tracked"


@dataclass
class Flow:
    """A run of words of its own: the body, a header, a note. `label` is empty for the body."""

    label: str = ""
    pieces: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, mode: str) -> None:
        """Append words in a mode."""
        if text:
            self.pieces.append((mode, text))

    def is_empty(self) -> bool:
        """Tell whether nothing was gathered."""
        return not self.pieces

    def end(self, label: str, document: Document) -> None:
        """Write what was gathered as a part; what is hidden or deleted as parts of its own."""
        for mode in (SHOWN, HIDDEN, DELETED):
            text = "".join(words for of, words in self.pieces if of == mode)
            if text.strip() or mode == SHOWN:
                document.part(label + mode, text)
        self.pieces.clear()


@dataclass
class Group:
    """What a group saves: its destination, where its words go, their code page and marks."""

    role: str
    flow: Flow
    codec: str
    skip: int = 1  # \uc: characters that stand for one written as \u
    name: str = ""
    is_hidden: bool = False
    is_deleted: bool = False
    opens: bool = False  # this group began its destination, and ends it

    @property
    def mode(self) -> str:
        """Return the mode of the words written now."""
        if self.is_deleted:
            return DELETED
        return HIDDEN if self.is_hidden else SHOWN


@dataclass
class Held:
    """What a destination without words of the document gathers: letters, or hexadecimal and binary data."""

    text: list[str] = field(default_factory=list)
    digits: bytearray = field(default_factory=bytearray)
    raw: bytearray = field(default_factory=bytearray)
    kind: str = ""

    @property
    def words(self) -> str:
        """Return the letters."""
        return "".join(self.text).strip()

    @property
    def data(self) -> bytes:
        """Return the bytes, written as hexadecimal digits or as they are.

        Raises:
            ValueError: the digits are odd in number, or are none.
        """
        return bytes(self.raw) or bytes.fromhex(self.digits.decode("ascii"))

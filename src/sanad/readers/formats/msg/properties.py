# SPDX-License-Identifier: Apache-2.0
"""The properties of one object of an Outlook message (MS-OXMSG 2.4): strings, numbers, times, bytes.

The library takes the compound file and the property table apart. Strings of eight bits are decoded here and not there:
it takes ISO 8859-15 where the message names no code page, which would be a guess.
"""

from dataclasses import dataclass
from datetime import datetime

from oxmsg.properties import Properties
from oxmsg.storage import Storage

TOP, INSIDE, OTHER = 32, 24, 8
"""Bytes before the properties of a message, of a message inside one, of an attachment or recipient (2.4.1)."""
_WIDE, _NARROW, _BINARY = 0x1F, 0x1E, 0x102
_MESSAGE_PAGE, _INTERNET_PAGE = 0x3FFD, 0x3FDE
_NAMED = {
    65001: "utf-8",
    1200: "utf-16-le",
    20127: "ascii",
    20866: "koi8-r",
    28591: "latin-1",
    28596: "iso8859-6",
}


class Undecodable(ValueError):
    """A string of eight bits whose code page is not named or does not fit."""


@dataclass(frozen=True)
class Things:
    """One object: a message, recipient or attachment; `codec` decodes its strings of eight bits."""

    storage: Storage
    offset: int
    codec: str

    @property
    def _table(self) -> Properties:
        return Properties(self.storage, properties_header_offset=self.offset)

    def number(self, pid: int) -> int | None:
        """Return a whole number."""
        return self._int(self._table.int_prop_value(pid))

    def time(self, pid: int) -> str | None:
        """Return an instant in UTC as ISO 8601 writes it, or None when there is none or no calendar holds it."""
        try:
            told = self._table.date_prop_value(pid)
        except OverflowError:
            return None
        return told.isoformat() if isinstance(told, datetime) else None

    def text(self, pid: int) -> str | None:
        """Return a string as stored.

        Raises:
            Undecodable: its bytes are no text in the code page, or none is named.
        """
        try:
            if (wide := self._bytes(pid, _WIDE)) is not None:
                return wide.decode("utf-16-le").rstrip("\0")
            narrow = self._bytes(pid, _NARROW)
            return None if narrow is None else narrow.decode(self.codec).rstrip("\0")
        except (UnicodeDecodeError, LookupError) as error:
            raise Undecodable(f"property {pid:04X} is not valid {self.codec}") from error

    def raw(self, pid: int) -> bytes | None:
        """Return the bytes of a binary property."""
        return self._bytes(pid, _BINARY)

    def _bytes(self, pid: int, kind: int) -> bytes | None:
        try:
            return bytes(self.storage.property_stream_bytes(pid, kind))
        except KeyError:
            return None

    @staticmethod
    def _int(value: object) -> int | None:
        return value if isinstance(value, int) and not isinstance(value, bool) else None


def opened(storage: Storage, offset: int, around: str = "ascii") -> Things:
    """Return an object; its strings are in the code page that it names, else in that of the object around it."""
    bare = Things(storage, offset, around)
    pages = (bare.number(pid) for pid in (_MESSAGE_PAGE, _INTERNET_PAGE))
    page = next((page for page in pages if page), None)
    return bare if page is None else Things(storage, offset, _codec(page))


def codec_of_html(message: Things) -> str:
    """Return the codec of a body in HTML that names none itself (PidTagInternetCodepage, MS-OXCMSG 2.2.1.56.6)."""
    page = message.number(_INTERNET_PAGE)
    return message.codec if page is None else _codec(page)


def _codec(page: int) -> str:
    return _NAMED.get(page, f"cp{page}")

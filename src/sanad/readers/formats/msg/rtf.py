# SPDX-License-Identifier: Apache-2.0
"""RTF as Outlook packs it (MS-OXRTFCP): a Lempel-Ziv of its own over a ring of 4,096 bytes."""

import struct

_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbol"
    rb"ArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the ring holds at the beginning (2.1.2.1): 207 bytes."""
_RING = 4096
_PACKED, _PLAIN = b"LZFu", b"MELA"
MOST = 64 << 20


def unpacked(raw: bytes) -> bytes:
    """Return the RTF.

    Raises:
        ValueError: it is not of this form, is cut short, or unpacks to more than `MOST` or than it declares.
    """
    if len(raw) < 16:  # noqa: PLR2004 - four fields of four bytes (2.1.3.1)
        raise ValueError("the packed RTF is cut short")
    size, kind = struct.unpack("<I4s", raw[4:12])
    if size > MOST:
        raise ValueError("the packed RTF is larger than any letter")
    if kind == _PLAIN:
        return raw[16 : 16 + size]
    if kind != _PACKED:
        raise ValueError("the packed RTF is of no known kind")
    return _spun(raw[16:], size)


def _spun(raw: bytes, size: int) -> bytes:
    """Unpack: a byte of eight flags, then for each a byte as it is, or twelve bits of place and four of length (2.1.3.2)."""
    ring = bytearray(_KNOWN.ljust(_RING, b"\0"))
    at, write, out = 0, len(_KNOWN), bytearray()
    while at < len(raw):
        flags, at = raw[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                taken = raw[at : at + 1]
                at += 1
                if not taken:
                    raise ValueError("the packed RTF is cut short")
                ring[write % _RING] = taken[0]
                write += 1
                out += taken
                continue
            if at + 2 > len(raw):
                raise ValueError("the packed RTF is cut short")
            told = int.from_bytes(raw[at : at + 2], "big")
            at += 2
            place, length = told >> 4, (told & 15) + 2
            if place == write % _RING:  # the end
                return bytes(out)
            for step in range(length):
                sign = ring[(place + step) % _RING]
                ring[write % _RING] = sign
                write += 1
                out.append(sign)
            if len(out) > size + length:
                raise ValueError("the packed RTF unpacks to more than it declares")
    raise ValueError("the packed RTF is cut short")

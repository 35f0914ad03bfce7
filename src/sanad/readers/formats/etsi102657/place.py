# SPDX-License-Identifier: Apache-2.0
"""Where a telephone was: degrees as ETSI writes them, and the cell of a User Location Information element.

Pure. What does not have its form exactly gives None: half a coordinate, or a cell of another layout, is worse than none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LIMIT = {"latitude": ("NS", 2, 90.0), "longitude": ("EW", 3, 180.0)}
"""Letters of the half of the globe, digits of whole degrees, most degrees."""
_MARKS = str.maketrans(
    {"\u2032": "'", "\u2019": "'", "\u2033": '"', "\u201d": '"', "\u00ba": "°", ",": "."}
)
_DECIMAL = re.compile(r"([NSEW]?)\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW]?)")


def degrees(written: str | None, side: str) -> float | None:
    """Return the decimal degrees of a `latitude` or `longitude` (`side`), or None.

    Read are degrees, minutes and seconds, `XDDMMSS.SS` and `XDDDMMSS.SS` with X one of N, S, E, W (ETSI TS 101 671,
    GeographicalCoordinates), also with the letter at the end and with signs between; and decimal degrees with a letter or a
    sign (`XDD.nnnnnn`). Whole degrees without a fraction and longer than they may be are DMS.

    >>> degrees("N523112.34", "latitude"), degrees("E0132418", "longitude")
    (52.520094, 13.405)
    >>> degrees("-13.5", "longitude"), degrees("S95", "latitude")
    (-13.5, None)
    """
    text = (written or "").strip().upper().translate(_MARKS)
    letters, digits, most = _LIMIT[side]
    found = _dms(text, digits)
    if found is None and (plain := _DECIMAL.fullmatch(text)):
        found = (plain[1] + plain[3], float(plain[2]))
    if found is None or len(found[0]) > 1 or (found[0] and found[0] not in letters):
        return None
    letter, value = found
    if letter and value < 0:
        return None
    value = -value if letter and letter in "SW" else value
    return value if abs(value) <= most else None


def _dms(text: str, digits: int) -> tuple[str, float] | None:
    seconds = r"(\d\d(?:\.\d+)?)"
    close = rf"([NSEW]?)(\d{{{digits}}})(\d\d){seconds}([NSEW]?)"
    spaced = (
        r'([NSEW]?)\s*(\d{1,3})\s*[°: ]\s*(\d{1,2})\s*[\': ]\s*(\d{1,2}(?:\.\d+)?)\s*"?\s*([NSEW]?)'
    )
    found = re.fullmatch(close, text) or re.fullmatch(spaced, text)
    if found is None or not found[1] + found[5]:
        return None
    whole, minutes, rest = (float(found[n]) for n in (2, 3, 4))
    if minutes >= 60 or rest >= 60:  # noqa: PLR2004 - sixtieths
        return None
    return found[1] + found[5], round(whole + minutes / 60 + rest / 3600, 6)


@dataclass(frozen=True)
class Cell:
    """A cell: codes of country and network in decimal digits, area (LAC or TAC) and cell as numbers."""

    mcc: str
    mnc: str
    area: int
    cell: int | None

    def __str__(self) -> str:
        """Return it as operators write a cell global identity, without a cell where the area is all that is told."""
        parts = [self.mcc, self.mnc, str(self.area)]
        return "-".join([*parts, str(self.cell)] if self.cell is not None else parts)


_CGI, _SAI, _RAI, _TAI, _ECGI, _LAI, _MACRO, _EXTENDED = (1 << bit for bit in range(8))
_SIZES = {_CGI: 7, _SAI: 7, _RAI: 7, _TAI: 5, _ECGI: 7, _LAI: 5, _MACRO: 6, _EXTENDED: 6}
"""Octets of each identity, in the order in which they follow the octet of flags (3GPP TS 29.274, figure 8.21-1)."""


def cell_of(written: str | None) -> Cell | None:
    """Return the cell that User Location Information in hexadecimal digits names, or None (3GPP TS 29.274, 8.21).

    E-UTRAN first: the tracking area and cell of TAI and ECGI; else the location area and cell of CGI, or of SAI, whose service
    area stands for the cell. Any other length than the flags call for is another layout, and gives None.

    >>> str(cell_of("1862F210123462F210001A2B3C"))
    '262-01-4660-1715004'
    """
    try:
        raw = bytes.fromhex(written or "")
    except ValueError:
        return None
    if not raw or len(raw) != 1 + sum(size for flag, size in _SIZES.items() if raw[0] & flag):
        return None
    parts = dict(_parts(raw))
    if _ECGI in parts:
        number = int.from_bytes(parts[_ECGI][3:7], "big") & 0x0FFFFFFF  # 28 bits; four are spare
        return _cell(parts[_TAI], number) if _TAI in parts else None
    flag = next((flag for flag in (_CGI, _SAI, _TAI, _LAI, _RAI) if flag in parts), None)
    if flag is None:
        return None
    number = int.from_bytes(parts[flag][5:7], "big")
    return _cell(parts[flag], number if flag in {_CGI, _SAI} else None)


def _parts(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at = 1
    for flag, size in _SIZES.items():
        if raw[0] & flag:
            yield flag, raw[at : at + size]
            at += size


def _cell(area: bytes, number: int | None) -> Cell | None:
    """Return a cell of the network and area told in the first five octets.

    An octet of the network holds two digits, the lower first; F stands for no third digit of the MNC.
    """
    digits = "".join(f"{octet & 15:x}{octet >> 4:x}" for octet in area[:3])
    mcc, mnc = digits[:3], (digits[4:6] + digits[3]).removesuffix("f")
    if not (mcc + mnc).isdecimal():
        return None
    return Cell(mcc, mnc, int.from_bytes(area[3:5], "big"), number)

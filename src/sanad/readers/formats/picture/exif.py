# SPDX-License-Identifier: Apache-2.0
"""What a camera wrote into a picture (CIPA DC-008, Exif 3.0), as written; nothing is worked out but degrees.

A date bears no zone unless the camera wrote an offset beside it, and a clock may be wrong; both are left as they are.
"""

from collections.abc import Iterator
from fractions import Fraction

from PIL import ExifTags, Image

from sanad.values.canonical import Json

_BASE = {
    "camera_make": 0x010F, "camera_model": 0x0110, "software": 0x0131, "changed": 0x0132, "orientation": 0x0112,
    "artist": 0x013B, "copyright": 0x8298, "description": 0x010E, "host_computer": 0x013C,
}  # fmt: skip
_CAMERA = {
    "taken": 0x9003, "taken_offset": 0x9011, "taken_subsecond": 0x9291, "digitised": 0x9004, "lens": 0xA434, "serial_number": 0xA431,
    "owner_name": 0xA430, "unique_id": 0xA420,
}  # fmt: skip
_GPS = {
    1: "latitude_ref",
    2: "latitude",
    3: "longitude_ref",
    4: "longitude",
    5: "altitude_ref",
    6: "altitude",
    7: "time",
    29: "date",
}
_WINDOWS = {
    "xp_title": 0x9C9B, "xp_comment": 0x9C9C, "xp_author": 0x9C9D, "xp_keywords": 0x9C9E, "xp_subject": 0x9C9F,
}  # fmt: skip
"""Words that Windows writes beside the standard's, always in UTF-16 of the lower octet first."""
_COMMENT = 0x9286
_SIXTY = 60  # minutes of a degree, seconds of a minute
_MOST = 2000  # characters of one value


def facts(picture: Image.Image) -> Iterator[tuple[str, Json]]:
    """Yield what the camera wrote, by our names; values as written."""
    exif = picture.getexif()
    for names, table in ((_BASE, exif), (_CAMERA, exif.get_ifd(ExifTags.IFD.Exif))):
        for name, tag in names.items():
            if tag in table:
                yield name, written(table[tag])
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    for tag, name in _GPS.items():
        if tag in gps:
            yield f"gps_{name}", written(gps[tag])
    if (place := degrees(gps)) is not None:
        yield "gps_degrees", place
    for name, tag in _WINDOWS.items():
        if tag in exif:
            yield name, written(_octets(exif[tag]).decode("utf-16-le", "backslashreplace"))
    if _COMMENT in (camera := exif.get_ifd(ExifTags.IFD.Exif)):
        yield "user_comment", written(_said(_octets(camera[_COMMENT]), exif.endian))


def _octets(value: object) -> bytes:
    """Return a value as its bytes; the library gives those of type BYTE as numbers.

    Raises:
        TypeError: it is no such value; a number alone would be taken for a length.
    """
    if isinstance(value, tuple):
        return bytes(value)
    if not isinstance(value, bytes):
        raise TypeError("words that are no bytes")
    return value


def _said(comment: bytes, order: str | None) -> str:
    """Return a comment of a person or program in the characters that its first eight bytes name (4.6.6, UserComment)."""
    wide = "utf-16-be" if order == ">" else "utf-16-le"
    codec = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": wide}.get(comment[:8], "utf-8")
    return comment[8:].decode(codec, "backslashreplace")


def degrees(gps: dict[int, object]) -> str | None:
    """Return latitude and longitude in decimal degrees to six places, as `33.684422, 73.047882`, or None.

    The datum is the camera's, nearly always WGS 84. Six places are a tenth of a metre; the camera's own error is larger.

    >>> degrees({1: "N", 2: (33, 41, 3.92), 3: "E", 4: (73, 2, 52.38)})
    '33.684422, 73.047883'
    """
    found = []
    for ref, value, signs, most in ((1, 2, "NS", 90), (3, 4, "EW", 180)):
        try:
            hours, minutes, seconds = (Fraction(str(part)) for part in gps[value])  # type: ignore[attr-defined]  # three rationals, or a ValueError below
            sign = (1, -1)[signs.index(str(gps[ref]).strip("\0 ").upper() or "?")]
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            return None
        if not all(0 <= part < _SIXTY for part in (minutes, seconds)):
            return None
        angle = sign * (hours + minutes / 60 + seconds / 3600)
        if abs(angle) > most:
            return None
        found.append(f"{float(angle):.6f}")
    return ", ".join(found)


def thumbnail(picture: Image.Image) -> bytes | None:
    """Return the small picture that the camera keeps beside the large one (IFD1), as it stands."""
    exif = picture.getexif()
    table = exif.get_ifd(ExifTags.IFD.IFD1)
    start, length = table.get(0x0201), table.get(0x0202)
    raw = picture.info.get("exif")
    if not isinstance(start, int) or not isinstance(length, int) or not isinstance(raw, bytes):
        return None
    at = start + (6 if raw.startswith(b"Exif\0\0") else 0)
    found = raw[at : at + length]
    return found if len(found) == length and found.startswith(b"\xff\xd8") else None


def written(value: object) -> str:
    """Return a value as one line of text: numbers as decimal fractions, bytes as text where they are."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "backslashreplace")
    elif isinstance(value, tuple):
        value = " ".join(str(part) for part in value)
    return str(value).strip("\0 ")[:_MOST]

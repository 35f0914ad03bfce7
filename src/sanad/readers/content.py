# SPDX-License-Identifier: Apache-2.0
"""What kind of file is it? Told from its first bytes, and only where they leave it open from its name.

Nothing is parsed here beyond a plain search: the file is hostile until its reader has looked.
"""

import codecs
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

HEAD = 1 << 16

MEDIA = (
    (b"\xff\xd8\xff", 0), (b"\x89PNG\r\n\x1a\n", 0), (b"GIF8", 0), (b"II*\0", 0), (b"MM\0*", 0),
    (b"WAVE", 8), (b"AVI ", 8), (b"WEBP", 8), (b"ID3", 0), (b"OggS", 0), (b"fLaC", 0), (b"ftyp", 4),
    (b"#!AMR", 0),
)  # fmt: skip
"""Signatures of pictures, sound and film, and where they stand."""

_BY_NAME = {
    ".pdf": "pdf", ".docx": "docx", ".eml": "eml", ".vtt": "webvtt", ".txt": "text", ".md": "text",
    ".xml": "camt053", ".sta": "mt940", ".mt940": "mt940", ".940": "mt940", ".mt942": "mt940",
    ".wav": "none", ".jpg": "none", ".jpeg": "none", ".png": "none", ".mp3": "none", ".mp4": "none",
    ".ogg": "none", ".amr": "none", ".tif": "none", ".tiff": "none", ".gif": "none",
}  # fmt: skip

_CAMT = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.05[234]\.")
_MT940 = re.compile(r"(?:^|[\r\n]|\{4:\s*):(20|25|28C?|60[FM]|61|62[FM]):")
_MAIL_FIELD = re.compile(r"^(?:[!-9;-~]+:.*|[ \t].*)$")
_MAIL_MARKS = frozenset({"received", "message-id", "mime-version", "date", "subject"})


@dataclass(frozen=True)
class Content:
    """The first bytes of a file, the same as text, and its name in lower case."""

    raw: bytes
    text: str
    name: str
    path: Path


def look(path: Path, name: str) -> Content:
    """Read the beginning of a file."""
    with path.open("rb") as file:
        raw = file.read(HEAD)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = raw.decode("utf-16" if wide else "utf-8-sig", "replace")
    return Content(raw, text, name.lower(), path)


def by_signature(seen: Content) -> str | None:
    """Return the reader that the first bytes call for beyond doubt, or None."""
    if b"%PDF-" in seen.raw[:1024]:
        return "pdf"
    if seen.raw.startswith(b"PK\x03\x04"):
        return "docx" if _is_word(seen.path) else None
    if any(seen.raw[at : at + len(mark)] == mark for mark, at in MEDIA):
        return "none"
    if re.match(r"WEBVTT(?:[ \t\r\n]|$)", seen.text):
        return "webvtt"
    if seen.text.lstrip().startswith("<"):
        return "camt053" if _CAMT.search(seen.text) else None
    return None


def by_words(seen: Content) -> str | None:
    """Return the reader that the text calls for: tags of a statement, or the fields of a mail."""
    if len(set(_MT940.findall(seen.text))) > 1:
        return "mt940"
    return "eml" if _is_mail(seen.text) else None


def by_name(seen: Content) -> str | None:
    """Return the reader that the file's name suggests, or None."""
    return _BY_NAME.get(PurePosixPath(seen.name).suffix)


def _is_word(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _is_mail(text: str) -> bool:
    """Tell whether fields of RFC 5322 come first: a sender, and two more that letters do not have."""
    lines = re.split(r"\r?\n", text)
    lines = lines[1:] if lines[0].startswith("From ") else lines
    header = lines[: lines.index("")] if "" in lines else lines
    if not header or not all(_MAIL_FIELD.match(line) for line in header):
        return False
    fields = {line.split(":", 1)[0].lower() for line in header if line[:1] not in {" ", "\t"}}
    return "from" in fields and len(_MAIL_MARKS & fields) > 1

# SPDX-License-Identifier: Apache-2.0
"""Media types by the first bytes, then by the ending; from a list of our own, so that every machine says the same."""

from pathlib import PurePosixPath

_BY_BYTES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"RIFF", "audio/wav"),
    (b"<?xml", "application/xml"),
    (b"WEBVTT", "text/vtt"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_BY_ENDING = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".eml": "message/rfc822",
    ".htm": "text/html",
    ".html": "text/html",
    ".mt940": "text/x-mt940",
    ".srt": "application/x-subrip",
    ".sta": "text/x-mt940",
    ".toml": "application/toml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
ENDINGS = {
    **{kind: ending for ending, kind in reversed(_BY_ENDING.items())},
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
}
"""Media type → the ending that a package gives the file."""


def media_type(first: bytes, name: str) -> str:
    """Return the media type of a file that begins with `first`, delivered as `name`; `application/octet-stream` when nothing fits."""
    for magic, kind in _BY_BYTES:
        if first.startswith(magic):
            return kind
    return _BY_ENDING.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")

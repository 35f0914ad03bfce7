# SPDX-License-Identifier: Apache-2.0
"""What a resource captured from the web is called: its address, made a name that ends as its media type does."""

import re
from posixpath import splitext

_ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt", "text/css": ".css", "text/csv": ".csv",
    "text/javascript": ".js", "application/javascript": ".js", "application/json": ".json", "application/xml": ".xml",
    "text/xml": ".xml", "application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif",
    "image/webp": ".webp", "image/svg+xml": ".svg", "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "video/mp4": ".mp4",
    "application/zip": ".zip",
}  # fmt: skip
_LONGEST_ENDING = 6
_URL = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://(?P<host>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?"
)
_QUOTED = re.compile(rb"%([0-9A-Fa-f]{2})")


def name_of(url: str, kind: str) -> str:
    """Return a name that tells the address and ends as its media type does.

    >>> name_of("https://example.org/a/b?id=7", "text/html"), name_of("https://example.org/", "text/html")
    ('example.org/a/b?id=7.html', 'example.org/index.html')
    >>> name_of("https://example.org/shot.png", "image/png"), name_of("cid:frame-1@x", "text/css")
    ('example.org/shot.png', 'cid:frame-1@x.css')
    """
    found = _URL.match(url)
    path, query = (
        (url, None) if found is None else (found["host"] + _unquoted(found["path"]), found["query"])
    )
    if found is not None and (not found["path"] or path.endswith("/")):
        path = f"{path.rstrip('/')}/index"
    if query:
        path += f"?{query}"
    ending, has = _ENDINGS.get(kind, ""), splitext(path)[1].lower()
    is_one = (
        1 < len(has) <= _LONGEST_ENDING and found is not None and not query and kind != "text/html"
    )
    return (
        path
        if is_one or has == ending or (has == ".htm" and kind == "text/html")
        else path + ending
    )


def _unquoted(path: str) -> str:
    """Return a path with its percent-encoding taken off where that is UTF-8 (RFC 3986 section 2.5)."""
    raw = _QUOTED.sub(lambda one: bytes.fromhex(one[1].decode()), path.encode("utf-8", "replace"))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return path


def plain(text: str) -> str:
    r"""Return text that has a UTF-8 form: lone surrogates, in which Python carries odd bytes, show as escapes.

    >>> plain("a\udcff")
    'a\\udcff'
    """
    return text.encode("utf-8", "backslashreplace").decode()

# SPDX-License-Identifier: Apache-2.0
"""Read a capture sheet in TOML or JSON: a part of the layer for each capture, and what it lacks.

A capture without address, time or digest may not be used as evidence and is set aside; what else the Berkeley Protocol
asks for and the sheet does not say is noted (`sanad.readers.berkeley`). The form: docs/formats/readers/web.md.
Does not guarantee: that the files are those listed; whoever receives them compares the digests.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sanad.errors import MalformedFile, TooLarge, TooMuchInside
from sanad.readers.berkeley import NEEDED, WANTED, listed, missing
from sanad.readers.captured import plain
from sanad.readers.decoded import decode
from sanad.readers.document import Document
from sanad.readers.formats.capture import NAME, SHEET, VERSION
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

LARGEST = 16 << 20
MOST_ITEMS = 10_000
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_COMMON = ("collector", "tool", "version", "network")
REASONS = {
    "missing_url": "does not say which address was captured",
    "bad_url": "gives an address that is none",
    "missing_time": "does not say when it was captured",
    "bad_time": "gives a time that is none, or has no zone",
    "missing_hash": "does not give the SHA-256 of every file",
    "bad_hash": "gives a SHA-256 that is none",
}


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the captures into `layer.json` and the receipt's facts, those that may not be used into `rejects.parquet`.

    Raises:
        MalformedFile: it is no TOML or JSON, or no sheet of this kind.
        TooLarge, TooMuchInside: it is no sheet that a person wrote.
    """
    if sealed.stat().st_size > LARGEST:
        raise TooLarge(hints.name, format="capture sheet", most=f"{LARGEST >> 20} MiB")
    sheet = _sheet(decode(sealed, hints), hints.name)
    items = sheet.get("item")
    if sheet.get("sheet") != SHEET or not isinstance(items, list) or not items:
        detail = f'sheet = "{SHEET}" and at least one [[item]] are needed'
        raise MalformedFile(hints.name, format="capture sheet", detail=detail)
    if len(items) > MOST_ITEMS:
        raise TooMuchInside(hints.name, what_is=f"more than {MOST_ITEMS} captures")
    common = {name: sheet[name] for name in _COMMON if name in sheet}
    with Document(sealed, into, hints, NAME, VERSION) as document:
        told: list[Json] = [
            _item(one, common, number, document) for number, one in enumerate(items, start=1)
        ]
        document.fact("captures", told)
    return document.receipt()


def _sheet(text: str, where: str) -> Mapping[str, object]:
    try:
        sheet = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedFile(where, format="capture sheet", detail=error) from error
    return sheet if isinstance(sheet, Mapping) else {}


def _item(one: object, common: Mapping[str, object], number: int, document: Document) -> Json:
    """Read one capture into the layer; return it as the receipt's facts hold it."""
    said = {**common, **one} if isinstance(one, Mapping) else {}
    moment, files = _moment(said.get("captured_at")), _files(said.get("files"))
    codes = [
        code
        for code in (_address_fault(said), _time_fault(said, moment), _hash_fault(files))
        if code
    ]
    document.part(
        f"capture {number}", "\n".join(f"{name}: {_text(value)}" for name, value in said.items())
    )
    if codes:
        faults = "; ".join(f"the capture {REASONS[code]}" for code in codes)
        reason = f"It may not be used as evidence: {faults}."
        document.reject(
            codes[0], reason, _text(said.get("url", f"item {number}")), number, kept=True
        )
    if lacking := missing(
        [name for name, value in said.items() if value not in ("", None)], WANTED
    ):
        document.note(f"capture {number} does not say: {listed(lacking)}")
    if odd := sorted(str(name) for name in said.keys() - {*NEEDED, *WANTED, "files"}):
        document.note(f"capture {number} has fields that mean nothing here: {', '.join(odd[:20])}")
    return {
        "url": _text(said.get("url", "")),
        "captured_at": None if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "files": [{"name": name, "sha256": digest.lower()} for name, digest in files],
        "usable": not codes,
    }


def _address_fault(said: Mapping[str, object]) -> str | None:
    url = said.get("url")
    if url in (None, ""):
        return "missing_url"
    return None if isinstance(url, str) and _ADDRESS.fullmatch(url) else "bad_url"


def _time_fault(said: Mapping[str, object], moment: datetime | None) -> str | None:
    if said.get("captured_at") in (None, ""):
        return "missing_time"
    return "bad_time" if moment is None else None


def _hash_fault(files: list[tuple[str, str]]) -> str | None:
    if not files or any(not digest for _, digest in files):
        return "missing_hash"
    return None if all(_SHA256.fullmatch(digest) for _, digest in files) else "bad_hash"


def _moment(written: object) -> datetime | None:
    """Return a time in UTC; None without a zone, which would have to be guessed."""
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else written
        return (
            moment.astimezone(UTC)
            if isinstance(moment, datetime) and moment.tzinfo is not None
            else None
        )
    except (ValueError, OverflowError):
        return None


def _files(written: object) -> list[tuple[str, str]]:
    """Return name and digest of each file; what is not a table of them counts as a file without a digest."""
    listed_files = written if isinstance(written, list) else []
    return [
        (_text(one.get("name", "")), _text(one.get("sha256", "")))
        if isinstance(one, Mapping)
        else (_text(one), "")
        for one in listed_files
    ]


def _text(value: object) -> str:
    if isinstance(value, Mapping | list):
        return plain(json.dumps(value, ensure_ascii=False, default=str))
    return value.isoformat() if isinstance(value, datetime) else plain(str(value))

# SPDX-License-Identifier: Apache-2.0
"""Sheets as officers fill them in (docs/formats/sheets.md): read strictly, so that no field is passed over.

A sheet that cannot be read exactly is refused with the place in it; nothing is guessed.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sanad.claims.claim import Standing
from sanad.claims.subject import Answer as Decided
from sanad.errors import BadSheet, BadValue, Unreadable
from sanad.identity.judgement import Answer
from sanad.values.canonical import Json
from sanad.values.citation import parse_digest
from sanad.values.grade import Grade
from sanad.values.identifier import check_id
from sanad.vault.evidence import TYPES
from sanad.vault.exhibit import HANDLING

_DELIVERY = {
    "files", "handed_by", "received_at", "received_where", "instrument", "grade", "handling",
    "language", "coverage", "reader", "template", "encoding", "transcript_of", "translation_of",
    "sha256", "received_by", "seal", "conditions", "made_by", "evidence_type", "capture",
}  # fmt: skip
_INSTRUMENT = {
    "id", "kind", "number", "issuer", "legal_basis", "issued_on", "in_force_until", "covers_from",
    "covers_to", "covers", "offences", "file", "retain_until", "facts",
}  # fmt: skip
_SECTIONS: dict[str, dict[str, tuple[set[str], set[str]]]] = {
    # sheet → section → (fields that must be there, fields that may be)
    "sanad/roster/1": {
        "officer": (
            {"id", "name", "office", "roles", "from", "order"},
            {"until", "compartments"},
        ),
    },
    "sanad/delivery/1": {
        "instrument": (
            {"id", "kind", "number", "issuer", "legal_basis", "issued_on"},
            _INSTRUMENT,
        ),
        "delivery": ({"files"}, _DELIVERY),
    },
    "sanad/bundle/1": {
        "tab": ({"name", "title", "item"}, {"date"}),
    },
    "sanad/redaction/1": {
        "mark": (
            {"ground"},
            {"words", "part", "boxes", "start", "end", "layer", "rows", "columns"},
        ),
    },
    "sanad/worksheet/1": {
        "subject": ({"id", "kind", "label", "reason", "authority", "evidence", "by"}, set()),
        "review": ({"subject", "answer", "reasons", "by"}, set()),
        "claim": (
            {"key", "about", "property", "value", "said_by", "quote", "by"},
            {
                "file", "exhibit", "part", "row", "valid_from", "valid_to", "grade", "standing",
                "exculpatory", "copy_of", "basis", "at_least_since", "at_most_until",
            },
        ),
        "judgement": ({"left", "right", "answer", "reasons", "evidence", "by"}, {"review"}),
        "finding": ({"key", "method", "parameters", "by"}, {"subject"}),
        "request": (
            {"key", "kind", "subject", "purpose", "drafted_by"},
            {
                "facts", "annexes", "reviewed_by", "approved_by", "sent_by", "sent_to",
                "withdrawn_because",
            },
        ),
        "answer": ({"request", "question", "answer", "reason", "by"}, {"named", "paper"}),
        "proceeding": (
            {"kind", "country", "authority", "reference", "subjects", "by"},
            {"request"},
        ),
        "event": (
            {"proceeding", "about", "kind", "on", "said", "by"},
            {"exhibit", "page", "waits_for", "next", "next_on", "until", "subjects", "grounds"},
        ),
        "directive": (
            {"key", "meeting", "held_on", "decision", "action", "by"},
            {"item", "officer", "department", "by_when", "about"},
        ),
        "task": ({"key", "directive", "action", "about", "officer", "by"}, {"by_when"}),
        "result": (
            {"task", "by", "accepted_by", "reason"},
            {"exhibit", "asked", "asked_on", "said"},
        ),
        "dossier": ({"subject", "recipient", "purpose", "by"}, {"language", "kind", "request"}),
    },
}  # fmt: skip
_HEADS: dict[str, tuple[set[str], set[str]]] = {
    # sheet → fields that must stand before its sections, fields that may
    "sanad/bundle/1": ({"title", "matter", "recipient", "purpose"}, {"handling_mark", "language"}),
}
_WITHIN: dict[tuple[str, str], tuple[set[str], set[str]]] = {
    # section and field that is rows of its own → as above
    ("tab", "item"): (
        set(),
        {"exhibit", "brief", "subject", "kind", "title", "mark", "translates", "certified_by"},
    ),
}
_TOP = {"sheet", "compartment"}
_OWN = re.compile(
    rb'\A(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*sheet\s*=\s*"sanad/(?:roster|delivery|worksheet|redaction|bundle)/1"'
)
_HEAD = 1 << 16
_EDGES = 4  # left, top, right, bottom

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    """A sheet that was read: its file and the SHA-256 of what was read, the compartment it speaks of, the fields at its head, its sections in order."""

    path: Path
    sha256: str
    compartment: str
    sections: Mapping[str, Sequence[Row]]
    head: Row

    def rows(self, section: str) -> Sequence[Row]:
        """Return the rows of one section, none if it is not there."""
        return self.sections.get(section, ())


def load(path: Path, kind: str) -> Sheet:
    """Read a sheet of `kind`: roster, delivery, worksheet, redaction or bundle.

    Raises:
        Unreadable: there is no such file.
        BadSheet: it is no TOML, another kind, or a field is missing, unknown or of the wrong type.
    """
    try:
        raw = path.read_bytes()
        document = tomllib.loads(raw.decode("utf-8-sig"))  # Windows editors begin with a mark
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadSheet(str(path), detail=error) from error
    wanted = f"sanad/{kind}/1"
    if document.get("sheet") != wanted:
        raise BadSheet(str(path), detail=f'it must begin with sheet = "{wanted}"')
    known = _SECTIONS[wanted]
    must, may = _HEADS.get(wanted, (set(), set()))
    for name in document.keys() - _TOP - known.keys() - must - may:
        raise BadSheet(str(path), detail=f"there is no section or field {name}")
    given = {name: document[name] for name in must | may if name in document}
    [head] = _rows(path, "head", [given], must, may)
    sections = {name: _rows(path, name, document.get(name, []), *known[name]) for name in known}
    compartment = _compartment(path, document.get("compartment", "office"))
    return Sheet(path, hashlib.sha256(raw).hexdigest(), compartment, sections, head)


def is_own(path: Path) -> bool:
    """Tell whether a file begins as the sheets of an office do; nothing of it is parsed, and a link is not followed."""
    if path.suffix != ".toml" or path.is_symlink() or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _OWN.match(file.read(_HEAD)) is not None
    except OSError:
        return False


def _compartment(path: Path, value: object) -> str:
    if not isinstance(value, str):
        raise BadSheet(str(path), detail=f"compartment = {value!r} is not text")
    try:
        return check_id("compartment", value)
    except BadValue as error:
        raise BadSheet(str(path), detail=f"compartment: {error}") from error


def _rows(path: Path | str, name: str, rows: object, must: set[str], may: set[str]) -> list[Row]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadSheet(str(path), detail=f"{name} must be written as [[{name}]]")
    for number, row in enumerate(rows, 1):
        where = _where(path, name, number, row)
        missing, unknown = must - row.keys(), row.keys() - must - may
        if missing:
            raise BadSheet(where, detail=f"the field {min(missing)} is missing")
        if unknown:
            raise BadSheet(where, detail=f"there is no field {min(unknown)}")
        if name == "claim":
            _check_claim(where, row)
    return [_row(path, name, number, row) for number, row in enumerate(rows, 1)]


def _check_claim(where: str, row: Row) -> None:
    """Refuse a claim without a source, and an end that is given twice."""
    if not row.get("file") and not row.get("exhibit"):
        raise BadSheet(where, detail="name a file or an exhibit")
    for hard, loose in PERIOD_ENDS:
        if hard in row and loose in row:
            raise BadSheet(where, detail=f"{hard} and {loose} exclude each other")


def _row(path: Path | str, name: str, number: int, row: Row) -> Row:
    where = _where(path, name, number, row)
    return {
        key: _rows(where, f"{name}.{key}", value, *_WITHIN[name, key])
        if (name, key) in _WITHIN
        else _field(where, name, key, value)
        for key, value in row.items()
    }


def _where(path: Path | str, name: str, number: int, row: Row) -> str:
    known = (row.get(key) for key in ("key", "id", "subject", "left", "name"))
    return f"{path}, {name} {number} ({next(filter(None, known), 'no key')})"


_LISTS = {
    "conditions",
    "files",
    "roles",
    "compartments",
    "covers",
    "offences",
    "evidence",
    "annexes",
    "subjects",
    "grounds",
}
_TABLES = {"parameters", "facts", "sent_to"}
_DAYS = {
    "from", "until", "issued_on", "in_force_until", "covers_from", "covers_to", "retain_until",
    "held_on", "by_when", "asked_on",
}  # fmt: skip
_NUMBERS = {"part", "row", "page", "start", "end"}
PERIOD_ENDS = (("valid_from", "at_least_since"), ("valid_to", "at_most_until"))
"""The first and the last day of a claim: as a day, or as “at least since”, “at most until”."""
_IDS = {
    ("officer", "id"): "officer",
    ("officer", "compartments"): "compartment",
    ("instrument", "id"): "instrument",
    ("request", "key"): "request",
    ("answer", "request"): "request",
    ("dossier", "recipient"): "recipient",
}


_WORDS = {
    ("review", "answer"): tuple(Decided),
    ("judgement", "answer"): tuple(Answer),
    ("claim", "standing"): tuple(Standing),
}
"""Section and field → the words that may stand there."""


def _text(value: object) -> bool:
    return isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _list_of(test: Callable[[object], bool], value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(test(item) for item in value)


def _box(value: object) -> bool:
    edges = value if isinstance(value, list) else []
    return len(edges) == _EDGES and all(_number(edge) or isinstance(edge, float) for edge in edges)


def _moment(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def _table_of(known: Mapping[str, Callable[[object], bool]], value: object) -> bool:
    return isinstance(value, dict) and all(
        key in known and known[key](item) for key, item in value.items()
    )


def _day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


_COVERAGE = {"from": _day, "to": _day, "lacks": _texts, "numbers": _texts, "note": _text}
_CAPTURE = {"url": _text, "at": _moment, "tool": _text, "collector": _text}
_TYPES: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(_LISTS, _texts),
    **dict.fromkeys(_TABLES, lambda value: isinstance(value, dict)),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(
        (*PERIOD_ENDS[0], *PERIOD_ENDS[1], "on", "next_on", "date"),
        lambda value: _day(value) or _text(value),
    ),
    "value": lambda _: True,  # the property decides (claims/properties.py)
    "received_at": _moment,
    **dict.fromkeys(("exculpatory", "review"), lambda value: isinstance(value, bool)),
    "handling": lambda value: value in HANDLING,
    "evidence_type": lambda value: value in TYPES,
    "coverage": lambda value: _table_of(_COVERAGE, value),
    "capture": lambda value: _table_of(_CAPTURE, value),
    "sha256": lambda value: isinstance(value, dict) and _texts(list(value.values())),
    "boxes": lambda value: _list_of(_box, value),
    "rows": lambda value: _list_of(_number, value),
    "columns": lambda value: _list_of(lambda item: _number(item) or _text(item), value),
}
"""Field → test of its type; a field that is not here is text."""
_NO_BLANKS = frozenset({"delivery", "instrument"})
"""Sections of which drafts are made: what a draft leaves blank is not yet said."""


def _field(where: str, section: str, key: str, value: Any) -> Any:  # noqa: ANN401 - TOML
    """Return a field as the sheet means it, digests in lower case; refuse what is not of its type."""
    if section in _NO_BLANKS and isinstance(value, str) and not value.strip():
        detail = f"{key} is blank: fill it in, or delete the line if it is not known"
        raise BadSheet(where, detail=detail)
    if not _TYPES.get(key, _text)(value):
        raise BadSheet(where, detail=f"{key} = {value!r} is not of the type it must have")
    known = _WORDS.get((section, key))
    if known is not None and value not in known:
        raise BadSheet(where, detail=f"{key} = {value!r} is none of {', '.join(known)}")
    try:
        if (section, key) in _IDS:
            for item in value if key in _LISTS else [value]:
                check_id(_IDS[section, key], item)
        if key == "grade":
            return Grade.parse(value).written
        if key in _TABLES or key == "value":
            written = plain(value)
            return written if section == "instrument" else value
        if key == "sha256":
            return {name: parse_digest(digest) for name, digest in value.items()}
    except BadValue as error:
        raise BadSheet(where, detail=f"{key}: {error}") from error
    return value


def plain(value: object) -> Json:
    """Return a TOML value as JSON: dates and times become ISO 8601 text, floats are refused.

    Raises:
        BadSheet: a float, or a time without a zone.
    """
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime) and value.tzinfo is None:
        raise BadSheet(str(value), detail="a time must carry its zone")
    if isinstance(value, date):  # datetime is one too
        return value.isoformat()
    if value is None or isinstance(value, bool | int | str):
        return value
    raise BadSheet(repr(value), detail="write numbers with a fraction as text")

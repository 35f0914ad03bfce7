# SPDX-License-Identifier: Apache-2.0
"""Make a template of a table that none fits: look at it, say what its columns are, try that on the table, keep it for the office.

The table is one that still arrives in a delivery, or a sealed exhibit; it is looked at in a cell, as hostile as evidence is. Call records only:
templates of other records are written as files (docs/howto/add-an-operator.md).
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.acts.keep_template import KeepTemplate
from sanad.desk.bench import Bench
from sanad.desk.bringing import folder_of, uploads_in
from sanad.desk.door import Desk
from sanad.desk.procedures.try_template import Known, templates, try_template
from sanad.desk.questions.list_work import ListWork
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.desk.toml import written
from sanad.errors import NotFound, Quarantined, SanadError
from sanad.readers import sample as table
from sanad.readers.sample import Sample
from sanad.readers.trial import Tried
from sanad.storage.uploads import check_name
from sanad.values.identifier import check_id

__all__ = [
    "FIELDS",
    "KINDS_OF_CALL",
    "Draft",
    "Listed",
    "Sample",
    "Tried",
    "keep_template",
    "known_templates",
    "sample_of",
    "try_draft",
]

FIELDS = (
    "owner", "other", "calling", "called", "type", "started", "duration", "imei", "imsi", "cell", "last_cell", "site", "latitude", "longitude", "forwarded",
)  # fmt: skip
"""What a column may be, the most usual first; several columns may be `started` or `type`."""
KINDS_OF_CALL = ("call in", "call out", "sms in", "sms out", "data in", "data out")
_SEVERAL = frozenset({"started", "type"})
_MARK = "sanad/template/1"


@dataclass(frozen=True)
class Draft:
    """A template of call records as a form says it. `columns` column → field, `words` the operator's word → kind and direction, `every` the same for all records."""

    id: str = ""
    operator: str = ""
    version: str = "1"
    zone: str = "Asia/Karachi"
    home: str = "PK"
    date_format: str = ""
    delimiter: str = ","
    preamble: int = 0
    header: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    every: str = ""

    def text(self) -> str:
        """Return the template as its file holds it; whether it is sound is found when it is tried or kept."""
        head: dict[str, object] = {
            "template": _MARK,
            "id": self.id,
            "version": self.version,
            "operator": self.operator,
            "header": self.header,
            "delimiter": self.delimiter,
            "preamble_max": self.preamble,
            "zone": self.zone,
            "home": self.home,
        }
        head |= {"date_format": self.date_format} if self.date_format else {}
        head |= {"every": _call(self.every)} if self.every else {}
        lines = [f"{name} = {written(value)}" for name, value in head.items()]
        lines += [
            "",
            "[columns]",
            *(f"{name} = {written(of)}" for name, of in self._fields().items()),
        ]
        calls = [f"{written(word)} = {written(_call(means))}" for word, means in self.words.items()]
        return "\n".join(
            [*lines, *(["", "[calls]", *calls] if calls and not self.every else []), ""]
        )

    def _fields(self) -> dict[str, object]:
        found: dict[str, list[str]] = {}
        for column, name in self.columns.items():
            found.setdefault(name, []).append(column)
        return {name: of[0] if len(of) == 1 else of for name, of in found.items()}


@dataclass(frozen=True)
class Listed:
    """A template, and whether it is the office's own."""

    template: Known
    own: bool


def known_templates(desk: Desk, tools: Tools, order: Mapping[str, Any]) -> list[Listed]:
    """Return every template in the order in which they are tried on a file; the looking is on record."""
    desk.ask(ListWork(**order, most=1))
    own = tools.templates[0]
    return [Listed(each, each.path.parent == own) for each in templates(_bench(tools))]


def sample_of(desk: Desk, tools: Tools, order: Mapping[str, Any], *, delivery: str = "", file: str = "", exhibit: str = "") -> Sample:  # fmt: skip
    """Return what a table shows.

    Raises:
        NotFound: there is no such delivery, file or exhibit here.
        Quarantined: the exhibit is set aside.
        UnknownLayout: it is no table.
    """
    with _source(desk, tools, order, delivery, file, exhibit) as (path, name):
        raw = _bench(tools).run(table.carry_out, table.order_for(path, None), (path,), name)
    found = table.understood(raw, name)
    if isinstance(found, SanadError):
        raise found
    return found


def try_draft(desk: Desk, tools: Tools, order: Mapping[str, Any], draft: Draft, *, delivery: str = "", file: str = "", exhibit: str = "") -> Tried:  # fmt: skip
    """Return what a draft makes of the table; raises as `sample_of` and `try_template`."""
    room = tools.records.fresh()
    try:
        template = room / "draft.toml"
        template.write_text(draft.text(), encoding="utf-8")
        with _source(desk, tools, order, delivery, file, exhibit) as (path, _):
            return try_template(_bench(tools), path, str(template), None)[0]
    finally:
        tools.records.drop(room)


def keep_template(
    desk: Desk, tools: Tools, order: Mapping[str, Any], draft: Draft, key: str
) -> str:
    """Put the template on record, write its file, and return its id.

    Raises:
        BadSheet: it is not sound.
        AlreadyDone: another template has its id.
        NoMandate: the officer may not read.
    """
    text = draft.text()
    digest = hashlib.sha256(text.encode()).hexdigest()
    kept = desk.perform_once(KeepTemplate(**order, text=text), key, digest, lambda name: {"id": name})  # fmt: skip
    name = check_id("template", str(kept["id"]))
    fresh = tools.templates[0] / f".{name}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(tools.templates[0] / f"{name}.toml")
    return name


@contextmanager
def _source(desk: Desk, tools: Tools, order: Mapping[str, Any], delivery: str, file: str, exhibit: str) -> Iterator[tuple[Path, str]]:  # fmt: skip
    """Yield where the table lies, and its name."""
    if exhibit:
        opened = desk.ask(OpenExhibit(**order, exhibit=exhibit, most=1))
        if opened.set_aside is not None:
            raise Quarantined(opened.exhibit.name, reason=opened.set_aside)
        with tools.blobs.reading(exhibit, opened.exhibit.name) as path:
            yield path, opened.exhibit.name
        return
    place = {"by": order["by"], "compartment": order["compartment"], "delivery": delivery}
    check_name(file)
    if not any(each.name == file and each.finished for each in uploads_in(tools, **place)):
        raise NotFound("inbox", kind="file", name=file)
    yield folder_of(tools, **place) / file, file


def _bench(tools: Tools) -> Bench:
    return Bench(tools.sandbox, tools.templates)


def _call(means: str) -> dict[str, str]:
    kind, _, direction = means.partition(" ")
    return {"kind": kind, "direction": direction}

# SPDX-License-Identifier: Apache-2.0
"""Make a template of a table that none fits: look at it, say what its columns are, try that on the table, keep it for the office.

The table is one that still arrives in a delivery, or a sealed exhibit, or a sheet of either; it is looked at in a cell, as hostile as evidence is.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.acts.keep_template import KeepTemplate
from sanad.desk.bench import Bench
from sanad.desk.bringing import folder_of, uploads_in
from sanad.desk.door import Desk
from sanad.desk.procedures.try_template import Known, fingerprint, templates, try_template
from sanad.desk.questions.list_work import ListWork
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.desk.template_form import Draft, proposed
from sanad.desk.template_kinds import KINDS
from sanad.errors import BadSheet, BadTemplate, NotFound, Quarantined, SanadError
from sanad.readers import sample as table
from sanad.readers.sample import Sample
from sanad.readers.tabular.layout import documents
from sanad.readers.tabular.worst import Dated
from sanad.readers.trial import Tried
from sanad.storage.uploads import check_name
from sanad.values.identifier import check_id

__all__ = [
    "KINDS",
    "Dated",
    "Draft",
    "Listed",
    "Sample",
    "Source",
    "Tried",
    "draft_of",
    "fingerprint",
    "keep_template",
    "known_templates",
    "sample_of",
    "try_draft",
]


@dataclass(frozen=True)
class Source:
    """Where the table is: a file of a delivery, or an exhibit; `sheet` counts from 0 in a workbook."""

    delivery: str = ""
    file: str = ""
    exhibit: str = ""
    sheet: int = 0


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


def sample_of(desk: Desk, tools: Tools, order: Mapping[str, Any], source: Source, joined: tuple[int, ...] = ()) -> Sample:  # fmt: skip
    """Return what a table shows, and the words that stand in the columns `joined` together.

    Raises:
        NotFound: there is no such delivery, file, exhibit or sheet here.
        Quarantined: the exhibit is set aside.
        UnknownLayout: it is no table.
    """
    with _source(desk, tools, order, source) as (path, name):
        wanted = table.order_for(path, name, source.sheet, joined)
        raw = _bench(tools).run(table.carry_out, wanted, (path,), name)
    found = table.understood(raw, name)
    if isinstance(found, SanadError):
        raise found
    return found


def draft_of(tools: Tools, found: Sample) -> Draft:
    """Return the draft with which a form begins: what templates of others call columns of the same names."""
    begun = Draft(delimiter=found.delimiter, preamble=found.preamble, header=found.columns)
    return proposed(begun, documents(tools.templates))


def try_draft(desk: Desk, tools: Tools, order: Mapping[str, Any], draft: Draft, source: Source) -> Tried:  # fmt: skip
    """Return what a draft makes of the table.

    Raises:
        BadTemplate: the draft is not whole; it is named by its id, as its file lives no longer than the trial.
        SanadError: as `sample_of` and `try_template`.
    """
    room = tools.records.fresh()
    try:
        template = room / "draft.toml"
        template.write_text(draft.text(), encoding="utf-8")
        with _source(desk, tools, order, source) as (path, _):
            every = try_template(_bench(tools), path, str(template), None)
    except BadSheet as error:
        raise BadTemplate(draft.name, **error.facts) from error
    finally:
        tools.records.drop(room)
    return every[min(source.sheet, len(every) - 1)]


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
    kept = desk.perform_once(KeepTemplate(**order, text=text), key, digest, lambda name, _: {"id": name})  # fmt: skip
    name = check_id("template", str(kept["id"]))
    fresh = tools.templates[0] / f".{name}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(tools.templates[0] / f"{name}.toml")
    return name


@contextmanager
def _source(desk: Desk, tools: Tools, order: Mapping[str, Any], source: Source) -> Iterator[tuple[Path, str]]:  # fmt: skip
    """Yield where the file lies, and its name."""
    if source.exhibit:
        opened = desk.ask(OpenExhibit(**order, exhibit=source.exhibit, most=1))
        if opened.set_aside is not None:
            raise Quarantined(opened.exhibit.name, reason=opened.set_aside)
        with tools.blobs.reading(source.exhibit, opened.exhibit.name) as path:
            yield path, opened.exhibit.name
        return
    place = {"by": order["by"], "compartment": order["compartment"], "delivery": source.delivery}
    check_name(source.file)
    if not any(each.name == source.file and each.finished for each in uploads_in(tools, **place)):
        raise NotFound("inbox", kind="file", name=source.file)
    yield folder_of(tools, **place) / source.file, source.file


def _bench(tools: Tools) -> Bench:
    return Bench(tools.sandbox, tools.templates)

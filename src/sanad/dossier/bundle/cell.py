# SPDX-License-Identifier: Apache-2.0
"""What a bundle has done in cells, for it opens hostile bytes: one exhibit made into pages, and all pages bound.

Orders go in and answers come out as bytes; what comes out is read as strictly as evidence.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sanad.dossier.bundle.bind import bind
from sanad.dossier.bundle.contents import Contents, Edition
from sanad.dossier.bundle.tab import Item, Tab, TabName
from sanad.dossier.rendition.render import LONGEST_REASON, render, showable
from sanad.dossier.rendition.source import Source
from sanad.errors import ReaderStopped, SanadError
from sanad.readers.outcome import error_of, told_of
from sanad.values.canonical import canonical

BUNDLE, CONTENTS = "bundle.pdf", "contents.json"
"""Names of what binding leaves in its folder."""


def order_to_show(source: Source, layer: Path | None, into: Path) -> bytes:
    """Return an order to write the pages of an exhibit to `into`; `layer` is the file that its reader left."""
    given = {**vars(source), "path": str(source.path), "layer": str(layer) if layer else None}
    return canonical({"source": given, "into": str(into)})


def show(order: bytes) -> bytes:
    """Write pages as ordered, and return why they are one page in the place of the exhibit; made to run in a cell."""
    told = json.loads(order)
    given = told["source"]
    layer = given["layer"] and json.loads(Path(given["layer"]).read_bytes())
    source = Source(**{**given, "path": Path(given["path"]), "layer": layer})
    return canonical({"reason": render(source, Path(told["into"])) or ""})


def reason_in(answer: bytes, where: str) -> str:
    """Return the reason in an answer of `show`; empty where the exhibit is shown.

    Raises:
        ReaderStopped: it is none of its answers.
    """
    try:
        reason = json.loads(answer)["reason"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _other(where) from error
    if not isinstance(reason, str) or len(reason) > LONGEST_REASON or showable(reason) != reason:
        raise _other(where)
    return reason


def order_to_bind(edition: Edition, tabs: Sequence[Tab], into: Path) -> bytes:
    """Return an order to bind tabs into the folder `into`."""
    return canonical(
        {
            "edition": asdict(edition),
            "tabs": [
                {
                    "name": str(tab.name),
                    "title": tab.title,
                    "date": tab.date,
                    "items": [{**vars(item), "path": str(item.path)} for item in tab.items],
                }
                for tab in tabs
            ],
            "into": str(into),
        }
    )


def bind_all(order: bytes) -> bytes:
    """Bind as ordered, leave the bundle and its contents in the folder, and return nothing, or the error; made to run in a cell."""
    told = json.loads(order)
    into = Path(told["into"])
    try:
        contents = bind(Edition(**told["edition"]), [*map(_tab, told["tabs"])], into / BUNDLE)
    except SanadError as error:
        return canonical(told_of(error))
    (into / CONTENTS).write_bytes(contents.written())
    return canonical({})


def _tab(told: dict[str, Any]) -> Tab:
    items = tuple(Item(**{**item, "path": Path(item["path"])}) for item in told["items"])
    return Tab(TabName.parse(told["name"]), told["title"], told["date"], items)


def fault_in(answer: bytes, where: str) -> SanadError | None:
    """Return the error in an answer of `bind_all`; None where it bound. An answer that it does not give is a `ReaderStopped`."""
    try:
        told = json.loads(answer)
        return None if told == {} else error_of(told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _other(where)


def contents_in(folder: Path, edition: Edition, ordered: Contents, where: str) -> Contents:
    """Return the contents that `bind_all` left in `folder`, if they are of this edition and of what was `ordered` (`Contents.ordered`).

    Raises:
        ReaderStopped: they are not.
    """
    try:
        contents = Contents.read((folder / CONTENTS).read_bytes())
        same = contents.edition == edition and contents.ordered == ordered
        same &= all(type(item.pages) is int and item.pages > 0 for _, item in contents.placed)
        same &= all(
            isinstance(word, str)
            for told in (*contents.not_found, *contents.taken_out)
            for word in (told.where, told.what)
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _other(where) from error
    if not same:
        raise _other(where)
    return contents


def _other(where: str) -> ReaderStopped:
    return ReaderStopped(where, detail="what it left is not what was ordered")

# SPDX-License-Identifier: Apache-2.0
"""An item of a bundle as pages: an exhibit made into pages in a cell, a document set, or the page that says why something is withheld."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.bundling import Going
from sanad.dossier.bundle.cell import order_to_show, reason_in, show
from sanad.dossier.bundle.tab import Item
from sanad.dossier.rendition.render import reason_of, showable, stand_in
from sanad.dossier.rendition.source import Source
from sanad.dossier.rendition.withheld import withheld_page
from sanad.dossier.store import Frozen
from sanad.dossier.typeset import typeset
from sanad.errors import ReaderStopped
from sanad.readers.layer import digest_of_file
from sanad.sandbox import Limits
from sanad.vault.exhibit import Exhibit
from sanad.vault.media import ENDINGS

_LIMITS = Limits(seconds=300)
_PDF = "application/pdf"


@dataclass(frozen=True)
class Made:
    """An item made into pages, and the exhibit that they show; None where they are our own."""

    item: Item
    source: Source | None = None


def made_of(tools: Tools, going: Going, room: Path, number: int) -> Made:
    """Write the pages of an item into `room`."""
    path = room / f"{going.tab.replace('/', '-')}-{number}.pdf"  # which errors name
    asked, what = going.item, going.what
    if going.withheld:
        kind = "exhibit" if isinstance(what, Exhibit) else "document"
        name = f"{kind} {what.sha256[:8]}"
        withheld_page(name, going.withheld, path)
        return Made(Item(f"{name}, withheld", path, asked.mark, withheld=going.withheld))
    if isinstance(what, Frozen):
        path.write_bytes(typeset(what.document))
        title = (
            f"{what.kind.replace('_', ' ').capitalize()} of {what.subject}, edition {what.edition}"
        )
        return Made(Item(asked.title or title, path, asked.mark, own=True))
    source, reason = _shown(tools, going, what, path)
    item = Item(
        title=asked.title or showable(source.name),
        path=path,
        mark=asked.mark,
        note="; ".join(_notes(going)),
        original=source.original,
        not_shown=reason,
    )
    return Made(item, source)


def _notes(going: Going) -> list[str]:
    """Return what the index says of an exhibit besides its title."""
    notes = [showable(going.translation)] if going.translation else []
    if going.copy is not None:
        places = ", ".join(f"{ground.replace('_', ' ')} ({count})" for ground, count in sorted(going.copy.grounds.items()))  # fmt: skip
        notes.append(f"Redacted copy; places taken out by ground: {places}")
    return notes


def _shown(tools: Tools, going: Going, exhibit: Exhibit, path: Path) -> tuple[Source, str]:
    """Write the pages of an exhibit, or of its copy, to `path`; return of what they are, and why they are one page in its place."""
    stands = going.copy or exhibit
    name = exhibit.name if going.copy is None else f"exhibit {exhibit.sha256[:8]}"
    with ExitStack() as held:
        sealed = held.enter_context(tools.blobs.reading(stands.sha256, name))
        layer: Path | None = None
        read = tools.records.folder(exhibit.sha256) / "layer.json"
        if going.copy is None:
            layer = read if read.exists() else None
        elif kept := going.copy.layers.get("layer"):
            layer = held.enter_context(tools.blobs.reading(kept, name))
        original = f"originals/{stands.sha256}{ENDINGS.get(stands.media_type, '.bin')}"
        source = Source(sealed, stands.sha256, stands.size, stands.media_type, name, original)
        try:
            return source, _show(tools, source, layer, path)
        except ReaderStopped as fault:
            return source, stand_in(source, reason_of(fault), path)


def _show(tools: Tools, source: Source, layer: Path | None, path: Path) -> str:
    into = tools.records.fresh()
    try:
        answer = tools.sandbox.run(
            show,
            order_to_show(source, layer, into / path.name),
            reads=[source.path, layer] if layer else [source.path],
            writes=into,
            limits=_LIMITS,
            where=source.name,
        )
        reason = reason_in(answer.raw, source.name)
        if not tools.records.is_plain(into) or not (into / path.name).is_file():
            raise ReaderStopped(source.name, detail="it left no pages")
        if (
            source.media_type == _PDF
            and not reason
            and digest_of_file(into / path.name) != source.sha256
        ):
            raise ReaderStopped(source.name, detail="its pages are not those of the exhibit")
        (into / path.name).rename(path)
        return reason
    finally:
        tools.records.drop(into)

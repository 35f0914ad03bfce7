# SPDX-License-Identifier: Apache-2.0
"""References of our own documents. The typesetter links `{A/7/3}` to `sanad:A/7/3` (template/reference.typ); here it becomes a way to that page."""

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from sanad.dossier.bundle.tab import Place

_SCHEME = "sanad:"


def references(page: pikepdf.Page) -> Iterator[tuple[pikepdf.Object, str]]:
    """Yield each reference of a page of ours: the link, and the place that it names."""
    for note in page.obj.get(Name.Annots, Array()):
        action = note.get(Name.A, Dictionary())
        if str(action.get(Name.URI, "")).startswith(_SCHEME):
            yield note, str(action.URI).removeprefix(_SCHEME)


def not_there(text: str, pages: Mapping[str, int]) -> str | None:
    """Return why the place that `text` names is not there, None where it is; `pages` gives the pages of each tab."""
    if (place := Place.read(text)) is None:
        return f"{text} names no page of a tab"
    if (has := pages.get(str(place.tab))) is None:
        return f"there is no tab {place.tab}"
    return None if place.page <= has else f"tab {place.tab} has {has} page{'s' * (has > 1)}"


def lead(page: pikepdf.Page, target: Mapping[str, pikepdf.Page]) -> None:
    """Turn the references of a page of ours into ways to the pages they name; those that lead nowhere are taken away."""
    dead = []
    for note, text in references(page):
        if (found := target.get(text)) is None:
            dead.append(note)
            continue
        top = float(found.cropbox[3])
        note.A = Dictionary(S=Name.GoTo, D=Array([found.obj, Name.XYZ, None, top, None]))
    if dead:
        kept = [note for note in page.obj.Annots if note not in dead]
        page.obj.Annots = Array(kept)

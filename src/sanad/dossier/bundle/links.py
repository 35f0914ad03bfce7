# SPDX-License-Identifier: Apache-2.0
"""References of our own documents become ways to pages of the bundle.

The typesetter links `{A/7/3}` to `sanad:A/7/3` (template/reference.typ), and a source to the file of its exhibit in a package (docs/formats/package.md).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from sanad.dossier.bundle.tab import Place

_SCHEME = "sanad:"
_OF_A_PACKAGE = re.compile(r"(?:exhibits|redacted)/([0-9a-f]{64})[^#]*(?:#page=([0-9]+))?.*")
_NOT_GIVEN = "exhibit "

Given = Mapping[str, Sequence[Place]]
"""Digest of an exhibit → the pages on which it stands."""


def references(page: pikepdf.Page, given: Given) -> Iterator[tuple[pikepdf.Object, str]]:
    """Yield each reference of a page of ours: the link, and the place that it names; of an exhibit in no tab `exhibit` and eight digits."""
    for note in page.obj.get(Name.Annots, Array()):
        address = str(note.get(Name.A, Dictionary()).get(Name.URI, ""))
        if address.startswith(_SCHEME):
            yield note, address.removeprefix(_SCHEME)
        elif found := _OF_A_PACKAGE.fullmatch(address):
            places = given.get(found[1], ())
            at = min(int(found[2] or 1), len(places)) - 1
            yield note, str(places[at]) if places else _NOT_GIVEN + found[1][:8]


def not_there(text: str, pages: Mapping[str, int]) -> str | None:
    """Return why the place that `text` names is not there, None where it is; `pages` gives the pages of each tab."""
    if text.startswith(_NOT_GIVEN):
        return f"{text} is not given in this bundle"
    if (place := Place.read(text)) is None:
        return f"{text} names no page of a tab"
    if (has := pages.get(str(place.tab))) is None:
        return f"there is no tab {place.tab}"
    return None if place.page <= has else f"tab {place.tab} has {has} page{'s' * (has > 1)}"


def lead(page: pikepdf.Page, given: Given, target: Mapping[str, pikepdf.Page]) -> None:
    """Turn the references of a page of ours into ways to the pages they name; those that lead nowhere are taken away."""
    dead = []
    for note, text in references(page, given):
        if (found := target.get(text)) is None:
            dead.append(note)
            continue
        top = float(found.cropbox[3])
        note.A = Dictionary(S=Name.GoTo, D=Array([found.obj, Name.XYZ, None, top, None]))
        note.Contents = text  # what is read aloud
    if dead:
        kept = [note for note in page.obj.Annots if note not in dead]
        page.obj.Annots = Array(kept)

# SPDX-License-Identifier: Apache-2.0
"""Cover, index and what a reader must know of a bundle, typeset."""

from sanad.dossier.bundle.contents import BoundTab, Contents, Told
from sanad.dossier.rendition.direction import line
from sanad.dossier.rendition.setting import typeset_pages
from sanad.values.canonical import Json


def front(contents: Contents) -> bytes:
    """Return the first pages of a bundle as PDF; each tab of the index is a reference to its first page.

    Raises:
        GlyphMissing: a title has a sign that no font here has.
    """
    edition = contents.edition
    document: dict[str, Json] = {
        "title": line(edition.title),
        "name": edition.title,
        "matter": line(edition.matter),
        "office": line(edition.office),
        "recipient": line(edition.recipient),
        "number": edition.number,
        "at": edition.at,
        "handling": line(edition.handling),
        "language": edition.language,
        "tabs": [_tab(tab) for tab in contents.tabs],
        "withheld": [_told(each) for each in contents.withheld],
        "not_shown": [_told(each) for each in contents.not_shown],
        "not_found": [_told(each) for each in contents.not_found],
        "taken_out": [_told(each) for each in contents.taken_out],
    }
    return typeset_pages("bundle.typ", document, edition.at)


def _tab(tab: BoundTab) -> dict[str, Json]:
    items: list[Json] = [
        {
            "title": line(item.title),
            "mark": item.mark,
            "note": line(item.note),
            "page": page,
            "pages": item.pages,
        }
        for item, page in zip(tab.items, tab.begins, strict=True)
    ]
    date = line(tab.date)
    return {
        "name": tab.name,
        "title": line(tab.title),
        "date": date,
        "pages": tab.pages,
        "items": items,
    }


def _told(told: Told) -> dict[str, Json]:
    return {"where": line(told.where), "what": line(told.what)}

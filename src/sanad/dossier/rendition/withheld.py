# SPDX-License-Identifier: Apache-2.0
"""The page that stands where the recipient may not have something: that it is there, and why it is not given; nothing of it, not even its digest."""

from pathlib import Path

from sanad.dossier.rendition.direction import line
from sanad.dossier.rendition.render import NO_DATE
from sanad.dossier.rendition.setting import typeset_pages
from sanad.values.canonical import Json


def withheld_page(name: str, reason: str, into: Path) -> None:
    """Write the page; `name` is what the recipient may know it by. Same name and reason, same bytes."""
    document: dict[str, Json] = {
        "kind": "withheld",
        "name": line(name),
        "title": name,
        "reason": line(reason),
    }
    into.write_bytes(typeset_pages("rendition.typ", document, NO_DATE))

# SPDX-License-Identifier: Apache-2.0
"""Where what stands in the way of a document is mended: the pages of what its refusal names, and the place in the draft."""

import re
from urllib.parse import urlencode

from sanad.errors import NotConfirmed, Quarantined, SanadError

_PASSAGE = re.compile(r": passage (\d+)$")
_BLOCK = re.compile(r": (?:the \w+ of |row \d+ of )?([stf]-\d{3,}) in “")
_TOLD = re.compile(r"(claim|finding) (\S+)")
_PAGES = {"claim": "claims", "other": "claims", "finding": "findings", "entry": "subjects"}
"""Fact of a refusal → the pages of the things that it names."""


def places(error: SanadError) -> list[tuple[str, str]]:
    """Return (what it is called, address) of each place, nearest first; an address that begins with `#` is one in the draft."""
    found = []
    if passage := _PASSAGE.search(error.where):
        found.append(("passage", f"#passage-{passage[1]}"))
    if block := _BLOCK.search(error.where):
        found.append((block[1], f"#{block[1]}"))
    for fact, pages in _PAGES.items():
        if name := error.facts.get(fact):
            found.append((str(name), f"{pages}/{name}"))
    if told := _TOLD.fullmatch(str(error.facts.get("told", ""))):
        found.append((told[2], f"{_PAGES[told[1]]}/{told[2]}"))
    if isinstance(error, Quarantined | NotConfirmed):
        found.append((error.where, f"exhibits?{urlencode({'words': error.where})}"))
    rules = str(error.facts.get("rules", ""))
    return found + [(rule, f"rules/{rule}") for rule in re.findall(r"[A-Z]+-[\w-]+", rules)]

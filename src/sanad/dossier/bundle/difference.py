# SPDX-License-Identifier: Apache-2.0
"""What changed between two editions of a bundle, in plain sentences and in the order of the tabs."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sanad.dossier.bundle.contents import BoundItem, BoundTab, Contents
from sanad.dossier.bundle.tab import TabName
from sanad.dossier.disclosure import ANONYMOUS


def difference(before: Contents, after: Contents) -> list[str]:
    """Return what changed from `before` to `after`, one sentence for each change; none where the tabs are the same.

    A page has changed when the PDF it is of has. What is the same is not mentioned, unless it stands on other pages now.
    """
    was = {tab.name: tab for tab in before.tabs}
    now = {tab.name: tab for tab in after.tabs}
    told = []
    if (mark := after.edition.handling) != before.edition.handling:
        told.append(
            f"Every page is now marked “{mark}”." if mark else "No page bears a handling mark now."
        )
    for name in sorted(was | now, key=TabName.parse):
        if name not in was:
            told.append(f"Tab {name} “{now[name].title}” was added: {_counted(now[name].pages)}.")
        elif name not in now:
            told.append(f"Tab {name} “{was[name].title}” was removed: {_counted(was[name].pages)}.")
        else:
            told.extend(_within(was[name], now[name]))
    return told


def _within(was: BoundTab, now: BoundTab) -> Iterator[str]:
    if was.title != now.title:
        yield f"Tab {now.name} “{was.title}” is now called “{now.title}”."
    if was.date != now.date:
        yield f"Tab {now.name} is now dated {now.date or 'nothing'}, it was {was.date or 'nothing'}."
    before, after = ([item.sha256 for item in tab.items] for tab in (was, now))
    if not set(before) & set(after):
        yield f"Tab {now.name} “{now.title}” was replaced: {_counted(now.pages)}, it had {was.pages}."
        return
    for step, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = was.items[i:j], now.items[k:m]
        if step == "equal":
            yield from _named_anew(now, old, new)
            if moved := now.begins[k] - was.begins[i]:
                yield f"In tab {now.name} what began on page {was.begins[i]} begins on page {was.begins[i] + moved}."
        elif old and new:
            yield f"In tab {now.name} {_titles(old, hidden=_hides(new))} was replaced by {_titles(new)}, {_span(now, k, m)}."
        elif new:
            yield f"In tab {now.name} {_titles(new)} was added, {_span(now, k, m)}."
        else:
            yield f"In tab {now.name} {_titles(old)} was removed, formerly {_span(was, i, j)}."


def _named_anew(tab: BoundTab, old: Sequence[BoundItem], new: Sequence[BoundItem]) -> Iterator[str]:
    for was, now in zip(old, new, strict=True):
        if (was.title, was.mark) != (now.title, now.mark):
            yield f"In tab {tab.name} “{was.title}” ({was.mark or 'no mark'}) is now “{now.title}” ({now.mark or 'no mark'})."
        if was.note != now.note:
            yield f"In tab {tab.name} the index says of “{now.title}” now: {now.note or 'nothing'}. It said: {was.note or 'nothing'}."


def _hides(items: Sequence[BoundItem]) -> bool:
    """Tell whether one of some items is withheld or goes under no name of its own: then what stood there before is not named either."""
    return any(item.withheld or item.title.startswith(ANONYMOUS) for item in items)


def _titles(items: Sequence[BoundItem], *, hidden: bool = False) -> str:
    if hidden:
        return "what stood there"
    return " and ".join(f"“{item.title}”" for item in items)


def _span(tab: BoundTab, first: int, end: int) -> str:
    start = tab.begins[first]
    last = tab.begins[end] - 1 if end < len(tab.items) else tab.pages
    return f"page {start}" if start == last else f"pages {start} to {last}"


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"

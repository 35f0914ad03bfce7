# SPDX-License-Identifier: Apache-2.0
"""Which of the reports that a compartment holds seem to tell one event, and which of them share their wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sanad.claims import store
from sanad.claims.incidents.stories import Story, stories, tellings
from sanad.desk.act import Done, Work
from sanad.desk.incidents import lexicon, registered, words_of
from sanad.desk.question import Question
from sanad.values.canonical import Json
from sanad.vault import quarantine
from sanad.vault import store as vault

_PROSE = frozenset({"text"})
"""Kinds of layers that may be reports; tables, lists and pictures are none."""


@dataclass(frozen=True)
class Stories:
    """The stories, the names of the reports in them by digest, how many were read, and which of these have no day of appearance."""

    stories: tuple[Story, ...]
    names: dict[str, str]
    reports: int
    undated: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ListStories(Question[Stories]):
    """An order to compare the texts that were delivered to the order's compartment.

    Costs about a millisecond for each text: where there are thousands, order it as work (`order_work`, kind `collate`), which is followed and can be cancelled.
    """

    name: ClassVar[str] = "list_stories"

    def do(self, work: Work) -> Done[Stories]:
        """Read every text by the jurisdiction's word lists; a report appeared on the last day for which a claim on it speaks."""
        words = lexicon(work.tools.pack)
        texts, names = {}, {}
        set_aside = work.told(quarantine.reasons)
        for exhibit in vault.exhibits(work.connection):
            is_report = (exhibit.receipt or {}).get("kind") in _PROSE
            if (
                is_report
                and self.compartment in exhibit.compartments
                and exhibit.sha256 not in set_aside
            ):
                texts[exhibit.sha256] = words_of(work, exhibit.sha256)
                names[exhibit.sha256] = exhibit.name
        published = _published(work, work.told(registered, self.compartment))
        told = [
            one
            for sha256, text in texts.items()
            for one in tellings(sha256, text, published.get(sha256), words)
        ]
        found = tuple(stories(told, texts))
        undated = tuple(sorted(texts.keys() - published.keys()))
        what: dict[str, Json] = {"reports": len(texts), "stories": len(found)}
        return Done(Stories(found, names, len(texts), undated), (), what)


def _published(work: Work, incidents: Iterable[str]) -> dict[str, date]:
    """Return exhibit → the last day for which a live claim about an incident, cited in it, speaks."""
    found: dict[str, date] = {}
    for claim in store.about(work.connection, list(incidents)):
        day = claim.valid_from or ""
        if claim.live and len(day) == len("2024-02-14"):
            told = date.fromisoformat(day)
            exhibit = claim.citation.exhibit
            found[exhibit] = max(told, found.get(exhibit, told))
    return found

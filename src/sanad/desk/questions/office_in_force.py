# SPDX-License-Identifier: Apache-2.0
"""By what the office works today: its settings and where each comes from, rulebook, forms, templates, papers, and what was erased on an order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from sanad.desk.act import Done, Tools, Work
from sanad.desk.compartments import OFFICE
from sanad.desk.question import Question
from sanad.dossier.form import FORMS
from sanad.ledger import browse
from sanad.ledger.browse import Choice
from sanad.mandates import instrument
from sanad.mandates.instrument import Instrument
from sanad.mandates.officer import looking
from sanad.vault import consignment

_ERASURES = ("erase_exhibit", "erase_body")
_MOST = 100
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Setting:
    """One setting as `office.toml` names it, what it is today, and whether that file says so: else it is the program's own."""

    name: str
    value: str
    given: bool


@dataclass(frozen=True)
class Kept:
    """A form or a template, and whether it is the office's own: else it came with the program."""

    name: str
    own: bool


@dataclass(frozen=True)
class Erasure:
    """One erasure on an order: its entry, when, and by whom; the act says whether an exhibit was destroyed or words were."""

    seq: int
    at: str
    by: str
    act: str


@dataclass(frozen=True)
class InForce:
    """What is in force. `papers` are those that were used in no compartment, or in one where the officer may look; `unnamed` counts the others. Erasures are the newest hundred of each kind, newest first."""

    settings: tuple[Setting, ...]
    rulebook: str
    rules: int
    forms: tuple[Kept, ...]
    templates: tuple[Kept, ...]
    papers: tuple[Instrument, ...]
    unnamed: int
    erasures: tuple[Erasure, ...]


@dataclass(frozen=True, kw_only=True)
class OfficeInForce(Question[InForce]):
    """An order to look at it."""

    name: ClassVar[str] = "office_in_force"

    def touches(self, work: Work) -> list[str]:
        """Settings, forms and papers are the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[InForce]:
        """Gather it."""
        tools, connection = work.tools, work.connection
        seen = looking(connection, self.by, work.today, work.now)
        used = work.told(consignment.papers_used)
        papers = instrument.every(connection)
        named = [each for each in papers if each.id not in used or seen.intersection(used[each.id])]
        found = InForce(
            settings=tuple(_settings(tools)),
            rulebook=tools.rulebook.version,
            rules=len(tools.rulebook.rules),
            forms=tuple(_named((tools.forms, FORMS), own=tools.forms)),
            templates=tuple(_named(tools.templates, own=tools.templates[0])),
            papers=tuple(named),
            unnamed=len(papers) - len(named),
            erasures=tuple(_erasures(work)),
        )
        return Done(found, ())


def _settings(tools: Tools) -> Iterator[Setting]:
    terms = tools.terms
    said = {
        "name": tools.office,
        "origin": tools.signer.origin,
        "country": tools.country,
        "zone": tools.zone,
        "database": tools.database.shown,
        "timestamp_authority": tools.timestamp_address or "",
        "session_idle_minutes": str(terms.idle // _MINUTE),
        "session_hours": str(terms.most // _HOUR),
        "oidc_issuer": terms.issuer,
        "oidc_client": terms.client,
        "inbox_gib": str(tools.inbox_bytes >> 30),
        "webhooks": " ".join(sorted(tools.webhook_hosts)),
    }
    yield from (Setting(name, value, name in tools.given) for name, value in said.items())


def _named(folders: Iterable[Path], own: Path) -> Iterator[Kept]:
    """Yield every file once, the office's own before those that it stands in place of."""
    seen = set[str]()
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in seen:
                seen.add(path.stem)
                yield Kept(path.stem, folder == own)


def _erasures(work: Work) -> Iterator[Erasure]:
    found = [
        entry
        for act in _ERASURES
        for entry in browse.newest(work.connection, Choice(act=act, outcome="done"), _MOST)
    ]
    for entry in sorted(found, key=lambda each: -each.seq):
        yield Erasure(entry.seq, entry.at, str((entry.body or {}).get("by", "")), entry.act)

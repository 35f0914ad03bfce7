# SPDX-License-Identifier: Apache-2.0
"""What of a bundle its recipient may have: each item whole, as a redacted copy, or withheld with the reason, by the rules of dossiers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sanad.claims import store as register
from sanad.claims.properties import PROPERTIES
from sanad.desk.act import Work
from sanad.desk.compartments import of_exhibit, of_subject
from sanad.desk.outdated import closed_since, withdrawn_since
from sanad.desk.reliance import INTERNAL, not_relied_on, told_of_asylum
from sanad.dossier import copies, store
from sanad.dossier.bundle.asked import Asked, AskedItem
from sanad.dossier.copies import Copy
from sanad.dossier.disclosure import ROWS, disclose, shown_name
from sanad.dossier.material import Addressee
from sanad.dossier.store import Frozen
from sanad.errors import NotBuilt, UndecidedByLaw
from sanad.vault import quarantine
from sanad.vault import store as vault
from sanad.vault.exhibit import ABOUT, Exhibit
from sanad.vault.translation import RELATION, Translation, certified

_LEAD = "it is a lead: outside the office nothing may rest on it"
_UNDECIDED = "it is not known whether anything may rest on it outside the office"


@dataclass(frozen=True)
class Going:
    """What becomes of an item of a tab: an exhibit goes, as its `copy` if it has one, or a document; nothing goes where `withheld` says why.

    `translation` says of what the exhibit is one, and who certified it; empty where it is none.
    """

    tab: str
    item: AskedItem
    what: Exhibit | Frozen
    copy: Copy | None = None
    withheld: str = ""
    translation: str = ""

    @property
    def outcome(self) -> tuple[str, str | None, str]:
        """Return what decides what is bound: of what, in which copy, and why not."""
        return self.what.sha256, self.copy.sha256 if self.copy else None, self.withheld


@dataclass(frozen=True)
class _Known:
    """What `disclose` asks about the addressee and some exhibits; the leads among these, each with the reason, and their certificates."""

    to: Addressee
    set_aside: Mapping[str, str]
    copies: Mapping[str, Copy]
    cited: frozenset[str]
    told_of_asylum: frozenset[str]
    leads: Mapping[str, str]
    certified: Mapping[str, Translation]


def touched(work: Work, asked: Asked, compartment: str) -> Iterator[str]:
    """Yield the compartment of everything that a bundle names."""
    for tab in asked.tabs:
        for item in tab.items:
            if item.exhibit:
                exhibit = vault.by_name(work.connection, item.exhibit)
                yield of_exhibit(work, exhibit.sha256, compartment)
            else:
                yield of_subject(work, _document(work, item, asked).subject)


def going(work: Work, asked: Asked) -> list[Going]:
    """Return what becomes of each item, in the order asked.

    Raises:
        NotFound: the office has no such exhibit, or never built the document.
    """
    items = [(tab.name, item) for tab in asked.tabs for item in tab.items]
    named = {
        item.exhibit: vault.by_name(work.connection, item.exhibit)
        for _, item in items
        if item.exhibit
    }
    told_of = {each.sha256: _told_of(each) for each in named.values()}
    parents = vault.exhibits(work.connection, sorted(set().union(*told_of.values())))
    pool = {each.sha256: each for each in (*named.values(), *parents)}
    known = _known(work, asked, [*pool.values()])
    made = []
    for tab, item in items:
        if not item.exhibit:
            made.append(_of_document(work, tab, item, _document(work, item, asked), known))
            continue
        exhibit = named[item.exhibit]
        of = [pool[each] for each in sorted(told_of[exhibit.sha256])]
        if item.translates:
            of.insert(0, named[item.translates])
        made.append(_of_exhibit(tab, item, exhibit, of, known))
    return made


def _told_of(exhibit: Exhibit) -> frozenset[str]:
    """Return the exhibits of which this one is a transcript or translation."""
    came = (each.provenance for each in exhibit.deliveries)
    return frozenset(each.parent for each in came if each.parent and each.relation in ABOUT)


def _known(work: Work, asked: Asked, exhibits: Sequence[Exhibit]) -> _Known:
    digests = [each.sha256 for each in exhibits]
    aside = work.told(quarantine.reasons)
    said = register.of_properties(work.connection, [*PROPERTIES])
    live = {sha256 for claim in said if claim.live for sha256 in claim.citation.exhibits}
    papers = [each.sha256 for each in exhibits if (each.receipt or {}).get("kind") not in ROWS]
    return _Known(
        Addressee(asked.recipient, "", asked.language),
        aside,
        copies.standing(work.connection, digests, asked.recipient),
        frozenset(live.union(papers)),
        told_of_asylum(work.connection),
        {} if asked.recipient == INTERNAL else _leads(work, set(digests) - aside.keys()),
        certified(work.connection, digests),
    )


def _leads(work: Work, exhibits: set[str]) -> dict[str, str]:
    """Return the exhibits on which no outgoing file may rest, with the reason. What speaks for somebody is never one of them."""
    return {
        sha256: _UNDECIDED if isinstance(fault, UndecidedByLaw) else _LEAD
        for sha256, fault in not_relied_on(work, exhibits).items()
        if not any(claim.exculpatory for claim in register.citing(work.connection, sha256))
    }


def _of_exhibit(
    tab: str, item: AskedItem, exhibit: Exhibit, told_of: Sequence[Exhibit], known: _Known
) -> Going:
    """Return what becomes of an exhibit. A translation or transcript of what does not go whole goes as a copy only: its words would tell the rest."""
    told = disclose(exhibit, known)
    withheld = told.reason or known.leads.get(exhibit.sha256, "")
    if told.copy is None and any(disclose(each, known).given != "whole" for each in told_of):
        withheld = withheld or "what it is a translation or transcript of is not given whole"
    if withheld:
        return Going(tab, item, exhibit, withheld=withheld)
    return Going(
        tab, item, exhibit, told.copy, translation=_translation(item, exhibit, told_of, known)
    )


def _translation(
    item: AskedItem, exhibit: Exhibit, told_of: Sequence[Exhibit], known: _Known
) -> str:
    """Return of what an exhibit is a translation, as the addressee sees that, and who certified it."""
    came = {each.provenance.relation for each in exhibit.deliveries}
    if not item.translates and RELATION not in came:
        return ""
    name = shown_name(told_of[0], disclose(told_of[0], known))
    paper = known.certified.get(exhibit.sha256)
    if paper is not None:
        who = f"certified by {paper.translator}, whose certificate the office holds"
    else:
        who = f"certified by {item.certified_by}" if item.certified_by else "not certified"
    return f"Translation of {name}; {who}"


def _document(work: Work, item: AskedItem, asked: Asked) -> Frozen:
    """Return the document that an item names."""
    if item.brief:
        return store.get(work.connection, item.brief)
    to = Addressee(asked.recipient, "", asked.language)
    newest = store.newest_edition(work.connection, item.subject, item.kind, to)
    if newest is None:
        kind = item.kind.replace("_", " ")
        asks = {"recipient": asked.recipient, "language": asked.language}
        raise NotBuilt("the bundle", kind=kind, name=item.subject, **asks)
    return store.get(work.connection, newest.sha256)


def _of_document(work: Work, tab: str, item: AskedItem, document: Frozen, known: _Known) -> Going:
    exhibits: Any = document.document["exhibits"]  # as `compose` wrote it
    since = next(chain(closed_since(work, document), withdrawn_since(work, document)), None)
    withheld = ""
    if document.recipient != known.to.recipient:
        withheld = f"it was made for another recipient ({document.recipient})"
    elif any(row["given"] != "withheld" and row["sha256"] in known.set_aside for row in exhibits):
        withheld = "an exhibit that it gives is set aside"
    elif since is not None:
        withheld = "what it says or gives has changed since it was frozen; it is to be frozen anew"
    return Going(tab, item, document, withheld=withheld)

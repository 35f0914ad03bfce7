# SPDX-License-Identifier: Apache-2.0
"""What stands in the way of a document, all of it at once: each with what, where, why it matters and what to do.

Freezing looks at the same, and stops at the first (`faults`); whoever prepares a document wants the whole list (`foresee`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from sanad.claims import store as register
from sanad.claims.resolve import Evidence
from sanad.desk.act import Work
from sanad.desk.clock import clock_behind
from sanad.desk.documents import Draft, composed, facts_of, material_of
from sanad.desk.passages import unsupported
from sanad.desk.protection import protected
from sanad.desk.redacting import no_longer_shown
from sanad.desk.reliance import INTERNAL
from sanad.desk.request_facts import claims_of
from sanad.desk.stale import stale
from sanad.desk.third_parties import third_parties
from sanad.dossier.clearance import ABROAD, kept_from, tells_of_asylum
from sanad.dossier.contrary import denials_left_out, left_out
from sanad.dossier.glyphs import lacking, named
from sanad.dossier.material import Addressee
from sanad.dossier.protected import Names
from sanad.dossier.texts import strings
from sanad.errors import (
    ContraryLeftOut,
    GlyphMissing,
    NotCleared,
    ProtectedNameShown,
    Quarantined,
    RefusedByLaw,
    SanadError,
    UndecidedByLaw,
)
from sanad.rules import evaluate_all
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.verdict import Verdict
from sanad.vault import quarantine
from sanad.vault import store as vault

_COURT = "court"


@dataclass(frozen=True)
class Foreseen:
    """What would come of a document if it were frozen now: what it would be refused for, and its exhibits as the recipient would have them.

    `exhibits` are rows of the brief (docs/formats/package.md); there are none where it could not be composed.
    """

    obstacles: list[SanadError]
    exhibits: list[dict[str, Json]]


def foresee(work: Work, subject: str, to: Addressee, kind: str, request: str | None) -> Foreseen:
    """Return everything for which the document would be refused as it stands, and what its recipient would get."""
    return drafted(work, subject, to, kind, request)[1]


def drafted(
    work: Work, subject: str, to: Addressee, kind: str, request: str | None
) -> tuple[Draft | None, Foreseen]:
    """Return the document as it would be frozen now, None where it could not be composed, and what `foresee` returns of it."""
    late = list(clock_behind(work))
    aside = list(_set_aside(work, subject))
    if aside:
        return None, Foreseen(
            [*late, *aside], []
        )  # nothing can be gathered until these are resolved
    try:
        material = material_of(work, subject, to, kind, request)
        draft = Draft(work, material, composed(work, material, kind, edition=1))
    except SanadError as error:
        return None, Foreseen([*late, error], [])
    exhibits: Any = draft.document["exhibits"]
    return draft, Foreseen([*late, *faults(draft), *_rulings(draft, kind)], exhibits)


def faults(draft: Draft) -> Iterator[SanadError]:
    """Yield everything that the document itself must not have, whatever the law says; each check is linear in it."""
    for check in CHECKS:
        yield from check(draft)


def _rulings(draft: Draft, kind: str) -> Iterator[SanadError]:
    """Yield what the rules say against it; when it is frozen, the door asks them."""
    facts = {"brief": facts_of(draft.material, draft.document)}
    work = draft.work
    for ruling in evaluate_all(work.tools.rulebook, "freeze_brief", facts, work.today):
        if ruling.verdict is Verdict.REFUSE:
            yield RefusedByLaw(kind, rules=ruling.rule, reasons=ruling.reason)
        elif ruling.verdict is Verdict.UNDECIDED:
            yield UndecidedByLaw(kind, questions=ruling.reason)


def _set_aside(work: Work, subject: str) -> Iterator[SanadError]:
    """Yield each exhibit that was set aside and on which a live claim rests; what speaks for the person may rest on it all the same."""
    aside = work.told(quarantine.reasons)
    plain = [each for each in claims_of(work, subject) if each.live and not each.exculpatory]
    resting = {exhibit for each in plain for exhibit in each.citation.exhibits}
    for sha256 in sorted(resting & aside.keys()):
        yield Quarantined(vault.get(work.connection, sha256).name, reason=aside[sha256])


def _quotations(draft: Draft) -> Iterator[SanadError]:
    """Yield each claim whose words no longer stand where it says, or that nobody confirmed on the picture."""
    tools = draft.work.tools
    confirmed = partial(register.confirmed, draft.work.connection)
    evidence = Evidence(tools.blobs.path, tools.records.folder, confirmed)
    for claim in draft.material.relied_on:
        try:
            evidence.check(claim.citation)
        except SanadError as error:
            yield error


def _clearance(draft: Draft) -> Iterator[SanadError]:
    """Yield each claim and finding that the document tells somebody who may not see on what it rests."""
    material, recipient = draft.material, draft.material.to.recipient
    kept = {
        sha256: why
        for sha256, exhibit in material.exhibits.items()
        if (why := kept_from(exhibit, recipient)) is not None
    }
    rests = {f"claim:{each.id}": each.citation.exhibits for each in material.relied_on}
    rests |= {f"finding:{each.id}": frozenset(each.inputs) for each in material.findings}
    asylum = {f"claim:{each.id}" for each in material.relied_on if tells_of_asylum(each)}
    for support, where in draft.placed.items():
        reasons = [kept[each] for each in sorted(rests.get(support, frozenset()) & kept.keys())]
        if recipient in ABROAD and support in asylum:
            reasons.append("what is known of asylum stays in the country")
        if reasons:
            facts = {"told": support.replace(":", " "), "recipient": recipient}
            yield NotCleared(draft.at(where), **facts, reason=reasons[0])


def _contrary(draft: Draft) -> Iterator[SanadError]:
    """Yield each value that contradicts what the document says of the same, and that it does not mention."""
    told = {support.removeprefix("claim:") for support in draft.placed}
    incidents = (denials_left_out(each, told) for each in draft.material.incidents.values())
    for said, other in chain(left_out(draft.material.claims, told), *incidents):
        where = draft.at(draft.placed[f"claim:{said.id}"])
        yield ContraryLeftOut(
            where,
            property=said.property,
            told=", ".join(strings(said.value)),
            claim=said.id,
            by=other.said_by,
            contrary=", ".join(strings(other.value)),
            other=other.id,
        )


def _protected(draft: Draft) -> Iterator[SanadError]:
    """Yield each place that names somebody protected. The office itself may read it, and a court where the order says what for."""
    to, compartment = draft.material.to, draft.material.subject.compartment
    if to.recipient == INTERNAL or (to.recipient == _COURT and says_something(to.purpose)):
        return
    names = Names(protected(draft.work.connection, {compartment}))
    for text in draft.texts if names else ():
        for each in names.within(text.words):
            yield ProtectedNameShown(draft.at(text.where), entry=each.entry, kind=each.kind)


def _glyphs(draft: Draft) -> Iterator[SanadError]:
    """Yield each place on its pages with a sign that no font can show."""
    printed = [text for text in draft.texts if text.printed]
    missing = lacking("".join(text.words for text in printed))
    for text in printed if missing else ():
        if signs := lacking(text.words):
            yield GlyphMissing(draft.at(text.where), signs=named(signs))


CHECKS: tuple[Callable[[Draft], Iterator[SanadError]], ...] = (
    unsupported,
    _quotations,
    no_longer_shown,
    _clearance,
    _contrary,
    third_parties,
    _protected,
    stale,
    _glyphs,
)
"""What is looked at, in the order in which it is told."""

# SPDX-License-Identifier: Apache-2.0
"""What stands in the way of a document, all of it at once: each with what, where, why it matters and what to do.

Freezing stops at the first; whoever prepares a document wants the whole list. What is looked at is the same.
"""

from collections.abc import Iterator
from functools import partial

from sanad.claims import store as register
from sanad.claims.resolve import Evidence
from sanad.desk.act import Work
from sanad.desk.documents import composed, facts_of, material_of
from sanad.desk.request_facts import claims_of
from sanad.dossier.disclosure import relied_on
from sanad.dossier.material import Addressee, Material
from sanad.errors import Quarantined, RefusedByLaw, SanadError, UndecidedByLaw
from sanad.rules import evaluate_all
from sanad.values.verdict import Verdict
from sanad.vault import store as vault


def obstacles(
    work: Work, subject: str, to: Addressee, kind: str, request: str | None
) -> Iterator[SanadError]:
    """Yield everything for which the document would be refused, as it stands."""
    aside = list(_set_aside(work, subject))
    yield from aside
    if aside:
        return  # nothing can be gathered until these are resolved
    try:
        material = material_of(work, subject, to, kind, request)
    except SanadError as error:
        yield error
        return
    yield from _quotations(work, material)
    try:
        document = composed(work, material, kind, edition=1)
    except SanadError as error:
        yield error
        return
    facts = {"brief": facts_of(material, document)}
    for ruling in evaluate_all(work.tools.rulebook, "freeze_brief", facts, work.today):
        if ruling.verdict is Verdict.REFUSE:
            yield RefusedByLaw(kind, rules=ruling.rule, reasons=ruling.reason)
        elif ruling.verdict is Verdict.UNDECIDED:
            yield UndecidedByLaw(kind, questions=ruling.reason)


def _set_aside(work: Work, subject: str) -> Iterator[SanadError]:
    """Yield each exhibit that was set aside and on which a live claim rests; what speaks for the person may rest on it all the same."""
    aside = vault.quarantined(work.connection)
    plain = [each for each in claims_of(work, subject) if each.live and not each.exculpatory]
    resting = {exhibit for each in plain for exhibit in each.citation.exhibits}
    for sha256 in sorted(resting & aside.keys()):
        yield Quarantined(vault.get(work.connection, sha256).name, reason=aside[sha256])


def _quotations(work: Work, material: Material) -> Iterator[SanadError]:
    """Yield each claim whose words no longer stand where it says, or that nobody confirmed on the picture."""
    confirmed = partial(register.confirmed, work.connection)
    evidence = Evidence(work.tools.blobs.path, work.tools.records.folder, confirmed)
    for claim in relied_on(material):
        try:
            evidence.check(claim.citation)
        except SanadError as error:
            yield error

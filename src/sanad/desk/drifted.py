# SPDX-License-Identifier: Apache-2.0
"""What has drifted: signed requests and frozen dossiers whose ground is not what it was, with the difference told, and what must be withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sanad.casework import basis, drift
from sanad.casework.drift import Change
from sanad.casework.request import SEND, WITHDRAW, Request, signatures_of
from sanad.casework.rule_signatures import retired
from sanad.desk.act import Work
from sanad.desk.around import Around
from sanad.desk.compartments import of_subject
from sanad.desk.documents import composed, material_of
from sanad.desk.ground import of_the_office
from sanad.desk.request_facts import Checked, checked
from sanad.dossier import store
from sanad.dossier.material import Addressee
from sanad.dossier.store import Frozen
from sanad.errors import SanadError
from sanad.rules import Ruling, evaluate
from sanad.values.canonical import Json
from sanad.values.said import sentence_of
from sanad.values.verdict import Verdict

KEEPING = "keep_request"
"""What rules about a request that was sent are about: whether it may stand."""


@dataclass(frozen=True)
class Drifted:
    """A thing that is amber: what is otherwise than at its `step`; `stops` why it could not be made today at all.

    Of a request that was sent, `withdraw` are the rules by which it may not stand, `decide` those by which somebody decides whether it does.
    """

    thing: str
    subject: str
    step: str
    changes: tuple[Change, ...] = ()
    stops: str = ""
    withdraw: tuple[Ruling, ...] = ()
    decide: tuple[Ruling, ...] = ()

    @property
    def name(self) -> str:
        """Return what a person calls it."""
        kind, _, name = self.thing.partition(":")
        return f"request {name}" if kind == "request" else f"the dossier on {self.subject}"

    def as_json(self) -> dict[str, Json]:
        """Return it as documents hold it."""
        return {
            "thing": self.thing,
            "subject": self.subject,
            "step": self.step,
            "changes": [{**vars(change), "says": change.says} for change in self.changes],
            "stops": self.stops or None,
            "withdraw": [{"rule": each.rule, "reason": each.reason} for each in self.withdraw],
            "decide": [{"rule": each.rule, "reason": each.reason} for each in self.decide],
        }


def drifted(work: Work, compartment: str) -> list[Drifted]:
    """Return what is amber in a compartment: requests in the order of drafting, then the newest dossier for each recipient.

    Costs one check of every signed request that still stands, and the contents of every such dossier gathered anew, for whoever asks first;
    after an act no more of it than the act changed.
    """
    office = of_the_office(work)
    key = (drifted, compartment, office)
    return work.kept(key, lambda: list(_drifted(work, compartment, office)))


def _drifted(work: Work, compartment: str, office: str) -> Iterator[Drifted]:
    around = Around(work, compartment)
    names = [each.id for each in around.requests]
    steps = signatures_of(work.connection, names)
    signed = [each for each in around.requests if steps[each.id] and WITHDRAW not in steps[each.id]]
    for asked in signed:
        make = partial(_request, work, asked, around)
        yield from work.kept((_request, asked.id, office), make, closely=True)
    for frozen in _newest_briefs(work, compartment):
        make = partial(_brief, work, frozen)
        yield from work.kept((_brief, frozen.sha256, office), make, closely=True)


def _request(work: Work, asked: Request, around: Around) -> tuple[Drifted, ...]:
    kept = basis.newest(work.connection, [f"request:{asked.id}"]).get(f"request:{asked.id}")
    if kept is None:
        return ()
    subject = asked.subject
    try:
        today = checked(work, asked.id, around)
    except SanadError as error:
        return (Drifted(kept.thing, subject, kept.step, stops=sentence_of(error)),)
    changes = tuple(drift.of_request(kept.document, today.basis))
    steps = signatures_of(work.connection, [asked.id])[asked.id]
    said = keeping(around, today) if SEND in steps else []
    refused = [each for each in said if each.verdict is Verdict.REFUSE]
    withdraw = tuple(each for each in refused if each.severity == "block")
    decide = tuple(each for each in refused if each not in withdraw)
    if not (changes or refused):
        return ()
    return (Drifted(kept.thing, subject, kept.step, changes, withdraw=withdraw, decide=decide),)


def keeping(around: Around, checked: Checked) -> list[Ruling]:
    """Return what the rules about keeping a request that was sent say of it, but for those that a jurist retired."""
    work = around.work
    known, decisions = {**checked.known, "request": _kept(checked)}, around.decisions
    return [
        evaluate(rule, known, work.today)
        for rule in work.tools.rulebook.for_target(KEEPING, work.today)
        if not retired(rule, decisions)
    ]


def _kept(checked: Checked) -> Json:
    stated = checked.known["request"]
    return {**stated, "kind": checked.request.kind} if isinstance(stated, dict) else stated


def _newest_briefs(work: Work, compartment: str) -> Iterator[Frozen]:
    newest = {frozen.series: frozen for frozen in store.every(work.connection)}
    for _, frozen in sorted(newest.items()):
        if of_subject(work, frozen.subject) == compartment:
            yield frozen


def _brief(work: Work, frozen: Frozen) -> tuple[Drifted, ...]:
    """Compose the dossier anew, as of the day of the frozen one, and compare."""
    document, thing = frozen.document, f"brief:{frozen.sha256}"
    to = Addressee(frozen.recipient, str(document["purpose"]), frozen.language)
    try:
        asked = document["request"]
        material = material_of(work, frozen.subject, to, frozen.kind, str(asked) if asked else None)
        as_of = str(document["as_of"])
        today = composed(work, material, frozen.kind, edition=frozen.edition, as_of=as_of)
    except SanadError as error:
        return (Drifted(thing, frozen.subject, "freeze", stops=sentence_of(error)),)
    changes = tuple(drift.of_brief(document, today))
    return (Drifted(thing, frozen.subject, "freeze", changes),) if changes else ()

# SPDX-License-Identifier: Apache-2.0
"""Gather what the rules ask about a request: claims, listings, history, answers, signatures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from sanad.casework import facts, history, request
from sanad.casework.charges import Law
from sanad.casework.facts import Material
from sanad.casework.request import APPROVE, DRAFT, REVIEW, WITHDRAW, Request, Signature
from sanad.casework.rule_signatures import RuleDecision, retired, signed
from sanad.casework.stages import fact
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.desk.act import Work
from sanad.desk.around import Around, same_as
from sanad.desk.offered import offered
from sanad.desk.orders import PROPERTIES, listing_mark, orders
from sanad.desk.reliance import not_relied_on
from sanad.errors import SanadError
from sanad.rules import Outcome, Rule, Ruling, outcome
from sanad.rules.again import Asked, ask
from sanad.rules.state import facts_of
from sanad.values.canonical import Json, digest_of
from sanad.vault import quarantine


@dataclass(frozen=True)
class Checked:
    """A request as the rules see it today: every ruling and the outcome.

    `asked` holds the facts and what each rule said. `draft` is the digest of what is stated and of the rules that were asked; `reviewed` of that
    and the answers. `signed` are the signatures over the draft as it stands.
    """

    request: Request
    asked: Asked
    outcome: Outcome
    draft: str
    reviewed: str
    rulebook: str
    signed: Mapping[str, Signature]
    withdrawn: bool

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """Return what every rule says, in order of gate and id."""
        return tuple(ruling for _, ruling in self.asked.said.values())

    @property
    def known(self) -> Mapping[str, Any]:
        """Return the facts that the rules were asked about."""
        return self.asked.facts

    def over(self, step: str) -> str:
        """Return the digest that is signed at a step: the drafter answers for what is stated, reviewer and approver for the answers, too."""
        return self.draft if step == DRAFT else self.reviewed

    @property
    def basis(self) -> dict[str, Json]:
        """Return what it rests on, for comparing it with what it rests on later; a day that passes changes of it only what the law counts in days, such as a time bar."""
        rulings: list[Json] = [
            {"rule": each.rule, "version": each.version, "verdict": str(each.verdict), "code": each.code}
            for each in self.rulings
            if not any(_of_the_office(label) for label in each.used)
        ]  # fmt: skip
        return {
            "facts": ground(self.known),
            "rulings": rulings,
            "outcome": str(self.outcome.status),
            "rulebook": self.rulebook,
        }


_OF_THE_OFFICE = ("signatures", "law", "history.batch", "history.alike", "history.questions_open")
"""What the office itself adds to a request while it is at work on it and others; a ruling that looked at it says nothing of the request's ground."""


def ground(known: Mapping[str, Any]) -> dict[str, Json]:
    """Return of some facts what a request stands on: neither answers nor what a colleague's work on another request would change."""
    told = known["history"].items()
    history = {name: value for name, value in told if not _of_the_office(f"history.{name}")}
    own = {name: value for name, value in known.items() if not _of_the_office(name)}
    own.pop("answers", None)
    return {**own, "history": history}


_LABEL = re.compile(rf"(?:{'|'.join(map(re.escape, _OF_THE_OFFICE))})(?!\w)")


def _of_the_office(label: str) -> bool:
    return _LABEL.match(label) is not None


def claims_of(work: Work, subject: str) -> list[Claim]:
    """Return the claims about `subject` and everybody judged to be the same person.

    Raises:
        IdentityConflict: some of them are also judged to be different.
    """
    return register.about(work.connection, sorted(same_as(work, subject)))


@dataclass(frozen=True)
class Gathering:
    """What one request states, gathered from the office."""

    work: Work
    asked: Request
    around: Around

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Return the rules about this kind of request that no jurist has retired."""
        every = self.work.tools.rulebook.for_target(self.asked.kind, self.work.today)
        return tuple(rule for rule in every if not retired(rule, self.decisions))

    @cached_property
    def decisions(self) -> dict[str, RuleDecision]:
        """Return rule → what a jurist decided last of its wording."""
        return self.around.decisions

    def facts(self) -> dict[str, Any]:
        """Return its facts without answers and signatures; nothing from an exhibit set aside, or from a lead."""
        work, same = self.work, self.around.same_as(self.asked.subject)
        every = register.about(work.connection, sorted(same))
        claims = usable(work, every)
        against = usable(work, self._about_organisations(claims))
        found = orders(work, against)
        tools = work.tools
        law = Law(tools.offences, tools.law.categories, found, tools.country, work.today)
        told = self.around.told_but(same)
        material = Material(
            claims=claims,
            law=law,
            favourable=[claim for claim in every if claim.exculpatory],
            listings=[claim for claim in against if claim.property == "listing"],
            listing_mark=listing_mark(work, against),
            items=offered(work, _shown_by(claims)),
            lexicon=tools.law.lexicon,
            others=self.around.names_but(same),
            of_others=frozenset[str]().union(*told.values()),
            states=list(facts_of(tools.law.states, _countries(self.asked))),
            events=[
                {"kind": word, "on": event.on}
                for of, event in self.around.events(same)
                if (word := fact(event.kind, of.kind))
            ],
            unsigned=[rule.id for rule in self.rules if not signed(rule, self.decisions)],
        )
        stated = facts.build(self.asked, material)
        stated["person"]["on_register"] = self.asked.subject not in self.around.removed
        stated["request"]["annexes"] = self._annexes(claims)
        return {**stated, "history": self._history(stated, same, told)}

    def _annexes(self, usable: list[Claim]) -> list[Json]:
        """Tell of each claim that goes with the request whether it stands, on an exhibit that may be used."""
        live = {claim.id for claim in usable if claim.live}
        return [{"claim": each, "live": each in live} for each in self.asked.annexes]

    def _history(
        self, stated: dict[str, Any], same: frozenset[str], told: dict[str, frozenset[str]]
    ) -> dict[str, Json]:
        own = facts.tellings_of(stated)
        return {
            **history.history(stated, self.around.past(self.asked, same), stated["positions"]),
            "batch": history.drafted_together(self.asked, self.around.requests),
            "alike": history.alike(own, told),
        }

    def _about_organisations(self, claims: list[Claim]) -> list[Claim]:
        """Return what is on record of orders against organisations in which the person has a role, or which a charge names."""
        named = [claim.value for claim in claims if claim.property in {"role", "charge"} and claim.live]  # fmt: skip
        meant = {str(each["organisation"]) for each in named if isinstance(each, dict) and "organisation" in each}  # fmt: skip
        about = register.about(self.work.connection, sorted(meant))
        return [claim for claim in about if claim.property in PROPERTIES]


def gather(work: Work, request_id: str) -> dict[str, Any]:
    """Return what a request states."""
    asked = request.get(work.connection, request_id)
    return Gathering(work, asked, Around(work, asked.compartment)).facts()


def check(
    work: Work, request_id: str, around: Around | None = None, before: Checked | None = None
) -> Checked:
    """Put a request before every rule in force today; a signature counts only over the draft as it stands.

    Only rules whose facts are others than `before` are evaluated anew.
    """
    drafted = request.get(work.connection, request_id)
    gathering = Gathering(work, drafted, around or Around(work, drafted.compartment))
    stated = gathering.facts()
    answers = request.answers(work.connection, request_id)
    wordings: dict[str, Json] = {rule.id: rule.wording for rule in gathering.rules}
    draft = digest_of({"facts": ground(stated), "rules": wordings})
    reviewed = digest_of({"draft": draft, "answers": answers})
    steps = request.signatures(work.connection, request_id)
    signatures = {
        step: signature
        for step, signature in steps.items()
        if step in {DRAFT, REVIEW, APPROVE}
        and signature.draft == (draft if step == DRAFT else reviewed)
    }
    known = {**stated, "answers": answers, "signatures": facts.signed(signatures)}
    said = ask(gathering.rules, known, work.today, before.asked if before else None)
    return Checked(
        request=drafted,
        asked=said,
        outcome=outcome([ruling for _, ruling in said.said.values()]),
        draft=draft,
        reviewed=reviewed,
        rulebook=work.tools.rulebook.version,
        signed=signatures,
        withdrawn=WITHDRAW in steps,
    )


def checked(work: Work, request_id: str, around: Around | None = None) -> Checked:
    """Return what `check` returns, worked out once in a day for everybody who looks, and again when something that it looked at has changed.

    Raises:
        SanadError: as `check`.
    """
    make = partial(_outcome, work, request_id, around)
    found = work.kept((check, request_id, work.today), make, closely=True)
    if isinstance(found, SanadError):
        raise found
    return found


def _outcome(work: Work, request_id: str, around: Around | None) -> Checked | SanadError:
    try:
        return check(work, request_id, around)
    except SanadError as error:
        return error


def usable(work: Work, claims: list[Claim]) -> list[Claim]:
    """Return the claims that may go to another authority; what speaks for the person may whatever it rests on, if that is in use."""
    set_aside = work.told(quarantine.reasons)
    used = [claim for claim in claims if set_aside.keys().isdisjoint(claim.citation.exhibits)]
    plain = {each for claim in used if not claim.exculpatory for each in claim.citation.exhibits}
    leads = not_relied_on(work, plain)
    return [
        claim
        for claim in used
        if claim.exculpatory or leads.keys().isdisjoint(claim.citation.exhibits)
    ]


def _shown_by(claims: list[Claim]) -> set[str]:
    """Return the exhibits that are offered for an act."""
    shown = (claim for claim in claims if claim.property == "shows_act" and claim.live)
    return {exhibit for claim in shown for exhibit in claim.citation.exhibits}


def _countries(asked: Request) -> list[str]:
    countries = asked.facts.get("countries")
    return [str(each) for each in countries] if isinstance(countries, list) else []

# SPDX-License-Identifier: Apache-2.0
"""The answer pack: what the bureau answers when the Commission for the Control of INTERPOL's Files, or the Secretariat, asks about a request.

After the practice of the Commission (CCF Statute Arts 33 to 35; RPD Art. 87(b)): the person's own part, judicial papers, the reasoning on Articles 2 and 3,
extradition, retrial, and what speaks for the person. Evidence is named by its kind, never by its contents. What nothing on record says is said to be so.
"""

from dataclasses import dataclass

from sanad.casework.items import independent
from sanad.casework.proceedings import Event, Proceeding
from sanad.casework.request import APPROVE, DRAFT, REVIEW, SEND, WITHDRAW
from sanad.casework.stages import happening
from sanad.claims.claim import Claim
from sanad.dossier.blocks import Writer
from sanad.dossier.feeds.row import cites
from sanad.dossier.papers.acts import act_rows, sorts
from sanad.dossier.papers.answering import Answering, Asked
from sanad.dossier.papers.matter import Matter, days, shown, standing, table
from sanad.dossier.papers.paper import Frame, Made, paper
from sanad.values.canonical import Json

_ASYLUM, _KEPT = "refugee", "one that stays in the office"
"""The ground that tells of asylum, and what is said in its place."""
_LEFT_OUT = "[a sentence that names somebody else is left out]"
_PAPERS = {
    "warrant": "Warrant",
    "charge": "Charge",
    "sanction": "Sanction to prosecute",
    "sentence": "Sentence",
    "status": "Procedural status",
    "proceedings": "State of proceedings",
}
_STEPS = {
    DRAFT: "The draft was signed",
    REVIEW: "It was reviewed",
    APPROVE: "It was approved",
    SEND: "It was sent",
    WITHDRAW: "It was withdrawn",
}
_RETRIAL = {
    "tried_in_absentia": "tried in absence",
    "notified": "notified of the trial",
    "counsel": "had counsel",
    "waiver": "waived being present",
    "retrial_right": "right to a new trial",
}
_ACT = {
    "role": "Role",
    "act": "Act",
    "when": "When",
    "where": "Where",
    "means": "Means",
    "result": "Result",
    "intent": "Intent or benefit",
    "charge": "Charge",
}
_FRAME = Frame(
    kind="answer_pack",
    title="Answers about a request",
    language="en",
    recipient="interpol",
    note=(
        "Each statement leads by its number to what it rests on. The person is presumed innocent: a statement stands as its standing says. Evidence is named by its kind; "
        "its contents, who gave it and what is known of asylum stay in the office. An officer reads this paper before it is sent."
    ),
    words={"for": "For", "request": "Request", "person": "Person", "as_of": "As of", "key": "Key", "sources": "What the statements rest on"},
)  # fmt: skip


def answer_pack(matter: Matter, answering: Answering, made: Made) -> dict[str, Json]:
    """Return the answer pack of a request (docs/formats/papers.md)."""
    writer = Writer()
    pack = _Pack(matter, answering, writer)
    pack.write()
    return paper(_FRAME, made, writer, pack.says)


@dataclass(frozen=True)
class _Pack:
    """The sections of one pack."""

    matter: Matter
    answering: Answering
    writer: Writer

    def write(self) -> None:
        self._answer_by()
        self._stands()
        self._role()
        self._acts()
        self._papers()
        self._reasoning()
        self._steps_abroad()
        self._retrial()
        self._favour()
        self._since()

    def says(self, support: str) -> str | None:
        """Return what is said of a source: never who gave it, and nothing of its contents. An answer stands under its own name in its table."""
        kind, _, name = support.partition(":")
        if kind == "claim":
            claim = next(each for each in (*self.matter.claims, *self.matter.favour) if each.id == name)  # fmt: skip
            kinds = sorts(self.matter, [claim])
            stands = standing(claim).lower()
            exhibit = claim.citation.exhibit[:16]
            return f"Claim {name}, stands as {stands}; {kinds}, exhibit {exhibit}; ledger entry {claim.seq}"
        if kind == "entry":
            return f"Ledger entry {name}"
        if kind == "clock":
            clock = self.answering.clock
            return f"{clock.instrument}, {clock.article}; mark {clock.mark}"
        return f"Rulebook {name[:16]}" if kind == "rulebook" else None

    @property
    def _request(self) -> list[str]:
        return [f"entry:{self.matter.request.seq}"]

    def _told(self, text: str) -> str:
        return self.matter.told(text, _LEFT_OUT)

    def _nothing(self, what: str) -> None:
        """Say that nothing which may be told says it: a thin answer is seen, and not taken for a whole one."""
        self.writer.sentence(f"No claim on record that may be told says {what}.", self._request)

    def _answer_by(self) -> None:
        self.writer.heading("answer", "Who answers, and by when")
        contact, clock = self.answering.contact, self.answering.clock
        self.writer.sentence(f"Contact: {contact.name}, {contact.office}.", self._request)
        self.writer.sentence(f"{clock.text} ({clock.length})", [f"clock:{clock.id}"])
        for event, running, answered in self.answering.questions:
            told = f"A question was received on {event.on}"
            if answered is not None:
                told += f" and answered on {answered}."
            elif running is not None:
                told += f"; there is time for the answer {running.until} ({running.at.tzinfo})."
            else:
                told += " and is not answered."
            self.writer.sentence(told, [f"entry:{event.seq}", f"clock:{clock.id}"])
        if not self.answering.questions:
            self.writer.sentence("No question of another authority is on record.", self._request)

    def _stands(self) -> None:
        self.writer.heading("request", "The request and where it stands")
        asked, name = self.matter.request, self.matter.subject.label
        kind = asked.kind.replace("_", " ")
        text = f"{asked.id} asks for a {kind} about {name}, for {asked.purpose}; it was drafted on {asked.drafted_on}."
        self.writer.sentence(text, self._request)
        for step, words in _STEPS.items():
            signature = self.answering.steps.get(step)
            if signature is not None:
                where = f"{words} by an officer of {signature.office}."
                self.writer.sentence(where, [f"entry:{signature.seq}"])
        outcome = self.answering.outcome.replace("_", " ").lower()
        rests = [f"rulebook:{self.answering.rulebook}"]
        self.writer.sentence(f"The rules about it come, today, to: {outcome}.", rests)

    def _role(self) -> None:
        self.writer.heading("role", "The person's role")
        for claim in (roles := self.matter.of("role")):
            of = self.matter.labels.get(str(table(claim)["organisation"]), "an organisation")
            text = f"{standing(claim)}: {self._told(str(table(claim)['role']))} of {of}."
            self.writer.sentence(text, [cites(claim)])
        if not roles:
            self._nothing("what role the person had")

    def _acts(self) -> None:
        self.writer.heading("acts", "Each act: what, when, where, by what means, to whose benefit")
        for number, claim in enumerate(acts := self.matter.of("act"), 1):
            caption = f"Act {number}, {standing(claim).lower()}"
            rows = list(act_rows(claim, _ACT, self._told))
            self.writer.table(caption, ("", "As stated"), rows, [cites(claim)])
            self._shown(number, claim)
        if not acts:
            self._nothing("what act the person did")

    def _shown(self, number: int, act: Claim) -> None:
        offered = self.matter.showing(act)
        if not offered:
            self.writer.sentence(
                f"No evidence is offered for act {number} on record.", [cites(act)]
            )
            return
        enough = independent(self.matter.offered(offered))
        sources = "how many of its sources count is not settled" if enough is None else f"independent sources that count: {enough}"  # fmt: skip
        text = f"Offered to show act {number}: {sorts(self.matter, offered)}; {sources}."
        self.writer.sentence(text, [cites(each) for each in offered])

    def _papers(self) -> None:
        self.writer.heading("papers", "Judicial papers")
        claims = self.matter.of(*_PAPERS)
        if not claims:
            self._nothing("anything of a judicial paper")
            return
        rows = [
            (_PAPERS[claim.property], self._told(shown(claim)), sorts(self.matter, [claim]))
            for claim in claims
        ]
        caption = "What judicial papers state"
        columns = ("Matter", "As stated", "Stands in")
        self.writer.table(caption, columns, rows, [cites(claim) for claim in claims])

    def _reasoning(self) -> None:
        self.writer.heading("reasoning", "Articles 2 and 3, and what else persons answered")
        answered = [each for each in self.answering.asked if each.answer is not None]
        for neutral, caption in ((True, "On Articles 2 and 3 of the Constitution"), (False, "On the other rules")):  # fmt: skip
            told = [each for each in answered if each.neutrality is neutral]
            if told:
                columns = ("Question", "Answer", "Reason given", "Provision")
                rests = [f"answer:{self.matter.request.id}/{each.id}" for each in told]
                self.writer.table(caption, columns, [self._answer(each) for each in told], rests)
        waiting = [each.id for each in self.answering.asked if each.answer is None]
        if waiting:
            text = f"Not answered yet: {', '.join(waiting)}."
            self.writer.sentence(text, [f"rulebook:{self.answering.rulebook}"])

    def _answer(self, asked: Asked) -> tuple[str, str, str, str]:
        answer = asked.answer or {}
        reason = asked.kept_back or self._told(str(answer.get("reason") or ""))
        given = str(answer.get("answer")).replace("_", " ")
        return (f"{asked.text} ({asked.id})", given, reason, asked.article)

    def _steps_abroad(self) -> None:
        self.writer.heading("extradition", "Extradition and other steps, and refusals")
        steps = sorted(
            ((proceeding, event) for proceeding, events in self.answering.proceedings for event in events),
            key=lambda step: step[1].on,
        )  # fmt: skip
        if steps:
            columns = ("Day", "Proceeding", "Authority", "What happened", "Grounds")
            rests = [f"entry:{event.seq}" for _, event in steps]
            self.writer.table("Steps on record", columns, [_step(*step) for step in steps], rests)
        stated = self.matter.of("extradition_assurance", "position", "assurance")
        for claim in (told := [each for each in stated if not _of_asylum(each)]):
            words = claim.property.replace("_", " ").capitalize()
            self.writer.sentence(f"{words}: {self._told(_plain(claim))}.", [cites(claim)])
        if not steps and not told:
            self._nothing("that extradition was asked for, granted or refused")

    def _retrial(self) -> None:
        self.writer.heading("retrial", "Trial in absence and the right to a new trial")
        found = [claim for claim in self.matter.of("proceedings") if _RETRIAL.keys() & table(claim).keys()]  # fmt: skip
        for claim in found:
            value = table(claim)
            told = "; ".join(f"{words}: {'yes' if value[name] else 'no'}" for name, words in _RETRIAL.items() if name in value)  # fmt: skip
            self.writer.sentence(f"{told.capitalize()}.", [cites(claim)])
        if not any("retrial_right" in table(claim) for claim in found):
            self._nothing("whether there is a right to a new trial")

    def _favour(self) -> None:
        self.writer.heading("favour", "What speaks for the person")
        for claim in self.matter.favour:
            kept = self.matter.kept_back.get(claim.id)
            name = claim.property.replace("_", " ").capitalize()
            words = f"its words stay in the office ({kept})" if kept else self._told(shown(claim)).rstrip(".")  # fmt: skip
            self.writer.sentence(f"{name}: {words}.", [cites(claim)])
        if not self.matter.favour:
            text = "No claim on record is marked as speaking for the person."
            self.writer.sentence(text, self._request)

    def _since(self) -> None:
        sent = self.answering.sent
        if sent is None:
            return
        self.writer.heading(
            "since", "What it rested on when it was sent, and what has changed since"
        )
        rests = [f"entry:{sent.seq}"]
        facts, outcome = sent.document.get("facts"), str(sent.document.get("outcome", "not kept"))
        acts = facts.get("acts") if isinstance(facts, dict) else None
        rows = [
            (self._told(str(act.get("act"))), days(act), str(act.get("place", "")), str(act.get("charge", "")))
            for act in (acts if isinstance(acts, list) else ())
            if isinstance(act, dict)
        ]  # fmt: skip
        came_to = outcome.replace("_", " ").lower()
        self.writer.sentence(f"When it was sent, the rules came to: {came_to}.", rests)
        if rows:
            self.writer.table("Acts as sent", ("Act", "When", "Where", "Charge"), rows, rests)
        changes = self.answering.changes
        for change in (each for each in changes if each.what == "fact"):
            self.writer.sentence(self._told(_capital(change.says)), rests)
        rules = [each.where.removeprefix("rule ") for each in changes if each.what == "rule"]
        if rules:
            text = f"Rules that say otherwise today than then: {', '.join(rules)}."
            self.writer.sentence(text, rests)
        if any(each.what == "law" for each in changes):
            self.writer.sentence("The rulebook is another than it was then.", rests)
        if self.answering.unsaid:
            text = f"Changes that concern what stays in the office: {self.answering.unsaid}."
            self.writer.sentence(text, rests)
        if not changes and not self.answering.unsaid:
            self.writer.sentence("Nothing that it rested on is otherwise today.", rests)


def _of_asylum(claim: Claim) -> bool:
    return str(table(claim).get("kind")).startswith("asylum")


def _step(proceeding: Proceeding, event: Event) -> tuple[str, str, str, str, str]:
    where = f"{proceeding.authority} ({proceeding.country})"
    grounds = ", ".join(_KEPT if each == _ASYLUM else each for each in event.grounds.split())
    told = grounds.replace("_", " ") or "none stated"
    return (event.on, proceeding.kind, where, happening(event.kind).words, told)


def _plain(claim: Claim) -> str:
    """Return a claim's value in words, codes spelt with blanks."""
    return shown(claim).replace("_", " ").rstrip(".")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]

# SPDX-License-Identifier: Apache-2.0
"""What one rule says of one set of facts on one day: permit, refuse or undecided, why, and what is still to be asked.

Guarantees: a missing fact never permits; a rule whose text was not verified (mark U) never permits on the program's word
alone; no answer clears a refusal of severity `block`. Not guaranteed: that a rule's text is right. Its mark says how far that
was checked, and `note` repeats it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sanad.rules.kleene import disjunction, negation
from sanad.rules.rule import Rule
from sanad.rules.rulebook import Rulebook
from sanad.rules.scope import Scope, Trace
from sanad.rules.span import rivals
from sanad.rules.terms import ANSWERS, answered
from sanad.values.canonical import Json
from sanad.values.verdict import Verdict

PERMITTED, NOT_APPLICABLE, REVIEWED = "PERMITTED", "NOT_APPLICABLE", "REVIEWED"
MISSING_FACT, UNVERIFIED_TEXT = "MISSING_FACT", "UNVERIFIED_TEXT"
ACCEPTED = "accepted"
"""The word with which a named reviewer accepts, giving a reason, what a rule of severity `review` refuses."""
HELD = "refused"
"""The word with which the reviewer lets that refusal stand, and says why."""
CONFIRMED, NOT_MET = "yes", "no"
"""The words with which a legal reviewer confirms that the request meets the official text of a rule marked U, or finds that it does not."""
LEGAL_REVIEWER = "legal reviewer"

_NOTES = {
    "R": "reported, check the text",
    "P": "partly checked, check the text",
    "U": "the text of this rule was not verified",
}
_NO_DATE = "the date from which this rule is in force was not verified"
_PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Question:
    """What must be answered before the rule can say yes, by whom, and with which words, if by word."""

    id: str
    text: str
    who: str
    allowed: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Return the question as documents hold it."""
        return {"id": self.id, "text": self.text, "who": self.who, "allowed": list(self.allowed)}


@dataclass(frozen=True)
class Ruling:
    """What the rule named `rule` says. `used` holds each fact looked at; None: it was not there."""

    rule: str
    version: int
    title: str
    article: str
    mark: str
    severity: str
    gate: str
    verdict: Verdict
    applicable: bool
    code: str
    reason: str
    questions: tuple[Question, ...]
    used: Mapping[str, Json]
    note: str
    other_tool: str | None = None

    def as_json(self) -> dict[str, Json]:
        """Return the ruling as reports and `--json` output hold it."""
        fields = {**vars(self), "verdict": str(self.verdict), "used": dict(self.used)}
        fields["questions"] = [question.as_json() for question in self.questions]
        return fields


@dataclass(frozen=True)
class _Said:
    verdict: Verdict
    code: str
    reason: str
    applicable: bool = True
    questions: tuple[Question, ...] = ()


def evaluate(rule: Rule, facts: Mapping[str, Json], on: date) -> Ruling:
    """Return what `rule` says of `facts` on the day `on`. Never raises for what the facts hold."""
    return judge(rule, facts, on, Trace())


def judge(rule: Rule, facts: Mapping[str, Json], on: date, trace: Trace) -> Ruling:
    """Evaluate, recording into `trace` what was looked at and compared."""
    said = _weigh(rule, facts, on, trace)
    return Ruling(
        rule=rule.id,
        version=rule.version,
        title=rule.title,
        article=f"{rule.instrument}, {rule.article}",
        mark=rule.mark,
        severity=rule.severity,
        gate=rule.gate,
        verdict=said.verdict,
        applicable=said.applicable,
        code=said.code,
        reason=said.reason,
        questions=said.questions,
        used=dict(trace.used),
        note="; ".join(_notes(rule)),
        other_tool=rule.other_tool,
    )


def by_word(rule: Rule) -> Iterator[Question]:
    """Yield what a person may answer by word: the rule's own questions, and the rule itself where it is to be confirmed (mark U), or may be accepted (severity review).

    Whatever else a rule needs is a fact, and is recorded as a claim with its source.
    """
    for fact, need in rule.needs.items():
        if fact.startswith(f"{ANSWERS}."):
            yield Question(need.id, need.text, need.who, need.allowed)
    confirming = (CONFIRMED, NOT_MET) if rule.mark == "U" else ()
    accepting = (ACCEPTED, HELD) if rule.severity == "review" else ()
    if words := (*confirming, *accepting):
        yield Question(rule.id, rule.title, LEGAL_REVIEWER, words)


def evaluate_all(
    rulebook: Rulebook, target: str, facts: Mapping[str, Json], on: date
) -> tuple[Ruling, ...]:
    """Return what every rule about `target` says, in order of gate and id, also after one that refuses."""
    return tuple(evaluate(rule, facts, on) for rule in rulebook.for_target(target, on))


def _weigh(rule: Rule, facts: Mapping[str, Json], on: date, trace: Trace) -> _Said:
    if not rule.in_force_on(on):
        reason = f"The rule is not in force on {on.isoformat()}."
        return _Said(Verdict.PERMIT, NOT_APPLICABLE, reason, applicable=False)
    scope = Scope(facts, on, rule.allowed, trace)
    when = rule.when.judge(scope)
    if when.truth is False:
        reason = "What the rule is about does not arise here."
        return _Said(Verdict.PERMIT, NOT_APPLICABLE, reason, applicable=False)
    permit = rule.permit.judge(scope)
    met = disjunction([negation(when.truth), permit.truth])
    if met is None:
        return _undecided(rule, (*when.missing, *permit.missing), trace.used)
    return _met(rule, facts) if met else _refused(rule, facts, trace)


def _undecided(rule: Rule, missing: tuple[str, ...], used: Mapping[str, Json]) -> _Said:
    facts = tuple(dict.fromkeys(missing))
    questions = tuple(dict.fromkeys(_question(rule, fact) for fact in facts))
    reason = f"Not known, or not of the kind asked for: {', '.join(_named(used, each) for each in facts)}."
    return _Said(Verdict.UNDECIDED, MISSING_FACT, reason, questions=questions)


def _named(used: Mapping[str, Json], fact: str) -> str:
    """Name a fact; one on which sources differ with what each of them says."""
    value = used.get(fact)
    return f"{fact} (sources differ: {_spelled(value)})" if isinstance(value, list) else fact


def _spelled(value: Json) -> str:
    """Spell a fact; where sources differ, all that they say."""
    return ", ".join("nothing" if each is None else str(each) for each in rivals(value))


def _question(rule: Rule, fact: str) -> Question:
    need = rule.needs.get(fact)
    if need is None:
        return Question(f"{rule.id}:{fact}", f"What is {fact}?", "drafter")
    return Question(need.id, need.text, need.who, need.allowed)


def _met(rule: Rule, facts: Mapping[str, Json]) -> _Said:
    if rule.mark != "U" or answered(facts, rule.id) == CONFIRMED:
        return _Said(Verdict.PERMIT, PERMITTED, f"Met: {rule.title}.")
    text = (
        f"The text of this rule was not verified by us: {rule.instrument}, {rule.article}. Its sense, in our words: "
        f"{rule.text} Read against the official text, does the request meet it?"
    )
    question = Question(rule.id, text, LEGAL_REVIEWER, (CONFIRMED, NOT_MET))
    if answered(facts, rule.id) == NOT_MET:
        reason = f"{_who(facts, rule.id)} finds that the official text is not met"
        return _Said(Verdict.REFUSE, rule.refuse_code, reason)
    reason = (
        "Met as we word the rule, but its text was not verified: a legal reviewer must confirm."
    )
    return _Said(Verdict.UNDECIDED, UNVERIFIED_TEXT, reason, questions=(question,))


def _refused(rule: Rule, facts: Mapping[str, Json], trace: Trace) -> _Said:
    reason = _PLACE.sub(lambda found: _shown(trace.used, found[1]), rule.refuse_reason)
    if rule.severity == "review" and answered(facts, rule.id) == ACCEPTED:
        return _Said(Verdict.PERMIT, REVIEWED, f"{reason} {_who(facts, rule.id)} accepts it")
    return _Said(Verdict.REFUSE, rule.refuse_code, reason)


def _shown(used: Mapping[str, Json], name: str) -> str:
    """Spell a fact for a sentence; items of a list are given one after the other, a list that was only counted by its number, an empty one as none."""
    shape = re.compile(re.escape(name).replace(r"\[\]", r"\[[0-9]+\]"))
    values = [
        value for label, value in used.items() if shape.fullmatch(label) and value is not None
    ]
    counted = used.get(f"{name}[]")
    empty = "not known" if counted is None else "none" if counted == 0 else str(counted)
    return ", ".join(dict.fromkeys(map(_spelled, values))) or empty


def _who(facts: Mapping[str, Json], key: str) -> str:
    """Return who answered and why: only for an answer that `answered` has let through."""
    answers = facts[ANSWERS]
    given = answers.get(key) if isinstance(answers, Mapping) else None
    by, reason = (
        (given.get("by"), given.get("reason")) if isinstance(given, Mapping) else (None, None)
    )
    return f"{by} (“{reason}”)"


def _notes(rule: Rule) -> Iterator[str]:
    if rule.mark in _NOTES:
        yield _NOTES[rule.mark]
    if rule.in_force_from is None:
        yield _NO_DATE

# SPDX-License-Identifier: Apache-2.0
"""How a checked request is shown: a report that a lawyer reads from the top, gate by gate."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sanad.values.verdict import Verdict

if TYPE_CHECKING:
    from sanad.desk.questions.check_request import Examined

_COLUMNS = ("who", "act", "when", "where", "how", "result", "intent", "link")
_OUTCOMES = {
    "READY": "every rule that applies is met",
    "READY_WITH_WARNINGS": "it may go; the warnings must be seen",
    "NEEDS_REASONED_REVIEW": "questions are open, or a reviewer must decide",
    "BLOCKED": "a rule refuses, and no answer clears it",
    "USE_OTHER_TOOL": "refused in this form; another may do",
}
_GATES = {
    "A": "type of request",
    "B": "conditions of form",
    "C": "offence and penalty",
    "D": "facts",
    "E": "neutrality and rights",
    "F": "evidence",
    "G": "sign-off",
}
"""Gate → its name (law/interpol.md section 19)."""
_STEPS = {
    "draft": "drafted",
    "review": "reviewed",
    "approve": "approved",
    "send": "sent",
    "withdraw": "withdrawn",
}
_PLAIN = "MISSING_FACT"
"""The code under which the questions say everything that the reason would, in words instead of paths of facts."""
_REFUSED, _OPEN, _WARNING, _MET, _NOT_APPLICABLE = (
    "refused",
    "open",
    "warning",
    "met",
    "not applicable",
)


def verdict_document(checked: "Examined") -> dict[str, Any]:
    """Return the document of docs/formats/commands.md."""
    return {
        "request": checked.request.id,
        "subject": checked.request.subject,
        "label": checked.label,
        "kind": checked.request.kind,
        "state": checked.state,
        "outcome": str(checked.outcome.status),
        "against": list(checked.outcome.rules),
        "tools": list(checked.outcome.tools),
        "withdrawn": checked.withdrawn,
        "signed": {step: each.officer for step, each in checked.signed.items()},
        "steps": [{**vars(each), "on": each.on.isoformat()} for each in checked.steps],
        "draft": checked.draft,
        "grid": checked.known["grid"],
        "text": checked.known["text"],
        "rulings": [ruling.as_json() for ruling in checked.rulings],
    }


def verdict_lines(
    checked: "Examined", *, with_questions: bool = True, passed: bool = False
) -> list[str]:
    """Return the head and then, for each gate, refusals, open questions beside their rules and warnings, and how many rules are met (or each of them)."""
    lines = list(_head(checked))
    asked: set[str] = set()
    for gate, group in groupby(checked.rulings, key=lambda ruling: ruling.gate):
        lines += ["", f"Gate {gate}: {_GATES[gate]}"]
        lines += _gate(list(group), asked, with_questions=with_questions, passed=passed)
    return lines


def _head(checked: "Examined") -> Iterator[str]:
    request, outcome = checked.request, checked.outcome
    yield f"{request.id}: {checked.title} about {checked.label} ({request.subject}), {checked.state}"
    yield f"  {outcome.status}: {_OUTCOMES[str(outcome.status)]}"
    if outcome.tools:
        yield f"  instead: {', '.join(outcome.tools)}"
    for each in checked.steps:
        lapsed = "" if each.stands else "; lapsed: what is stated has changed since"
        yield f"  {_STEPS[each.step]} on {each.on} by {each.officer} ({each.office}){lapsed}"


def _gate(
    rulings: Sequence[Any], asked: set[str], *, with_questions: bool, passed: bool
) -> Iterator[str]:
    """Yield the lines of one gate; a question that stands above already is only named."""
    sorted_out: dict[str, list[Any]] = defaultdict(list)
    for each in rulings:
        sorted_out[_sort(each)].append(each)
    for sort in (_REFUSED, _OPEN, _WARNING, *((_MET, _NOT_APPLICABLE) if passed else ())):
        for ruling in sorted_out[sort]:
            yield f"  {sort:<10} {ruling.rule}: {ruling.title} ({ruling.article})"
            if ruling.code != _PLAIN and sort not in {_MET, _NOT_APPLICABLE}:
                yield f"             {ruling.reason}{_may_pass(ruling, sort)}"
            for question in ruling.questions if with_questions else ():
                yield f"             ? {question.id}, {question.who}: {_text(question, asked)}"
                asked.add(question.id)
    yield f"  met: {len(sorted_out[_MET])}; not applicable: {len(sorted_out[_NOT_APPLICABLE])}"


def _sort(ruling: Any) -> str:  # noqa: ANN401  # of sanad.rules, which faces do not import
    if ruling.verdict is Verdict.UNDECIDED:
        return _OPEN
    if ruling.verdict is Verdict.REFUSE:
        return _WARNING if ruling.severity == "warn" else _REFUSED
    return _MET if ruling.applicable else _NOT_APPLICABLE


def _may_pass(ruling: Any, sort: str) -> str:  # noqa: ANN401  # of sanad.rules, which faces do not import
    may = sort == _REFUSED and ruling.severity == "review"
    return (
        f" A reviewer may accept it, with a reason: answer {ruling.rule} accepted." if may else ""
    )


def _text(question: Any, asked: set[str]) -> str:  # noqa: ANN401  # of sanad.rules, which faces do not import
    if question.id in asked:
        return "as above"
    words = f" [{', '.join(question.allowed)}]" if question.allowed else ""
    return f"{question.text}{words}"


def grid_lines(checked: "Examined") -> Iterator[str]:
    """Yield the fact grid: one line a charge, what it says nothing of, and the flags of its wording."""
    for row in checked.known["grid"]:
        blank = [column for column in _COLUMNS if not row[column]]
        told = f"nothing said of {', '.join(blank)}" if blank else "every column is filled"
        flags = f"; {', '.join(row['flags'])}" if row["flags"] else ""
        yield f"  grid  {row['offence']:<12} {row['acts']} act(s): {told}{flags}"
    for kind, finds in checked.known["text"].items():
        for find in finds:
            words = f" ({', '.join(find['words'])})" if find["words"] else ""
            yield f"  text  {kind}{words} in {find['field']}: {find['sentence']}"

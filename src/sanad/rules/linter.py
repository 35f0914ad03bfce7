# SPDX-License-Identifier: Apache-2.0
"""Say everything that is wrong with a rulebook: every fault of every file, not only the first.

A rule passes when it can be read, cites its source, says nothing empty, asks for each fact it may miss, and its cases prove it:
one permit, one refuse, one undecided, both sides of each date and threshold, each with the verdict and code expected. What it
speaks of must be there to be asked about (`sanad.rules.tree`), and one question has one wording. Every other file of law passes when
it can be read, says nothing empty, and no id in it names anything else.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from pathlib import Path

from sanad.rules.amendment import FOLDER as AMENDMENTS
from sanad.rules.amendment import lint_amendments
from sanad.rules.cases import Case, cases_file, read_cases
from sanad.rules.category import CATEGORIES, lint_categories
from sanad.rules.checklist import FOLDER as CHECKLISTS
from sanad.rules.checklist import lint_checklists
from sanad.rules.clock import lint_clocks
from sanad.rules.lexicon import FOLDER as WORDING
from sanad.rules.lexicon import lint_lexicon
from sanad.rules.offence import lint_offences
from sanad.rules.provision import PROVISIONS, lint_provisions
from sanad.rules.reading import Fault
from sanad.rules.rule import Need, Rule, read_rule
from sanad.rules.rulebook import rule_files
from sanad.rules.ruling import Ruling, judge
from sanad.rules.scope import Trace
from sanad.rules.state import lint_states
from sanad.rules.terms import ANSWERS
from sanad.rules.thresholds import untried
from sanad.rules.tree import ANYTHING, TARGETS, TOOLS, stands
from sanad.rules.walk import facts
from sanad.rules.wording import fillers
from sanad.values.verdict import Verdict

RETIRED_IDS = "retired-ids.txt"
"""One id a line: ids of rules that were taken out of the rulebook, and may never name another."""
GIVEN_IDS = "given-ids.txt"
"""One id a line: every id that a rule of the rulebook ever had. Without this file nobody can tell that a rule was taken away."""

_DATA: dict[str, Callable[[Path], Iterator[Fault]]] = {
    AMENDMENTS: lint_amendments,
    WORDING: lint_lexicon,
}
_NAMED: dict[str, Callable[[Path, Collection[str]], Iterator[Fault]]] = {
    CATEGORIES: lint_categories,
    CHECKLISTS: lint_checklists,
    PROVISIONS: lint_provisions,
}
"""Folders of a rulebook that hold no rules → what names their faults; those of `_NAMED` have ids that must name nothing else."""
_PLACE = re.compile(r"\{([^{}]*)\}")


def lint(folder: Path, today: date, recorded: Collection[str]) -> list[Fault]:
    """Return the faults of all rules and of the other data of law below `folder`, in order of file.

    Args:
        folder: A rulebook.
        today: No sheet can have been checked later.
        recorded: What the office records by itself and a clock may start from.

    Raises:
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    faults: list[Fault] = []
    rules: list[Rule] = []
    for path in rule_files(folder):
        rule = read_rule(path)
        if isinstance(rule, list):
            faults += rule
            continue
        rules.append(rule)
        cases, broken = read_cases(cases_file(path))
        faults += [*broken, *lint_rule(rule, cases)]
    retired = _retired(folder)
    questions = {need.id for rule in rules for need in rule.needs.values()}
    taken = retired | questions | {rule.id for rule in rules}
    categories = {path.stem for path in folder.glob(f"*/{CATEGORIES}/*.toml")}
    for name, check in _DATA.items():
        for each in sorted(folder.glob(f"*/{name}")):
            faults += check(each)
    for name, named in _NAMED.items():
        for each in sorted(folder.glob(f"*/{name}")):
            faults += named(each, taken)
    for offences in sorted(folder.glob("*/offences")):
        faults += lint_offences(offences, categories)
    for states in sorted(folder.glob("*/states")):
        faults += lint_states(states, today)
    for clocks in sorted(folder.glob("*/clocks")):
        faults += lint_clocks(clocks, recorded)
    faults += [
        *_ids(rules, retired),
        *_taken_away(folder, rules, retired),
        *_worded_twice(rules),
        *_orphans(folder),
    ]
    return sorted(faults, key=lambda fault: (fault.file, fault.field, fault.detail))


def lint_rule(rule: Rule, cases: list[Case]) -> list[Fault]:
    """Return the faults of one rule and its cases."""
    file = f"{rule.id}.toml"
    faults = [
        *(
            Fault(file, field, f"“{word}” says nothing that binds")
            for field, word in _fillers(rule)
        ),
        *(Fault(file, "needs", detail) for detail in _needs(rule)),
        *(Fault(file, "refuse_reason", detail) for detail in _places(rule)),
        *(Fault(file, "decided_by", detail) for detail in _deciders(rule)),
        *(Fault(file, field, detail) for field, detail in _unknown(rule)),
    ]
    return faults + list(_cases(rule, cases))


def _fillers(rule: Rule) -> Iterator[tuple[str, str]]:
    fields = ("title", "text", "article", "refuse_reason")
    texts = {name: getattr(rule, name) for name in fields}
    texts |= {f"needs.{fact}.text": need.text for fact, need in rule.needs.items()}
    texts |= {f"misfires.{number}": text for number, text in enumerate(rule.misfires, 1)}
    for field, text in texts.items():
        for word in fillers(text):
            yield field, word


def _needs(rule: Rule) -> Iterator[str]:
    missing = dict.fromkeys(rule.missing_facts())
    for fact in missing:
        need = rule.needs.get(fact)
        if need is None:
            yield f"{fact} can be missing, and no question asks for it"
        elif fact.startswith(f"{ANSWERS}.") and not need.allowed:
            yield f"{fact} is answered by a word, and `allowed` does not say by which"
    for fact in rule.needs:
        if fact not in missing:
            yield f"{fact} is asked for, and no expression can miss it"


def _places(rule: Rule) -> Iterator[str]:
    known = {*facts(rule.when), *facts(rule.permit)}
    for place in _PLACE.findall(rule.refuse_reason):
        if place not in known:
            yield f"{{{place}}} is no fact that the expressions look at"


def _deciders(rule: Rule) -> Iterator[str]:
    asks = any(fact.startswith(f"{ANSWERS}.") for fact in rule.missing_facts())
    if rule.decided_by == "person" and not asks:
        yield "a person decides, and no expression asks for an answer"
    if rule.decided_by == "program" and asks:
        yield "a program decides, and an expression asks for an answer"


def _unknown(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield field and detail of every word that means nothing: about it nobody would ever be asked."""
    for name in {*rule.applies_to} - TARGETS - {ANYTHING}:
        yield "applies_to", f"{name} is no kind of request and no act with facts"
    if rule.other_tool is not None and rule.other_tool not in TOOLS:
        yield "other_tool", f"{rule.other_tool} is none of {', '.join(TOOLS)}"
    about = TARGETS if ANYTHING in rule.applies_to else TARGETS & {*rule.applies_to}
    for field, expression in (("when", rule.when), ("permit", rule.permit)):
        for path in dict.fromkeys(facts(expression)):
            without = sorted(target for target in about if not stands(path, target))
            if without:
                yield field, f"{path} is no fact of {', '.join(without)} (docs/formats/rule.md)"


def _cases(rule: Rule, cases: list[Case]) -> Iterator[Fault]:
    file, trace = f"{rule.id}.cases.toml", Trace()
    for name, times in Counter(case.name for case in cases).items():
        if times > 1:
            yield Fault(file, name, "two cases have this name")
    for case in cases:
        ruling = judge(rule, case.facts, case.on, trace)
        if (ruling.verdict, ruling.code) != (case.expect, case.code):
            yield Fault(file, case.name, _unexpected(case, ruling))
    for verdict in Verdict:
        if all(case.expect is not verdict for case in cases):
            yield Fault(file, "case", f"no case expects {verdict}")
    for detail in (*untried((rule.when, rule.permit), trace.compared), *_days_untried(rule, cases)):
        yield Fault(file, "case", detail)


def _unexpected(case: Case, ruling: Ruling) -> str:
    return f"expected {case.expect} {case.code}, came to {ruling.verdict} {ruling.code}: {ruling.reason}"


def _days_untried(rule: Rule, cases: list[Case]) -> Iterator[str]:
    tried, one_day = {case.on for case in cases}, timedelta(days=1)
    if rule.in_force_from is not None:
        for day in (rule.in_force_from - one_day, rule.in_force_from):
            if day not in tried:
                yield f"in_force_from: no case on {day.isoformat()}"
    if rule.in_force_to is not None:
        for day in (rule.in_force_to, rule.in_force_to + one_day):
            if day not in tried:
                yield f"in_force_to: no case on {day.isoformat()}"


def _ids(rules: list[Rule], retired: frozenset[str]) -> Iterator[Fault]:
    for rule_id, times in Counter(rule.id for rule in rules).items():
        if times > 1:
            yield Fault(f"{rule_id}.toml", "id", f"{times} rules have this id")
        if rule_id in retired:
            yield Fault(
                f"{rule_id}.toml", "id", f"it stands in {RETIRED_IDS} and may not be used again"
            )


def _taken_away(folder: Path, rules: list[Rule], retired: frozenset[str]) -> Iterator[Fault]:
    """Yield each id that was given and names nothing any more, and each that was not written down; nothing in a folder of drafts, which has no such list."""
    if not (folder / GIVEN_IDS).is_file():
        return
    given, there = _listed(folder / GIVEN_IDS), {path.stem for path in rule_files(folder)}
    for name in given - there - retired:
        yield Fault(GIVEN_IDS, name, f"its file is gone, and it does not stand in {RETIRED_IDS}")
    for name in {rule.id for rule in rules} - given:
        yield Fault(f"{name}.toml", "id", f"it does not stand in {GIVEN_IDS}: write it there")


def _worded_twice(rules: list[Rule]) -> Iterator[Fault]:
    """Yield a question that another rule asks in other words, of somebody else or with other answers: one answer would count for both."""
    first: dict[str, tuple[str, Need]] = {}
    for rule in rules:
        for need in rule.needs.values():
            asked_by, other = first.setdefault(need.id, (rule.id, need))
            if need != other:
                yield Fault(
                    f"{rule.id}.toml", "needs", f"{need.id} is worded otherwise in {asked_by}"
                )


def _retired(folder: Path) -> frozenset[str]:
    path = folder / RETIRED_IDS
    return _listed(path) if path.is_file() else frozenset()


def _listed(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _orphans(folder: Path) -> Iterator[Fault]:
    for path in sorted(folder.rglob("*.cases.toml")):
        if not path.with_name(path.name.replace(".cases.toml", ".toml")).is_file():
            yield Fault(path.name, "file", "there is no rule beside these cases")

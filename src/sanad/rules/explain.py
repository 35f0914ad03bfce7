# SPDX-License-Identifier: Apache-2.0
"""Everything that is to be told of one rule, or of one provision that asks nothing: the file, in one document for people and programs."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from sanad.errors import NoSuchLaw
from sanad.rules.cases import cases_file, read_cases
from sanad.rules.provision import PROVISIONS, Provision, load_provisions
from sanad.rules.rule import Rule, read_rule
from sanad.rules.rulebook import rule_files
from sanad.values.canonical import Json

_NEAREST = 5


def explain(folder: Path, name: str, on: date) -> dict[str, Json]:
    """Return what the rulebook in `folder` says of the rule or provision `name`, as of the day `on`.

    Raises:
        NoSuchLaw: there is neither a rule nor a provision of that id; it names the nearest.
        BadRule: its file has a fault.
    """
    files = {path.stem: path for path in rule_files(folder)}
    if name in files:
        rule = read_rule(files[name])
        if isinstance(rule, list):
            raise rule[0].as_error()
        return _of_rule(rule, files[name], on)
    known: dict[str, Provision] = {}
    for provisions in sorted(folder.rglob(PROVISIONS)):
        known |= load_provisions(provisions)
    if name not in known:
        raise NoSuchLaw(str(folder), kind="rule", name=name, nearest=_nearest(name, (*files, *known)))  # fmt: skip
    return {key: _plain(value) for key, value in vars(known[name]).items()}


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return in words which ids come nearest, by small letters."""
    spelt = {each.lower(): each for each in known}
    near = get_close_matches(name.lower(), spelt, n=_NEAREST)
    return f"nearest are {', '.join(spelt[each] for each in near)}" if near else "none comes near"


def _of_rule(rule: Rule, path: Path, on: date) -> dict[str, Json]:
    cases, _ = read_cases(cases_file(path))
    asked = {need.id: need for need in rule.needs.values()}
    return {
        **{name: value for name, value in rule.document.items() if name != "needs"},
        "when": rule.document.get("when"),
        "on": on.isoformat(),
        "in_force": rule.in_force_on(on),
        "wording": rule.wording,
        "questions": [
            {"id": need.id, "text": need.text, "who": need.who, "allowed": list(need.allowed)}
            for need in asked.values()
        ],
        "cases": [
            {
                "name": case.name,
                "on": case.on.isoformat(),
                "facts": dict(case.facts),
                "expect": str(case.expect),
                "code": case.code,
            }
            for case in cases
        ],
    }


def _plain(value: object) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value  # type: ignore[return-value]  # texts of a provision

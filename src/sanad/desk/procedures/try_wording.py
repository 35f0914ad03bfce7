# SPDX-License-Identifier: Apache-2.0
"""Try another wording of a rule before anybody makes it the law: is it sound, do its cases come out as they say, which open requests would come out otherwise.

Nothing is changed: the rulebook's files are the administrator's to change, the wording a jurist's to sign.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sanad.desk.door import Desk
from sanad.desk.questions.open_rule import OpenRule, Tried
from sanad.desk.questions.what_would_flip import WhatWouldFlip
from sanad.rules import evaluate
from sanad.rules.cases import cases_file, read_cases
from sanad.rules.linter import lint_rule
from sanad.rules.rule import read_rule


@dataclass(frozen=True)
class Draft:
    """A wording as it was tried: the two files of a rule, and what came of them; `flips` is the document of `what_would_flip`, None while the rule is not sound enough to be asked."""

    rule: str
    wording: str
    cases_text: str
    faults: tuple[str, ...]
    cases: tuple[Tried, ...] = ()
    flips: Mapping[str, Any] | None = None


def try_wording(desk: Desk, order: Mapping[str, str], rule: str, wording: str, cases: str) -> Draft:
    """Try the files `wording` and `cases` in place of those of `rule`; `order` holds by, compartment and purpose.

    Raises:
        NotFound: the rulebook has no such rule.
        NoMandate: the officer may not look.
    """
    desk.ask(OpenRule(**order, rule=rule))
    with TemporaryDirectory(prefix="sanad-wording-") as place:
        file = Path(place) / f"{rule}.toml"
        file.write_text(wording, encoding="utf-8", errors="replace", newline="\n")
        cases_file(file).write_text(cases, encoding="utf-8", errors="replace", newline="\n")
        drafted = read_rule(file)  # which holds the id to the name of the file
        if isinstance(drafted, list):
            return Draft(rule, wording, cases, tuple(map(str, drafted)))
        read, broken = read_cases(cases_file(file))
        faults = (*map(str, broken), *map(str, lint_rule(drafted, read)))
        tried = tuple(Tried(each, evaluate(drafted, each.facts, each.on)) for each in read)
        flips = desk.ask(WhatWouldFlip(**order, folder=Path(place)))
    return Draft(rule, wording, cases, faults, tried, flips)

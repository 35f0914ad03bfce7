# SPDX-License-Identifier: Apache-2.0
"""Load a rulebook, put requests before every rule, change one fact of one request and ask again: print the seconds of each as one JSON document.

Called as: check_rules.py RULES REQUESTS. RULES is how many rules there shall be: those shipped, then copies of them under other ids.
"""

import json
import sys
import tempfile
import time
from copy import deepcopy
from datetime import date
from itertools import count
from pathlib import Path

from sanad.rules import load
from sanad.rules.again import ask
from sanad.rules.cases import cases_file, read_cases
from sanad.rules.reading import Fault
from sanad.rules.rulebook import rule_files
from sanad.wiring import rulebook_folder

ON = date(2025, 10, 1)


def main() -> None:
    """Time it."""
    rules, requests = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        filled(Path(folder), rules)
        begun = time.perf_counter()
        loaded = len(load(Path(folder)).rules)
        loading = time.perf_counter() - begun
    asked = load(rulebook_folder(), "PK").for_target("red_notice", ON)
    facts = [whole() for _ in range(requests)]
    begun = time.perf_counter()
    said = [ask(asked, each, ON, None) for each in facts]
    checking = time.perf_counter() - begun
    changed = deepcopy(facts[0])
    changed["warrant"]["recalled"] = True
    begun = time.perf_counter()
    ask(asked, changed, ON, said[0])
    again = time.perf_counter() - begun
    print(json.dumps({"loaded": loaded, "loading": loading, "asked": len(asked), "checking": checking, "again": again}))  # fmt: skip


def filled(folder: Path, wanted: int) -> None:
    """Write `wanted` rules into `folder`."""
    files = rule_files(rulebook_folder())
    for number, path in zip(range(wanted), (each for _ in count() for each in files), strict=False):
        name = f"{path.stem}-B{number}"
        text = path.read_text(encoding="utf-8").replace(f'id = "{path.stem}"', f'id = "{name}"', 1)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def whole() -> dict:
    """Return the facts of a request that the cases of the rules fill between them, so that each rule has something to look at."""
    facts: dict = {"warrant": {}}
    for path in rule_files(rulebook_folder()):
        cases, faults = read_cases(cases_file(path))
        if any(isinstance(fault, Fault) for fault in faults):
            raise SystemExit(f"{path.name}: {faults[0]}")
        for case in cases:
            for name, value in deepcopy(dict(case.facts)).items():
                if isinstance(value, dict) and isinstance(facts.get(name), dict):
                    facts[name].update(value)
                else:
                    facts.setdefault(name, value)
    return facts


if __name__ == "__main__":
    main()

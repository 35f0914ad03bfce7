# SPDX-License-Identifier: Apache-2.0
"""How rules and their faults are shown."""

import sys
from pathlib import Path

from sanad.cli.output import Output
from sanad.wiring import lint_rulebook, read_rulebook

_UNSOUND = 12  # as every fault of the law


def overview(folder: Path, *, as_json: bool) -> None:
    """Print every rule with its mark, gate, severity and article."""
    book = read_rulebook(folder)
    document = {
        "version": book.version,
        "rules": [
            {
                "id": rule.id,
                "version": rule.version,
                "title": rule.title,
                "article": f"{rule.instrument}, {rule.article}",
                "mark": rule.mark,
                "gate": rule.gate,
                "severity": rule.severity,
            }
            for rule in book.rules
        ],
    }
    lines = [
        f"{rule.id:<28} {rule.mark}  gate {rule.gate:<4} {rule.severity:<7} {rule.title} ({rule.article})"
        for rule in book.rules
    ]
    Output(as_json).result(
        document, [*lines, f"{len(book.rules)} rules, version {book.version[:16]}"]
    )


def lint(folder: Path, *, as_json: bool) -> None:
    """Print every fault of the rulebook; exit code 12 when there is one."""
    faults = lint_rulebook(folder)
    lines = [str(fault) for fault in faults] or ["every rule is sound"]
    Output(as_json).result({"faults": [str(fault) for fault in faults]}, lines)
    if faults:
        sys.exit(_UNSOUND)

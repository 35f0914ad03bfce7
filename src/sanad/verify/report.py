# SPDX-License-Identifier: Apache-2.0
"""What the verifier found: every check with its verdict, the passed ones too.

A verdict has three values. *Not established* is never folded into *intact*: it says that nothing contradicts, and
that something needed for a yes was not there.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a check ended."""

    INTACT = "intact"
    BROKEN = "broken"
    NOT_ESTABLISHED = "not established"


class Code(StrEnum):
    """What was checked (docs/formats/package.md), in the order in which it is reported."""

    FILE = "FILE"
    MANIFEST_SIGNATURE = "MANIFEST_SIGNATURE"
    KEY = "KEY"
    CHECKPOINT = "CHECKPOINT"
    TIMESTAMP = "TIMESTAMP"
    ENTRY = "ENTRY"
    CUSTODY = "CUSTODY"
    EXHIBIT = "EXHIBIT"
    BRIEF = "BRIEF"
    SENTENCE = "SENTENCE"
    SUPPORT = "SUPPORT"
    CITATION = "CITATION"
    FINDING = "FINDING"


EXIT_INTACT = 0
EXIT_CALL = 2
EXIT_NOT_ESTABLISHED = 3
EXIT_BROKEN = {code: number for number, code in enumerate(Code, start=10)}
"""Exit codes of docs/formats/package.md: 10 FILE to 22 FINDING, in the order of `Code`."""


@dataclass(frozen=True)
class Check:
    """One thing checked: what, how it ended, at which file, entry or sentence, and why in a sentence."""

    code: Code
    verdict: Verdict
    where: str
    says: str


def intact(code: Code, where: str, says: str) -> Check:
    """Return a check that found what is documented."""
    return Check(code, Verdict.INTACT, where, says)


def broken(code: Code, where: str, says: object) -> Check:
    """Return a check that found a contradiction."""
    return Check(code, Verdict.BROKEN, where, str(says))


def not_established(code: Code, where: str, says: object) -> Check:
    """Return a check that lacked something needed for an answer."""
    return Check(code, Verdict.NOT_ESTABLISHED, where, str(says))


@dataclass(frozen=True)
class Report:
    """All checks of one package, grouped by code in the order of `Code`."""

    package: str
    checks: tuple[Check, ...]

    @classmethod
    def of(cls, package: str, checks: Iterable[Check]) -> "Report":
        """Return the report with the checks in order; within a code they keep theirs."""
        order = {code: place for place, code in enumerate(Code)}
        return cls(package, tuple(sorted(checks, key=lambda check: order[check.code])))

    def count(self, verdict: Verdict) -> int:
        """Return how many checks ended so."""
        return sum(check.verdict is verdict for check in self.checks)

    @property
    def verdict(self) -> Verdict:
        """Return the verdict on the whole: the worst one found."""
        for worst in (Verdict.BROKEN, Verdict.NOT_ESTABLISHED):
            if self.count(worst):
                return worst
        return Verdict.INTACT

    @property
    def exit_code(self) -> int:
        """Return the lowest exit code that applies."""
        failed = [EXIT_BROKEN[c.code] for c in self.checks if c.verdict is Verdict.BROKEN]
        if failed:
            return min(failed)
        return EXIT_NOT_ESTABLISHED if self.count(Verdict.NOT_ESTABLISHED) else EXIT_INTACT

    def as_json(self) -> dict[str, object]:
        """Return the report as `--json` prints it (docs/formats/package.md)."""
        counts = Counter(check.verdict.value for check in self.checks)
        return {
            "v": "sanad/verification/1",
            "package": self.package,
            "verdict": self.verdict.value,
            "exit_code": self.exit_code,
            "counts": {verdict.value: counts[verdict.value] for verdict in Verdict},
            "checks": [
                {
                    "code": check.code.value,
                    "verdict": check.verdict.value,
                    "where": check.where,
                    "says": check.says,
                }
                for check in self.checks
            ],
        }

# SPDX-License-Identifier: Apache-2.0
"""The report as a person reads it: one line with the answer first, then what was checked, group by group.

Texts from the package are shown with control and direction characters escaped, so that no package can paint its own
verdict on the reader's terminal.
"""

import re
from collections.abc import Iterator

from .report import Check, Code, Report, Verdict

_TITLES = {
    Code.FILE: "Files as the manifest lists them",
    Code.MANIFEST_SIGNATURE: "Signature of the office on the manifest",
    Code.KEY: "The office's key",
    Code.CHECKPOINT: "Signed checkpoint of the ledger",
    Code.TIMESTAMP: "Outside timestamp of the checkpoint",
    Code.ENTRY: "Entries of the ledger",
    Code.CUSTODY: "Custody, from the first entry to the last",
    Code.EXHIBIT: "Exhibits as they were sealed",
    Code.BRIEF: "The brief, frozen in the ledger",
    Code.SENTENCE: "Sentences as the manifest lists them",
    Code.SUPPORT: "What each sentence and claim rests on",
    Code.CITATION: "Quotations, compared with their sources",
    Code.FINDING: "Findings and their digests",
}
_ANSWERS = {
    Verdict.INTACT: "INTACT: everything was checked and nothing was altered",
    Verdict.BROKEN: "BROKEN: this package is not what the office made, or contradicts itself",
    Verdict.NOT_ESTABLISHED: "NOT ESTABLISHED: nothing is broken, but not everything could be checked",
}
_COLOURS = {Verdict.INTACT: "32", Verdict.BROKEN: "31", Verdict.NOT_ESTABLISHED: "33"}
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, marks that reorder what a reader sees, and half characters."""


def render(report: Report, *, colour: bool, everything: bool) -> str:
    """Return the report as text; without `everything`, passed checks are only counted."""
    return "\n".join(_lines(report, colour=colour, everything=everything)) + "\n"


def clean(written: str) -> str:
    r"""Return a text of the package so that it cannot steer a terminal.

    >>> clean("a" + chr(27) + "[32mINTACT")
    'a\\x1b[32mINTACT'
    """
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), written)


def _lines(report: Report, *, colour: bool, everything: bool) -> Iterator[str]:
    counts = ", ".join(f"{report.count(verdict)} {verdict.value}" for verdict in Verdict)
    answer = _paint(_ANSWERS[report.verdict], report.verdict, colour=colour)
    yield f"{answer} ({counts})"
    yield f"Package: {clean(report.package)}"
    for code in Code:
        group = [check for check in report.checks if check.code is code]
        yield ""
        yield f"{_TITLES[code]} [{code.value}]: {_counted(group)}"
        for check in group:
            if everything or check.verdict is not Verdict.INTACT:
                word = _paint(f"{check.verdict.value:>15}", check.verdict, colour=colour)
                yield f"  {word}  {clean(check.where)}: {clean(check.says)}"


def _counted(group: list[Check]) -> str:
    if not group:
        return "nothing to check"
    counts = [(sum(check.verdict is verdict for check in group), verdict) for verdict in Verdict]
    return ", ".join(f"{count} {verdict.value}" for count, verdict in counts if count)


def _paint(text: str, verdict: Verdict, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[verdict]}m{text}\x1b[0m" if colour else text

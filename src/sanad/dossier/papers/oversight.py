# SPDX-License-Identifier: Apache-2.0
"""The oversight report: the published figures of one quarter as a paper, for a parliament or whoever else oversees the office.

It prints what `sanad.casework.statistics.for_publication` lets go and nothing else. Of a code that has no words in the language, the code is printed.
"""

from collections.abc import Sequence
from itertools import groupby

from sanad.casework.statistics import FEWER, LEAST, WITHHELD, Figure
from sanad.dossier.blocks import Writer
from sanad.dossier.exports.registers import as_csv
from sanad.dossier.papers.paper import Frame, Made, paper
from sanad.dossier.papers.words import Words, words
from sanad.values.canonical import Json

KIND = "oversight_report"
_CSV = ("measure", "of", "value", "counted", "withheld")


def oversight_report(
    published: Sequence[Figure], made: Made, ledger: int, recipient: str, language: str
) -> dict[str, Json]:
    """Return the report (docs/formats/papers.md) for `recipient`, in words; `ledger` is the number of the last entry that was counted.

    Raises:
        BadValue: there are no words of that language.
    """
    of = words(language)
    writer, rests = Writer(), [f"ledger:{ledger}"]
    for measure, group in groupby(published, key=lambda each: each.measure):
        writer.heading(measure, of(f"measures.{measure}"))
        rows = [(_class(of, each.of), _value(of, each.value)) for each in group]
        columns = (of("figures.class"), of("figures.number"))
        writer.table(of(f"counted.{measure}"), columns, rows, rests)
    frame = Frame(
        kind=KIND,
        title=of("figures.title"),
        language=language,
        recipient=recipient,
        note=of("figures.note", least=LEAST),
        words=of.group("figures_page"),
    )
    return paper(frame, made, writer, lambda _: of("figures.ledger", name=ledger))


def figures_csv(published: Sequence[Figure]) -> bytes:
    """Return the same figures as CSV (RFC 4180, UTF-8), with the codes of the program and in English."""
    rows = [[str(each.as_json()[name] or "") for name in _CSV] for each in published]
    return as_csv(_CSV, rows)


def _class(of: Words, code: str) -> str:
    """Return a class in words; one of several parts has them after one another."""
    known = of.group("classes")
    return ", ".join(known.get(part, part) for part in code.split(", "))


def _value(of: Words, value: int | str) -> str:
    said = {FEWER: of("figures.fewer", least=LEAST), WITHHELD: of("figures.withheld")}
    return f"{value:,}" if isinstance(value, int) else said[value]

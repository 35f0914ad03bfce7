# SPDX-License-Identifier: Apache-2.0
"""Write a passage into a document: the sentence, and below it what it rests on where that is to be seen."""

from sanad.dossier.blocks import Writer
from sanad.dossier.feeds.findings import FINDINGS
from sanad.dossier.language import Day, Language, Term, Value
from sanad.dossier.material import Material
from sanad.dossier.passages import Passage

_COLUMNS = ("what", "value", "said_by", "as_of")


def write_passage(passage: Passage, material: Material, language: Language, writer: Writer) -> None:
    """Write a passage whose every support the document may rest on."""
    writer.sentence(passage.in_language(language.code), passage.rests_on)
    if passage.shows:
        _matrix(passage, material, language, writer)
        _findings(passage, material, writer)


def _matrix(passage: Passage, material: Material, language: Language, writer: Writer) -> None:
    """Set what each claim says side by side, in the order of the passage."""
    claims = {f"claim:{each.id}": each for each in material.relied_on}
    named = [each for each in passage.rests_on if each in claims]
    rows = [
        [
            language.show(Term("property", claims[each].property)),
            language.show(Value(claims[each].value)),
            claims[each].said_by,
            language.show(Day(claims[each].valid_from)),
        ]
        for each in named
    ]
    if rows:
        columns = [language.word("passage", each) for each in _COLUMNS]
        writer.table(language.word("passage", "shown"), columns, rows, named)


def _findings(passage: Passage, material: Material, writer: Writer) -> None:
    """Set the picture of each finding, or the head of its table where it has none."""
    for row in FINDINGS.rows(material):
        [support] = row.rests_on
        if support not in passage.rests_on:
            continue
        if row.picture is not None:
            drawn = row.picture
            writer.figure(drawn.caption, drawn.alt, drawn.svg, row.rests_on)
        elif row.grid is not None:
            writer.table(str(row.fields["sentence"]), *row.grid, row.rests_on)

# SPDX-License-Identifier: Apache-2.0
"""The incidents that the document speaks of: what each source says, side by side, and what follows from it by stated rules."""

from collections.abc import Iterator, Sequence

from sanad.claims.incidents.figures import Figure, figures, sums
from sanad.claims.incidents.matrix import Matrix, Statement, matrix
from sanad.dossier.disclosure import source_of
from sanad.dossier.feeds.row import Feed, Row, cites, shape
from sanad.dossier.language import Day, Field, Term, Value
from sanad.dossier.material import Material


def _incidents(material: Material) -> Iterator[Row]:
    """Give one row per incident, with its statements, the figures that several sources give, and totals that do not agree."""
    for incident, claims in sorted(material.incidents.items()):
        of = matrix(claims, {claim.id: claim.valid_from or "" for claim in claims})
        stated = [
            each for field in of.fields for source in of.sources for each in of.cell(field, source)
        ]
        inner = {
            "statements": [_statement(material, each) for each in stated],
            "figures": [_figure(each) for each in figures(of) if len(each.statements) > 1],
            "sums": list(_sums(of)),
        }
        fields: dict[str, Field] = {
            "incident": material.subjects[incident].label,
            "incident_id": incident,
        }
        yield Row(fields, _cited(stated), inner)


def _statement(material: Material, each: Statement) -> Row:
    """Return a statement; that a later one took its place, or that it only repeats another, stands beside it."""
    fields: dict[str, Field] = {
        "property": Term("property", each.field.name),
        "value": Value(each.claim.value),
        "as_of": Day(each.as_of),
        "superseded": Term("matrix", "superseded") if each.superseded else "",
        "repeats": each.origin if each.origin != each.source else "",
        "said_by": each.source,
        "source": source_of(each.claim, material),
    }
    return Row(fields, [cites(each.claim)])


def _figure(figure: Figure) -> Row:
    ends = "open" if figure.high is None else "at_most"
    fields: dict[str, Field] = {
        "figure": figure.field.name,
        "category": figure.field.category,
        "low": figure.low,
        "high": Term("end", ends, {"high": str(figure.high)}),
        "best": figure.best,
        "sources": figure.sources,
        "rule": figure.rule,
    }
    return Row(fields, _cited(figure.statements))


def _sums(of: Matrix) -> Iterator[Row]:
    """Give one row for each total that does not agree with the parts its source gives."""
    for each in sums(of):
        if not each.agrees:
            stated = [
                one
                for field in of.fields
                if field.name == each.name
                for one in of.cell(field, each.source)[:1]
            ]
            fields: dict[str, Field] = {
                "said_by": each.source,
                "figure": each.name,
                "sum": each.words,
            }
            yield Row(fields, _cited(stated))


def _cited(statements: Sequence[Statement]) -> list[str]:
    return [cites(each.claim) for each in statements]


INCIDENTS = Feed(
    _incidents,
    shape(
        "incident",
        "incident_id",
        statements=shape(
            "property", "value", "as_of", "superseded", "repeats", "said_by", "source"
        ),
        figures=shape("figure", "category", "low", "high", "best", "sources", "rule"),
        sums=shape("said_by", "figure", "sum"),
    ),
)

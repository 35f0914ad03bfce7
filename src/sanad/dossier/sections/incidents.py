# SPDX-License-Identifier: Apache-2.0
"""The incidents the person is named in: what each source says, side by side, and what follows from it by stated rules."""

from sanad.claims.incidents.figures import Figure, figures, sums
from sanad.claims.incidents.matrix import Matrix, Statement, matrix
from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import PROPERTY, cites, shown


def incidents(material: Material, writer: Writer) -> None:
    """Write one matrix per incident."""
    writer.heading("incidents", "Incidents, as each source states them")
    for incident, claims in sorted(material.incidents.items()):
        label = material.subjects[incident].label
        of = matrix(claims, {claim.id: claim.valid_from or "" for claim in claims})
        ordered = [
            each for field in of.fields for source in of.sources for each in of.cell(field, source)
        ]
        rows = [
            (PROPERTY[each.field.name], _said(each), each.source, material.source(each.claim))
            for each in ordered
        ]
        columns = ("Field", "Statement", "According to", "Source")
        writer.table(f"{label} ({incident})", columns, rows, [cites(one.claim) for one in ordered])
        for figure in figures(of):
            if len(figure.statements) > 1:
                writer.sentence(_range(label, figure), _cited(figure.statements))
        _sums(of, writer, label)


def _said(statement: Statement) -> str:
    """Return a statement in words; that a later one took its place, or that it only repeats another, stands beside it."""
    notes = [f"as of {statement.as_of}"] if statement.as_of else []
    notes += ["superseded"] if statement.superseded else []
    notes += [f"repeats {statement.origin}"] if statement.origin != statement.source else []
    return shown(statement.claim) + (f" ({'; '.join(notes)})" if notes else "")


def _range(label: str, figure: Figure) -> str:
    highest = "no source states an end" if figure.high is None else f"at most {figure.high}"
    return (
        f"For {label} the number {figure.field.name} ({figure.field.category}) is given as at least {figure.low} and "
        f"{highest}, by {figure.sources} sources that do not repeat one another; {figure.best} is {figure.rule}."
    )


def _sums(of: Matrix, writer: Writer, label: str) -> None:
    """Say of each total that does not agree with its source's own parts that it does not."""
    for each in sums(of):
        if not each.agrees:
            stated = [
                one
                for field in of.fields
                if field.name == each.name
                for one in of.cell(field, each.source)[:1]
            ]
            text = f"For {label}, {each.source} states of the {each.name}: {each.words}."
            writer.sentence(text, _cited(stated))


def _cited(statements: tuple[Statement, ...] | list[Statement]) -> list[str]:
    return [cites(each.claim) for each in statements]

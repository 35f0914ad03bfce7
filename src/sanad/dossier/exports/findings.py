# SPDX-License-Identifier: Apache-2.0
"""A finding as a file: a picture, its table, or its graph for other programs. The same finding gives the same bytes."""

from sanad.analysis.finding import Finding
from sanad.dossier.exports.anx import anx
from sanad.dossier.exports.gexf import gexf
from sanad.dossier.exports.graphml import graphml
from sanad.dossier.exports.registers import as_csv
from sanad.dossier.pictures.of import graph, picture
from sanad.dossier.pictures.picture import source
from sanad.errors import BadValue, NotFound

FORMS = ("svg", "csv", "graphml", "gexf", "anx")


def written(finding: Finding, form: str, kind: str | None = None) -> bytes:
    """Return a finding in one of `FORMS`; `kind` names which of its pictures, for svg.

    Raises:
        BadValue: another form.
        NotFound: the method of the finding has no such picture, it has no rows, or its rows are no graph.
    """
    match form:
        case "svg":
            drawn = picture(finding, kind)
            if drawn is None:
                raise NotFound("dossier", kind=f"{kind or 'picture'} of finding", name=finding.id)
            return drawn.svg.encode()
        case "csv":
            return as_csv(finding.columns, finding.rows)
        case "graphml":
            return graphml(graph(finding), source(finding))
        case "gexf":
            return gexf(graph(finding), source(finding))
        case "anx":
            return anx(graph(finding), finding.id)
        case _:
            detail = f"one of {', '.join(FORMS)}"
            raise BadValue("picture", value=form, type="form of a finding", detail=detail)

# SPDX-License-Identifier: Apache-2.0
"""A finding as a file: a picture, its table, or its graph for other programs. The same finding gives the same bytes."""

from collections.abc import Callable

from sanad.analysis.finding import Finding
from sanad.analysis.origin import origin
from sanad.dossier.exports.anx import anx
from sanad.dossier.exports.case import case
from sanad.dossier.exports.ftm.graph import entities
from sanad.dossier.exports.gexf import gexf
from sanad.dossier.exports.graphml import graphml
from sanad.dossier.exports.registers import as_csv
from sanad.dossier.pictures.graph import Graph
from sanad.dossier.pictures.of import graph, picture
from sanad.dossier.pictures.sheet import pdf
from sanad.errors import BadValue, NotFound
from sanad.values.said import Said

_GRAPHS: dict[str, Callable[[Graph, Finding], bytes]] = {
    "graphml": lambda graph, finding: graphml(graph, origin(finding)),
    "gexf": lambda graph, finding: gexf(graph, origin(finding)),
    "anx": lambda graph, finding: anx(graph, finding.id, origin(finding)),
    "jsonld": case,
    "ftm": entities,
}
FORMS = ("svg", "pdf", "csv", *_GRAPHS)


def written(finding: Finding, form: str, kind: str | None = None) -> bytes:
    """Return a finding in one of `FORMS`; `kind` names which of its pictures, for svg and pdf.

    Raises:
        BadValue: another form.
        NotFound: the method of the finding has no such picture, it has no rows, or its rows are no graph.
    """
    if form in {"svg", "pdf"}:
        drawn = picture(finding, kind)
        if drawn is None:
            raise NotFound("dossier", kind=f"{kind or 'picture'} of finding", name=finding.id)
        return drawn.svg.encode() if form == "svg" else pdf(drawn)
    if form == "csv":
        return as_csv(finding.columns, finding.rows)
    if form not in _GRAPHS:
        detail = Said("one of {known}", known=", ".join(FORMS))
        raise BadValue("picture", value=form, type="form of a finding", detail=detail)
    return _GRAPHS[form](graph(finding), finding)

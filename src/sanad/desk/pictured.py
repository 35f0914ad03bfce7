# SPDX-License-Identifier: Apache-2.0
"""The pictures of an answer, for whoever was given it a moment ago: a view of its rows, so nothing more is told and nothing recorded."""

from sanad.analysis.finding import Finding
from sanad.dossier.exports.findings import FORMS
from sanad.dossier.pictures.of import GRAPHS, PICTURES, picture
from sanad.dossier.pictures.picture import Picture


def kinds(method: str) -> tuple[str, ...]:
    """Return the pictures of a method; the first stands in documents."""
    return tuple(PICTURES.get(method, {}))


def forms(method: str) -> tuple[str, ...]:
    """Return the forms in which a finding of a method can be written."""
    return FORMS if method in GRAPHS else FORMS[:3]


def pictured(found: Finding, kind: str | None = None) -> Picture | None:
    """Return a picture of an answer, None where its method has none of that kind or there is no row."""
    return picture(found, kind)

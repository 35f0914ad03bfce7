# SPDX-License-Identifier: Apache-2.0
"""Compose a document of the office: its material as the register stands, in the words of the office's own form or of ours."""

from sanad.desk.act import Work
from sanad.dossier.brief import compose
from sanad.dossier.form import load_form
from sanad.dossier.material import Material
from sanad.values.canonical import Json

SUBJECT_DOSSIER = "subject_dossier"


def composed(
    work: Work, material: Material, kind: str, *, edition: int, as_of: str | None = None
) -> dict[str, Json]:
    """Return the brief of a document of that kind, as of now where nothing else is said.

    Raises:
        NotFound: there is no form of that kind in the language of the addressee.
        BadForm: the form asks for what there is not.
    """
    form = load_form(kind, material.to.language, work.tools.forms)
    office: dict[str, Json] = {
        "name": work.tools.office,
        "fingerprint": work.tools.signer.fingerprint,
    }
    return compose(material, form, edition=edition, as_of=as_of or work.at, office=office)

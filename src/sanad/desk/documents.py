# SPDX-License-Identifier: Apache-2.0
"""Compose a document of the office: its material as the register stands, in the words of the office's own form or of ours."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sanad.casework.form import KINDS
from sanad.desk.act import Work
from sanad.desk.material import gather
from sanad.desk.request_facts import check
from sanad.dossier import passages
from sanad.dossier.brief import compose
from sanad.dossier.form import load_form
from sanad.dossier.material import Addressee, Application, Material
from sanad.dossier.texts import Text, placed, texts
from sanad.errors import BadValue
from sanad.identity.judgement import Answer
from sanad.values.canonical import Json
from sanad.values.said import Said

SUBJECT_DOSSIER = "subject_dossier"


@dataclass(frozen=True)
class Draft:
    """A document as it would be frozen now, with what it was made of: what is looked at before it is."""

    work: Work
    material: Material
    document: dict[str, Json]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Return every text that somebody would read of it."""
        return tuple(texts(self.document))

    @cached_property
    def placed(self) -> dict[str, str]:
        """Return everything on which something in it rests, and where that first stands."""
        sections: Any = self.document["sections"]
        return placed(sections)

    def at(self, where: str) -> str:
        """Return a place in it as errors name it: document, recipient and place."""
        return f"{self.document['title']}, for {self.material.to.recipient}: {where}"


def material_of(
    work: Work, subject: str, to: Addressee, kind: str, request: str | None
) -> Material:
    """Return what a document of that kind about `subject` may be made of; `request` is the one that it puts into a form.

    Raises:
        BadValue: a document of that kind is made of no request, or of another kind of request, or about somebody else.
    """
    series = passages.Series(subject, kind, to.recipient)
    own = passages.standing(work.connection, series)
    material = replace(gather(work, subject, to), passages=own)
    if kind not in KINDS and request is None:
        return material
    if request is None:
        raise BadValue(kind, value="", type="request", detail="say of which request it is made")
    checked = check(work, request)
    asked = checked.request
    if asked.kind != kind or asked.subject != subject:
        detail = Said(
            "{name} is a {kind} about {subject}",
            name=asked.id,
            kind=asked.kind.replace("_", " "),
            subject=asked.subject,
        )
        raise BadValue(kind, value=request, type="request", detail=detail)
    titles = {name: each.title for name, each in work.tools.offences.items()}
    made = Application(asked, checked.known, checked.signed, titles)
    return replace(material, application=made)


def composed(
    work: Work, material: Material, kind: str, *, edition: int, as_of: str | None = None
) -> dict[str, Json]:
    """Return the brief of a document of that kind, as of now where nothing else is said.

    Raises:
        NotFound: there is no form of that kind in a language of the addressee.
        BadForm: a form asks for what there is not, or one of two tells what the other does not.
        BadValue: it is not made for that recipient.
    """
    forms = [load_form(kind, code, work.tools.forms) for code in material.to.languages]
    recipient = material.to.recipient
    for form in forms:
        if form.recipients and recipient not in form.recipients:
            detail = Said("it is made for {known}", known=", ".join(form.recipients))
            raise BadValue(form.id, value=recipient, type="recipient", detail=detail)
    office: dict[str, Json] = {
        "name": work.tools.office,
        "fingerprint": work.tools.signer.fingerprint,
    }
    return compose(material, forms, edition=edition, as_of=as_of or work.at, office=office)


def facts_of(material: Material, document: dict[str, Json]) -> dict[str, Json]:
    """Return what rules ask of a document: which statements in the person's favour no sentence carries, which identity rests on one officer alone."""
    carried = _support(document)
    left_out = sum(f"claim:{claim.id}" not in carried for claim in material.favour)
    alone = [
        each
        for each in material.judgements
        if each.first.answer is Answer.SAME and (each.review is None or each.is_disputed)
    ]
    return {
        "recipient": material.to.recipient,
        "exculpatory_left_out": left_out,
        "identity_unreviewed": len(alone),
    }


def _support(document: dict[str, Any]) -> set[str]:
    """Return everything that some sentence of a document rests on."""
    return {
        support
        for section in document["sections"]
        for block in section["blocks"]
        if "sentence" in block
        for support in block["sentence"]["rests_on"]
    }

# SPDX-License-Identifier: Apache-2.0
"""The brief: the contents of a dossier, frozen as one document (docs/formats/package.md).

Pure: the same material gives the same bytes. What stands in it was checked before: claims live, words in place, nothing
exculpatory left out.
"""

import hashlib
from pathlib import Path

from sanad.claims.claim import Claim
from sanad.dossier.blocks import Writer
from sanad.dossier.disclosure import disclose, relied_on, shown_name
from sanad.dossier.feeds.row import Row
from sanad.dossier.fill import Filling
from sanad.dossier.form import Form
from sanad.dossier.language import Field, Term, language
from sanad.dossier.material import Material
from sanad.values.canonical import Json
from sanad.vault.exhibit import Exhibit
from sanad.vault.media import ENDINGS

FONTS = Path(__file__).parent / "fonts"


def compose(
    material: Material, form: Form, *, edition: int, as_of: str, office: dict[str, Json]
) -> dict[str, Json]:
    """Return the brief of a document in the words of `form`.

    Raises:
        UncitedSentence: a sentence or table rests on nothing (`Writer`).
        BadForm: the form asks for what there is not.
    """
    of = language(material.to.language)
    writer, root, filling = Writer(), _root(material), Filling(form, of, material)
    filling.write(root, writer)
    used = relied_on(material)
    return {
        "v": "sanad/brief/1",
        "kind": form.kind,
        "title": filling.phrase(form.title, root.fields),
        "note": filling.phrase(form.note, root.fields),
        "words": {
            name: dict(of.words(name)) for name in ("page", "source", "standing", "recipient")
        },
        "language": material.to.language,
        "recipient": material.to.recipient,
        "purpose": material.to.purpose,
        "office": office,
        "edition": edition,
        "as_of": as_of,
        "request": material.application.request.id if material.application else None,
        "subject": {"id": material.subject.id, "name": material.subject.label},
        "sections": writer.finish(),
        "claims": [_claim(claim) for claim in used],
        "findings": [
            {"id": item.id, **item.as_json(), "sha256": item.sha256, "entry": item.seq}
            for item in material.findings
        ],
        "verdicts": [
            {
                "request": verdict.request,
                "rule": ruling.rule,
                "version": ruling.version,
                "verdict": str(ruling.verdict),
                "code": ruling.code,
                "reason": ruling.reason,
            }
            for verdict in material.verdicts
            for ruling in verdict.rulings
        ],
        "exhibits": [
            _exhibit(item, material)
            for item in sorted(material.exhibits.values(), key=lambda each: each.sha256)
        ],
        "fonts": fonts(),
    }


def _root(material: Material) -> Row:
    """Return what the document as a whole has: whom or what it is about, and on whose authority they stand on the register."""
    subject = material.subject
    fields: dict[str, Field] = {
        "name": subject.label,
        "id": subject.id,
        "authority": subject.authority,
        "reason": subject.reason,
        "recipient": Term("recipient", material.to.recipient),
        "purpose": material.to.purpose,
    }
    return Row(fields, [f"entry:{subject.seq}"])


def fonts() -> list[Json]:
    """Return the fonts shipped with us that set the page; they decide its bytes."""
    return [
        {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in sorted(FONTS.glob("*.ttf"))
    ]


def _claim(claim: Claim) -> dict[str, Json]:
    said = claim.as_json()
    del said["copy_of"]
    return {"id": claim.id, **said, "entry": claim.seq}


def _exhibit(exhibit: Exhibit, material: Material) -> dict[str, Json]:
    """Return an exhibit's row; what a recipient may not have is withheld, and said to be."""
    came = exhibit.provenance
    row: dict[str, Json] = {
        "sha256": exhibit.sha256,
        "name": exhibit.name,
        "size": exhibit.size,
        "media_type": exhibit.media_type,
        "instrument": came.instrument,
        "grade": came.grade,
        "handling": came.handling,
        "entries": list(material.custody[exhibit.sha256]),
    }
    decided = disclose(exhibit, material)
    if decided.reason is not None:
        return row | {
            "name": shown_name(exhibit, decided),
            "given": decided.given,
            "reason": decided.reason,
        }
    path = f"exhibits/{exhibit.sha256}{ENDINGS.get(exhibit.media_type, '.bin')}"
    return row | {"given": decided.given, "path": path}

# SPDX-License-Identifier: Apache-2.0
"""The brief: the contents of a dossier, frozen as one document (docs/formats/package.md).

Pure: the same material gives the same bytes. What stands in it was checked before: claims live, words in place, nothing
exculpatory left out.
"""

import hashlib
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from sanad.claims.claim import Claim
from sanad.dossier.beside import side_by_side
from sanad.dossier.blocks import Writer
from sanad.dossier.clearance import handling
from sanad.dossier.disclosure import disclose, shown_name
from sanad.dossier.feeds.row import Row
from sanad.dossier.fill import Filling, Rows
from sanad.dossier.form import Form
from sanad.dossier.language import Field, Term, language
from sanad.dossier.material import Material
from sanad.dossier.texts import placed
from sanad.values.canonical import Json
from sanad.vault.exhibit import Exhibit
from sanad.vault.media import ENDINGS

FONTS = Path(__file__).parent / "fonts"
_WORDS = (
    "page",
    "source",
    "standing",
    "recipient",
    "handling",
)  # the groups that the page itself needs


def compose(
    material: Material,
    forms: Sequence[Form],
    *,
    edition: int,
    as_of: str,
    office: dict[str, Json],
) -> dict[str, Json]:
    """Return the brief of a document in the words of its form; of two forms, in the words of both side by side.

    Raises:
        UncitedSentence: a sentence or table rests on nothing (`Writer`).
        BadForm: a form asks for what there is not, or one of two tells what the other does not.
    """
    rows: Rows = {}
    text: dict[str, Any] = reduce(side_by_side, [_text(material, form, rows) for form in forms])
    told = placed(text["sections"])
    return {
        "v": "sanad/brief/1",
        "kind": forms[0].kind,
        **text,
        "recipient": material.to.recipient,
        "purpose": material.to.purpose,
        "office": office,
        "edition": edition,
        "as_of": as_of,
        "request": material.application.request.id if material.application else None,
        "subject": {"id": material.subject.id, "name": material.subject.label},
        "handling": handling(material.exhibits.values()),
        "claims": [_claim(each) for each in material.relied_on if f"claim:{each.id}" in told],
        "findings": [
            {"id": item.id, **item.as_json(), "sha256": item.sha256, "entry": item.seq}
            for item in material.findings
            if f"finding:{item.id}" in told
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
            if f"verdict:{verdict.request}/{ruling.rule}" in told
        ],
        "exhibits": [
            _exhibit(item, material)
            for item in sorted(material.exhibits.values(), key=lambda each: each.sha256)
        ],
        "fonts": fonts(),
    }


def _text(material: Material, form: Form, rows: Rows) -> dict[str, Json]:
    """Return what a document says, in one language."""
    of = language(form.language)
    writer, root, filling = Writer(), _root(material), Filling(form, of, material, rows)
    filling.write(root, writer)
    return {
        "language": form.language,
        "title": filling.phrase(form.title, root.fields),
        "note": filling.phrase(form.note, root.fields),
        "words": {name: dict(of.words(name)) for name in _WORDS},
        "sections": writer.finish(),
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
    """Return an exhibit's row; what a recipient may not have is withheld or redacted, and said to be."""
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
    said = row | {"name": shown_name(exhibit, decided), "given": decided.given}
    if decided.copy is not None:
        copy = decided.copy
        path = f"redacted/{copy.sha256}{ENDINGS.get(copy.media_type, '.bin')}"
        return said | {"copy": {**copy.as_json(), "entry": copy.seq}, "path": path}
    if decided.reason is not None:
        return said | {"reason": decided.reason}
    return said | {"path": f"exhibits/{exhibit.sha256}{ENDINGS.get(exhibit.media_type, '.bin')}"}

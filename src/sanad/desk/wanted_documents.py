# SPDX-License-Identifier: Apache-2.0
"""Read from the fields of a form which documents are wanted, for whom and what for."""

from collections.abc import Mapping
from dataclasses import dataclass

from sanad.desk.documents import SUBJECT_DOSSIER
from sanad.dossier.material import Addressee
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said

MOST = 50
"""Subjects that one form may name: each is looked at while somebody waits."""


@dataclass(frozen=True)
class Wished:
    """One document about each of `subjects`; `request` is the one that it puts into a form."""

    subjects: tuple[str, ...]
    to: Addressee
    kind: str
    request: str | None

    def documents(self) -> list[Json]:
        """Return what `order_work` of kind `build` needs (docs/formats/work.md).

        Raises:
            BadValue: nobody is named.
        """
        if not self.subjects:
            raise BadValue("form", value="", type="subject", detail="name at least one")
        row: dict[str, Json] = {**vars(self.to), "kind": self.kind, "request": self.request}
        return [{**row, "subject": subject} for subject in self.subjects]


def wished(fields: Mapping[str, str]) -> Wished:
    """Return what a form wishes; `subjects` are ids between blanks or commas.

    Raises:
        BadValue: more subjects are named than a form may.
    """
    text = fields.get("subjects", "").replace(",", " ").replace("،", " ")
    subjects = tuple(dict.fromkeys(text.split()))
    if len(subjects) > MOST:
        detail = Said("at most {most} at once; a worksheet orders more", most=MOST)
        raise BadValue("form", value=len(subjects), type="number of subjects", detail=detail)
    to = Addressee(
        fields.get("recipient", "") or "court",
        fields.get("purpose", "").strip(),
        fields.get("language", "") or "en",
    )
    kind = fields.get("kind", "") or SUBJECT_DOSSIER
    return Wished(subjects, to, kind, fields.get("request", "").strip() or None)

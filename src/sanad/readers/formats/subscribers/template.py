# SPDX-License-Identifier: Apache-2.0
"""A template for subscriber lists: what its numbers, identity documents and days mean (docs/formats/template.md)."""

from dataclasses import dataclass
from typing import Any

from sanad.readers.tabular.days import OWN, DatedLayout, dated_layout_of
from sanad.readers.tabular.layout import one_of, only_columns, only_own, text

DAYS = ("valid_from", "valid_to")
ID_KINDS = ("pk_cnic", "passport", "other")

_COLUMNS = {
    "number", "imsi", "name", "father_name", "id_number", "id_kind", "address", "valid_from", "valid_to", "operator",
}  # fmt: skip
_SEVERAL = {"name", "father_name", "address", *DAYS}


@dataclass(frozen=True)
class Template(DatedLayout):
    """One layout of subscriber lists. `id_kinds` maps the words of the column; `id_kind` holds where there is none."""

    home: str
    id_kind: str | None
    id_kinds: dict[str, str]


def template_of(fields: dict[str, Any]) -> Template:
    """Return the template that the fields of a document make; raises as `dated_layout_of` does."""
    only_own(fields, {"home", "id_kind", "id_kinds", *OWN}, {"home"})
    common = dated_layout_of(fields, DAYS)
    only_columns(fields["columns"], _COLUMNS, {"number"}, _SEVERAL)
    id_kind, id_kinds = fields.get("id_kind"), fields.get("id_kinds", {})
    if ("id_kind" in common.columns) != bool(id_kinds):
        raise ValueError(
            "[id_kinds] says what the words of the column id_kind mean; name both or none"
        )
    if id_kind is not None and id_kinds:
        raise ValueError("id_kind is for lists without a column that tells it")
    return Template(
        **vars(common),
        home=text(fields["home"]),
        id_kind=None if id_kind is None else one_of(id_kind, ID_KINDS, "id_kind"),
        id_kinds={word: one_of(kind, ID_KINDS, "id_kinds") for word, kind in id_kinds.items()},
    )

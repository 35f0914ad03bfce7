# SPDX-License-Identifier: Apache-2.0
"""Keep a template of an operator for this office: how its tables are read from now on is on record, with who said so."""

import hashlib
import tomllib
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import AlreadyDone, BadSheet
from sanad.readers import registry
from sanad.readers.tabular.layout import Document, checked, documents
from sanad.values.canonical import Json
from sanad.values.identifier import check_id


@dataclass(frozen=True, kw_only=True)
class KeepTemplate(Act[str]):
    """An order to keep the template `text` (docs/formats/template.md); the result is its id. Its file is written after this is on record."""

    name: ClassVar[str] = "keep_template"
    power: ClassVar[str] = "read"

    text: str

    def do(self, work: Work) -> Done[str]:
        """Refuse what is not sound, and an id that another template has: what read earlier deliveries stays what it was."""
        try:
            fields = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise BadSheet("template", detail=error) from error
        layout = checked(Document("template", fields), registry.template_of)
        check_id("template", layout.id)
        known = {
            str(each.fields.get("id")): each.fields for each in documents(work.tools.templates)
        }
        if layout.id in known:
            raise AlreadyDone("templates", kind="template", name=layout.id)
        sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        what: dict[str, Json] = {"template": layout.id, "version": layout.version, "operator": layout.operator, "records": layout.records, "sha256": sha256}  # fmt: skip
        return Done(layout.id, (f"template:{layout.id}",), what)

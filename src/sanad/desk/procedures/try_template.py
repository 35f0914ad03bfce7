# SPDX-License-Identifier: Apache-2.0
"""Try an operator template on a file before anything is received, and list the templates there are."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sanad.desk.bench import Bench, regular
from sanad.errors import NotFound, OtherHeader, SanadError, UnknownLayout
from sanad.readers import registry
from sanad.readers.rows import Hints
from sanad.readers.tabular.layout import checked, document, documents
from sanad.readers.trial import MOST, Tried, carry_out, order_for, understood
from sanad.storage.files import shown


@dataclass(frozen=True)
class Known:
    """A template as lists show it. `fingerprint` is the SHA-256 of its column names, joined by U+001F."""

    id: str
    operator: str
    records: str
    version: str
    header: tuple[str, ...]
    fingerprint: str
    path: Path


def templates(bench: Bench) -> list[Known]:
    """Return every template, in the order in which they are tried on a file.

    Raises:
        BadSheet: one is not sound; no table could be read.
    """
    found = [(checked(one, registry.template_of), one.source) for one in documents(bench.templates)]
    return [
        Known(
            layout.id,
            layout.operator,
            layout.records,
            layout.version,
            layout.header,
            fingerprint(layout.header),
            Path(source),
        )
        for layout, source in found
    ]


def fingerprint(header: tuple[str, ...]) -> str:
    """Return the SHA-256 of column names, joined by U+001F: by these very names a table is known again."""
    return hashlib.sha256("\x1f".join(header).encode()).hexdigest()


def try_template(
    bench: Bench, file: Path, template: str, encoding: str | None, most: int = MOST
) -> list[Tried]:
    """Return what the template, an id or the path of a file, makes of `file`, or of each sheet in it.

    Raises:
        NotFound: there is no such template.
        Unreadable: there is no such file.
        BadSheet: the template is not sound.
        OtherHeader: its header is not in the file.
        SanadError: what reading the file itself refuses, as `sanad read` would.
    """
    sealed, path = regular(file), _path(bench, template)
    layout = checked(document(path), registry.template_of)
    name = shown(Path(file.name))
    order = order_for(sealed, path, Hints(name, encoding=encoding), most)
    found = understood(bench.run(carry_out, order, (sealed, path), name), name)
    if isinstance(found, UnknownLayout):
        facts = {"template": layout.id, "start": found.facts["header"]}
        raise OtherHeader(name, **facts, header=layout.delimiter.join(layout.header))
    if isinstance(found, SanadError):
        raise found
    return found


def _path(bench: Bench, template: str) -> Path:
    if "/" in template or template.endswith(".toml"):
        return regular(Path(template))
    known = {one.fields.get("id"): Path(one.source) for one in documents(bench.templates)}
    if template not in known:
        raise NotFound("templates", kind="template", name=template)
    return known[template]

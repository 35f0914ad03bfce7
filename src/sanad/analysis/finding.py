# SPDX-License-Identifier: Apache-2.0
"""A finding: a method's answer with everything needed to get the same bytes again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Self

import sqlalchemy as sa

from sanad.analysis import methods, tables
from sanad.analysis.frozen import Input, open_inputs
from sanad.analysis.method import Asked, Parameters
from sanad.errors import NotFound
from sanad.values.canonical import Json, digest_of


@dataclass(frozen=True)
class Finding:
    """`sha256` is the digest of everything but the sentence, which follows from it."""

    method: str
    version: int
    parameters: dict[str, Json]
    inputs: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str
    subject: str | None = None
    seq: int = -1

    @property
    def id(self) -> str:
        """Return `F-` and 12 hexadecimal digits of the digest."""
        return "F-" + self.sha256[:12]

    @property
    def sha256(self) -> str:
        """Return the digest that docs/formats/package.md defines."""
        document = self.as_json()
        del document["sentence"]
        return digest_of(document)

    def as_json(self) -> dict[str, Json]:
        """Return the finding as documents hold it."""
        return {
            "method": self.method,
            "version": self.version,
            "parameters": self.parameters,
            "inputs": list(self.inputs),
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "sentence": self.sentence,
        }

    @classmethod
    def from_json(cls, document: dict[str, Json], subject: str | None, seq: int) -> Self:
        """Read a finding back from its document form."""
        fields: dict[str, object] = dict(document)
        fields["inputs"] = tuple(fields["inputs"])  # type: ignore[arg-type]  # our own arrays
        fields["columns"] = tuple(fields["columns"])  # type: ignore[arg-type]
        fields["rows"] = tuple(tuple(row) for row in fields["rows"])  # type: ignore[attr-defined]
        return cls(**fields, subject=subject, seq=seq)  # type: ignore[arg-type]  # our own fields


def compute(
    name: str,
    parameters: Parameters,
    inputs: Sequence[Input],
    zone: str,
    shown: Collection[str],
    pseudonym: Callable[[str], str],
) -> Finding:
    """Ask method `name` over `inputs` and return the finding; pure in its arguments.

    Args:
        inputs: Record files; those that the method does not look at are left out.
        zone: IANA zone in which days and hours are meant and shown.
        shown: Identifiers that may appear as they are; those that do are kept with the parameters.
        pseudonym: Gives every other identifier the name under which it appears.
    """
    method = methods.get(name)
    used = method.inputs(inputs, parameters)
    open_names: set[str] = set()

    def mask(identifier: str) -> str:
        if identifier not in shown:
            return pseudonym(identifier)
        open_names.add(identifier)
        return identifier

    with open_inputs(used, zone) as records:
        answer = method.ask(Asked(records, used, parameters, mask))
    exhibits = tuple(sorted(item.exhibit for item in used))
    asked = {**parameters, "zone": zone, "shown": sorted(open_names)}
    return Finding(
        name, method.version, asked, exhibits, answer.columns, answer.rows, answer.sentence
    )


def add(connection: sa.Connection, finding: Finding) -> None:
    """Record a finding; the same one twice is one."""
    if _row(connection, finding.id) is None:
        connection.execute(
            sa.insert(tables.finding).values(
                id=finding.id,
                seq=finding.seq,
                subject=finding.subject,
                document=finding.as_json(),
            )
        )


def get(connection: sa.Connection, finding_id: str) -> Finding:
    """Return one finding.

    Raises:
        NotFound: there is none by that id.
    """
    row = _row(connection, finding_id)
    if row is None:
        raise NotFound("analysis", kind="finding", name=finding_id)
    return Finding.from_json(row.document, row.subject, row.seq)


def all_findings(connection: sa.Connection, subject: str | None = None) -> list[Finding]:
    """Return findings in the order of recording: all, or those about one subject."""
    query = sa.select(tables.finding).order_by(tables.finding.c.seq)
    if subject is not None:
        query = query.where(tables.finding.c.subject == subject)
    rows = connection.execute(query)
    return [Finding.from_json(row.document, row.subject, row.seq) for row in rows]


def _row(connection: sa.Connection, finding_id: str) -> sa.Row[tuple[object, ...]] | None:
    return connection.execute(
        sa.select(tables.finding).where(tables.finding.c.id == finding_id)
    ).first()

# SPDX-License-Identifier: Apache-2.0
"""A finding: a method's answer with everything needed to get the same bytes again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

import sqlalchemy as sa

from sanad.analysis import methods, tables
from sanad.analysis.frozen import Input
from sanad.analysis.method import Asked, Parameters
from sanad.errors import NotFound, NothingDelivered
from sanad.values.canonical import Json, digest_of

if TYPE_CHECKING:
    from sanad.analysis.engine import Opener


KEPT = frozenset({"zone", "shown", "deliveries"})
"""What stands among the parameters of a finding beside those that were asked with."""


@dataclass(frozen=True)
class Finding:
    """`sha256` is the digest of all that it says: what was asked, over which inputs, the rows and the sentence."""

    method: str
    version: int
    parameters: dict[str, Json]
    inputs: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str
    subject: str | None = None
    compartment: str = "office"
    seq: int = -1

    @property
    def id(self) -> str:
        """Return `F-` and 12 hexadecimal digits of the digest."""
        return "F-" + self.sha256[:12]

    @cached_property
    def sha256(self) -> str:
        """Return the digest that docs/formats/package.md defines."""
        return digest_of(self.as_json())

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
    def from_json(
        cls, document: dict[str, Json], subject: str | None, compartment: str, seq: int
    ) -> Self:
        """Read a finding back from its document form."""
        fields: dict[str, object] = dict(document)
        fields["inputs"] = tuple(fields["inputs"])  # type: ignore[arg-type]  # our own arrays
        fields["columns"] = tuple(fields["columns"])  # type: ignore[arg-type]
        fields["rows"] = tuple(tuple(row) for row in fields["rows"])  # type: ignore[attr-defined]
        return cls(**fields, subject=subject, compartment=compartment, seq=seq)  # type: ignore[arg-type]  # our own fields


def compute(
    name: str,
    parameters: Parameters,
    inputs: Sequence[Input],
    zone: str,
    shown: Collection[str],
    pseudonym: Callable[[str], str],
    opener: "Opener | None" = None,
) -> Finding:
    """Ask method `name` over `inputs` and return the finding; pure in its arguments.

    Args:
        inputs: Record files; those that the method does not look at are left out.
        zone: IANA zone in which days and hours are meant and shown.
        shown: Identifiers that may appear as they are; those that do are kept with the parameters.
        pseudonym: Gives every other identifier the name under which it appears.
        opener: Opens the engine that answers; DuckDB in this process if none is given. Which one it is changes no byte.

    Raises:
        BadValue: a parameter is missing, unknown or out of reach.
        NothingDelivered: no delivery holds what is asked about.
    """
    method = methods.get(name)
    given = method.given(parameters)
    used = method.inputs(inputs, parameters)
    if not used and not method.speaks_of_absence:
        # "0 calls" where nothing was delivered would state an absence that nobody knows
        raise NothingDelivered("analysis", name=name)
    open_names: set[str] = set()

    def mask(identifier: str) -> str:
        if identifier not in shown:
            return pseudonym(identifier)
        open_names.add(identifier)
        return identifier

    from sanad.analysis.engine import in_duckdb  # noqa: PLC0415  # half a second, when something is asked

    with (opener or in_duckdb)(used, zone) as engine:
        answer = method.ask(Asked(engine, used, given, zone, mask))
    exhibits = tuple(sorted(item.exhibit for item in used))
    named = {
        key: each_named(value, mask) if key in method.identifiers else value
        for key, value in parameters.items()
    }
    terms: dict[str, Json] = {item.exhibit: item.terms for item in used}
    asked = {**named, "zone": zone, "shown": sorted(open_names), "deliveries": terms}
    return Finding(
        name, method.version, asked, exhibits, answer.columns, answer.rows, answer.sentence
    )


def each_named(value: Json, name: Callable[[str], str]) -> Json:
    """Return a parameter that is an identifier, or a list of them, with each one named anew."""
    return [name(str(each)) for each in value] if isinstance(value, list) else name(str(value))


def add(connection: sa.Connection, finding: Finding) -> None:
    """Record a finding; the same answer kept under two subjects stands under both."""
    connection.execute(
        sa.insert(tables.finding).values(
            seq=finding.seq,
            id=finding.id,
            compartment=finding.compartment,
            subject=finding.subject,
            document=finding.as_json(),
        )
    )


def all_findings(
    connection: sa.Connection, compartment: str, subject: str | None = None
) -> list[Finding]:
    """Return the findings of a compartment in the order of recording: all, or those about one subject; equal ones once."""
    columns = tables.finding.c
    query = sa.select(tables.finding).where(columns.compartment == compartment)
    if subject is not None:
        query = query.where(columns.subject == subject)
    found: dict[str, Finding] = {}
    for row in connection.execute(query.order_by(columns.seq)):
        kept = Finding.from_json(row.document, row.subject, row.compartment, row.seq)
        found.setdefault(kept.id, kept)
    return list(found.values())


def resting_on(connection: sa.Connection, compartment: str, exhibit: str) -> list[Finding]:
    """Return the findings of a compartment of which an exhibit is an input, equal ones once; one pass over the findings."""
    columns = tables.finding.c
    holds = sa.type_coerce(columns.document, sa.Text).contains(exhibit, autoescape=True)
    query = sa.select(tables.finding).where((columns.compartment == compartment) & holds)
    found: dict[str, Finding] = {}
    for row in connection.execute(query.order_by(columns.seq)):
        kept = Finding.from_json(row.document, row.subject, row.compartment, row.seq)
        if exhibit in kept.inputs:
            found.setdefault(kept.id, kept)
    return list(found.values())


def page_of(
    connection: sa.Connection,
    compartment: str,
    method: str | None,
    subject: str | None,
    before: int | None,
    most: int,
) -> tuple[list[Finding], int]:
    """Return up to `most` findings as they were kept, the newest first, and how many there are in all.

    Those of a method, under a subject, recorded before entry `before`, where these are named. One that is kept under two subjects is there twice.
    """
    columns = tables.finding.c
    chosen = columns.compartment == compartment
    if subject is not None:
        chosen &= columns.subject == subject
    if method is not None:
        # canonical JSON: inside a text of the document these quotes would be escaped
        written = sa.type_coerce(columns.document, sa.Text)
        chosen &= written.contains(f'"method":"{method}"', autoescape=True)
    of = connection.execute(sa.select(sa.func.count()).select_from(tables.finding).where(chosen))
    older = chosen if before is None else chosen & (columns.seq < before)
    query = sa.select(tables.finding).where(older).order_by(columns.seq.desc()).limit(most)
    found = [
        Finding.from_json(row.document, row.subject, row.compartment, row.seq)
        for row in connection.execute(query)
    ]
    return found, int(of.scalar_one())


def kept_under(
    connection: sa.Connection, compartment: str, name: str
) -> list[tuple[int, str | None]]:
    """Return each entry that kept the finding of that id in a compartment, and under whom, in order."""
    columns = tables.finding.c
    query = sa.select(columns.seq, columns.subject).where(
        (columns.compartment == compartment) & (columns.id == name)
    )
    return [(row.seq, row.subject) for row in connection.execute(query.order_by(columns.seq))]


def get(connection: sa.Connection, compartment: str, name: str) -> Finding:
    """Return the finding of a compartment that has an id.

    Raises:
        NotFound: it has none of that id.
    """
    columns = tables.finding.c
    query = sa.select(tables.finding).where(
        (columns.compartment == compartment) & (columns.id == name)
    )
    row = connection.execute(query.order_by(columns.seq)).first()
    if row is None:
        raise NotFound("analysis", kind="finding", name=name)
    return Finding.from_json(row.document, row.subject, row.compartment, row.seq)


def count_about(connection: sa.Connection, compartment: str, subject: str) -> int:
    """Return how many findings `all_findings` returns about a subject."""
    columns = tables.finding.c
    query = sa.select(sa.func.count(sa.distinct(columns.id)))
    mine = (columns.compartment == compartment) & (columns.subject == subject)
    return int(connection.execute(query.where(mine)).scalar_one())


def count(connection: sa.Connection) -> int:
    """Return how many findings are recorded."""
    return int(
        connection.execute(sa.select(sa.func.count()).select_from(tables.finding)).scalar_one()
    )

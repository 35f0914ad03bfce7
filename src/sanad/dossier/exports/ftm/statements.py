# SPDX-License-Identifier: Apache-2.0
"""The register as FollowTheMoney statements, and the same folded into entities.

Columns are those of followthemoney 4 (`followthemoney/statement/serialize.py`), written as its CSV dialect writes them. The data set of a statement is the exhibit
it is cited in, its origin the claim and the place; the original value is the quotation. Judgements stand in `canonical_id`, so
that undoing one changes nothing else; entities are folded by it.

The model's own id of a statement digests data set, entity, property and value, by which two claims of one exhibit would become one; the
id written here digests the claim too. The same register gives the same bytes.
"""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from sanad.claims.claim import Claim
from sanad.claims.subject import Subject
from sanad.dossier.exports.ftm.vocabulary import ID, SCHEMA, Fact, facts, type_of
from sanad.identity.clusters import Clusters
from sanad.values.canonical import digest_of
from sanad.values.citation import BytesLocator, Locator, RowLocator, TimeLocator

REGISTER = "sanad_register"
"""The data set of what the office itself says: that an entry is on its register, and how it calls what no source names."""
_ID_LENGTH = 40  # of the model's own ids, SHA-1 in hexadecimal
_MENTION = "M-"


class Statement(NamedTuple):
    """One row; the fields are the columns, in their order. What is empty is not known."""

    canonical_id: str
    entity_id: str
    prop: str
    prop_type: str
    schema: str
    value: str
    dataset: str
    origin: str
    lang: str
    original_value: str
    external: str
    first_seen: str
    last_seen: str
    id: str


def statements(
    subjects: Sequence[Subject],
    claims: Sequence[Claim],
    clusters: Clusters,
    recorded_at: Callable[[int], str],
) -> list[Statement]:
    """Return what the register says, in the order of `canonical_id`.

    Args:
        subjects: Who and what is on it.
        claims: What is said about them.
        clusters: Who is who.
        recorded_at: Number of a ledger entry → the instant, UTC; it becomes `first_seen`, to the second.
    """
    kinds = {subject.id: subject.kind for subject in subjects}
    canonical = _canonical(clusters, kinds)
    rows: dict[str, Statement] = {}

    def put(fact: Fact, source: tuple[str, str, str], quotation: str, seq: int) -> None:
        dataset, origin, key = source
        is_entity = type_of(fact.prop) == "entity"
        value = canonical(fact.value) if is_entity else fact.value
        original = fact.value if is_entity else quotation if fact.quoted else value
        at = recorded_at(seq)[: len("2026-01-05T08:00:00")]
        row = Statement(
            canonical(fact.entity), fact.entity, fact.prop, type_of(fact.prop), fact.schema, value, dataset, origin, "",
            original if original != value else "", "f", at, at,
            digest_of([key, fact.entity, fact.prop, fact.value])[:_ID_LENGTH],
        )  # fmt: skip
        rows[row.id] = row

    for claim in claims:
        source = (dataset_of(claim), f"{claim.id} {place(claim.citation.locator)}", claim.id)
        for fact in facts(claim, kinds[claim.about]):
            put(fact, source, claim.citation.quote, claim.seq)
    named = {row.entity_id for row in rows.values() if row.prop == "name"}
    for subject in subjects:
        source = (REGISTER, f"entry {subject.seq}", subject.id)
        schema = SCHEMA[subject.kind]
        put(Fact(subject.id, schema, ID, subject.id), source, "", subject.seq)
        if subject.id not in named:
            put(Fact(subject.id, schema, "name", subject.label), source, "", subject.seq)
    return sorted(rows.values(), key=_order)


def dataset_of(claim: Claim) -> str:
    """Return the data set of an exhibit; the model allows small letters, digits and underscores."""
    return f"exhibit_{claim.citation.exhibit}"


def csv_of(rows: Iterable[Statement]) -> bytes:
    """Return the rows as a table in UTF-8: every field in quotation marks, lines ended by a line feed.

    Values are written as they are, for programs. A spreadsheet may take one for a formula.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(Statement._fields)
    writer.writerows(rows)
    return out.getvalue().encode()


def entities_of(rows: Iterable[Statement]) -> bytes:
    """Return the entities that rows in the order of `canonical_id` make, one JSON object per line."""
    groups = groupby(rows, key=lambda row: row.canonical_id)
    lines = (_entity(name, [*group]) for name, group in groups)
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def _entity(name: str, rows: Sequence[Statement]) -> dict[str, object]:
    """Fold as `followthemoney.statement.entity` does: that an entity is there names no data set of it."""
    said = [row for row in rows if row.prop != ID]
    properties: dict[str, dict[str, None]] = {}
    for row in said:
        properties.setdefault(row.prop, {})[row.value] = None
    return {
        "id": name,
        "schema": rows[0].schema,
        "properties": {prop: [*values] for prop, values in properties.items()},
        "referents": sorted({row.entity_id for row in rows} - {name}),
        "datasets": sorted({row.dataset for row in said}),
        "first_seen": min(row.first_seen for row in said),
        "last_seen": max(row.last_seen for row in said),
    }


def _order(row: Statement) -> tuple[str | bool, ...]:
    return (row.canonical_id, row.entity_id, row.prop != ID, row.prop, row.first_seen, row.id)


def _canonical(clusters: Clusters, kinds: Mapping[str, str]) -> Callable[[str], str]:
    """Return the function that gives an entity the id of its cluster: of its subjects, else of its mentions, the first.

    Who is judged the same and, by another judgement, different, is left apart; so are entries of different kinds.
    """
    torn = {name for pair in clusters.conflicts for one in pair for name in clusters.of(one)}

    def canonical(entity: str) -> str:
        group: Collection[str] = clusters.of(entity) & kinds.keys()
        if entity in torn or len({kinds[name] for name in group}) != 1:
            return entity
        return min(group, key=lambda name: (name.startswith(_MENTION), name))

    return canonical


def place(locator: Locator) -> str:
    """Return the place in the exhibit in words; `sanad-claims.jsonl` has it with its digests."""
    match locator:
        case RowLocator(column=None):
            return f"row {locator.row}"
        case RowLocator():
            return f"row {locator.row} column {locator.column}"
        case BytesLocator():
            return f"bytes {locator.start}-{locator.end}"
        case TimeLocator():
            return f"milliseconds {locator.from_ms}-{locator.to_ms}"
        case _:
            return f"part {locator.part} characters {locator.start}-{locator.end}"

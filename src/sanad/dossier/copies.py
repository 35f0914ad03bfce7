# SPDX-License-Identifier: Apache-2.0
"""Redacted copies that the office made: which stands for whom, and their history. None is changed; a later one takes its place, or it is lifted."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from sanad.dossier import tables
from sanad.errors import AlreadyDone, NotFound
from sanad.values.canonical import Json
from sanad.vault import store as vault


@dataclass(frozen=True)
class Copy:
    """A copy of `exhibit` without what was marked, made by entry `seq` for some recipients.

    `layers` is the digest of each of its layers by kind, `layer` or `ocr`; `grounds` how many places went on which ground; `lifted` the entry by
    which it ceased to stand. `third_parties` is how many numbers of nobody on the register still stand in it, of those in its exhibit's records; `asked` the rows of the sheets by which it was
    made (docs/formats/sheets.md), which stay in the office.
    """

    seq: int
    exhibit: str
    sha256: str
    size: int
    media_type: str
    layers: dict[str, str]
    grounds: dict[str, int]
    recipients: tuple[str, ...]
    third_parties: int = 0
    asked: tuple[dict[str, Any], ...] = ()
    lifted: int | None = None

    def as_json(self) -> dict[str, Json]:
        """Return what the ledger and a brief say of it (docs/formats/package.md)."""
        return {
            "sha256": self.sha256,
            "size": self.size,
            "media_type": self.media_type,
            "layers": dict(self.layers),
            "grounds": dict(self.grounds),
        }

    @property
    def blobs(self) -> list[str]:
        """Return the digests of all its files."""
        return [self.sha256, *self.layers.values()]


def add(connection: sa.Connection, copy: Copy) -> None:
    """Keep a copy; from now on it stands for its recipients."""
    row = {"seq": copy.seq, "exhibit": copy.exhibit, "document": _document(copy)}
    connection.execute(sa.insert(tables.redaction).values(row))
    files = [{"seq": copy.seq, "sha256": sha256} for sha256 in dict.fromkeys(copy.blobs)]
    connection.execute(sa.insert(tables.redaction_file), files)


def forget_marks(connection: sa.Connection, exhibits: Collection[str]) -> None:
    """Forget what was marked in some exhibits, which tells their words; what was made of it stays on record."""
    for copy in every(connection):
        if copy.exhibit in exhibits:
            document = _document(replace(copy, asked=()))
            at = tables.redaction.c.seq == copy.seq
            connection.execute(sa.update(tables.redaction).where(at).values(document=document))


def lift(connection: sa.Connection, seq: int, by: int) -> Copy:
    """Let a copy stand no more, by the entry `by`; return it.

    Raises:
        NotFound: entry `seq` made none.
        AlreadyDone: it was lifted before.
    """
    copy = get(connection, seq)
    if copy.lifted is not None:
        raise AlreadyDone("redaction", kind="lifting of copy", name=seq)
    at = tables.redaction.c.seq == seq
    connection.execute(sa.update(tables.redaction).where(at).values(lifted=by))
    return copy


def get(connection: sa.Connection, seq: int) -> Copy:
    """Return the copy that an entry made.

    Raises:
        NotFound: it made none.
    """
    found = _select(connection, tables.redaction.c.seq == seq)
    if not found:
        raise NotFound("redaction", kind="redacted copy of entry", name=seq)
    return found[0]


def history(connection: sa.Connection, exhibits: Sequence[str]) -> list[Copy]:
    """Return every copy of some exhibits, in the order of making."""
    return _select(connection, tables.redaction.c.exhibit.in_(exhibits))


def standing(connection: sa.Connection, exhibits: Sequence[str], recipient: str) -> dict[str, Copy]:
    """Return of some exhibits the copy that `recipient` gets in their place: the newest made for them that was not lifted."""
    return {
        copy.exhibit: copy
        for copy in history(connection, exhibits)
        if copy.lifted is None and recipient in copy.recipients
    }


def every(connection: sa.Connection) -> list[Copy]:
    """Return every copy, in the order of making; the files of those of erased exhibits are gone."""
    return _select(connection, sa.true())


def files_of(connection: sa.Connection, exhibits: Collection[str]) -> list[str]:
    """Return the digests of the files of all copies of some exhibits, but of those that are exhibits too, since a copy may have come back as evidence, or copies of others."""
    copies = [copy for copy in every(connection) if copy.exhibit in exhibits]
    files = sorted({sha256 for copy in copies for sha256 in copy.blobs})
    own = {exhibit.sha256 for exhibit in vault.exhibits(connection, files)}
    theirs = {
        sha256
        for copy in every(connection)
        if copy.exhibit not in exhibits
        for sha256 in copy.blobs
    }
    return [sha256 for sha256 in files if sha256 not in own | theirs]


def digests(connection: sa.Connection, start: str) -> set[str]:
    """Return the digests of files of copies that begin with `start`."""
    column = tables.redaction_file.c.sha256
    query = sa.select(column).where(column.startswith(start, autoescape=True))
    return set(connection.execute(query).scalars())


def _document(copy: Copy) -> dict[str, Json]:
    return {
        **copy.as_json(),
        "recipients": list(copy.recipients),
        "third_parties": copy.third_parties,
        "asked": json.dumps(copy.asked, ensure_ascii=False),  # boxes may hold fractions
    }


def _select(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Copy]:
    rows = connection.execute(
        sa.select(tables.redaction).where(which).order_by(tables.redaction.c.seq)
    )
    return [_copy(row) for row in rows.mappings()]


def _copy(row: sa.RowMapping) -> Copy:
    told = dict(row["document"])
    recipients, asked = tuple(told.pop("recipients")), tuple(json.loads(told.pop("asked")))
    return Copy(seq=row["seq"], exhibit=row["exhibit"], lifted=row["lifted"], recipients=recipients, asked=asked, **told)  # fmt: skip

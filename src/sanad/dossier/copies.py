# SPDX-License-Identifier: Apache-2.0
"""Redacted copies that the office made: which stands for whom, and their history. None is changed; a later one takes its place, or it is lifted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
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
    which it ceased to stand.
    """

    seq: int
    exhibit: str
    sha256: str
    size: int
    media_type: str
    layers: dict[str, str]
    grounds: dict[str, int]
    recipients: tuple[str, ...]
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
    document = {**copy.as_json(), "recipients": list(copy.recipients)}
    row = {"seq": copy.seq, "exhibit": copy.exhibit, "document": document}
    connection.execute(sa.insert(tables.redaction).values(row))
    files = [{"seq": copy.seq, "sha256": sha256} for sha256 in dict.fromkeys(copy.blobs)]
    connection.execute(sa.insert(tables.redaction_file), files)


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
    """Return the digests of the files of all copies of some exhibits, but of those that are exhibits too: a copy may have come back as evidence."""
    copies = [copy for copy in every(connection) if copy.exhibit in exhibits]
    files = sorted({sha256 for copy in copies for sha256 in copy.blobs})
    own = {exhibit.sha256 for exhibit in vault.exhibits(connection, files)}
    return [sha256 for sha256 in files if sha256 not in own]


def digests(connection: sa.Connection, start: str) -> set[str]:
    """Return the digests of files of copies that begin with `start`."""
    column = tables.redaction_file.c.sha256
    query = sa.select(column).where(column.startswith(start, autoescape=True))
    return set(connection.execute(query).scalars())


def _select(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Copy]:
    rows = connection.execute(
        sa.select(tables.redaction).where(which).order_by(tables.redaction.c.seq)
    )
    return [_copy(row) for row in rows.mappings()]


def _copy(row: Any) -> Copy:  # noqa: ANN401  # a row, with a document as `add` wrote it
    told = dict(row["document"])
    recipients = tuple(told.pop("recipients"))
    return Copy(seq=row["seq"], exhibit=row["exhibit"], lifted=row["lifted"], recipients=recipients, **told)  # fmt: skip

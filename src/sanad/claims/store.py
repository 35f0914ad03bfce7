# SPDX-License-Identifier: Apache-2.0
"""Where subjects, claims and confirmed words are kept and found again."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from sanad.claims import tables
from sanad.claims.claim import Claim
from sanad.claims.recognised import Confirmation
from sanad.claims.subject import Answer, Decision, State, Subject, state
from sanad.errors import AlreadyDone, EntryRemoved, NotFound

ERASED = "(erased on an order)"
_ADD_SUBJECT = sa.insert(tables.subject)


def add_subject(connection: sa.Connection, subject: Subject) -> None:
    """Put a subject on the register.

    Raises:
        AlreadyDone: the id is taken.
    """
    taken = connection.execute(
        sa.select(tables.subject.c.id).where(tables.subject.c.id == subject.id)
    )
    if taken.first() is not None:
        raise AlreadyDone("register", kind="subject", name=subject.id)
    row = {**vars(subject), "evidence": list(subject.evidence)}
    connection.execute(_ADD_SUBJECT, row)


def subject(connection: sa.Connection, subject_id: str) -> Subject:
    """Return one subject.

    Raises:
        NotFound: nobody by that id is on the register.
    """
    query = sa.select(tables.subject).where(tables.subject.c.id == subject_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFound("register", kind="subject", name=subject_id)
    return Subject.from_row(dict(row))


def entered(connection: sa.Connection, subject_id: str) -> Subject:
    """Return one subject that nobody has removed: of whom something new may be said.

    Raises:
        NotFound: nobody by that id is on the register.
        EntryRemoved: an officer has decided that the entry shall not stand.
    """
    found = subject(connection, subject_id)
    told = decisions(connection, subject_id)
    if state(told) is State.REMOVED:
        raise EntryRemoved(subject_id, reasons=told[-1].reasons)
    return found


def removed(connection: sa.Connection) -> frozenset[str]:
    """Return the entries that an officer's last decision took off the register."""
    last = {each.subject: each for each in decisions(connection)}
    return frozenset(name for name, each in last.items() if state([each]) is State.REMOVED)


def decide(connection: sa.Connection, given: Decision) -> None:
    """Keep what an officer decided of an entry; earlier decisions stay."""
    row = {"seq": given.seq, "subject": given.subject, "document": given.as_json()}
    connection.execute(sa.insert(tables.entry_decision).values(**row))


def decisions(connection: sa.Connection, subject_id: str | None = None) -> list[Decision]:
    """Return what was decided of one entry, or of all, in the order of the ledger."""
    columns = tables.entry_decision.c
    query = sa.select(tables.entry_decision).order_by(columns.seq)
    if subject_id is not None:
        query = query.where(columns.subject == subject_id)
    return [
        Decision(
            row.subject,
            Answer(row.document["answer"]),
            **{key: row.document[key] for key in ("reasons", "by", "on")},
            seq=row.seq,
        )
        for row in connection.execute(query)
    ]


def forget_words(connection: sa.Connection, seq: int) -> None:
    """Blank what entry `seq` says of why a subject was registered, or of why its entry was decided on; the rest stays."""
    at = tables.subject.c.seq == seq
    gone = {"authority": ERASED, "reason": ERASED}
    connection.execute(sa.update(tables.subject).where(at).values(**gone))
    decided = tables.entry_decision
    for row in connection.execute(sa.select(decided).where(decided.c.seq == seq)).all():
        blank = {**row.document, "reasons": ERASED}
        connection.execute(sa.update(decided).where(decided.c.seq == seq).values(document=blank))


def subjects(connection: sa.Connection) -> list[Subject]:
    """Return everybody and everything on the register, by id."""
    rows = connection.execute(sa.select(tables.subject).order_by(tables.subject.c.id)).mappings()
    return [Subject.from_row(dict(row)) for row in rows]


def add(connection: sa.Connection, claim: Claim) -> None:
    """Record a claim.

    Raises:
        AlreadyDone: the same statement from the same place is recorded already.
    """
    if get_or_none(connection, claim.id) is not None:
        raise AlreadyDone("register", kind="claim", name=claim.id)
    connection.execute(
        sa.insert(tables.claim).values(
            id=claim.id,
            about=claim.about,
            property=claim.property,
            seq=claim.seq,
            document=claim.as_json(),
        )
    )


def withdraw(connection: sa.Connection, claim_id: str, reason: str) -> None:
    """Mark a claim as withdrawn; it stays on the register with the reason.

    Raises:
        NotFound: there is no such claim that still stands.
    """
    at = sa.and_(tables.claim.c.id == claim_id, tables.claim.c.withdrawn.is_(None))
    done = connection.execute(sa.update(tables.claim).where(at).values(withdrawn=reason))
    if done.rowcount != 1:
        raise NotFound("register", kind="standing claim", name=claim_id)


def get_or_none(connection: sa.Connection, claim_id: str) -> Claim | None:
    """Return one claim, or None."""
    row = connection.execute(sa.select(tables.claim).where(tables.claim.c.id == claim_id)).first()
    return None if row is None else _claim(row)


def get(connection: sa.Connection, claim_id: str) -> Claim:
    """Return one claim.

    Raises:
        NotFound: there is none by that id.
    """
    found = get_or_none(connection, claim_id)
    if found is None:
        raise NotFound("register", kind="claim", name=claim_id)
    return found


def of_ids(connection: sa.Connection, ids: Sequence[str]) -> list[Claim]:
    """Return the claims that have one of `ids`, by id; one that none has is left out."""
    query = sa.select(tables.claim).where(tables.claim.c.id.in_(ids)).order_by(tables.claim.c.id)
    return [_claim(row) for row in connection.execute(query)]


def about(connection: sa.Connection, subject_ids: Sequence[str]) -> list[Claim]:
    """Return every claim about `subject_ids`, withdrawn ones too, in the order of recording."""
    query = sa.select(tables.claim).where(tables.claim.c.about.in_(subject_ids))
    rows = connection.execute(query.order_by(tables.claim.c.seq))
    return [_claim(row) for row in rows]


def of_properties(connection: sa.Connection, names: Sequence[str]) -> list[Claim]:
    """Return every claim of some properties about anybody, withdrawn ones too."""
    query = sa.select(tables.claim).where(tables.claim.c.property.in_(names))
    rows = connection.execute(query.order_by(tables.claim.c.seq))
    return [_claim(row) for row in rows]


def citing(connection: sa.Connection, exhibit: str) -> list[Claim]:
    """Return every live claim that is cited in an exhibit; costs one pass over the documents that hold its digest."""
    holds = sa.type_coerce(tables.claim.c.document, sa.Text).contains(exhibit, autoescape=True)
    query = sa.select(tables.claim).where(holds & tables.claim.c.withdrawn.is_(None))
    rows = connection.execute(query.order_by(tables.claim.c.seq))
    found = (_claim(row) for row in rows)
    return [claim for claim in found if claim.citation.exhibit == exhibit]


_CITED_IN = sa.func.substr(
    sa.type_coerce(tables.claim.c.document, sa.Text),
    sa.func.length(tables.claim.c.about) + len('{"about":"","citation":{"exhibit":"') + 1,
    64,
)
"""The digest that a claim cites: documents are canonical JSON, whose members stand in order, and an id needs no escape."""


def counts_citing(
    connection: sa.Connection, compartment: str, exhibits: Sequence[str]
) -> dict[str, int]:
    """Return exhibit → how many live claims about entries of a compartment cite it, of those that any does; one pass over the claims."""
    here = tables.subject.c.compartment == compartment
    query = (
        sa.select(_CITED_IN.label("exhibit"), sa.func.count().label("many"))
        .join_from(tables.claim, tables.subject)
        .where(here & tables.claim.c.withdrawn.is_(None) & _CITED_IN.in_(exhibits))
        .group_by(_CITED_IN)
    )
    return {row.exhibit: row.many for row in connection.execute(query)}


def resting_on(connection: sa.Connection, compartment: str, exhibit: str) -> list[Claim]:
    """Return every claim about entries of a compartment that is cited in an exhibit, or heard through it, withdrawn ones too; one pass over the claims."""
    here = tables.subject.c.compartment == compartment
    holds = sa.type_coerce(tables.claim.c.document, sa.Text).contains(exhibit, autoescape=True)
    query = sa.select(tables.claim).join_from(tables.claim, tables.subject).where(here & holds)
    found = (_claim(row) for row in connection.execute(query.order_by(tables.claim.c.seq)))
    return [claim for claim in found if exhibit in claim.citation.exhibits]


def _claim(row: sa.Row[Any]) -> Claim:
    return Claim.from_json(row.document, row.seq, row.withdrawn, row.id)


def count(connection: sa.Connection) -> int:
    """Return how many claims are recorded."""
    return int(
        connection.execute(sa.select(sa.func.count()).select_from(tables.claim)).scalar_one()
    )


def confirm(connection: sa.Connection, given: Confirmation) -> None:
    """Keep a confirmation; it is never changed, a later one takes its place."""
    document = {key: value for key, value in vars(given).items() if key not in ("exhibit", "seq")}
    row = {"seq": given.seq, "exhibit": given.exhibit, "document": document}
    connection.execute(sa.insert(tables.confirmation).values(**row))


def confirmed(connection: sa.Connection, exhibit: str) -> list[Confirmation]:
    """Return the confirmations of words in an exhibit, in the order of the ledger."""
    columns = tables.confirmation.c
    query = sa.select(tables.confirmation).where(columns.exhibit == exhibit).order_by(columns.seq)
    return [
        Confirmation(exhibit=row.exhibit, seq=row.seq, **row.document)
        for row in connection.execute(query)
    ]

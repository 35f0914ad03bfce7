# SPDX-License-Identifier: Apache-2.0
"""Requests to another authority, the answers given to their questions, and who signed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

import sqlalchemy as sa

from sanad.casework import tables
from sanad.errors import AlreadyDone, NotFound, SecondPersonNeeded, StepNotAllowed
from sanad.mandates.officer import Officer
from sanad.values.canonical import Json

DRAFT, REVIEW, APPROVE = "draft", "review", "approve"
"""The three steps that are signed, in their order."""
SEND, WITHDRAW = "send", "withdraw"
"""What may follow: it went to the other authority; it is not upheld any more."""
POWERS = MappingProxyType({DRAFT: "request", REVIEW: "review", APPROVE: "approve", SEND: "send"})
"""Step → the power that whoever takes it must hold, in the order of the steps."""
_STATES = {DRAFT: "drafted", REVIEW: "reviewed", APPROVE: "approved", SEND: "sent", WITHDRAW: "withdrawn"}  # fmt: skip
"""Step → the state of a request on which it is the last one, in their order."""
_ENDED = {SEND: "withdrawn", WITHDRAW: "nothing more; draft another"}
"""Step after which nothing of a request may be changed → what may follow it."""


@dataclass(frozen=True)
class Request:
    """A request about one subject. `facts` are those of the request itself; all others come from claims.

    `annexes` are the claims put before the other authority with it; every exculpatory one must be among them. `drafted_on` is the day, and
    `seq` the number, of the ledger entry that drafted it: nobody states them.
    """

    id: str
    kind: str
    subject: str
    compartment: str
    purpose: str
    facts: dict[str, Json]
    annexes: tuple[str, ...] = ()
    drafted_on: str = ""
    seq: int = -1

    def as_json(self) -> dict[str, Json]:
        """Return the request as documents hold it."""
        fields = {key: value for key, value in vars(self).items() if key != "seq"}
        return {**fields, "annexes": list(self.annexes)}

    @classmethod
    def from_json(cls, document: dict[str, Json], seq: int) -> Self:
        """Read a request back from its document form."""
        fields: dict[str, object] = dict(document)
        fields["annexes"] = tuple(fields["annexes"])  # type: ignore[arg-type]  # our own array
        return cls(**fields, seq=seq)  # type: ignore[arg-type]  # our own fields


@dataclass(frozen=True)
class Signature:
    """One step signed: by whom, of which office, over which draft (digest of facts and rule set)."""

    step: str
    officer: str
    office: str
    draft: str
    seq: int


def add(connection: sa.Connection, request: Request) -> None:
    """Record a request.

    Raises:
        AlreadyDone: the id is taken.
    """
    taken = sa.select(tables.request.c.id).where(tables.request.c.id == request.id)
    if connection.execute(taken).first() is not None:
        raise AlreadyDone("casework", kind="request", name=request.id)
    row = {"id": request.id, "seq": request.seq, "subject": request.subject}
    connection.execute(sa.insert(tables.request).values(**row, document=request.as_json()))


def amend(connection: sa.Connection, request: Request) -> None:
    """Keep what a request states from now on; what it stated before stays in the ledger."""
    at = tables.request.c.id == request.id
    connection.execute(sa.update(tables.request).where(at).values(document=request.as_json()))


def get(connection: sa.Connection, request_id: str) -> Request:
    """Return one request.

    Raises:
        NotFound: there is none by that id.
    """
    row = connection.execute(
        sa.select(tables.request).where(tables.request.c.id == request_id)
    ).first()
    if row is None:
        raise NotFound("casework", kind="request", name=request_id)
    return Request.from_json(row.document, row.seq)


def all_requests(connection: sa.Connection, subject: str | None = None) -> list[Request]:
    """Return requests in the order of drafting: all, or those about one subject."""
    query = sa.select(tables.request).order_by(tables.request.c.seq)
    if subject is not None:
        query = query.where(tables.request.c.subject == subject)
    return [Request.from_json(row.document, row.seq) for row in connection.execute(query)]


def requests_about(connection: sa.Connection, subjects: Sequence[str]) -> list[Request]:
    """Return the requests about some subjects: those about the first first, each subject's in the order of drafting."""
    columns = tables.request.c
    query = sa.select(tables.request).where(columns.subject.in_(subjects)).order_by(columns.seq)
    found = [Request.from_json(row.document, row.seq) for row in connection.execute(query)]
    return sorted(found, key=lambda each: subjects.index(each.subject))


def counted(connection: sa.Connection) -> dict[str, int]:
    """Return how many requests were drafted about each subject that has any."""
    subject = tables.request.c.subject
    found = connection.execute(
        sa.select(subject, sa.func.count().label("number")).group_by(subject)
    )
    return {row.subject: row.number for row in found}


def add_answer(
    connection: sa.Connection, request_id: str, question: str, document: dict[str, Json], seq: int
) -> None:
    """Record an answer `{answer, reason, by}`; an earlier one stays in the ledger and stops counting."""
    row = {"seq": seq, "request": request_id, "question": question, "document": document}
    connection.execute(sa.insert(tables.answer).values(row))


def answers(connection: sa.Connection, request_id: str) -> dict[str, Json]:
    """Return question → the newest answer."""
    query = sa.select(tables.answer).where(tables.answer.c.request == request_id)
    rows = connection.execute(query.order_by(tables.answer.c.seq))
    return {row.question: row.document for row in rows}


def every_answer(
    connection: sa.Connection, requests: Collection[str]
) -> list[tuple[str, str, dict[str, Json], int]]:
    """Return (request, question, answer, entry) of whatever was answered about some requests, in order, also what a later answer has replaced."""
    columns = tables.answer.c
    query = sa.select(columns.request, columns.question, columns.document, columns.seq)
    rows = connection.execute(query.where(columns.request.in_(requests)).order_by(columns.seq))
    return [(row.request, row.question, row.document, row.seq) for row in rows]


def sign(connection: sa.Connection, request_id: str, signature: Signature) -> None:
    """Record a signature."""
    connection.execute(sa.insert(tables.signature).values(request=request_id, **vars(signature)))


def every_signature(connection: sa.Connection, request_id: str) -> list[Signature]:
    """Return whatever was signed, in order, also what a later signature has replaced."""
    columns = tables.signature.c
    query = sa.select(columns.step, columns.officer, columns.office, columns.draft, columns.seq)
    rows = connection.execute(query.where(columns.request == request_id).order_by(columns.seq))
    return [Signature(**row) for row in rows.mappings()]


def signatures(connection: sa.Connection, request_id: str) -> dict[str, Signature]:
    """Return step → the newest signature."""
    return {each.step: each for each in every_signature(connection, request_id)}


def signatures_of(
    connection: sa.Connection, requests: Collection[str]
) -> dict[str, dict[str, Signature]]:
    """Return request → what `signatures` returns of it, for several at once."""
    every = every_signature_of(connection, requests)
    return {name: {each.step: each for each in given} for name, given in every.items()}


def every_signature_of(
    connection: sa.Connection, requests: Collection[str]
) -> dict[str, list[Signature]]:
    """Return request → what `every_signature` returns of it, for several at once."""
    columns = tables.signature.c
    query = sa.select(tables.signature).where(columns.request.in_(requests)).order_by(columns.seq)
    found: dict[str, list[Signature]] = {each: [] for each in requests}
    for row in connection.execute(query):
        given = Signature(row.step, row.officer, row.office, row.draft, row.seq)
        found[row.request].append(given)
    return found


def require_open(request_id: str, steps: Collection[str], step: str) -> None:
    """Refuse that a request on which `steps` were signed is `step` (signed, answered) after it was sent or withdrawn.

    Raises:
        StepNotAllowed: what another authority holds is not changed here, but called back.
    """
    for ended in (WITHDRAW, SEND):
        if ended in steps:
            raise StepNotAllowed(
                request_id, kind="request", state=_STATES[ended], step=step, allowed=_ENDED[ended]
            )


def require_apart(connection: sa.Connection, request_id: str, step: str, signer: Officer) -> None:
    """Refuse whoever, or whose office, ever signed another step of a request: a later signature of somebody else does not undo a part once taken.

    Raises:
        SecondPersonNeeded: another office signs this step.
    """
    for earlier in every_signature(connection, request_id):
        if earlier.step != step and earlier.office == signer.office:
            raise SecondPersonNeeded(request_id, officer=signer.id, act=step)


def state(steps: Collection[str]) -> str:
    """Return how far a request has come on which `steps` were signed: drafted, reviewed, approved, sent or withdrawn."""
    return next(word for step, word in reversed(_STATES.items()) if step in steps)

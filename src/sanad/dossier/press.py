# SPDX-License-Identifier: Apache-2.0
"""Set several documents at once, each in one of as many processes as there are processors.

The typesetter remembers whatever it has set, about 1.7 MB a page, and cannot be told to forget: a process ends after a few documents. Signing holds
Python's lock, so processes share the work, not threads. A document alone is set in this process.
"""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sanad.dossier.signature import Credentials, sign_pdf
from sanad.dossier.typeset import typeset
from sanad.errors import SanadError, TypesettingStopped
from sanad.sandbox.pool import pool
from sanad.values.canonical import Json, canonical

Pages = Callable[[], bytes]
"""Waits for the PDF of a document; raises what stood in its way."""
Press = Callable[[dict[str, Json]], Pages]
"""Takes a brief to be set."""

_SHARED = 2  # workers from which on there is something to share
_IN_A_ROW = 12  # documents of 40 pages: 0.8 GB; a new process costs as much as one such document


def set_pages(brief: dict[str, Json], own: Credentials | None) -> bytes:
    """Return the PDF of a brief, signed by the office if it has its own credentials: same brief, same bytes.

    Raises:
        MalformedFile: the template does not take this brief.
    """
    pdf = typeset(brief)
    return sign_pdf(pdf, own, datetime.fromisoformat(str(brief["as_of"]))) if own else pdf


@contextmanager
def press(own: Credentials | None, documents: int) -> Iterator[Press]:
    """Yield a press for about `documents` documents; what was not waited for at the end is not set."""
    workers = min(os.cpu_count() or 1, documents)
    if workers < _SHARED:
        yield lambda brief: lambda: _opened(_tried(brief, own))
        return
    shared = pool(workers, most=_IN_A_ROW)
    try:
        yield lambda brief: partial(_waited, str(brief["title"]), shared.submit(_in_worker, canonical(brief), own))  # fmt: skip
    finally:
        shared.shutdown(cancel_futures=True)


@dataclass(frozen=True)
class _Failed:
    """What stood in the way, as it goes between processes."""

    error: type[SanadError]
    where: str
    facts: dict[str, object]


def _in_worker(raw: bytes, own: Credentials | None) -> bytes | _Failed:
    """Set a brief that came as JSON: while it waits, that is a tenth of its size in memory."""
    return _tried(json.loads(raw), own)


def _tried(brief: dict[str, Json], own: Credentials | None) -> bytes | _Failed:
    try:
        return set_pages(brief, own)
    except SanadError as error:
        return _Failed(type(error), f"{brief['title']}, {error.where}", error.facts)


def _waited(title: str, future: Future[bytes | _Failed]) -> bytes:
    try:
        return _opened(future.result())
    except BrokenProcessPool as error:
        raise TypesettingStopped(title) from error


def _opened(made: bytes | _Failed) -> bytes:
    if isinstance(made, _Failed):
        raise made.error(made.where, **made.facts)
    return made

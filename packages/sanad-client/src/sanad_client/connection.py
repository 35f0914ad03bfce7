# SPDX-License-Identifier: Apache-2.0
"""One request and its answer. The types come from the description of the API; this file checks nothing again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import httpx

T_co = TypeVar("T_co", covariant=True)
_LINES = "application/x-ndjson"


@dataclass(frozen=True)
class Page:
    """Which part of a list an answer holds: it begins at item `start` of `of`; `next` leads on, None at the end."""

    start: int
    of: int
    next: str | None


@dataclass(frozen=True)
class Answer(Generic[T_co]):
    """What an act or question gave back; it holds at least all that is on record up to ledger `entry`."""

    value: T_co
    entry: int
    page: Page | None = None


class Refused(Exception):
    """The office refused, or failed; `code` is one of docs/errors.md, `str()` the sentence for people."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        """Keep what was said."""
        super().__init__(str(problem.get("detail", "the server answered without a reason")))
        self.status = int(problem.get("status", 0))
        self.code = str(problem.get("code", ""))
        self.where = str(problem.get("where", ""))
        self.facts: Mapping[str, str] = problem.get("facts", {})


@dataclass(frozen=True)
class Connection:
    """Sends orders to one compartment."""

    http: httpx.Client
    compartment: str

    def act(self, name: str, order: Mapping[str, Any], key: str | None, seen: int | None) -> Answer[Any]:  # fmt: skip
        """Order an act; `key` makes sending it again safe, `seen` refuses it when somebody changed what it is about after that entry."""
        headers = {} if key is None else {"Idempotency-Key": key}
        if seen is not None:
            headers["If-Unmodified-Since-Entry"] = str(seen)
        return _answer(self.http.post(self._path("acts", name), json=dict(order), headers=headers))

    def ask(self, name: str, order: Mapping[str, Any]) -> Answer[Any]:
        """Ask a question."""
        return _answer(self.http.post(self._path("questions", name), json=dict(order)))

    def ask_page(self, name: str, order: Mapping[str, Any], limit: int, cursor: str | None) -> Answer[Any]:  # fmt: skip
        """Ask for one page of a list."""
        params: dict[str, str | int] = {"limit": limit} | ({} if cursor is None else {"cursor": cursor})  # fmt: skip
        return _answer(self.http.post(self._path("questions", name), json=dict(order), params=params))  # fmt: skip

    def lines(self, name: str, order: Mapping[str, Any]) -> Iterator[str]:
        """Yield all of a list, each item as one line of JSON, while it is sent; needs the power `export` and a purpose."""
        headers = {"Accept": _LINES}
        with self.http.stream("POST", self._path("questions", name), json=dict(order), headers=headers) as sent:  # fmt: skip
            if sent.is_error:
                sent.read()
            _checked(sent)
            yield from sent.iter_lines()

    def _path(self, kind: str, name: str) -> str:
        return f"c/{self.compartment}/{kind}/{name}"


def _answer(sent: httpx.Response) -> Answer[Any]:
    _checked(sent)
    document = sent.json()
    page = Page(**document["page"]) if "page" in document else None
    return Answer(document["answer"], int(sent.headers["Sanad-Entry"]), page)


def _checked(sent: httpx.Response) -> None:
    if sent.is_error:
        try:
            problem = sent.json()
        except ValueError:
            problem = {"status": sent.status_code}
        raise Refused(problem)

# SPDX-License-Identifier: Apache-2.0
"""Which chart an address means, and the address of a chart: all that it shows stands there, so that links and the way back work."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from sanad.desk.charting import Scope
from sanad.desk.register_choices import Standing

STANDINGS = tuple(str(each) for each in Standing if each is not Standing.WITHDRAWN)


def scope_of(query: QueryParams) -> Scope:
    """Return what an address asks for; a list is written with commas or blanks, or as its form sends it."""
    return Scope(
        subjects=_each(query, "of"),
        as_of=query.get("on") or None,
        standings=tuple(each for each in _each(query, "standing") if each in STANDINGS),
        findings=_each(query, "finding"),
        since=query.get("since") or None,
        until=query.get("until") or None,
        grouped=bool(query.get("grouped")),
    )


def asked(scope: Scope, **more: str) -> dict[str, str]:
    """Return the parameters of the address of a chart, without those that say nothing."""
    told = {
        "of": " ".join(scope.subjects),
        "on": scope.as_of,
        "standing": ",".join(scope.standings),
        "finding": ",".join(scope.findings),
        "since": scope.since,
        "until": scope.until,
        "grouped": "1" if scope.grouped else "",
        **more,
    }
    return {name: text for name, text in told.items() if text}


class Addresses:
    """The addresses of a chart and of those beside it; `more` is what else stands in them."""

    def __init__(self, scope: Scope, more: Mapping[str, str]) -> None:
        """Begin with what is shown."""
        self._scope, self._more = scope, more

    def __call__(self, **changes: Any) -> str:  # noqa: ANN401  # fields of a scope, or of what else stands there
        """Return the query of the same chart with some of it changed."""
        around = {name: changes.pop(name, text) for name, text in self._more.items()}
        return urlencode(asked(replace(self._scope, **changes), **around))


def _each(query: QueryParams, name: str) -> tuple[str, ...]:
    given = " ".join(query.getlist(name)).replace(",", " ").split()
    return tuple(dict.fromkeys(given))

# SPDX-License-Identifier: Apache-2.0
"""How values stand on a page: instants in the office's zone and as recorded, numbers with their groups, names of states as words.

Digits stay Western in both languages, as in the papers of the courts that these pages are read beside.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from sanad.desk.seat import Seat
from sanad.errors import ActFailed, SanadError
from sanad.gate.status import HIDDEN, Shown, shown
from sanad.values.canonical import Json, canonical
from sanad.values.visible import printable, visible
from sanad.web.words import words

_DAY = len("2026-03-02")


def filters(language: str) -> Mapping[str, Callable[..., Any]]:
    """Return the filters that templates use in `language`."""
    known = words(language)

    def count(value: int) -> str:
        """Return a number with its groups."""
        return str(format_decimal(value, locale="en"))

    def word(value: object) -> str:
        """Return the word for a state or kind that is written `like_this`; one that nobody translated reads as it is written."""
        text = str(value).replace("_", " ").strip()
        return known.gettext(text) if text else ""

    def instant(value: str | datetime | None) -> str:
        """Return an instant to the minute with its offset; a text that is none, as it is."""
        if value is None:
            return ""
        try:
            at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            return str(value)
        return at.strftime("%Y-%m-%d %H:%M %z").strip()

    def day(value: str | date | None) -> str:
        """Return a day as ISO 8601 writes it."""
        return "" if value is None else str(value)[:10]

    def short(value: str) -> str:
        """Return the beginning of a digest: enough to tell two apart, never enough to check one."""
        return f"{value[:8]}…" if len(value) > 8 else value  # noqa: PLR2004  # eight hexadecimal digits

    def told(error: SanadError, seat: Seat | None) -> Shown:
        """Return what of an error whoever sits at `seat` is told, its sentence in their language where its parts are translated."""
        found = shown(error, seat)
        if found is HIDDEN or isinstance(error, ActFailed):
            return replace(found, says=known.gettext(found.says))
        what, why, todo = (known.gettext(part) for part in (error.what, error.why, error.todo))
        says = f"{what.format(**error.facts)} ({error.where}). {why} {todo.format(**error.facts)}"
        return replace(found, says=says)

    return {
        "count": count,
        "word": word,
        "instant": instant,
        "day": day,
        "until": partial(_until, language),
        "short": short,
        "told": told,
        "canonical": _canonical,
        "visible": visible,
        "printable": printable,
    }


def _until(language: str, value: str | datetime) -> str:
    """Return the day at whose end a time is over, or the moment at which it is; a text that is neither, as it is."""
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except ValueError:
        return str(value)
    named = isinstance(value, str) and len(value) == _DAY
    whole = named or at.time() == time()
    last = at if named or not whole else at - timedelta(days=1)
    day = str(format_date(last, "d MMM y", locale=language))
    return day if whole else f"{day} {at:%H:%M %z}".strip()


def _canonical(value: Json) -> str:
    """Return a value as canonical JSON, for a form that hands it back as it was."""
    return canonical(value).decode()

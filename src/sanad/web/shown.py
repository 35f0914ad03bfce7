# SPDX-License-Identifier: Apache-2.0
"""How values stand on a page: instants in the office's zone and as recorded, numbers with their groups, names of states as words.

Digits stay Western in both languages, as in the papers of the courts that these pages are read beside.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from typing import Any

from babel.dates import format_date

from sanad.desk.seat import Seat
from sanad.errors import MachineFault, SanadError
from sanad.gate.status import HIDDEN, Shown, shown
from sanad.values.canonical import Json, canonical
from sanad.values.visible import printable, visible
from sanad.web.sections import N_
from sanad.web.words import SOURCE, in_words, words

_DAY = len("2026-03-02")
_REFUSED = N_("{what} ({where}). {why} {todo}")
_FAILED = N_("{title}. {why}")
"""How the parts of a refusal, and of a failure of the machine, make sentences."""
_CODES = frozenset({"act", "power", "kind", "state", "step", "recipient", "property", "outcome"})
"""Facts of an error that are codes; any other is a name, an id or somebody's words, and stays as it is even where a word is spelt like it."""


def filters(language: str) -> Mapping[str, Callable[..., Any]]:
    """Return the filters that templates use in `language`."""
    known = words(language)

    def word(value: object) -> str:
        """Return the word for a state or kind that is written `like_this`; one that nobody translated reads as it is written."""
        text = in_words(value)
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

    return {
        "count": "{:,}".format,
        "word": word,
        "instant": instant,
        "day": day,
        "until": partial(_until, language),
        "short": short,
        "told": partial(_told, language),
        "canonical": _canonical,
        "visible": visible,
        "printable": printable,
    }


def _told(language: str, error: SanadError, seat: Seat | None) -> Shown:
    """Return what of an error whoever sits at `seat` is told, in their language."""
    found, said = shown(error, seat), words(language).gettext
    if language == SOURCE or found is HIDDEN:
        return replace(found, says=said(found.says))
    if isinstance(error, MachineFault):  # what the machine said is for the log
        return replace(
            found, says=said(_FAILED).format(title=said(found.title), why=said(error.why))
        )
    return replace(found, says=_said_of(error, said))


def _said_of(error: SanadError, translated: Callable[[str], str]) -> str:
    """Return the sentence of an error (`SanadError.__str__`) in another language."""

    def fact(name: str, value: object) -> str:
        is_code = name in _CODES or (name == "where" and "_" in str(value))
        message = in_words(value)
        found = translated(message) if is_code and message else ""
        return _isolated(str(value) if found in {"", message} else found)

    facts = {name: fact(name, value) for name, value in error.facts.items()}
    what, todo = (translated(part).format(**facts) for part in (error.what, error.todo))
    where = fact("where", error.where)
    return translated(_REFUSED).format(what=what, where=where, why=translated(error.why), todo=todo)


def _isolated(text: str) -> str:
    """Return a text that runs in its own direction within any other (Unicode UAX 9, FSI and PDI)."""
    return f"\u2068{text}\u2069"


def _until(language: str, value: str | datetime) -> str:
    """Return the day at whose end a time is over, or the moment at which it is; a text that is neither, as it is."""
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except ValueError:
        return str(value)
    named = isinstance(value, str) and len(value) == _DAY
    whole = named or at.time() == time()
    last = at if named or not whole else at - timedelta(days=1)
    day = _named(language, last.date())
    return day if whole else f"{day} {at:%H:%M %z}".strip()


@lru_cache(maxsize=1024)
def _named(language: str, day: date) -> str:
    """Return a day with the name of its month; kept, since a list says few days many times."""
    return str(format_date(day, "d MMM y", locale=language))


def _canonical(value: Json) -> str:
    """Return a value as canonical JSON, for a form that hands it back as it was."""
    return canonical(value).decode()

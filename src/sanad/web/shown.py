# SPDX-License-Identifier: Apache-2.0
"""How values stand on a page: instants in the office's zone and as recorded, numbers with their groups, names of states as words.

Digits stay Western in both languages, as in the papers of the courts that these pages are read beside.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from string import Formatter
from typing import Any
from unicodedata import bidirectional
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from sanad.desk.seat import Seat
from sanad.errors import MachineFault, SanadError
from sanad.gate.status import HIDDEN, Shown, shown
from sanad.values.canonical import Json, canonical
from sanad.values.said import Said, sentence_of
from sanad.values.visible import printable, unturned, visible
from sanad.web.kept_refusals import read_back
from sanad.web.sections import N_
from sanad.web.words import ABBREVIATED, SOURCE, in_words, words

_DAY = len("2026-03-02")
_SIGNS = re.compile(r"(?<=[/._])(?=[^/._]{5})")
"""Where a path may go on in another line: before what is long enough to be worth one, so that `.csv` stays with its name."""
_FAILED = N_("{title}. {why}")
"""How the parts of a failure of the machine make sentences."""
_CODES = frozenset({"act", "power", "kind", "state", "step", "recipient", "property", "outcome"})
"""Facts of a sentence that are codes; any other is a name, an id or somebody's words, and stays as it is even where a word is spelt like it."""
WORDED = frozenset({"detail", "type"})
"""Facts of an error that the program itself puts into words: `tools/words` takes in what they are given as."""


def filters(language: str, zone: str | None = None) -> Mapping[str, Callable[..., Any]]:
    """Return the filters that templates use in `language`, in an office whose clocks show the time of `zone`; without one, instants stand as they are given."""
    known = words(language)

    def word(value: object) -> str:
        """Return the word for a state or kind that is written `like_this`; one that nobody translated reads as it is written."""
        text = in_words(value)
        said = known.gettext(text) if text else ""
        return ABBREVIATED.get(said, said)

    def instant(value: str | datetime | None) -> str:
        """Return an instant that the office recorded, on its own clocks, to the minute with its offset; a text that is none, as it is."""
        return stated(value, zone)

    def stated(value: str | datetime | None, in_zone: str | None = None) -> str:
        """Return an instant as somebody else stated it: on their clocks."""
        if value is None:
            return ""
        try:
            at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            return str(value)
        if in_zone is not None and at.tzinfo is not None:
            at = at.astimezone(ZoneInfo(in_zone))
        text = at.strftime("%Y-%m-%d %H:%M %z").strip()
        return text if language == SOURCE else _isolated(text)

    def day(value: str | date | None) -> str:
        """Return a day as ISO 8601 writes it."""
        return "" if value is None else str(value)[:10]

    def short(value: str) -> str:
        """Return the beginning of a digest: enough to tell two apart, never enough to check one."""
        return f"{value[:8]}…" if len(value) > 8 else value  # noqa: PLR2004  # eight hexadecimal digits

    def fact(path: str) -> str:
        """Return the words for a fact that rules ask about, written `like.this[0].one`; the members of a list are counted from one."""
        parts = (part.partition("[") for part in path.split("."))
        return " · ".join(f"{word(name)} {_counted(at)}".strip() for name, _, at in parts)

    return {
        "capitalize": _begun,
        "fact": fact,
        "count": "{:,}".format,
        "word": word,
        "instant": instant,
        "stated": stated,
        "day": day,
        "until": partial(_until, language),
        "short": short,
        "told": partial(_told, language),
        "said": partial(_said, language),
        "refused": partial(_refused, language),
        "canonical": _canonical,
        "path": _path,
        "visible": visible,
        "printable": printable,
    }


def _counted(index: str) -> str:
    """Return the number of a member of a list, from 1, as people count; what is no number, as it is."""
    at = index.rstrip("]")
    return str(int(at) + 1) if at.isdecimal() else at


def _told(language: str, error: SanadError, seat: Seat | None) -> Shown:
    """Return what of an error whoever sits at `seat` is told, in their language."""
    found, said = shown(error, seat), words(language).gettext
    if language == SOURCE or found is HIDDEN:
        return replace(found, says=said(found.says))
    if isinstance(error, MachineFault):  # what the machine said is for the log
        return replace(
            found, says=said(_FAILED).format(title=said(found.title), why=said(error.why))
        )
    return replace(found, says=_in(sentence_of(error), language))


def _said(language: str, text: str) -> Markup:
    """Return what the program or the law says, for a page in `language`; what is there in English alone is marked as English (WCAG 2.2, 3.1.2)."""
    if not text:
        return Markup("")
    if language == SOURCE:
        return Markup('<bdi dir="auto">{}</bdi>').format(unturned(text))  # escaped by it
    said = words(language).gettext
    if isinstance(text, Said) and (said(text.message) != text.message or _is_frame(text.message)):
        return escape(unturned(_in(text, language)))
    if said(text) != text:
        return escape(said(text))
    is_english = all(bidirectional(sign) not in {"R", "AL"} for sign in text)
    tongue = Markup(' lang="{}"').format(SOURCE) if is_english else ""
    return Markup('<bdi{} dir="auto">{}</bdi>').format(tongue, unturned(text))


def _refused(language: str, text: str, code: str | None) -> Markup:
    """Return the sentence of a refusal that was kept as text with its code."""
    again = read_back(code or "", text) if language != SOURCE else None
    return _said(language, text if again is None else again)


def _in(said: Said, language: str) -> str:
    """Return a sentence in another language: its message translated, its facts set in anew."""
    facts = {name: _fact(name, value, language) for name, value in said.facts.items()}
    return words(language).gettext(said.message).format(**facts)


def _fact(name: str, value: object, language: str) -> str:
    """Return a fact as it stands in a sentence of another language; one that nobody translates is kept apart from the words around it."""
    if isinstance(value, Said):
        return _in(value, language)
    if isinstance(value, date) and not isinstance(value, datetime):
        return _month(language, value) if name == "month" else _named(language, value)
    is_code = name in _CODES or (name == "where" and "_" in str(value))
    message = str(value) if name in WORDED else in_words(value) if is_code else ""
    found = words(language).gettext(message) if message else ""
    return _isolated(str(value) if found in {"", message} else found)


def _is_frame(message: str) -> bool:
    """Tell whether a message has no words of its own, and only sets facts beside one another: it is the same in every language."""
    return not any(sign.isalpha() for text, *_ in Formatter().parse(message) for sign in text)


def _isolated(text: str) -> str:
    """Return a text that runs in its own direction within any other (Unicode UAX 9, FSI and PDI), which it cannot end by itself."""
    return f"\u2068{printable(text)}\u2069"


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
    if whole:
        return day
    clock = f"{at:%H:%M %z}".strip()
    return f"{day} {clock if language == SOURCE else _isolated(clock)}"


@lru_cache(maxsize=1024)
def _named(language: str, day: date) -> str:
    """Return a day with the name of its month; kept, since a list says few days many times."""
    return str(format_date(day, "d MMM y", locale=language))


def _month(language: str, day: date) -> str:
    """Return the month of a day, with its year."""
    return str(format_skeleton("yMMMM", day, locale=language))


def _path(text: str) -> Markup:
    """Return a name with folders, which goes on in another line at its signs before it is cut within a word."""
    return Markup("<wbr>").join(_SIGNS.split(visible(text)))  # escaped by it


def _begun(text: str) -> str:
    """Return a text as it begins a line; an abbreviation and a name in it keep their capitals.

    >>> _begun("found by court"), _begun("IMEI"), _begun("listing by the United Nations")
    ('Found by court', 'IMEI', 'Listing by the United Nations')
    """
    if text in ABBREVIATED.values():
        return text[:1].upper() + text[1:]
    return text.capitalize()


def _canonical(value: Json) -> str:
    """Return a value as canonical JSON, for a form that hands it back as it was."""
    return canonical(value).decode()

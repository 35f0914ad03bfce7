# SPDX-License-Identifier: Apache-2.0
"""Make a page of a template: every value escaped and harmless to the line around it, every text in the reader's language, every address our own.

Templates see what the screen gives them and what `Pages.context` adds to it; a name that nobody gave is an error, not an empty place.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from sanad.values.visible import unturned
from sanad.web import shown
from sanad.web.words import LANGUAGES, words

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_DIGITS = 12
_OF = "."  # no sign of a random key


_NOBODY: Mapping[str, Any] = {
    "seat": None,
    "compartment": "",
    "here": "",
    "query": {},
    "sections": (),
    "section": "",
    "flash": (),
    "seen": -1,
    "emergency": (),
    "theme": "auto",
}
"""What stands around a page that is shown to nobody in particular."""


class Pages:
    """The templates in each language, and the address of what does not change while this program runs."""

    def __init__(self, zone: str) -> None:
        """Read the catalogues, and digest the static files once; the clocks of the office show the time of `zone`."""
        self.release = _digest(STATIC)
        self._zone = zone
        self._of = {language: _environment(language, zone) for language in LANGUAGES}

    def static(self, name: str) -> str:
        """Return the address of a static file: it changes with the release, so that a browser may keep it for ever."""
        return f"/static/{self.release}/{name}"

    def render(self, template: str, language: str, context: Mapping[str, Any]) -> str:
        """Return the page as HTML."""
        seat = context.get("seat")
        given = {
            "static": self.static,
            "key": partial(new_key, seat.officer if seat else ""),
            "language": language,
            "direction": LANGUAGES[language],
            "zone": self._zone,
            **_NOBODY,
            **context,
        }
        return self._of[language].get_template(template).render(given)


def new_key(officer: str) -> str:
    """Return a key for one form as it is shown once, to one officer: sent twice, it is carried out once, and for nobody else."""
    return f"{secrets.token_urlsafe(18)}{_OF}{_mark(officer)}"


def shown_to(key: str, officer: str) -> bool:
    """Tell whether the form of a key was shown to that officer; the key of a program, which names nobody, is anybody's."""
    _, named, whose = key.partition(_OF)
    return not named or whose == _mark(officer)


def _mark(officer: str) -> str:
    return hashlib.sha256(officer.encode()).hexdigest()[:_DIGITS]


def _environment(language: str, zone: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_as_seen,
    )
    known = words(language)
    made.install_gettext_callables(known.gettext, known.ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    for name in ("gettext", "ngettext"):
        translate: Any = made.globals[name]
        made.globals[name] = _with_facts_as_seen(translate)
    made.filters.update(shown.filters(language, zone))
    made.filters["verbatim"] = escape  # Markup, which `_as_seen` leaves as it is
    return made


def _with_facts_as_seen(translate: Callable[..., str]) -> Callable[..., str]:
    """Return what translates, with the facts that are set into a sentence as they are seen."""

    @pass_context
    def told(context: Context, *messages: object, **facts: object) -> str:
        return translate(context, *messages, **{each: _as_seen(facts[each]) for each in facts})

    return told


def _as_seen(value: object) -> object:
    """Return a value as a page shows it: no text turns the line that it stands in, whoever typed or brought it. What a field must send back as it is goes by `verbatim`."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return unturned(value)
    return value


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]

# SPDX-License-Identifier: Apache-2.0
"""Make a page of a template: every value escaped, every text in the reader's language, every address our own.

Templates see what the screen gives them and what `Pages.context` adds to it; a name that nobody gave is an error, not an empty place.
"""

import hashlib
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sanad.web import shown
from sanad.web.words import LANGUAGES, words

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_DIGITS = 12


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

    def __init__(self) -> None:
        """Read the catalogues, and digest the static files once."""
        self.release = _digest(STATIC)
        self._of = {language: _environment(language) for language in LANGUAGES}

    def static(self, name: str) -> str:
        """Return the address of a static file: it changes with the release, so that a browser may keep it for ever."""
        return f"/static/{self.release}/{name}"

    def render(self, template: str, language: str, context: Mapping[str, Any]) -> str:
        """Return the page as HTML."""
        given = {
            "static": self.static,
            "key": new_key,
            "language": language,
            "direction": LANGUAGES[language],
            **_NOBODY,
            **context,
        }
        return self._of[language].get_template(template).render(given)


def new_key() -> str:
    """Return a key for one form as it is shown once: sent twice, it is carried out once."""
    return secrets.token_urlsafe(18)


def _environment(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    known = words(language)
    made.install_gettext_callables(known.gettext, known.ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    made.filters.update(shown.filters(language))
    return made


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]

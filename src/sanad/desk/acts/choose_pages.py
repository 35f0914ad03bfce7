# SPDX-License-Identifier: Apache-2.0
"""Choose how one's pages look: in which language, light or dark."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import preferences
from sanad.accounts.preferences import LANGUAGES, THEMES, Preferences
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.errors import BadValue
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class ChoosePages(Own[Preferences]):
    """An order to keep a language (en, ur) and a theme (auto, light, dark) for all sessions of the officer."""

    name: ClassVar[str] = "choose_pages"

    language: str = LANGUAGES[0]
    theme: str = THEMES[0]

    def do(self, work: Work) -> Done[Preferences]:
        """Keep both."""
        for kind, given, known in (
            ("language", self.language, LANGUAGES),
            ("theme", self.theme, THEMES),
        ):
            if given not in known:
                raise BadValue(self.by, value=given[:60], type=kind, detail=", ".join(known))
        chosen = Preferences(self.language, self.theme)
        preferences.choose(work.connection, self.by, chosen)
        what: dict[str, Json] = {"language": chosen.language, "theme": chosen.theme}
        return Done(chosen, (f"officer:{self.by}",), what)

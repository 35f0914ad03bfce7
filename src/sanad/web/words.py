# SPDX-License-Identifier: Apache-2.0
"""The texts of the pages in each language: gettext catalogues, read once when the program starts.

The message is the English text, so a text that nobody translated is still a text. The catalogues are read as translators write them (`.po`):
there is no compiled copy that could be older.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_LOCALE = Path(__file__).parent / "locale"
LANGUAGES = MappingProxyType({"en": "ltr", "ur": "rtl"})
"""Language → the direction in which its pages run."""


@cache
def words(language: str) -> NullTranslations:
    """Return the texts in `language`; English where there is no catalogue, or no text in it."""
    path = _LOCALE / language / "LC_MESSAGES" / "sanad.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)

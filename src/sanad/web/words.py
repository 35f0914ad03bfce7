# SPDX-License-Identifier: Apache-2.0
"""The texts of the pages in each language: gettext catalogues, read once when the program starts.

The message is the English text, so a text that nobody translated is still a text. Each language has a folder with one catalogue for each
screen, `desk.po`, and `kit.po` for what all pages share; a message stands in one of them. They are read as translators write them: there is
no compiled copy that could be older.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_LOCALE = Path(__file__).parent / "locale"
LANGUAGES = MappingProxyType({"en": "ltr", "ur": "rtl"})
"""Language → the direction in which its pages run."""


@cache
def words(language: str) -> NullTranslations:
    """Return the texts in `language`; English where no catalogue has a text."""
    catalogue = Catalog(locale=language)
    for path in sorted((_LOCALE / language).glob("*.po")):
        with path.open("rb") as file:
            part = read_po(file, locale=language)
        for message in part:
            if message.id:  # the empty one is the head of the file
                catalogue[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)

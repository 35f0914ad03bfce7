# SPDX-License-Identifier: Apache-2.0
"""The texts of the pages in each language: gettext catalogues, read once when the program starts.

The message is the English text, so a text that nobody translated is still a text. Each language has a folder with one catalogue for each
screen, `desk.po`, `kit.po` for what all pages share, and three for what other rooms say: `errors.po`, the sentences of refusals, `codes.po`,
the words for states, kinds and properties (`sanad.desk.vocabulary`), and `said.po`, the sentences that rooms make of facts. A message stands in one of them. They are read as translators write them: there is
no compiled copy that could be older.
"""

import re
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_CODE = re.compile(r"[a-z0-9]+([_.][a-z0-9]+)*|[A-Z0-9]+(_[A-Z0-9]+)+")
_LOCALE = Path(__file__).parent / "locale"
LANGUAGES = MappingProxyType({"en": "ltr", "ur": "rtl"})
"""Language → the direction in which its pages run."""
SOURCE = "en"
"""The language of the messages themselves."""
ABBREVIATED = MappingProxyType(
    {
        "amount usd": "amount in US dollars",
        "brief": "document",
        "call in": "incoming calls",
        "call out": "outgoing calls",
        "dna": "DNA",
        "father name": "father's name",
        "fir registered": "FIR registered",
        "gs exception reference": "reference of the General Secretariat's exception",
        "imei": "IMEI",
        "imsi": "IMSI",
        "mla": "mutual legal assistance",
        "national id": "identity card",
        "ncb": "National Central Bureau",
        "quality ok": "of good quality",
        "sms in": "incoming SMS",
        "sms out": "outgoing SMS",
        "un listing": "listing by the United Nations",
    }
)
"""Codes that do not read as English words → how English writes them."""


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


def in_words(code: object) -> str:
    """Return the message of a code: a state or kind that is written `like_this`, as English writes it; what is no code stays as it is.

    >>> in_words("found_by_court"), in_words("clock.called"), in_words("USE_OTHER_TOOL"), in_words("Gul v. State")
    ('found by court', 'clock called', 'use other tool', 'Gul v. State')
    """
    text = str(code).strip()
    if _CODE.fullmatch(text):
        text = text.replace(".", " ").lower()
    return text.replace("_", " ")

# SPDX-License-Identifier: Apache-2.0
"""Signs that no font of documents has: the typesetter is believed, in both directions."""

import pytest

from sanad.dossier.glyphs import check_glyphs, lacking
from sanad.dossier.rendition.setting import typeset_pages
from sanad.errors import GlyphMissing

WRITTEN = "Pashto څښځ، Urdu ہے ٹ ڈ ڑ ں، é ß Œ “—” €, Ж, Ω"


def on_a_page(text):
    line = {"text": text, "rtl": False}
    document = {
        "kind": "placeholder", "name": line, "title": "t", "sha256": "a" * 64, "size": 1, "media_type": "x", "original": line,
        "reader": None, "reason": line,
    }  # fmt: skip
    return typeset_pages("rendition.typ", document, "1970-01-01T00:00:00Z")


def test_what_is_called_shown_is_set_and_what_is_called_lacking_is_refused_by_the_typesetter():
    assert lacking(WRITTEN) == ""
    assert on_a_page(WRITTEN)
    assert lacking("中") == "中"
    with pytest.raises(GlyphMissing):
        on_a_page("中")


def test_each_sign_is_named_once_and_where_it_stands():
    with pytest.raises(GlyphMissing, match=r"U\+4E2D .*, U\+1F600 GRINNING FACE \(the title\)") as caught:  # fmt: skip
        check_glyphs("the title", "中😀中")
    assert str(caught.value).count("4E2D") == 2  # the code, and the name that repeats it


def test_a_sign_asked_about_before_is_answered_alike_beside_new_ones():
    assert lacking("中") == "中"
    assert lacking("中a\u0378中") == "中\u0378"

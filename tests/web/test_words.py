# SPDX-License-Identifier: Apache-2.0
"""The catalogues of the pages: complete, current, and saying with the same facts what the English says."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

from sanad.web.words import LANGUAGES, words

ROOT = Path(__file__).parents[2]
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}")
LATIN_SENTENCE = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}")


def load_tool():
    loader = SourceFileLoader("words_tool", str(ROOT / "tools" / "words"))
    tool = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(tool)
    return tool


TOOL = load_tool()
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module", params=TRANSLATED)
def catalogue(request):
    return TOOL.updated(request.param)


def strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def ids(message):
    return message.id if isinstance(message.id, tuple) else (message.id,)


def test_every_text_of_the_pages_is_translated(catalogue):
    assert [message.id for message in TOOL.gaps(catalogue)] == [], "run tools/words and translate"


def test_the_catalogue_holds_what_the_pages_use_and_nothing_else(catalogue):
    path = TOOL.path_of(str(catalogue.locale))
    assert path.read_bytes() == TOOL.written(catalogue), "run tools/words"


def test_no_translation_is_a_guess(catalogue):
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_a_translation_says_the_same_facts(catalogue):
    for message in catalogue:
        wanted = {place for text in ids(message) for place in PLACES.findall(text)}
        for said in filter(None, strings(message)):
            if message.id:
                assert set(PLACES.findall(said)) == wanted, message.id


def test_urdu_is_written_in_urdu_letters(catalogue):
    """Arabic kaf, yeh and heh look alike and are other letters: a search for the word would miss them."""
    for message in catalogue:
        for said in strings(message):
            if message.id:
                assert not set("كيىةه") & set(said), (message.id, said)
                assert not LATIN_SENTENCE.search(said), (message.id, said)


def test_each_language_of_the_pages_has_its_catalogue():
    assert set(TOOL.LANGUAGES) == set(TRANSLATED)
    assert words("ur").gettext("Ledger") == "روزنامچہ"
    assert words("en").gettext("Ledger") == "Ledger"
    assert words("ur").gettext("never written anywhere") == "never written anywhere"


def test_a_text_that_nobody_translated_is_told(tmp_path, monkeypatch, capsys):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "new.html").write_text("{{ _('A text of tomorrow') }}")
    monkeypatch.setattr(TOOL, "WEB", tmp_path)
    assert TOOL.main() == 0
    assert "A text of tomorrow" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["words", "--check"])
    assert TOOL.main() == 1

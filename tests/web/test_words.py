# SPDX-License-Identifier: Apache-2.0
"""The catalogues of the pages: complete, current, and saying with the same facts what the English says."""

import re
from enum import StrEnum
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from pkgutil import walk_packages

import pytest

import sanad
from sanad.desk.vocabulary import vocabulary
from sanad.errors import ChangedSince, DatabaseFault, NotFound, SanadError
from sanad.web import shown
from sanad.web.words import LANGUAGES, SOURCE, in_words, words

ROOT = Path(__file__).parents[2]
PLACES = re.compile(r"(?<!\{)\{(\w+)[^{}]*\}|%\((\w+)\)s")
COMMAND = re.compile("`[^`]*`")
LATIN_SENTENCE = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}")


def load_tool():
    loader = SourceFileLoader("words_tool", str(ROOT / "tools" / "words"))
    tool = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(tool)
    return tool


TOOL = load_tool()
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module", params=TRANSLATED)
def catalogues(request):
    return TOOL.updated(request.param)


@pytest.fixture(scope="module")
def messages(catalogues):
    return [message for catalogue in catalogues.values() for message in catalogue if message.id]


def strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def ids(message):
    return message.id if isinstance(message.id, tuple) else (message.id,)


def test_every_text_of_the_pages_is_translated(catalogues):
    missing = {name: [gap.id for gap in TOOL.gaps(each)] for name, each in catalogues.items()}
    assert {name: gaps for name, gaps in missing.items() if gaps} == {}, (
        "run tools/words, then translate"
    )


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogues_hold_what_the_pages_use_and_nothing_else(language):
    texts = {
        TOOL.WEB / "locale" / language / f"{name}.po": TOOL.written(each)
        for name, each in TOOL.updated(language).items()
    }
    assert TOOL.stale(language, texts) == [], "run tools/words"


def test_no_translation_is_a_guess(messages):
    assert [message.id for message in messages if message.fuzzy] == []


def test_a_translation_says_the_same_facts(messages):
    for message in messages:
        wanted = {place for text in ids(message) for place in PLACES.findall(text)}
        for said in filter(None, strings(message)):
            assert set(PLACES.findall(said)) == wanted, message.id


def test_urdu_is_written_in_urdu_letters(messages):
    """Arabic kaf, yeh and heh look alike and are other letters: a search for the word would miss them."""
    for message in messages:
        for said in filter(None, strings(message)):
            assert not set("كيىةه") & set(said), (message.id, said)
            assert not LATIN_SENTENCE.search(COMMAND.sub("", said)), (message.id, said)


def test_each_language_of_the_pages_has_its_catalogues():
    assert set(TOOL.LANGUAGES) == set(TRANSLATED)
    assert words("ur").gettext("Ledger") == "روزنامچہ"
    assert words("en").gettext("Ledger") == "Ledger"
    assert words("ur").gettext("never written anywhere") == "never written anywhere"


NOT_SHOWN = {
    "Role", "Script", "Level",  # of a name: one sentence of the comparison tells them (desk.side_by_side)
    "Strength",  # of a link between lists; never shown as such
    "Kind",  # of an identifier in an export
    "Code",  # of a check: `sanad.verify` has its own words, for strangers
}  # fmt: skip
"""Closed sets of codes that no page shows."""


def test_every_state_that_a_page_may_show_is_before_translators():
    known = vocabulary()
    for found in walk_packages(sanad.__path__, "sanad."):
        if not found.name.endswith((".__main__", ".env")):
            import_module(found.name)
    mine = [each for each in StrEnum.__subclasses__() if each.__module__.startswith("sanad.")]
    missing = {
        f"{each.__module__}.{each.__name__}": sorted(set(map(str, each)) - known)
        for each in mine
        if each.__name__ not in NOT_SHOWN
    }
    assert {name: codes for name, codes in missing.items() if codes} == {}


def test_what_rules_let_answer_what_work_is_doing_and_what_a_suggestion_leaves_in_doubt_is_before_translators(messages):  # fmt: skip
    table = (ROOT / "docs/formats/suggestions.md").read_text().partition("## Doubts")[2]
    rows = table.partition("\n## ")[0].split("\n|")[3:]
    doubts = [code for row in rows for code in re.findall(r"`(\w+)`", row.partition("|")[0])]
    assert "not_in_gazetteer" in doubts
    known = {each for message in messages for each in ids(message)}
    shown = {
        "indexing",
        "freezing briefs",
        "own part unclear",
        "third party",
        *map(in_words, doubts),
    }
    assert shown - known == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_refusal_and_every_code_is_said_in_the_language(language):
    known = words(language)
    errors = {
        error.code: [text for text in (error.what, error.why, error.todo) if known.gettext(text) == text]
        for error in TOOL.coded(SanadError)
    }  # fmt: skip
    assert {code: texts for code, texts in errors.items() if texts} == {}
    assert [code for code in vocabulary() if known.gettext(in_words(code)) == in_words(code)] == []


def test_a_refusal_is_told_in_the_reader_s_language_with_its_facts_kept_apart():
    error = ChangedSince("desk", officer="analyst.one", thing="claim:C-1", at="2026-03-02 10:00")
    english, urdu = (shown.filters(language)["told"](error, None) for language in (SOURCE, "ur"))
    assert english.says == str(error)
    assert "\u2068analyst.one\u2069" in urdu.says
    assert "آپ کے آخری بار دیکھنے کے بعد" in urdu.says
    assert not LATIN_SENTENCE.search(urdu.says)


def test_what_is_hidden_and_what_the_machine_said_stay_so_in_every_language():
    told = shown.filters("ur")["told"]
    assert "S-77" not in told(NotFound("register", kind="subject", name="S-77"), None).says
    failed = told(DatabaseFault("sanad.db", detail="words of an exhibit"), None).says
    assert "words of an exhibit" not in failed
    assert "sanad.db" not in failed


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A web of which the screen `desk` has a text."""
    monkeypatch.setattr(TOOL, "WEB", tmp_path)
    monkeypatch.setattr("sys.argv", ["words"])
    write(tmp_path / "templates" / "desk" / "desk.html", "{{ _('A text of tomorrow') }}")
    return tmp_path


def test_a_text_that_nobody_translated_is_told(small, monkeypatch, capsys):
    assert TOOL.main() == 0
    assert "ur/desk.po: not translated: 'A text of tomorrow'" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["words", "--check"])
    assert TOOL.main() == 1


def test_a_catalogue_that_is_not_named_is_left_alone(small, monkeypatch):
    write(small / "locale" / "ur" / "tasks.po", "")
    monkeypatch.setattr("sys.argv", ["words", "desk"])
    TOOL.main()
    assert (small / "locale" / "ur" / "tasks.po").exists()
    assert (small / "locale" / "ur" / "desk.po").exists()


def test_a_text_that_two_screens_come_to_use_moves_with_its_translation(small):
    TOOL.main()
    desk = small / "locale" / "ur" / "desk.po"
    desk.write_text(desk.read_text().replace('tomorrow"\nmsgstr ""', 'tomorrow"\nmsgstr "کل"'))
    write(small / "screens" / "tasks.py", "_('A text of tomorrow')")
    TOOL.main()
    assert not desk.exists()
    assert 'msgstr "کل"' in (small / "locale" / "ur" / "kit.po").read_text()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("imei", "IMEI"), ("mla", "Mutual legal assistance"), ("found_by_court", "Found by court"),
        ("un_listing", "Listing by the United Nations"),
    ],
)  # fmt: skip
def test_a_code_that_is_no_english_word_is_written_as_english_writes_it(code, says):
    known = shown.filters(SOURCE)
    assert known["capitalize"](known["word"](code)) == says
    assert known["word"]("") == ""

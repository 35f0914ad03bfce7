# SPDX-License-Identifier: Apache-2.0
"""The tables: whatever is wrong in them is refused by file and field."""

import shutil

import pytest

from sanad.claims.suggestions import lexicon
from sanad.errors import BadRule, Unreadable
from sanad.wiring import lint_rulebook

WORDS = 'language = "en"\n[toll]\nkilled = ["slain"]\n'
PLACES = 'place = [{ name = "Killi", precision = "town" }]\n'


@pytest.fixture
def folders(tmp_path):
    for name, text in (("reporting", WORDS), ("places", PLACES)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.toml").write_text(text, encoding="utf-8")
    return tmp_path


def loaded(folders):
    return lexicon.load(folders / "reporting", folders / "places", [])


def test_sound_tables_are_read(folders):
    assert loaded(folders).places_of("KILLI")[0].precision == "town"


@pytest.mark.parametrize(
    "text",
    [
        WORDS + '[colour]\nred = ["red"]\n',
        WORDS + 'robbed = ["robbed"]\n',
        WORDS + 'injured = ["slain"]\n',
        WORDS + 'injured = ["…"]\n',
        WORDS + 'injured = "hurt"\n',
        WORDS + '[number]\nfour = ["four"]\n',
        WORDS.replace('language = "en"\n', ""),
        "language = ",
    ],
)
def test_a_damaged_table_of_words_is_refused(folders, text):
    (folders / "reporting" / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadRule):
        loaded(folders)


@pytest.mark.parametrize(
    "text",
    [
        'place = [{ name = "Killi", precision = "exact" }]',
        'place = [{ precision = "town" }]',
        'place = [{ name = "Killi", precision = "town", point = [1, 2] }]',
        'place = [{ name = "…", precision = "town" }]',
        "place = []",
    ],
)
def test_a_damaged_gazetteer_is_refused(folders, text):
    (folders / "places" / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadRule):
        loaded(folders)


def test_an_empty_folder_is_not_an_empty_lexicon(folders):
    (folders / "places" / "a.toml").unlink()
    with pytest.raises(Unreadable):
        loaded(folders)


def test_a_file_that_is_no_toml_is_one_fault_among_others(folders):
    (folders / "reporting" / "a.toml").write_text("language = ", encoding="utf-8")
    (folders / "places" / "a.toml").write_text(
        'place = [{ name = "Killi", precision = "town", within = "Nowhere" }]', encoding="utf-8"
    )
    _, faults = lexicon.read(folders / "reporting", folders / "places", [])
    assert [fault.field for fault in faults] == ["file", "place"]


def test_rules_lint_names_the_faults_of_word_lists_and_organisations(pack, tmp_path):
    for name in ("reporting", "places", "organisations"):
        shutil.copytree(pack / name, tmp_path / "xx" / name)
    assert lint_rulebook(tmp_path) == []
    path = tmp_path / "xx" / "organisations" / "ORG-BRG.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"R"', '"Z"', 1), encoding="utf-8")
    with (tmp_path / "xx" / "reporting" / "urdu.toml").open("a", encoding="utf-8") as file:
        file.write('\n[colour]\nred = ["red"]\n')
    assert sorted(fault.file for fault in lint_rulebook(tmp_path)) == ["ORG-BRG.toml", "urdu.toml"]

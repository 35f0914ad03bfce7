# SPDX-License-Identifier: Apache-2.0
"""Word lists find whole words as they are written, and a list that is not sound does not load."""

import pytest

from sanad.errors import BadRule
from sanad.rules.lexicon import ACT, TEXT, lint_lexicon, load_lexicon
from sanad.wiring import rulebook_folder

LIST = """
id = "{id}"
kind = "labels"
why = "A label says nothing of what was done."
instead = "Write the act, its day and its place."
phrases = ["militant", "militant wing", "most wanted", "wanted", "دہشت گرد"]
mark = "V"
sources = ["sample:1"]
"""


def write(folder, text=LIST, name="sample"):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text.replace("{id}", name), encoding="utf-8")
    return folder


@pytest.fixture
def words(tmp_path):
    [found] = load_lexicon(write(tmp_path))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A militant came.", ("militant",)),
        ("A MILITANT, and a Militant.", ("MILITANT", "Militant")),
        ("antimilitant militantly", ()),
        ("He is most wanted.", ("most wanted",)),
        ("Its militant wing.", ("militant wing",)),  # the longest that fits
        ("He is most\n  wanted.", ("most wanted",)),
        ("wanted, militant", ("wanted", "militant")),
        ("وہ دہشت گرد ہے", ("دہشت گرد",)),
        ("دہشت گردی", ()),
        ("a militant-wing", ("militant-wing",)),
        ("most\u2011wanted", ("most\u2011wanted",)),  # a hyphen that keeps the line together
        (
            "a mili\u00adtant, a mili\u200btant, a mili\u2060tant",
            ("mili\u00adtant", "mili\u200btant", "mili\u2060tant"),
        ),
        ("ｍｉｌｉｔａｎｔ", ("ｍｉｌｉｔａｎｔ",)),
        ("دہشت\u200cگرد", ("دہشت\u200cگرد",)),
        ("", ()),
    ],
)
def test_whole_words_are_found_as_written_in_their_order(words, text, found):
    assert words.found(text) == found


def test_lists_come_folder_by_folder_sorted_and_a_folder_that_is_not_there_holds_none(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    write(first, name="b")
    write(first, name="a")
    write(second, name="c")
    found = load_lexicon(first, tmp_path / "nowhere", second)
    assert [each.id for each in found] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("written", "instead", "field"),
    [
        ('kind = "labels"', 'kind = "insults"', "kind"),
        ('phrases = ["militant", "militant wing", "most wanted", "wanted", "دہشت گرد"]', "phrases = []", "phrases"),
        ('mark = "V"', 'mark = "W"', "mark"),
        ('sources = ["sample:1"]', "sources = []", "sources"),
        ('why = "A label says nothing of what was done."', 'why = ""', "why"),
        ('mark = "V"', 'mark = "V"\ncolour = "red"', "colour"),
        ('id = "{id}"', 'id = "other"', "id"),
        ("phrases = [", "phrases = ", "file"),
    ],
)  # fmt: skip
def test_a_list_with_a_fault_does_not_load_and_the_linter_names_the_field(
    tmp_path, written, instead, field
):
    assert written in LIST
    folder = write(tmp_path, LIST.replace(written, instead))
    with pytest.raises(BadRule):
        load_lexicon(folder)
    assert field in [fault.field for fault in lint_lexicon(folder)]


def test_advice_that_binds_nobody_is_a_fault(tmp_path):
    folder = write(tmp_path, LIST.replace("Write the act", "Write appropriate facts"))
    assert [fault.field for fault in lint_lexicon(folder)] == ["instead"]


def test_the_rulebook_has_a_list_for_everything_that_drafts_are_read_for():
    found = load_lexicon(rulebook_folder() / "interpol" / "wording")
    assert {each.kind for each in found} == {*TEXT, *ACT}

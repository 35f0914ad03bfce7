# SPDX-License-Identifier: Apache-2.0
"""What a search finds, counts, orders and shows."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanad.errors import SearchDamaged

from .holding import Desk, layer, parts

PAIRS = [
    ("عبداللہ", "عبدالله"), ("شاہ", "شاه"), ("حمزہ", "حمزة"), ("رحمۃ", "رحمة"), ("خاں", "خان"), ("بھائی", "بهائي"),
    ("ګل", "گل"), ("پښتون", "پشتون"), ("علی", "علي"), ("کتاب", "كتاب"), ("غنی", "غني"), ("أحمد", "احمد"),
]  # fmt: skip


def test_either_spelling_of_the_twelve_pairs_finds_both(desk):
    for number, (one, other) in enumerate(PAIRS):
        desk.hold(f"… {one} …", f"… {other} …", name=f"{number}.txt")
    for number, pair in enumerate(PAIRS):
        for word in pair:
            found = desk.found(word, sounds="none")
            assert {(f"{number}.txt", 1), (f"{number}.txt", 2)} == set(found)


def test_a_search_in_latin_finds_the_urdu_spelling_and_the_reverse(desk):
    desk.hold("عبداللہ شاہ آئے", "Abdullah Shah came", "nobody came")
    for words in ("Abdullah Shah", "عبداللہ شاہ", '"Abdullah Shah"', '"عبداللہ شاہ"'):
        assert desk.found(words) == [("note.txt", 1), ("note.txt", 2)]
        answer = desk.ask(words)
        assert (answer.total, answer.as_written, answer.searched) == (2, 1, 3)
        first, second = answer.best(2)
        assert not any(mark.alike for mark in first.marks)
        assert all(mark.alike for mark in second.marks)


def test_what_is_as_written_alone_finds_nothing_across(desk):
    desk.hold("عبداللہ", "Abdullah")
    assert desk.found("Abdullah", sounds="none") == [("note.txt", 2)]


def test_both_sounds_find_another_spelling_in_the_same_script(desk):
    desk.hold("Sarfraz", "Sarfaraz", "سرفراز")
    assert len(desk.found("Sarfraz", sounds="across")) == 2
    assert len(desk.found("Sarfraz", sounds="both")) == 3


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("red car", [1, 3]),
        ('"red car"', [1]),
        ('"car red"', []),
        ('"red car"~3', [1, 3]),
        ('"car red"~2', [1]),
        ("red OR blue", [1, 2, 3]),
        ("car -blue", [1, 3]),
        ("-car", [4]),
        ("(red OR blue) -big", [1, 2]),
        ("-(red OR blue)", [4]),
        ("caar~", [1, 2, 3]),
        ("crae~2", [1, 2, 3]),
        ("lor*", [4]),
        ("CAR", [1, 2, 3]),
        ("nothing", []),
        ("0399-0000001", [4]),
        ("+923990000001", [4]),
        ('"red big old car" OR lorry', [3, 4]),
    ],
)
def test_the_language_of_searches(desk, words, pages):
    desk.hold("A red car.", "A blue car.", "A red, big, old car.", "A lorry: 0399 000-0001")
    assert desk.found(words, sounds="none") == [("note.txt", page) for page in pages]


def test_fields_narrow_a_search(desk):
    desk.hold("word", name="in/a letter.pdf", kind="pdf", received="2025-01-31", language="ur")
    desk.hold("word", name="scan.png", kind="picture", layer="ocr", received="2025-02-01")
    desk.hold("word", name="old.txt")
    names = {
        words: [name for name, _ in desk.found(words)]
        for words in ("kind:pdf", "layer:ocr word", "language:ur", "name:letter", 'name:"a letter"',
                      "from:2025-02", "to:2025-01", "from:2025 to:2025", "word -kind:pdf")
    }  # fmt: skip
    assert names == {
        "kind:pdf": ["in/a letter.pdf"],
        "layer:ocr word": ["scan.png"],
        "language:ur": ["in/a letter.pdf"],
        "name:letter": ["in/a letter.pdf"],
        'name:"a letter"': ["in/a letter.pdf"],
        "from:2025-02": ["scan.png"],
        "to:2025-01": ["in/a letter.pdf"],
        "from:2025 to:2025": ["in/a letter.pdf", "scan.png"],
        "word -kind:pdf": ["scan.png", "old.txt"],
    }


def test_an_exhibit_is_found_by_the_beginning_of_its_digest(desk):
    one = desk.hold("word", name="one.txt")
    desk.hold("word", name="two.txt")
    assert desk.found(f"exhibit:{one.exhibit[:10]}") == [("one.txt", 1)]
    assert desk.found(f"exhibit:{one.exhibit}") == [("one.txt", 1)]


def test_neither_hits_nor_counts_nor_facets_pass_a_wall(desk):
    desk.hold("secret", name="ours.txt")
    both = desk.hold("secret", name="both.txt", compartments=("case", "other"))
    desk.hold("secret", name="theirs.txt", compartments=("other",), kind="pdf")
    answer = desk.ask("secret")
    assert (answer.total, answer.searched) == (2, 2)
    assert {name for name, _ in desk.found("secret")} == {"ours.txt", "both.txt"}
    facets = answer.facets()
    assert dict(facets["kind"].values) == {"text": 2}
    assert dict(facets["compartment"].values) == {"case": 2}
    assert desk.found("secret", but=[both.exhibit]) == [("ours.txt", 1)]
    assert desk.ask("secret", compartments=("nobody",)).searched == 0


def test_facets_count_every_hit_and_say_how_many_are_not_told(desk):
    for number in range(23):
        desk.hold("word", "word", name=f"{number}.txt", language="ur" if number % 2 else "en")
    facets = desk.ask("word").facets()
    assert dict(facets["language"].values) == {"ur": 22, "en": 24}
    assert (len(facets["exhibit"].values), facets["exhibit"].others) == (20, 6)


def test_no_hit_is_cut_off_and_the_order_is_fixed(desk):
    desk.hold(*["word"] * 2500, name="long.txt")
    desk.hold("word", name="late.txt")
    found = [(hit.name, hit.part) for hit in desk.ask("word").every()]
    assert found == [("long.txt", part) for part in range(1, 2501)] + [("late.txt", 1)]


def test_a_page_of_hits_follows_the_one_before(desk):
    desk.hold(*["word"] * 30)
    answer = desk.ask("word")
    pages = [hit.part for offset in (0, 10, 20) for hit in answer.best(10, offset)]
    assert sorted(pages) == list(range(1, 31))


def test_marks_are_places_in_the_original_and_the_snippet_holds_the_first(desk):
    text = "بسم اللہ۔ " * 40 + "مُحَمَّد كريم خان آئے " + "اور گئے " * 40
    desk.hold(text)
    [hit] = desk.ask('"محمد کریم"').best(1)
    [mark] = hit.marks
    assert text[mark.start : mark.end] == "مُحَمَّد كريم"
    snippet = hit.snippet
    assert text[snippet.start :].startswith(snippet.text)
    assert "مُحَمَّد كريم" in snippet.text
    assert len(snippet.text) <= 240


def test_a_phrase_across_a_line_break_is_one(desk):
    desk.hold("عبداللہ\r\nخان")
    assert desk.found('"عبداللہ خان"', sounds="none") == [("note.txt", 1)]


def test_several_layers_of_one_exhibit_are_told_apart(desk):
    text, ocr = layer("scan.pdf"), layer("scan.pdf", step="ocr", layer="ocr", reader="ocr")
    desk.holdings.put([text.exhibit], [(text, parts(["page"])), (ocr, parts(["page words"]))], 1)
    assert [(hit.step, hit.text) for hit in desk.ask("words").every()] == [("ocr", "page words")]
    assert desk.ask("page").total == 2


def test_what_is_held_again_replaces_what_was(desk):
    desk.hold("first reading", name="a.txt")
    desk.hold("second reading", name="a.txt")
    assert desk.found("reading") == [("a.txt", 1)]
    assert desk.found("first") == []


def test_an_answer_stands_on_the_state_that_it_was_asked_in(desk):
    desk.hold("word", name="a.txt")
    answer = desk.ask("word")
    desk.hold("word", name="b.txt")
    assert [hit.name for hit in answer.every()] == ["a.txt"]


def test_the_longest_word_that_is_understood_is_found(desk):
    desk.hold("x" * 255, "خ" * 127, "y" * 256 + " short")
    assert desk.found("x" * 255) == [("note.txt", 1)]
    assert desk.found("خ" * 127) == [("note.txt", 2)]
    assert desk.found("short") == [("note.txt", 3)]


def test_nothing_held_is_nothing_found(desk):
    answer = desk.ask("word")
    assert (answer.total, answer.searched, answer.best(10), list(answer.every())) == (0, 0, [], [])


def test_a_leaf_that_is_gone_or_cut_short_is_told_and_not_passed_over(desk):
    made = desk.hold("word")
    leaf = desk.holdings.shelf.leaf(made.key)
    whole = leaf.path.read_bytes()
    for damage in (whole[:-1], b"", b"{}\n", b"\xff" + whole):
        leaf.path.write_bytes(damage)
        with pytest.raises(SearchDamaged):
            desk.ask("word").best(1)
    leaf.path.unlink()
    with pytest.raises(SearchDamaged):
        desk.ask("word").best(1)


def test_another_version_of_the_fold_makes_everything_anew(desk, monkeypatch):
    from sanad.search import holdings

    desk.hold("word")
    assert desk.holdings.until == 1
    monkeypatch.setattr(holdings, "VERSION", "another")
    assert desk.holdings.until < 0


WORDS = [
    "khan",
    "kahn",
    "jan",
    "shah",
    "gul",
    "خان",
    "جان",
    "شاہ",
    "عبدالرحمن",
    "abdur",
    "rehman",
    "0399",
    "000",
    "0001",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
ASKED = st.one_of(
    st.sampled_from(WORDS[:11]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.tuples(st.lists(st.sampled_from(WORDS[:8]), min_size=2, max_size=3, unique=True), st.integers(0, 4)).map(
        lambda asked: f'"{" ".join(asked[0])}"~{asked[1]}'
    ),
    st.sampled_from(["khan~", "shaah~1", "rehmaan~2", "kh*", "شا*", "abd*", "0399000*"]),
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=12),
    asked=ASKED,
    sounds=st.sampled_from(["none", "across", "both"]),
)
def test_the_index_finds_exactly_the_parts_in_which_something_can_be_marked(
    texts, asked, sounds, tmp_path_factory
):
    from sanad.search import language
    from sanad.search.marks import marks
    from sanad.search.query import Sounds, wanted

    desk = Desk(tmp_path_factory.mktemp("oracle"))
    desk.hold(*texts)
    conditions = list(wanted(language.read(asked)))
    expected = [
        ("note.txt", number)
        for number, text in enumerate(texts, 1)
        if marks(text, conditions, Sounds(sounds), "PK")
    ]
    assert desk.found(asked, sounds=sounds) == expected

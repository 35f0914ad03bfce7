# SPDX-License-Identifier: Apache-2.0
"""The pass over everything: each place of each term, and nothing else."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sanad.errors import BadValue, SearchDamaged
from sanad.search import passing
from sanad.search.scan import Scanner, passages, spellings
from sanad.search.terms import Term, account_of, name, number, number_forms, term_of
from sanad.search.views import PLACES, views_of
from sanad.values.fold import fold

from .holding import Desk


def found(desk: Desk, terms: list[Term], *texts: str) -> list[tuple[int, str, bool]]:
    """Return (term, words as written, alike) of every place, in order."""
    leaf = desk.holdings.shelf.leaf(desk.hold(*texts).key)
    return [
        (each.term, passage.words, each.alike) for each, passage in passages(Scanner(terms), leaf)
    ]


def test_a_name_is_found_in_every_part_and_as_whole_words_only(desk):
    texts = ["Gul Khan. Gul Khanzada; gul-khan", "", "nothing", "(Gul\nKhān)"]
    assert found(desk, [name("gul khan")], *texts) == [
        (0, "Gul Khan", False),
        (0, "gul-khan", False),
        (0, "Gul\nKhān", False),
    ]


def test_a_name_is_not_found_across_two_parts(desk):
    assert found(desk, [name("gul khan")], "Gul", "Khan") == []


def test_names_that_overlap_or_hold_each_other_are_all_found(desk):
    terms = [name("sher khan"), name("khan sher"), name("sher")]
    assert found(desk, terms, "Sher Khan Sher Khan") == [
        (2, "Sher", False),
        (0, "Sher Khan", False),
        (1, "Khan Sher", False),
        (2, "Sher", False),
        (0, "Sher Khan", False),
    ]


def test_a_name_found_as_written_is_not_told_again_as_sounding_alike(desk):
    text = "Sarfraz Bugti, Sarfaraz Bugti, سرفراز بگٹی"
    assert found(desk, [name("Sarfraz Bugti")], text) == [
        (0, "Sarfraz Bugti", False),
        (0, "Sarfaraz Bugti", True),
        (0, "سرفراز بگٹی", True),
    ]


@pytest.mark.parametrize(
    "written", ["عبدالرحمن", "عبد الرحمٰن", "Abdur Rehman", "Abdurrahman", "abd-ul-rahman"]
)
@pytest.mark.parametrize("asked", ["Abdul Rahman", "عبدالرحمان", "عبد الرحمن"])
def test_a_servant_is_found_however_the_article_is_written(desk, asked, written):
    assert [words for _, words, _ in found(desk, [name(asked)], f"… {written} …")] == [written]


@pytest.mark.parametrize("name_of_god", ["عزیز", "لطیف", "وہاب", "حمید", "رحمن", "سلام", "اللہ"])
def test_behind_the_article_a_name_sounds_as_without_it(desk, name_of_god):
    joined, apart = f"عبدال{name_of_god}", f"عبد ال{name_of_god}"
    assert [words for _, words, _ in found(desk, [name(joined + " خان")], f"{apart} خان")] == [
        f"{apart} خان"
    ]
    assert [words for _, words, _ in found(desk, [name(apart + " خان")], f"{joined} خان")] == [
        f"{joined} خان"
    ]


@pytest.mark.parametrize("written", ["450000", "450,000", "4,50,000", "450 000", "۴,۵۰,۰۰۰"])
@pytest.mark.parametrize("asked", ["450000", "450,000", "4,50,000"])
def test_an_amount_is_found_in_one_piece_and_in_either_grouping(desk, asked, written):
    assert [words for _, words, _ in found(desk, [name(asked)], f"He paid {written} rupees")] == [
        written
    ]


def test_a_number_is_not_found_in_groups_that_no_amount_has(desk):
    texts = ["45 00", "4 5000", "450 00", "1450 000", "45,0000"]
    assert found(desk, [name("4500"), name("45000"), name("450000")], *texts) == []


def test_a_short_name_is_not_looked_for_by_sound(desk):
    assert found(desk, [name("Ali")], "علی عالی Ali") == [(0, "Ali", False)]


@pytest.mark.parametrize(
    "written",
    [
        "+923990000001",
        "0092 399 0000001",
        "0399-0000001",
        "0399 000 0001",
        "۰۳۹۹۰۰۰۰۰۰۱",
        "399 0000001",
        "(0399) 0000001",
    ],
)
def test_a_telephone_number_is_found_however_it_is_grouped(desk, written):
    terms = [number("0399 0000001", "PK")]
    assert [
        len(fold(words)) > 0 for _, words, _ in found(desk, terms, f"call {written}, or not")
    ] == [True]


@pytest.mark.parametrize(
    "other", ["03990000011", "9233990000001", "0399 000 00011", "10399 0000001"]
)
def test_another_number_is_not(desk, other):
    assert found(desk, [number("0399 0000001", "PK")], f"call {other} now") == []


def test_a_card_and_an_account_are_found_with_and_without_their_hyphens(desk):
    text = "90001-1234567-1 9000112345671 GB82WEST12345698765432 gb82 west 1234 5698 7654 32 0001-2345678"
    terms = [
        number("9000112345671", "PK"),
        account_of("GB82 WEST 1234 5698 7654 32"),
        account_of("0001-2345678"),
    ]
    assert [each[0] for each in found(desk, terms, text)] == [0, 0, 1, 1, 2]


def test_what_a_term_is_follows_from_what_it_holds():
    kinds = {
        written: term_of(written, "PK").kind
        for written in (
            "0399-0000001",
            "Gul Khan",
            "GB82 WEST 1234 5698 7654 32",
            "AB1234567",
            "12345",
        )
    }
    assert list(kinds.values()) == ["number", "name", "account", "name", "name"]
    with pytest.raises(BadValue):
        term_of("—", "PK")


def test_forms_of_a_number_all_mean_the_same_number():
    assert number_forms("+44 20 7946 0018", "PK") == ("00442079460018", "442079460018")
    assert number_forms("2024", "PK") == ()


def test_spellings_are_those_that_stand_there(desk):
    leaf = desk.holdings.shelf.leaf(desk.hold("Sarfaraz Bugti، سرفراز بگٹی").key)
    found = spellings(Scanner([name("Sarfraz Bugti")]), leaf)
    assert [each.words for _, each in found] == ["sarfaraz bugti", "سرفراز بگٹی"]


def test_a_damaged_leaf_stops_the_pass(desk):
    leaf = desk.holdings.shelf.leaf(desk.hold("Gul Khan").key)
    leaf.path.write_bytes(leaf.path.read_bytes()[:40])
    with pytest.raises(SearchDamaged):
        Scanner([name("gul khan")]).scan(leaf)


def test_a_pass_shared_among_processes_gives_the_same_in_the_same_order(desk, monkeypatch):
    texts = [f"page {number}: Sarfaraz Bugti, Gul Khan" for number in range(40)]
    leaves = [desk.holdings.shelf.leaf(desk.hold(text, name=text).key) for text in texts]
    terms = [name("Sarfraz Bugti"), name("gul khan")]
    alone = list(passing.over(leaves, terms, passages))
    monkeypatch.setattr(passing, "_WORTH_IT", 0)
    monkeypatch.setattr(passing, "_AHEAD", 7)
    assert list(passing.over(leaves, terms, passages)) == alone
    assert [passage.words for _, passage in alone[39]] == ["Sarfaraz Bugti", "Gul Khan"]
    leaves[20].path.write_bytes(b"")
    with pytest.raises(SearchDamaged):
        list(passing.over(leaves, terms, passages))


WORDS = [
    "khan",
    "gul",
    "خان",
    "گل",
    "عبدالرحمن",
    "abdur",
    "rehman",
    "0399",
    "000",
    "0001",
    "of",
    "e",
    "—",
]
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@settings(max_examples=40)
@given(
    texts=st.lists(TEXT, max_size=5),
    wanted=st.lists(st.sampled_from(["gul khan", "khan", "abdur rehman", "گل خان"]), unique=True),
)
def test_every_place_as_written_is_found_and_no_other(texts, wanted, tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("scan"))
    got = [each[0] for each in found(desk, [name(each) for each in wanted], *texts) if not each[2]]
    expected = [
        number
        for text in texts
        for at in range(len(fold(text).split()))
        for number, term in enumerate(wanted)
        if fold(text).split()[at : at + len(fold(term).split())] == fold(term).split()
    ]
    assert sorted(got) == sorted(expected)


@example("عبد عبد العزیز")  # a servant of a servant is no article
@example("عبدالرحمن عبد العزیز")  # one article is part of its word, one stands for itself
@given(
    st.lists(
        st.sampled_from([*WORDS, "عبد", "العزیز", "الوہاب", "abdul", "al"]), min_size=1, max_size=4
    ).map(" ".join)
)
def test_whatever_is_written_like_a_name_sounds_like_it(written):
    sounds = (
        [each.words for each in name(written).patterns if each.view == "sounds"]
        if fold(written)
        else []
    )
    heard = tuple(views_of(written).sounds.split())
    assert not sounds or heard in sounds


def test_a_long_list_of_servants_is_not_looked_for_in_a_million_ways():
    assert len(name("عبد العزیز " * 200).patterns) == 4


@given(TEXT)
def test_every_word_of_every_view_comes_from_somewhere(text):
    views = views_of(text)
    for view, places in PLACES.items():
        where = places(views.words)
        words = getattr(views, view).split()
        assert len(words) == len(where.first) == len(where.last)
        assert all(
            0 <= a <= b < len(views.words.split())
            for a, b in zip(where.first, where.last, strict=True)
        )

# SPDX-License-Identifier: Apache-2.0
import pytest

from sanad.errors import BadValue
from sanad.identity.names.compare import POSSIBLE, compare
from sanad.identity.names.likeness import Level
from sanad.identity.names.parts import take_apart
from sanad.identity.names.rarity import LEAST, Rarity, usual

SAME = 0.85
DIFFERENT = 0.6


def total(left, right, rarity=None):
    return compare(left, right, rarity).total


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Muhammad Asif", "محمد آصف"),
        ("Haji Mehrab Khan", "محراب خان"),
        ("Abdul Rehman", "عبدالرحمٰن"),
        ("Abdur Rahman Marri", "عبد الرحمن مری"),
        ("Zia-ul-Haq", "ضیاءالحق"),
        ("Gulmuhammad Khan", "گل محمد خان"),
        ("Nawabzada Sarfraz Bugti", "Sarfaraz Bugti"),
        ("Asif Khan", "Khan Asif"),
        ("كريم بخش", "ڪريم بخش"),
        ("Karim Bux", "کریم بخش"),
        ("Obaidullah", "عبید اللہ"),
        ("M. Asif", "Muhammad Asif"),
    ],
)
def test_one_name_in_two_spellings_comes_near_one(left, right):
    assert total(left, right) >= SAME
    assert total(right, left) == total(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Muhammad Asif", "Muhammad Arif"),
        ("Asif Khan", "Asif Bugti"),
        ("Muhammad Karim", "محمد سلیم"),
        ("Asif s/o Karim", "Asif s/o Salim"),
        ("Sarfaraz", "Sarfaraz Khan Bugti Marri"),
    ],
)
def test_two_names_that_share_a_word_do_not_come_near_one(left, right):
    assert total(left, right) <= DIFFERENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kohzard Liberation Army", "Kohzard Liberation Front"),
        ("Kohzard Liberation Army", "Kohzard Liberation"),
        ("کوہزرد لبریشن آرمی", "Kohzard Liberation Front"),
        ("Kohzard Army", "Kohzard Force"),
        ("KLA", "Kohzard Liberation Army"),
        ("کے ایل اے", "Kohzard Liberation Army"),
    ],
)
def test_organisations_that_differ_in_the_telling_word_are_at_most_possible(left, right):
    assert total(left, right) <= POSSIBLE


@pytest.mark.parametrize("short", ["KLA", "کے ایل اے"])
def test_an_abbreviation_is_told_and_is_possible(short):
    found = compare(short, "Kohzard Liberation Army")
    assert [pair.level for pair in found.pairs] == [Level.ABBREVIATION]
    assert found.total == POSSIBLE


def test_another_order_costs_a_little():
    assert total("Asif Khan", "Khan Asif") == 0.98
    assert total("Asif Khan", "Asif Khan") == 1


def test_the_cap_on_organisations_is_what_holds_a_long_name_down():
    common = "Kohzard Sangreza Naukot Zarghun Bolan Liberation"
    found = compare(f"{common} Army", f"{common}")
    assert (found.total, found.capped) == (POSSIBLE, True)
    assert "held to possible" in found.why[-1]


@pytest.mark.parametrize(
    "other", ["Sangreza Exchange Ltd", "سنگریزہ ایکسچینج", "Sangreza Exchange (Pvt) Limited"]
)
def test_the_form_of_a_company_counts_little(other):
    assert total("Sangreza Exchange", other) >= SAME


def test_a_rare_word_left_over_costs_more_than_a_common_one():
    rarity = Rarity.of(["Khan Asif", "Khan Karim", "Khan Salim", "Chakar Asif"])
    common, rare = (
        total("Asif Bolan", f"Asif Bolan {word}", rarity) for word in ("Khan", "Chakar")
    )
    assert rare < common < 1


def test_a_father_that_one_side_only_names_costs_little():
    assert total("Asif s/o Karim", "Asif") > total("Asif Karim", "Asif")


def test_a_father_is_not_taken_for_the_son():
    assert total("Asif s/o Karim", "Karim s/o Asif") <= DIFFERENT


def test_every_word_is_accounted_for_once():
    found = compare("Haji Gulmuhammad Khan Asif", "گل محمد بگٹی خان")
    for side, name in (("left", found.left), ("right", found.right)):
        met = [part for pair in found.pairs for part in getattr(pair, side)]
        assert sorted(map(id, met)) == sorted(map(id, name.counted))


def test_it_says_why_in_words():
    assert compare("Mir Mehrab Khan", "Mihrab Bugti").why == (
        "Mehrab – Mihrab: sound the same",
        "Bugti: only right",
        "Khan: only left",
        "Mir: only left",
    )


def test_written_the_same_and_the_same_letters_are_two_levels():
    levels = {pair.level for pair in compare("Mehrab Āsif", "Mehrab Asif").pairs}
    assert levels == {Level.SAME, Level.FOLDED}


def test_marks_of_direction_are_told():
    found = compare("Asif\u202e Khan", "Asif Khan")
    assert found.total == 1
    assert found.why[-1] == "marks of direction left: U+202E"


def test_a_tribal_name_is_a_word_like_any_other():
    assert total("Asif Bugti", "Asif Mengal") == total("Asif Zorgul", "Asif Mengal")


def test_a_title_on_either_side_cannot_be_compared():
    with pytest.raises(BadValue):
        compare("Asif", "Haji Sahib")


def test_words_of_other_scripts_are_compared_by_their_letters():
    assert total("Иван Иванов", "иван иванов") == 1
    assert total("Иван Иванов", "Пётр Сидоров") == 0


def test_weights_run_from_the_least_to_one():
    rarity = Rarity.of(["Asif Khan", "عاصف خان", "Khan Karim"])
    assert rarity.names == 3
    assert rarity.weight("kn") == LEAST
    assert rarity.weight("krm") < rarity.weight("zzz") == 1


def test_the_order_of_a_list_does_not_change_its_weights():
    names = ["Asif Khan", "Karim Khan", "Salim"]
    forwards, backwards = Rarity.of(names), Rarity.of(reversed(names))
    assert forwards.counts == backwards.counts


def test_without_a_list_every_word_weighs_the_same():
    assert Rarity.of([]).weight("kn") == 1


@pytest.mark.parametrize(
    "name", ["Muhammad", "محمد", "Khan", "خان", "Baloch", "بلوچ", "Iqbal", "Bakhsh", "شاہ", "Haq"]
)
def test_the_table_that_comes_with_the_program_knows_common_names_by_their_skeleton(name):
    (part,) = take_apart(name).counted
    assert usual().weight(part.skeleton) < 0.65 < usual().weight("zgrl") == 1

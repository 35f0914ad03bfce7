# SPDX-License-Identifier: Apache-2.0
import pytest

from sanad.errors import BadValue
from sanad.identity.names import retrieve
from sanad.identity.names.retrieve import NameIndex

URDU = ["محراب خان", "کریم بخش", "سرفراز بگٹی", "حاجی صاحب", "گل محمد", "محمد آصف", "محمد عارف"]


@pytest.fixture(scope="module")
def index():
    return NameIndex.of(URDU)


@pytest.mark.parametrize(
    ("roman", "urdu"),
    [
        ("Mihrab Khan", "محراب خان"),
        ("Kareem Bux", "کریم بخش"),
        ("Haji Sarfraz Bughti", "سرفراز بگٹی"),
        ("Sarfraz Bugtti", "سرفراز بگٹی"),
        ("Mohd Aasif", "محمد آصف"),
        ("Mohd Arif", "محمد عارف"),
    ],
)
def test_a_roman_name_finds_the_urdu_one_first(index, roman, urdu):
    assert URDU[index.nearest(roman)[0].at] == urdu


def test_a_name_of_which_every_skeleton_has_a_slip_is_found():
    assert [hit.at for hit in NameIndex.of(["سرفراز"]).nearest("Sarfranz")] == [0]


def test_an_urdu_name_finds_the_roman_one_first():
    listed = ["Karam Bakhsh", "Kareem Bux", "Salim Khan"]
    assert listed[NameIndex.of(listed).nearest("کریم بخش")[0].at] == "Kareem Bux"


def test_a_row_without_a_name_is_listed_and_never_found(index):
    assert list(index.unread) == [3]
    assert all(hit.at != 3 for hit in index.nearest("Haji Mehrab", 100))


def test_a_query_without_a_name_is_refused(index):
    with pytest.raises(BadValue):
        index.nearest("Haji Sahib")


def test_a_name_that_shares_nothing_finds_nothing(index):
    assert index.nearest("Zzyzx") == []


def test_equal_names_come_in_the_order_of_the_list():
    found = NameIndex.of(["Asif", "Karim", "Asif"]).nearest("Asif")
    assert [hit.at for hit in found] == [0, 2]


def test_a_query_of_common_words_keeps_to_the_bound(monkeypatch):
    monkeypatch.setattr(retrieve, "MOST_MET", 10)
    listed = ["Muhammad Khan"] * 50 + ["Muhammad Khan Chakar"]
    hits = NameIndex.of(listed).nearest("Muhammad Khan Chakar", 100)
    assert len(hits) == 10
    assert hits[0].at == 50, "the rarest word is met first"


def test_weights_come_from_the_list_itself():
    index = NameIndex.of(["Khan Asif", "Khan Karim", "Khan Chakar"])
    assert index.rarity.weight("kn") < index.rarity.weight("krm")

# SPDX-License-Identifier: Apache-2.0
import pytest

from sanad.values.name import skeleton


@pytest.mark.parametrize(
    ("roman", "urdu"),
    [
        ("Mumtaz", "ممتاز"),
        ("Mamdouh", "ممدوح"),
        ("Muhammad", "محمد"),
        ("Abdullah", "عبداللہ"),
        ("Allah", "اللہ"),
        ("Sarfaraz Bugti", "سرفراز بگٹی"),
    ],
)
def test_a_name_has_one_skeleton_in_both_scripts(roman, urdu):
    assert skeleton(roman) == skeleton(urdu)

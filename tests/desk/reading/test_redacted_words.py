# SPDX-License-Identifier: Apache-2.0
"""What a redacted copy says: the bytes that go out, stretch by stretch, and never a table, which may hold numbers of third parties."""

import pytest

from cast import CASE
from sanad.desk.acts.redact_exhibit import RedactExhibit
from sanad.desk.questions.redacted_words import STRETCH, RedactedWords
from sanad.errors import NotFound


def redact(scene, exhibit, recipient="court", **mark):
    asked = ({"ground": "third_party", **mark},)
    order = {"by": "drafter", "compartment": CASE, "exhibit": exhibit, "asked": asked}
    scene.house.do(RedactExhibit(**order, recipients=(recipient,), reason="nobody's subject"))


def read(scene, exhibit, recipient="court", page=1):
    order = {"by": "drafter", "compartment": CASE, "exhibit": exhibit, "recipient": recipient}
    return scene.house.do(RedactedWords(**order, page=page))


def test_a_long_text_is_read_in_stretches_that_lose_no_sign(quick_scene):
    text = "Zarghun came.\n" + "بازار اور پل\n" * STRETCH
    long = quick_scene.house.seal(quick_scene.folder, "long.txt", text.encode())
    quick_scene.house.read()
    redact(quick_scene, long, words="Zarghun")
    first = read(quick_scene, long)
    every = [read(quick_scene, long, page=n).text for n in range(1, first.pages + 1)]
    assert "".join(every) == text.replace("Zarghun", "█" * 7)
    with pytest.raises(NotFound):
        read(quick_scene, long, page=first.pages + 1)


def test_who_gets_no_copy_has_none_to_be_read(quick_scene):
    redact(quick_scene, quick_scene.note, words="Sample Father")
    with pytest.raises(NotFound):
        read(quick_scene, quick_scene.note, recipient="interpol")


def test_a_copy_of_a_table_is_not_shown_with_the_numbers_of_third_parties(quick_scene):
    redact(quick_scene, quick_scene.calls, rows=[1])
    with pytest.raises(NotFound):
        read(quick_scene, quick_scene.calls)

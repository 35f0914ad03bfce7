# SPDX-License-Identifier: Apache-2.0
"""Sentences that officers write into documents: they rest on something, say nothing more than that, and go with it."""

from dataclasses import replace

import pytest

from cast import CASE
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.acts.withdraw_passage import WithdrawPassage
from sanad.desk.acts.write_passage import WritePassage
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.open_draft import OpenDraft
from sanad.desk.questions.preflight_document import PreflightDocument
from sanad.dossier.material import Addressee
from sanad.errors import (
    AlreadyDone,
    BadValue,
    NotFound,
    PassageUnsupported,
    PassageUntranslated,
    UncitedSentence,
    WordsUnbacked,
)

WHO = {"by": "drafter", "compartment": CASE}
COURT = Addressee("court", "trial")
SAID = "Records name Sample Father as his father."


def write(scene, text=SAID, **given):
    told = {
        "subject": "S-01",
        "recipient": "court",
        "section": "identity",
        "rests_on": (f"claim:{scene.claim}",),
    }
    return scene.house.do(WritePassage(**WHO, text={"en": text}, **{**told, **given}))


def opened(scene, to=COURT, **given):
    return scene.house.office.desk.ask(OpenDraft(**WHO, subject="S-01", to=to, **given))


def obstacles(scene, to=COURT):
    found = scene.house.office.desk.ask(PreflightDocument(**WHO, subject="S-01", to=to))
    return found.obstacles


def freeze(scene, to=COURT):
    return scene.house.do(FreezeBrief(**WHO, subject="S-01", to=to)).document


def sentences(document, section="identity"):
    [found] = [each for each in document["sections"] if each["id"] == section]
    return [block["sentence"] for block in found["blocks"] if "sentence" in block]


def test_a_sentence_stands_in_its_section_with_what_it_rests_on(quick_scene):
    write(quick_scene)
    last = sentences(freeze(quick_scene))[-1]
    assert last["text"] == SAID
    assert last["rests_on"] == [f"claim:{quick_scene.claim}"]


@pytest.mark.parametrize(
    "text", ["Records name Another Father.", "He has 3 sons.", "اس کے ۳ بیٹے ہیں۔"]
)
def test_a_number_or_name_that_nothing_backs_is_shown_and_refused_when_it_is_frozen(
    quick_scene, text
):
    write(quick_scene, text)
    [worded] = opened(quick_scene).passages
    [(start, end)] = worded.loose["en"]
    loose = text[start:end]
    assert loose in {"Another", "3", "۳"}
    assert [each.facts["words"] for each in obstacles(quick_scene)] == [loose]
    with pytest.raises(WordsUnbacked):
        freeze(quick_scene)


def test_a_sentence_on_nothing_or_of_nothing_or_nowhere_is_not_written(quick_scene):
    with pytest.raises(UncitedSentence):
        write(quick_scene, rests_on=())
    with pytest.raises(NotFound):
        write(quick_scene, rests_on=("claim:C-000000000000",))
    with pytest.raises(NotFound):
        write(quick_scene, rests_on=("finding:F-000000000000",))
    for wrong in ({"text": " "}, {"section": "novel"}, {"recipient": "press"}, {"rests_on": ("exhibit:00",)}):  # fmt: skip
        with pytest.raises(BadValue):
            write(quick_scene, **wrong)


def test_what_a_sentence_rests_on_is_withdrawn_and_the_document_stops_until_it_is_worded_anew(
    quick_scene,
):
    passage = write(quick_scene)
    freeze(quick_scene)
    order = {"by": "analyst", "compartment": CASE, "claim": quick_scene.claim}
    quick_scene.house.do(WithdrawClaim(**order, reason="the records office corrected it"))
    assert SAID not in [each["text"] for each in sentences(opened(quick_scene).document)]
    assert PassageUnsupported in map(type, obstacles(quick_scene))
    with pytest.raises(PassageUnsupported):
        freeze(quick_scene)
    amber = quick_scene.house.office.desk.ask(ListDrift(**WHO))
    assert f"Gone: “{SAID}”" in [change.says for each in amber for change in each.changes]
    quick_scene.house.do(WithdrawPassage(**WHO, seq=passage.seq, reason="its source was withdrawn"))
    assert PassageUnsupported not in map(type, obstacles(quick_scene))


def test_a_sentence_worded_anew_takes_the_place_of_the_one_before_and_is_in_nobodys_way(
    quick_scene,
):
    first = write(quick_scene)
    write(quick_scene, "Sample Father is named in a record.")
    third = write(quick_scene, "His father is Sample Father.", instead=first.seq)
    texts = [each.passage.text["en"] for each in opened(quick_scene).passages]
    assert texts == ["His father is Sample Father.", "Sample Father is named in a record."]
    assert third.line == first.line
    for again in ({"instead": first.seq}, {"instead": third.seq, "recipient": "internal"}):
        with pytest.raises((AlreadyDone, BadValue)):
            write(quick_scene, **again)


def test_another_recipient_does_not_get_it(quick_scene):
    write(quick_scene)
    other = freeze(quick_scene, replace(COURT, recipient="defence"))
    assert SAID not in [each["text"] for each in sentences(other)]


def test_two_languages_side_by_side_need_the_words_of_both(quick_scene):
    passage = write(quick_scene)
    both = Addressee("court", "trial", "en+ur")
    assert [*map(type, obstacles(quick_scene, both))] == [PassageUntranslated]
    order = WritePassage(
        **WHO, subject="S-01", recipient="court", section="identity", instead=passage.seq,
        rests_on=passage.rests_on, text={"en": SAID, "ur": "ریکارڈ میں والد کا نام Sample Father ہے۔"},
    )  # fmt: skip
    quick_scene.house.do(order)
    last = sentences(freeze(quick_scene, both))[-1]
    assert (last["text"], last["beside"][:6]) == (SAID, "ریکارڈ")


def test_what_a_sentence_rests_on_stands_below_it_where_that_is_wanted(quick_scene):
    [finding] = [each for each in opened(quick_scene).offered if each.thing.startswith("finding:")]
    supports = (f"claim:{quick_scene.claim}", finding.thing)
    write(quick_scene, rests_on=supports, shows=True)
    blocks = freeze(quick_scene)["sections"][0]["blocks"][-3:]
    assert [next(iter(each)) for each in blocks] == ["sentence", "table", "figure"]
    assert "Sample Father" in str(blocks[1]["table"]["rows"])


def test_what_is_offered_is_found_by_its_words(quick_scene):
    assert {each.thing for each in opened(quick_scene, find="sample fath").offered} == {f"claim:{quick_scene.claim}"}  # fmt: skip
    few = opened(quick_scene, most=1)
    assert (len(few.offered), few.of) == (1, 2)

# SPDX-License-Identifier: Apache-2.0
"""A document while it is worded: sentences with what they rest on, what nothing backs underlined, and beside it what stands in its way."""

import re

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages

DRAFT = (
    f"/c/{CASE}/drafts?subjects=S-01&kind=subject_dossier&recipient=court&language=en&purpose=trial"
)
WRITING = f"{DRAFT}&write=identity"
SEND = f"/c/{CASE}/drafts/passages"
CHECK = f"/c/{CASE}/drafts/check"
SAID = "Records name Sample Father as his father."


def written(served, scene, text=SAID, page=WRITING, **given):
    told = {"text_en": text, "rests_on": f"claim:{scene.claim}"} | given
    return served.client("drafter").fill(page, SEND, **told)


def passage_of(answer):
    """Return the entry that wrote the sentence to which an answer goes."""
    return answer.headers["location"].rpartition("#passage-")[2]


def test_a_sentence_is_written_worded_anew_and_withdrawn(fresh, quick_scene):
    client = fresh.client("drafter")
    first = passage_of(written(fresh, quick_scene))
    page = client.get(DRAFT).text
    assert f'id="passage-{first}"' in page
    assert page.count(SAID) == 1  # it stands once, as the officer's own
    again = f"{DRAFT}&word={first}"
    second = passage_of(written(fresh, quick_scene, "Sample Father is his father.", page=again))
    page = client.get(DRAFT).text
    assert SAID not in page
    assert f'id="passage-{second}"' in page
    leave = f"{SEND}/{second}/withdraw"
    assert client.fill(DRAFT, leave, reason="the form tells it already").status_code == 303
    assert f'id="passage-{second}"' not in client.get(DRAFT).text


def test_what_nothing_backs_is_underlined_and_leads_from_the_preflight_to_its_place(
    fresh, quick_scene
):
    passage = passage_of(written(fresh, quick_scene, "Records name Other Father, and 3 sons."))
    page = fresh.client("drafter").get(DRAFT).text
    assert re.findall(r'<mark class="loose"[^>]*>([^<]+)</mark>', page) == ["Other", "3"]
    assert "EVIDENCE_WORDS_UNBACKED" in page
    assert f'href="#passage-{passage}"' in page
    assert 'data-key="b"' not in page  # it cannot be built


def test_words_are_checked_by_the_office_while_they_are_typed(served, web_scene):
    client = served.client("drafter")
    told = {"subject": "S-01", "text": "<b>Sample</b> Father had 9 sons."}
    alone = client.post(CHECK, data=told).text
    assert "<b>Sample" not in alone
    assert '<mark class="loose">9</mark>' in alone
    backed = client.post(CHECK, data=told | {"rests_on": f"claim:{web_scene.claim}"}).text
    assert backed.count("<mark") == 1


def test_a_sentence_on_nothing_is_refused_and_what_was_typed_is_kept(served):
    told = {"text_en": "Nobody saw it.", "section": "identity"}
    answer = served.client("drafter").fill(WRITING, SEND, **told)
    assert answer.status_code == 422
    assert "EVIDENCE_SENTENCE_UNCITED" in answer.text
    assert "Nobody saw it." in answer.text


def test_a_form_sent_twice_writes_one_sentence_and_of_two_officers_the_second_is_told(
    fresh, quick_scene
):
    client = fresh.client("drafter")
    told = client.form(WRITING, SEND) | {"text_en": SAID, "rests_on": f"claim:{quick_scene.claim}"}
    one, two = (passage_of(client.post(SEND, data=told)) for _ in range(2))
    assert one == two
    passage = one
    again = client.form(f"{DRAFT}&word={passage}", SEND)
    assert written(fresh, quick_scene, "His father is named.", page=f"{DRAFT}&word={passage}").status_code == 303  # fmt: skip
    late = client.post(SEND, data=again | {"text_en": "Late.", "rests_on": told["rests_on"]})
    assert late.status_code == 409
    assert "Late." in late.text


@pytest.mark.parametrize("officer", ["clerk", "analyst", "reviewer", "auditor"])
def test_who_may_not_build_opens_no_draft_and_writes_nothing(served, web_scene, officer):
    client = served.client(officer)
    assert client.get(DRAFT).status_code in {403, 404}
    told = {"_key": "k", "subjects": "S-01", "recipient": "court", "section": "identity", "text_en": SAID, "rests_on": f"claim:{web_scene.claim}"}  # fmt: skip
    assert client.post(SEND, data=told).status_code in {403, 404}


def test_what_lies_elsewhere_and_what_is_nowhere_are_the_same_nothing(served):
    client = served.client("drafter")
    assert client.get(DRAFT.replace("S-01", "S-99")).status_code == 404
    assert client.get(DRAFT.replace(CASE, "op-other")).status_code == 404
    hidden = {"_key": "k", "reason": "it is not ours", "subjects": "S-01"}
    assert client.post(f"{SEND}/1/withdraw", data=hidden).status_code == 404


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ur", 390, "dark")])  # fmt: skip
def test_a_draft_can_be_used_by_everybody_who_words_it(
    web_scene, served, person_at, language, width, scheme
):
    web_scene.house.do(ChoosePages(by="drafter", language=language, theme="auto"))
    written(served, web_scene, "Records name Other Father.")
    page = person_at("drafter", width=width, language=language, scheme=scheme)
    page.goto_here(WRITING)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("refusedByPolicy") == []
    web_scene.house.do(ChoosePages(by="drafter", language="en", theme="auto"))


def test_a_sentence_is_written_by_keyboard_alone_and_its_loose_words_are_seen_at_once(
    served, web_scene, person_at
):
    page = person_at("drafter")
    page.goto_here(DRAFT)
    page.keyboard.press("n")
    page.wait_for_selector("[data-wording] textarea:focus")
    page.keyboard.type("Sample Father is named by 7 records.")
    page.wait_for_selector("mark.loose >> text=7")
    page.keyboard.press("Control+a")
    page.keyboard.type("Sample Father is named by records.")
    page.keyboard.press("Tab")
    page.keyboard.type("sample father")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_selector("[data-checked] .quiet")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#passage-*")
    said = page.locator(
        ".passage .sentence"
    ).all_inner_texts()  # others of this file may stand behind it
    assert any(each.startswith("Sample Father is named by records.") for each in said)

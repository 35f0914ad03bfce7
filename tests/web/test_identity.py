# SPDX-License-Identifier: Apache-2.0
"""Identity review: what agrees, differs and is missing, the effects before the answer, the rules that refuse it, and the blind second review."""

from datetime import date

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.list_candidates import ListCandidates
from sanad.identity.judgement import Answer, Judgement
from sanad.mandates.officer import Officer

QUEUE = f"/c/{CASE}/identity"
PAIR = f"{QUEUE}/S-71/S-72"
MISLEADING = "<script>alert(1)</script> عدالت"
WORDS = (
    "Sample Seventy is the son of Sample Father, born in 1984; or in 1991. Telephone 03001234567."
)


def said(house, about, name, value, quote="Sample Seventy", **more):
    given = {"about": about, "property": name, "value": value, "said_by": "Records office"}
    source = Quoted("seventy.txt", quote)
    return house.do(RecordClaim(by="analyst", compartment=CASE, **given, source=source, **more))


def two(house, folder):
    """Enter two persons of whom sources say the same name, number and father, and other years of birth; and two of whom only the name is alike."""
    house.seal(folder, "seventy.txt", WORDS.encode())
    house.read()
    for one in ("S-71", "S-72", "S-73", "S-74"):
        house.subject(one, label=MISLEADING if one == "S-72" else None)
    second = Officer("second", "The second analyst", "cell")
    given = {"roles": ("analyst",), "compartments": (CASE,), "from_day": date(2025, 1, 1)}
    house.do(EnrolOfficer(by="supervisor", officer=second, **given, until=None, order="1"))
    times = iter([("2019-01", "2020-06"), ("2020-02", None)])
    found = {}
    for one, year in (("S-71", "1984"), ("S-72", "1991")):
        said(house, one, "name", "Sample Seventy")
        found[one, "father"] = said(house, one, "father_name", "Sample Father")
        found[one, "born"] = said(house, one, "birth_date", year)
        begins, ends = next(times)
        found[one, "phone"] = said(house, one, "phone", "03001234567", valid_from=begins, valid_to=ends)  # fmt: skip
    for one in ("S-73", "S-74"):
        said(house, one, "name", "Zarqa Nomani Quettawala")
    return found


def judge(house, answer, by="analyst", evidence=(), *, review=False):
    given = Judgement("S-71", "S-72", Answer(answer), "as the papers say", tuple(evidence), by, review=review)  # fmt: skip
    house.do(JudgeIdentity(by=by, compartment=CASE, judgement=given))


@pytest.fixture(scope="module")
def claims(web_scene, tmp_path_factory):
    return two(web_scene.house, tmp_path_factory.mktemp("identity"))


@pytest.fixture
def own(quick_scene, tmp_path):
    return two(quick_scene.house, tmp_path)


@pytest.mark.parametrize("officer", ["clerk", "analyst", "reviewer", "liaison", "auditor"])
def test_whoever_serves_here_sees_the_queue_and_the_pair(served, claims, officer):
    client = served.client(officer)
    assert "S-71" in client.get(QUEUE).text
    assert client.get(PAIR).status_code == 200


def test_only_who_may_judge_has_the_form(served, claims):
    assert 'name="answer"' in served.client("analyst").get(PAIR).text
    client = served.client("clerk")
    assert 'name="answer"' not in client.get(PAIR).text
    typed = {"_key": "k-1", "_seen": "0", "answer": "different", "reasons": "other years of birth"}
    assert client.post(PAIR, data=typed).status_code == 403


def test_a_pair_of_nobody_and_another_compartment_are_the_same_nothing(served, claims):
    nobody = served.client("analyst").get(f"{QUEUE}/S-71/S-9999")
    other = served.client("analyst").get("/c/office/identity/S-71/S-72")
    assert (nobody.status_code, other.status_code) == (404, 404)


def test_a_label_that_would_mislead_is_isolated_text(served, claims):
    for path in (QUEUE, PAIR):
        page = served.client("analyst").get(path).text
        assert "<script>alert(1)" not in page
        assert "<bdi>&lt;script&gt;" in page


def test_the_queue_is_filtered_by_its_address(served, claims):
    client = served.client("analyst")
    named = client.get(f"{QUEUE}?only=name").text
    assert "S-73/S-74" in named
    assert "S-71/S-72" not in named
    for only in ("selector", "contradicting"):
        page = client.get(f"{QUEUE}?only={only}").text
        assert "S-71/S-72" in page
        assert "S-73/S-74" not in page


def test_each_entry_of_the_queue_is_told_by_its_own_sources_whatever_was_judged(fresh, own, quick_scene):  # fmt: skip
    said(quick_scene.house, "S-71", "national_id", "99077-1610815-3")
    judge(quick_scene.house, "same", evidence=own.values())
    quick_scene.house.subject("S-75")
    said(quick_scene.house, "S-75", "phone", "03001234567", valid_from="2019-01", valid_to=None)
    page = fresh.client("analyst").get(QUEUE).text
    row = page.partition("S-72/S-75")[2].partition("</tr>")[0]
    assert "1991" in row
    assert "15-3" not in row  # the card is one of S-71's papers


def test_where_nothing_agrees_no_name_is_said_to(fresh, own, quick_scene):
    quick_scene.house.subject("S-76")
    client = fresh.client("analyst")
    path = f"{QUEUE}/S-71/S-76"
    page = client.get(path).text
    assert "No more than the name agrees" not in page
    assert "Nothing agrees that two different persons could not share" in page
    client.fill(path, path, answer="different", reasons="nothing is alike")
    row = fresh.client("second").get(f"{QUEUE}?waits=review").text.partition("S-71/S-76")[2]
    assert "no more than the name" not in row.partition("</tr>")[0]


def test_one_leads_through_the_queue_from_pair_to_pair_and_back_to_the_list(served, claims):
    client = served.client("analyst")
    waiting = [
        (each.left, each.right)
        for each in served.office.desk.ask(
            ListCandidates(by="analyst", compartment=CASE)
        ).candidates
    ]
    led = []
    at = f"{QUEUE}/next"
    for left, right in waiting:
        at = client.get(at).headers["location"]
        led.append(at)
        assert at in client.get(at).text
        at = f"{QUEUE}/next?after={left}/{right}"
    assert led == [f"{QUEUE}/{left}/{right}" for left, right in waiting]
    assert client.get(at).headers["location"] == f"{QUEUE}?waits=open"


def test_what_agrees_differs_and_is_missing_stands_apart_and_missing_is_never_calm(served, claims):
    page = served.client("analyst").get(PAIR).text
    assert 'class="how-same"' in page
    assert 'class="how-differs"' in page
    assert 'class="how-missing"' in page
    row = page.partition('class="how-missing"')[2].partition("</tr>")[0]
    assert 'class="gap"' in row


def test_every_value_opens_its_source_and_times_stand_on_one_line(served, claims):
    page = served.client("analyst").get(PAIR).text
    for claim in claims.values():
        assert f'data-source="claim:{claim}"' in page
    assert page.count('<svg class="span"') == 2
    assert "2019-01" in page


def test_effects_are_told_before_the_answer(served, claims):
    page = served.client("analyst").get(PAIR).text
    told = page.partition('data-answer="same"')[2].partition('data-answer="apart"')[0]
    assert "two years of birth" in told
    assert "S-71" in told


def test_a_name_alone_is_refused_with_its_rule_and_what_was_typed_stays(fresh, own):
    path = f"{QUEUE}/S-73/S-74"
    client = fresh.client("analyst")
    page = client.get(path).text
    assert "A name alone never proves identity" in page
    answer = client.fill(path, path, answer="same", reasons="They sound like one person.")
    assert answer.status_code == 403
    assert "NAME_ONLY" in answer.text or "many people share" in answer.text
    assert "They sound like one person." in answer.text


def test_rivals_must_be_among_the_evidence(fresh, own):
    client = fresh.client("analyst")
    typed = {"answer": "same", "reasons": "The telephone and the father are the same."}
    told = client.fill(PAIR, PAIR, **typed, evidence=[own["S-71", "phone"], own["S-72", "phone"]])
    assert told.status_code == 403
    every = list(own.values())
    assert client.fill(PAIR, PAIR, **typed, evidence=every).headers["location"] == PAIR


def test_a_form_sent_twice_judges_once_and_a_word_that_is_no_answer_is_told(fresh, own):
    client = fresh.client("analyst")
    typed = {**client.form(PAIR, PAIR), "answer": "different", "reasons": "other years of birth"}
    assert [client.post(PAIR, data=typed).status_code for _ in range(2)] == [303, 303]
    assert client.get(PAIR).text.count("other years of birth") == 1
    assert client.fill(PAIR, PAIR, answer="perhaps", reasons="because it is so").status_code == 422


def test_the_second_review_is_blind_and_effects_do_not_tell_the_answer(fresh, own, quick_scene):
    client = fresh.client("second")
    before = client.get(PAIR).text
    judge(quick_scene.house, "same", evidence=own.values())
    page = client.get(PAIR).text
    assert "as the papers say" not in page
    assert "You do not see the answer" in page

    def effects(html):
        return html.partition('<section class="effects"')[2].partition("</section>")[0]

    assert effects(page) == effects(before)
    assert "S-71/S-72" in client.get(f"{QUEUE}?waits=review").text
    assert "S-71/S-72" not in client.get(f"{QUEUE}?waits=judged").text


def test_a_disagreement_goes_to_a_third_and_the_rate_is_told(fresh, own, quick_scene):
    judge(quick_scene.house, "same", evidence=own.values())
    client = fresh.client("second")
    typed = {"answer": "different", "reasons": "The years of birth are seven apart."}
    assert client.fill(PAIR, PAIR, **typed).status_code == 303
    page = client.get(f"{QUEUE}?waits=third").text
    assert "S-71/S-72" in page
    assert "0 times of 1" in page
    assert "second review" in client.get(PAIR).text


def test_two_that_nothing_proposes_are_laid_side_by_side_and_judged(fresh, own):
    client = fresh.client("analyst")
    assert f"{QUEUE}?with=S-71#f-right" in client.get(f"/c/{CASE}/subjects/S-71").text
    assert f'action="{QUEUE}/pair"' in client.get(f"{QUEUE}?with=S-71").text
    asked = client.get(f"{QUEUE}/pair?left=S-71&right=S-74")
    assert (asked.status_code, asked.headers["location"]) == (303, f"{QUEUE}/S-71/S-74")
    pair = asked.headers["location"]
    client.fill(pair, pair, answer="different", reasons="The one was seen beside the other.")
    assert "What was judged of this pair" in client.get(pair).text


@pytest.mark.parametrize("pair", ["S-71/S-71", "S-71/O-71"])
def test_one_entry_twice_and_two_of_different_kinds_are_no_pair(fresh, own, quick_scene, pair):
    quick_scene.house.subject("O-71", kind="organisation")
    asked = fresh.client("analyst").get(f"{QUEUE}/{pair}")
    assert asked.status_code == 422
    assert "two different entries of one kind" in asked.text


def test_an_answer_is_undone_by_a_new_one_and_both_stay(fresh, own):
    client = fresh.client("analyst")
    client.fill(PAIR, PAIR, answer="different", reasons="other years of birth")
    page = client.get(PAIR).text
    assert 'data-key="u"' in page
    client.fill(PAIR, PAIR, answer="cannot_say", reasons="a slip of the clerk")
    page = client.get(PAIR).text
    assert "other years of birth" in page
    assert "a slip of the clerk" in page


def test_an_empty_queue_says_so(fresh):
    client = fresh.client("analyst")
    assert "No two officers answered" in client.get(f"{QUEUE}?waits=third").text


def test_the_queue_leaves_as_it_is_shown(served, claims):
    file = served.client("analyst").get(f"{QUEUE}?only=name&as=csv&purpose=for+the+meeting")
    if file.status_code == 403:  # who may not export is refused
        file = served.client("chief").get(f"{QUEUE}?only=name&as=csv&purpose=for+the+meeting")
    assert "S-73,S-74,open,name" in file.text
    assert file.text.splitlines()[0].endswith("requests,documents,claims")


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 390, "dark"), ("ur", 1280, "light")])  # fmt: skip
def test_identity_can_be_used_by_everybody(web_scene, claims, person_at, language, width, scheme):
    officer = {"en": "analyst", "ur": "second"}[language]
    web_scene.house.do(ChoosePages(by=officer, language=language, theme="auto"))
    page = person_at(officer, width=width, language=language, scheme=scheme)
    for path in (QUEUE, PAIR):
        page.goto_here(path)
        assert page.locator("html").get_attribute("lang") == language
        if path == PAIR:
            page.keyboard.press("1")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []


def test_a_pair_is_judged_by_keyboard_alone(claims, person_at):
    page = person_at("analyst")
    page.goto_here(f"{QUEUE}?only=contradicting")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAIR}")
    page.keyboard.press("2")
    assert page.locator('.effects-of[data-answer="apart"]').is_visible()
    page.locator(".judge textarea").focus()
    page.keyboard.type("The years of birth are seven apart.")
    page.locator(".judge button.main").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=What was judged of this pair")


def test_two_of_ones_own_choice_are_found_by_name_and_laid_side_by_side_by_keyboard(
    claims, person_at
):
    page = person_at("analyst")
    page.goto_here(f"{QUEUE}?with=S-71#f-right")
    page.locator("[name=right][role=combobox]:focus").wait_for()
    page.keyboard.type("S-74")
    page.locator(".pick-list li[role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{QUEUE}/S-71/S-74")

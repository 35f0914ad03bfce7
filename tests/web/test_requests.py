# SPDX-License-Identifier: Apache-2.0
"""The compliance desk: what every rule says and looked at, who may answer, sign and send, and that nothing which speaks against a request can be hidden."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from accessible import faults
from lxml import html
from office import Served

from cast import CASE
from law_desk import claim, draft, sign
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from scene import sample_rule, under
from statements import counted

LIST = f"/c/{CASE}/requests"
PAGE = f"{LIST}/RN-01"
ACT = {
    "act": "Sample One fired a pistol at the watchman of the depot; he is a notorious terrorist",
    "charge": "PPC-324",
    "country": "PK",
    "from": "2025-03-09",
    "place": "Naukot depot",
    "role": "principal",
    "nature": "violence",
    "evidence": ["witness"],
}


@pytest.fixture(scope="module")
def told(web_scene, served):
    """The office with an act, what shows it, and what speaks for the person, on record."""
    house = web_scene.house
    act = claim(house, "act", ACT)
    claim(house, "shows_act", {"claim": act, "how": "The watchman saw him."})
    claim(house, "alias", "زارک فرضی")
    claim(house, "act", {**ACT, "from": "2025-03-10"}, said_by="<script>alert(1)</script>")
    told_for = claim(house, "statement", "He was at the market all day.", exculpatory=True)
    withdrawn = claim(house, "statement", "He was asleep at home.", exculpatory=True)
    house.do(WithdrawClaim(by="analyst", compartment=CASE, claim=withdrawn, reason="the witness took it back"))  # fmt: skip
    return {"act": act, "for": told_for, "withdrawn": withdrawn, "client": served.client("reviewer")}  # fmt: skip


@pytest.fixture
def lenient(quick_scene, tmp_path):
    """An office under one rule that permits, so that a request can go all its way."""
    house = under(quick_scene.house, sample_rule(tmp_path / "law"))
    return replace(quick_scene, house=house), Served(house.office)


@pytest.mark.parametrize("officer", ["clerk", "drafter", "reviewer", "approver", "liaison", "auditor"])  # fmt: skip
def test_whoever_serves_in_the_compartment_sees_the_requests(served, officer):
    page = served.client(officer).get(LIST)
    assert page.status_code == 200
    assert "RN-01" in page.text
    assert "1 of 1" in page.text


def test_a_request_of_another_compartment_is_as_one_that_never_was(served):
    client = served.client("reviewer")
    answers = [client.get(f"/c/{place}/requests/{name}") for place, name in ((CASE, "RN-99"), ("office", "RN-01"))]  # fmt: skip
    assert [each.status_code for each in answers] == [404, 404]


def test_each_verdict_is_told_with_what_it_looked_at(told):
    page = told["client"].get(PAGE).text
    assert 'class="rule rule-undecided"' in page
    assert 'class="rule rule-permit"' not in page
    page = told["client"].get(f"{PAGE}?rules=permit").text
    assert 'class="rule rule-permit"' in page
    assert f'data-source="claim:{told["act"]}"' in page
    assert "Gate A" in page


def test_the_rules_of_one_verdict_are_shown_alone(told):
    page = told["client"].get(f"{PAGE}?rules=not_applicable").text
    assert 'class="rule rule-undecided"' not in page
    assert 'class="rule rule-not_applicable"' in page


def test_what_speaks_for_the_person_stands_on_the_page_withdrawn_or_not(told):
    page = told["client"].get(PAGE).text
    contrary = page[page.index("part contrary") :]
    assert "He was at the market all day." in contrary
    assert "He was asleep at home." in contrary
    assert "the witness took it back" in contrary
    assert "<details" not in contrary[: contrary.index("</section>")]


def test_a_label_in_the_text_is_flagged_in_its_sentence_with_what_to_write_instead(told):
    page = told["client"].get(PAGE).text
    sentence = page[page.index('class="sentence flagged"') :][:3000]
    assert "<mark><bdi>terrorist</bdi></mark>" in sentence
    assert "Instead:" in sentence


def test_names_from_evidence_are_text_and_isolated(told):
    page = told["client"].get(PAGE).text
    assert "<script>alert(1)" not in page
    assert "<bdi>زارک فرضی</bdi>" in page


def test_only_whoever_may_answer_is_asked_to(told, served):
    assert 'name="question"' in told["client"].get(PAGE).text
    assert 'name="question"' not in served.client("drafter").get(PAGE).text


def test_an_answer_is_on_record_once_however_often_the_form_is_sent(fresh, quick_scene):
    client = fresh.client("reviewer")
    filled = client.form(PAGE, PAGE) | {
        "step": "answer",
        "question": "NEU-Q2",
        "answer": "compliant",
        "reason": "No office, no party; the act was for money.",
    }
    answers = [client.post(PAGE, data=filled) for _ in range(2)]
    assert [each.headers["location"] for each in answers] == [PAGE, PAGE]
    history = client.get(PAGE).text.partition('id="history-title"')[2]
    assert history.count("NEU-Q2") == 1
    assert "No office, no party" in history


def test_a_drafter_who_answers_by_hand_is_refused_and_what_was_typed_is_still_there(fresh):
    client = fresh.client("drafter")
    typed = {"step": "answer", "question": "NEU-Q2", "answer": "compliant", "reason": "because I say so"}  # fmt: skip
    answer = client.post(PAGE, data=client.form(PAGE, PAGE) | typed)
    assert answer.status_code == 403
    assert "because I say so" in answer.text


def test_the_words_of_an_unknown_step_or_paper_are_refused(fresh):
    client = fresh.client("drafter")
    hidden = client.form(PAGE, PAGE)
    assert client.post(PAGE, data=hidden | {"step": "explode"}).status_code == 422
    assert client.post(f"{PAGE}/papers", data=hidden | {"paper": "money"}).status_code == 422


def test_a_request_goes_from_its_form_to_the_other_authority_by_four_officers(lenient):
    _, served = lenient
    drafter = served.client("drafter")
    form = f"{LIST}/new?kind=red_notice&subject=S-01"
    made = drafter.fill(form, LIST, id="RN-07", purpose="prosecution", asks="arrest", countries="AE")  # fmt: skip
    page = f"{LIST}/RN-07"
    assert made.headers["location"] == page
    for officer, step in (("reviewer", "review"), ("approver", "approve")):
        client = served.client(officer)
        [digest] = {_digest(client, page)}
        signed = client.post(page, data=client.form(page, page) | {"step": "sign", "as": step, "draft": digest})  # fmt: skip
        assert signed.status_code == 303
    liaison = served.client("liaison")
    to = {"country": "INT", "authority": "Sample bureau", "reference": "9/2026", "on": "2026-01-05"}
    assert liaison.fill(page, page, step="send", **to).status_code == 303
    assert "Sent by" in liaison.get(page).text


def _digest(client, page):
    return client.form(page, page)["draft"]


def test_a_request_is_drafted_after_another_with_all_that_it_states(lenient):
    drafter = lenient[1].client("drafter")
    stated = {"purpose": "sentence", "asks": "arrest", "countries": "AE, QA", "renewal": "no", "amount_usd": "500", "treaty_basis": "Sample treaty, article 4", "confidentiality": "restricted"}  # fmt: skip
    made = drafter.fill(f"{LIST}/new?kind=red_notice&subject=S-01", LIST, id="RN-07", **stated)
    assert made.status_code == 303
    tree = html.fromstring(drafter.get(f"{LIST}/RN-07").text)
    [like] = tree.xpath("//a[contains(@href, 'like=RN-07')]/@href")
    told = _filled(drafter, like, LIST)
    assert {name: told[name] for name in stated} == stated
    assert told["id"] == ""
    assert drafter.get(f"{LIST}/new?subject=S-01&like=RN-99").status_code == 404


def _filled(client, page, action):
    """Return what stands in the fields of a form."""
    [form] = html.fromstring(client.get(page).text).xpath(f"//form[@action='{action}']")
    return dict(form.form_values())


def test_a_draft_is_amended_on_a_page_that_shows_what_it_states(lenient):
    drafter = lenient[1].client("drafter")
    stated = {"purpose": "sentence", "asks": "arrest", "countries": "AE, QA", "treaty_basis": "Sample treaty"}  # fmt: skip
    drafter.fill(f"{LIST}/new?kind=red_notice&subject=S-01", LIST, id="RN-07", **stated)
    page = f"{LIST}/RN-07"
    assert f'href="{page}/amend"' in drafter.get(page).text
    shown, other_tab = (_filled(drafter, f"{page}/amend", page) for _ in range(2))
    assert {name: shown[name] for name in stated} == stated
    told = shown | {"countries": "AE", "reason": "one state too many"}
    assert drafter.post(page, data=told).status_code == 303
    assert _filled(drafter, f"{page}/amend", page)["countries"] == "AE"
    text = drafter.get(page).text
    assert "one state too many" in text
    late = other_tab | {"countries": "QA", "reason": "of another tab"}
    answer = drafter.post(page, data=late)
    assert answer.status_code == 409, answer.text[-3000:]


def test_a_claim_that_goes_with_a_request_is_named_and_says_when_it_stands_no_more(lenient):
    scene, served = lenient
    annexed = claim(scene.house, "statement", "He was seen.")
    draft(scene.house, "RN-07", annexes=(annexed,))
    client, page = served.client("drafter"), f"{LIST}/RN-07"
    shown = html.fromstring(client.get(page).text).xpath(f"//*[@id='draft']//a[contains(@href, '{annexed}')]/..")  # fmt: skip
    assert "stands no more" not in shown[0].text_content()
    scene.house.do(WithdrawClaim(by="analyst", compartment=CASE, claim=annexed, reason="retracted"))
    assert "stands no more" in client.get(page).text


def test_what_is_asked_stands_in_the_language_of_the_reader(lenient):
    scene, served = lenient
    draft(scene.house, "RN-07", facts={"asks": ["arrest"], "public_reason": "arrest"})
    scene.house.do(ChoosePages(by="drafter", language="ur", theme="auto"))
    said = html.fromstring(served.client("drafter").get(f"{LIST}/RN-07").text)
    values = [each.text_content().strip() for each in said.xpath("//*[@id='draft']//dd/bdi")]
    assert "گرفتاری" in values
    assert "arrest" in values, "what somebody typed stays as it is"


def test_whoever_signs_over_another_draft_than_stands_is_told_and_nothing_is_signed(lenient):
    scene, served = lenient
    draft(scene.house, "RN-07")
    client, page = served.client("reviewer"), f"{LIST}/RN-07"
    read = client.form(page, page)
    claim(scene.house, "alias", "Another Name")
    answer = client.post(page, data=read | {"step": "sign", "as": "review"})
    assert answer.status_code == 409
    assert "nobody has signed" in client.get(page).text


def test_the_office_that_drafted_signs_nothing_else(lenient):
    scene, served = lenient
    draft(scene.house, "RN-07")
    client, page = served.client("reviewer"), f"{LIST}/RN-07"
    digest = _digest(client, page)
    same = served.client("drafter")
    given = {"step": "sign", "as": "review", "draft": digest}
    assert same.post(page, data=same.form(page, page) | given).status_code == 403


def test_a_withdrawal_needs_a_reason_and_leaves_the_page_readable(lenient):
    scene, served = lenient
    sign(scene.house, draft(scene.house, "RN-07"))
    client, page = served.client("drafter"), f"{LIST}/RN-07"
    assert client.fill(page, page, step="withdraw", reason=" ").status_code == 422
    assert client.fill(page, page, step="withdraw", reason="the court acquitted").status_code == 303
    text = client.get(page).text
    assert "Withdrawn by" in text
    assert "the court acquitted" in text
    assert 'value="sign"' not in text


def test_the_list_is_filtered_by_its_address_and_leaves_as_it_is_shown(lenient):
    scene, served = lenient
    draft(scene.house, "RN-07")
    client = served.client("analyst")
    page = client.get(f"{LIST}?next=review").text
    assert "RN-07" in page
    assert "No request is left" in client.get(f"{LIST}?state=sent").text
    file = client.get(f"{LIST}?next=review&as=csv&purpose=for+the+meeting").text
    assert file.splitlines()[0].startswith("request,kind,subject,label")
    assert "RN-07" in file
    assert client.get(f"{LIST}?as=csv").status_code == 422


def test_a_paper_leaves_as_a_zip_that_the_ledger_names(lenient):
    scene, served = lenient
    draft(scene.house, "RN-07")
    client, page = served.client("drafter"), f"{LIST}/RN-07"
    told = {"paper": "file_of_reasons", "language": "ur", "purpose": "for the person"}
    answer = client.post(f"{page}/papers", data=client.form(page, f"{page}/papers") | told)
    assert answer.headers["content-disposition"].startswith("attachment")
    names = zipfile.ZipFile(BytesIO(answer.content)).namelist()
    assert {"paper.pdf", "paper.json"} <= set(names)


def test_what_a_rule_refuses_whoever_asks_is_not_offered_beside_what_may_be_asked(served):
    page = served.client("drafter").get(f"{LIST}/new?kind=mla&subject=S-01").text
    offered, _, aside = page.partition("What a rule refuses, whoever asks it")
    assert 'value="evidence"' in offered
    assert 'value="pressure_on_family"' not in offered
    assert 'value="pressure_on_family"' in aside
    for field in ("treaty_basis", "use_limitation"):
        assert f'name="{field}"' in page.partition("<summary>Other fields")[0]


def test_whoever_may_not_draft_has_no_button_and_an_unknown_kind_no_form(served):
    assert "requests/new" not in served.client("reviewer").get(LIST).text
    assert served.client("drafter").get(f"{LIST}/new?kind=war").status_code == 422
    assert served.client("drafter").get(f"{LIST}/new?subject=S-99").status_code == 404


def test_a_page_asks_the_office_as_often_for_many_claims_as_for_few(fresh, quick_scene):
    client = fresh.client("reviewer")
    client.get(PAGE)
    few = counted(lambda: client.get(PAGE))
    for number in range(25):
        claim(quick_scene.house, "alias", f"Alias {number}")
    client.get(PAGE)
    assert counted(lambda: client.get(PAGE)) <= few


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ur", 390, "dark")])  # fmt: skip
def test_the_desk_can_be_used_by_everybody_who_reads_it(web_scene, told, person_at, language, width, scheme):  # fmt: skip
    officer = {"en": "reviewer", "ur": "jurist"}[language]
    web_scene.house.do(ChoosePages(by=officer, language=language, theme="auto"))
    page = person_at(officer, width=width, language=language, scheme=scheme)
    for path in (LIST, f"{PAGE}?rules=refuse"):  # all that it has, of rules those of one verdict
        page.goto_here(path)
        assert page.locator("html").get_attribute("lang") == language
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []


def test_the_forms_of_a_request_can_be_filled_by_everybody(web_scene, told, person_at):
    web_scene.house.do(ChoosePages(by="drafter", language="ur", theme="auto"))
    page = person_at("drafter", width=390, language="ur", scheme="dark")
    for path in (f"{LIST}/new?kind=red_notice&subject=S-01", f"{PAGE}/amend"):
        page.goto_here(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_question_is_found_and_answered_by_keyboard_alone(told, person_at):
    page = person_at("reviewer")
    page.goto_here(f"{PAGE}?rules=undecided")
    row = page.locator("details.rule:has(#ask-NEU-Q2)")
    at = row.evaluate("(row) => [...document.querySelectorAll('main [data-row]')].indexOf(row)")
    for _ in range(at + 1):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    form = row.locator("#ask-NEU-Q2 form[data-act]")
    form.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("No office, no party; the act was for money.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The answer is on record.")

# SPDX-License-Identifier: Apache-2.0
"""The register on screen: the list, the file of an entry, who may enter, review and claim, and nothing of another compartment."""

from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from accessible import faults
from lxml import html
from office import Served, listening

from cast import CASE
from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.gaps import WORDS
from sanad.claims.subject import Subject
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.values.citation import BytesLocator, Citation
from sanad.values.identifier import following
from sanad.web.words import words
from statements import counted

LIST = f"/c/{CASE}/subjects"
FILE = f"{LIST}/S-01"
WHO = ["clerk", "investigator", "analyst", "drafter", "reviewer", "approver", "liaison", "auditor", "chief"]  # fmt: skip


def claim(scene, about, name, value, words="Sample One is the son of Sample Father.", **given):
    act = RecordClaim(
        by="analyst",
        compartment=CASE,
        about=about,
        property=name,
        value=value,
        said_by=given.pop("said_by", "Sample witness"),
        source=Quoted(scene.note, words),
        **given,
    )
    return scene.house.do(act)


def subject(name, scene, compartment=CASE):
    """Return an entry as the register keeps it."""
    told = ("Sample", compartment, "Test order 1", "for the test", (scene.note,), "investigator", 3)
    return Subject(name, "person", *told)


@pytest.fixture(scope="module")
def filled(web_scene):
    """The office with an organisation, roles, rivals, a namesake whose name is hostile."""
    house = web_scene.house
    house.subject("O-01", "organisation", "Sample Front")
    house.subject("S-02", label="<script>alert(1)</script>")
    role = {"organisation": "O-01", "role": "payer", "post": "financier", "country": "AE"}
    claim(web_scene, "S-01", "role", role, valid_from="2025")
    claim(web_scene, "S-01", "birth_date", "1984-03-05", "Sample One was born on 5 March 1984.")
    claim(web_scene, "S-01", "birth_date", "1986", "Sample One was born", said_by="Another")
    claim(web_scene, "S-01", "status", "charged", exculpatory=False)
    claim(web_scene, "S-01", "statement", "He was not there.", exculpatory=True)
    claim(web_scene, "O-01", "listing", {"body": "national", "on": "2019-06-12"})
    gone = claim(web_scene, "S-01", "nationality", "PK")
    house.do(WithdrawClaim(by="analyst", compartment=CASE, claim=gone, reason="another Sample One"))
    return web_scene


def asked_again(served, path):
    """Return how many statements the office sends to its database for a page that was looked at before."""
    client = served.client("analyst")
    client.get(path)
    return counted(lambda: client.get(path))


def rows(page):
    return html.fromstring(page).xpath("//main//tr[@data-row]")


def shown(page, text):
    return any(text in row.text_content() for row in rows(page))


def test_the_next_free_ids_are_offered_of_this_compartment_alone(served, filled):
    with filled.house.office.tools.database.reading() as connection:
        known = [each.id for each in store.subjects(connection) if each.compartment == CASE]
    page = html.fromstring(served.client("analyst").get(f"{LIST}/new").text)
    assert page.xpath("//datalist/option/@value") == following(known)
    assert "S-01" in known


@pytest.mark.parametrize("officer", WHO)
def test_whoever_serves_in_the_compartment_looks_at_the_register(served, filled, officer):
    client = served.client(officer)
    assert client.get(LIST).status_code == client.get(FILE).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["subjects", "subjects/S-01", "subjects/S-01/claim", "subjects/new", "subjects/rows", "subjects/amber"],
)  # fmt: skip
def test_another_compartment_is_as_one_that_never_was(served, filled, path):
    client = served.client("analyst")
    other, never = (client.get(f"/c/{name}/{path}") for name in ("op-other", "op-never"))
    assert other.status_code == never.status_code == 404
    assert other.text.replace("op-other", "") == never.text.replace("op-never", "")


def test_an_entry_of_another_compartment_is_as_one_that_never_was(served, filled):
    with filled.house.office.tools.database.writing() as connection:
        store.add_subject(connection, subject("S-77", filled, compartment="op-other"))
    client = served.client("analyst")
    for path in ("", "/claim", "?tab=requests", "?as=csv&purpose=for+the+test"):
        theirs, never = (client.get(f"{LIST}/{name}{path}") for name in ("S-77", "S-78"))
        assert theirs.status_code == never.status_code == 404
        assert theirs.text.replace("S-77", "") == never.text.replace("S-78", "")
    assert "S-77" not in client.get(LIST).text


def test_the_list_tells_namesakes_apart_and_says_what_papers_say(served, filled):
    page = served.client("analyst").get(LIST).text
    [row] = [row for row in rows(page) if "S-01" in row.text_content()]
    text = row.text_content()
    assert all(each in text for each in ("Sample Father", "1986", "charged", "financier"))
    assert "claim:C-" in html.tostring(row).decode()


def test_no_page_of_the_register_holds_a_score(served, filled):
    client = served.client("analyst")
    for path in (LIST, FILE, f"{LIST}/O-01"):
        text = html.fromstring(client.get(path).text).text_content().lower()
        assert not {"score", "risk", "threat", "ranking"} & set(text.split())
        assert "%" not in text


@pytest.mark.parametrize(
    ("query", "kept", "left"),
    [
        ("kind=organisation", "O-01", "S-01"),
        ("status=charged", "S-01", "M-01"),
        ("post=financier", "S-01", "M-01"),
        ("abroad=yes", "S-01", "M-01"),
        ("gap=no_status", "M-01", "S-01"),
        ("text=front", "O-01", "S-01"),
    ],
)
def test_a_filter_leaves_what_meets_it_and_says_of_how_many(served, filled, query, kept, left):
    page = served.client("analyst").get(f"{LIST}?{query}").text
    assert shown(page, kept)
    assert not shown(page, left)
    assert "entries of the register" in page


def test_a_filter_that_leaves_nobody_says_so(served, filled):
    assert "No entry is left" in served.client("analyst").get(f"{LIST}?status=acquitted").text


def test_the_list_leaves_as_a_file_just_as_it_is_filtered(served, filled):
    client = served.client("analyst")
    file = client.get(f"{LIST}?kind=organisation&as=csv&purpose=for+the+meeting")
    assert file.headers["content-disposition"].startswith("attachment")
    assert "O-01" in file.text
    assert "S-01" not in file.text
    assert served.client("reviewer").get(f"{LIST}?as=csv&purpose=for+the+test").status_code == 403


def test_script_in_a_name_is_text(served, filled):
    page = served.client("analyst").get(LIST).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_override_of_direction_in_a_name_acts_on_nobody(served, filled):
    claim(filled, "S-02", "statement", "plain")
    text = html.fromstring(served.client("analyst").get(f"{LIST}/S-02").text)
    assert "\u202e" not in text.text_content()
    assert text.xpath("//main//bdi")


def test_a_value_stands_on_top_of_its_rivals_with_the_rule_in_words(served, filled):
    page = served.client("analyst").get(FILE).text
    assert "1986" in page
    assert "sources differ" in page
    assert "First what a court found" in page


@pytest.mark.parametrize(
    ("only", "kept", "left"),
    [
        ("contested", "1986", "He was not there"),
        ("exculpatory", "He was not there", "1986"),
        ("withdrawn", "another Sample One", "He was not there"),
        ("single", "charged", "another Sample One"),
    ],
)
def test_claims_are_chosen_by_how_they_stand(served, filled, only, kept, left):
    page = served.client("analyst").get(f"{FILE}?only={only}").text
    assert shown(page, kept)
    assert not shown(page, left)


def test_as_of_a_day_what_is_said_of_another_time_is_set_apart(served, filled):
    page = served.client("analyst").get(f"{FILE}?as_of=2020&tab=roles").text
    assert not shown(page, "payer")
    assert "claims speak of another time" in page
    assert served.client("analyst").get(f"{FILE}?as_of=yesterday").status_code == 422


@pytest.mark.parametrize(
    "tab", ["roles", "associates", "numbers", "travel", "incidents", "proceedings", "requests", "tasks", "never"],
)  # fmt: skip
def test_each_part_of_a_file_opens(served, filled, tab):
    assert served.client("analyst").get(f"{FILE}?tab={tab}").status_code == 200


@pytest.mark.parametrize("tab", ["members", "names", "funding", "attributed", "tasks"])
def test_each_part_of_an_organisation_opens(served, filled, tab):
    page = served.client("analyst").get(f"{LIST}/O-01?tab={tab}")
    assert page.status_code == 200
    assert "2019-06-12" in page.text


def test_whoever_a_role_names_stands_with_the_organisation(served, filled):
    assert shown(served.client("analyst").get(f"{LIST}/O-01?tab=members").text, "S-01")


def test_every_gap_has_words_in_each_language(served, filled):
    page = served.client("analyst").get(LIST).text
    assert all(f'value="{code}"' in page for code in WORDS)
    assert [text for text in WORDS.values() if words("ur").gettext(text) == text] == []


ENTRY = {
    "kind": "person", "subject": "S-31", "label": "Sample Thirty-one", "authority": "Test order 1",
    "reason": "named in a sample complaint", "evidence": "note.txt",
}  # fmt: skip


def test_an_officer_enters_somebody_and_another_reviews_it(fresh):
    investigator = fresh.client("investigator")
    answer = investigator.fill(f"{LIST}/new", LIST, **ENTRY)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{LIST}/S-31")
    page = f"{LIST}/S-31"
    decide = {"answer": "stands", "reasons": "read with the complaint"}
    reviewer = fresh.client("reviewer")
    assert reviewer.fill(page, f"{page}/decide", **decide).status_code == 303
    assert "read with the complaint" in reviewer.get(page).text


def test_an_exhibit_whose_name_holds_blanks_is_evidence_by_that_name(fresh, quick_scene, tmp_path):
    quick_scene.house.seal(tmp_path, "FIR 77 of 2025.txt", b"sample words")
    named = {**ENTRY, "subject": "S-36", "evidence": "FIR 77 of 2025.txt\r\nnote.txt\r\n"}
    answer = fresh.client("investigator").fill(f"{LIST}/new", LIST, **named)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{LIST}/S-36")


def test_nobody_reviews_what_they_entered(fresh, quick_scene):
    entered = RegisterSubject(
        by="investigator", compartment=CASE, subject="S-32", kind="person", label="Sample",
        authority="Test order 1", reason="named in a sample", evidence=("note.txt",),
    )  # fmt: skip
    quick_scene.house.do(entered)
    sent = {"_key": "k", "_seen": "1", "answer": "stands", "reasons": "mine is good"}
    answer = fresh.client("investigator").post(f"{LIST}/S-32/decide", data=sent)
    assert answer.status_code == 403


def test_without_authority_or_evidence_nobody_is_entered_and_what_was_typed_stays(fresh):
    answer = fresh.client("investigator").fill(f"{LIST}/new", LIST, **{**ENTRY, "authority": "  "})
    assert answer.status_code == 422
    assert "Sample Thirty-one" in answer.text


def test_whoever_may_not_register_is_shown_no_form_and_refused(fresh):
    client = fresh.client("auditor")
    assert "Register an entry" not in client.get(LIST).text
    sent = client.post(LIST, data={"_key": "k", "_seen": "1", **ENTRY})
    assert sent.status_code == 403


def test_a_form_sent_twice_enters_once(fresh):
    client = fresh.client("investigator")
    filled_in = {**client.form(f"{LIST}/new", LIST), **ENTRY}
    first, second = (client.post(LIST, data=filled_in) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]


def test_of_two_who_review_one_entry_the_second_is_told(fresh):
    first, second = (fresh.client("reviewer") for _ in range(2))
    decide = f"{FILE}/decide"
    late = {**second.form(FILE, decide), "answer": "questioned", "reasons": "ask the analyst"}
    assert first.fill(FILE, decide, answer="stands", reasons="it was read").status_code == 303
    told = second.post(decide, data=late)
    assert told.status_code == 409
    assert "ask the analyst" in told.text


def test_an_answer_that_is_none_is_refused_in_words(fresh):
    given = {"answer": "guilty", "reasons": "so it is said"}
    told = fresh.client("reviewer").fill(FILE, f"{FILE}/decide", **given)
    assert told.status_code == 422


def test_a_claim_is_recorded_from_the_file_and_comes_back_there(fresh):
    form = f"{FILE}/claim?property=father_name"
    told = {
        "value": "Sample Father", "exhibit": "note.txt", "said_by": "A neighbour",
        "quote": "Sample One is the son of Sample Father.",
    }  # fmt: skip
    client = fresh.client("analyst")
    answer = client.fill(form, f"/c/{CASE}/claims", **told)
    assert (answer.status_code, answer.headers["location"]) == (303, FILE)
    assert "A neighbour" in client.get(FILE).text
    refused = client.fill(form, f"/c/{CASE}/claims", **{**told, "quote": "never written"})
    assert refused.status_code >= 400
    assert "never written" in refused.text


def test_whose_claim_another_only_repeats_is_kept_as_it_was_typed(fresh, quick_scene):
    form = f"{FILE}/claim?property=father_name"
    told = {
        "value": "Sample Father", "exhibit": "note.txt", "said_by": "A neighbour", "copy_of": quick_scene.claim,
        "quote": "Sample One is the son of Sample Father.",
    }  # fmt: skip
    client = fresh.client("analyst")
    client.fill(form, f"/c/{CASE}/claims", **told)
    [line] = html.fromstring(client.get(FILE).text).xpath("//tr[contains(., 'A neighbour')]")
    [page] = {link for link in line.xpath(".//@href") if "/claims/" in link}
    assert quick_scene.claim in client.get(page).text


def test_a_claim_that_was_withdrawn_is_stated_anew_with_all_that_it_said(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"/c/{CASE}/claims/{quick_scene.claim}"
    assert "State it anew" not in client.get(page).text
    client.fill(page, page, reason="the register was misread")
    [anew] = html.fromstring(client.get(page).text).xpath("//a[.='State it anew']/@href")
    [form] = html.fromstring(client.get(anew).text).xpath("//form[contains(@action, '/claims')]")
    had = {
        name: form.fields[name] for name in ("value", "quote", "said_by", "exhibit", "part", "row")
    }
    assert all(had[name] for name in ("value", "quote", "said_by", "exhibit"))
    answer = client.fill(anew, f"/c/{CASE}/claims", **{**had, "value": "Sample Elsewhere"})
    assert answer.status_code == 303
    assert "Sample Elsewhere" in client.get(FILE).text


def test_what_changed_underneath_comes_as_a_piece_of_its_own(served, filled):
    assert served.client("analyst").get(f"{LIST}/amber").status_code == 200
    assert "Nobody" not in served.client("analyst").get(f"{LIST}?amber=1").text


@pytest.fixture(scope="module")
def many(originals, tmp_path_factory):
    """An office with ten thousand more entries, written as the register keeps them."""
    with originals.scene("sqlite", tmp_path_factory.mktemp("many") / "office") as scene:
        with scene.house.office.tools.database.writing() as connection:
            for n in range(10_000):
                store.add_subject(connection, subject(f"S-{n + 1000}", scene))
        yield Served(scene.house.office)


def test_ten_thousand_entries_are_fetched_as_they_are_scrolled_to(many):
    client = many.client("analyst")
    page = client.get(LIST)
    assert 'data-of="10002"' in page.text
    assert len(page.text) < 200_000
    part = client.get(f"{LIST}/rows?from=5000&most=100").text
    assert part.count("<tr data-row") == 50


def test_the_number_of_statements_does_not_grow_with_the_register(served, filled, many):
    assert asked_again(served, LIST) == asked_again(many, LIST)


@pytest.mark.parametrize(("officer", "language"), [("analyst", "en"), ("drafter", "ur")])
def test_pages_of_the_register_are_accessible_and_as_wide_as_a_telephone(
    person_at, filled, officer, language
):
    filled.house.do(ChoosePages(by=officer, language=language, theme="auto"))
    page = person_at(officer, width=390, height=844, language=language)
    for path in (LIST, FILE):
        page.goto_here(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("refusedByPolicy") == []


def test_an_entry_is_reviewed_by_the_keyboard_alone(person_at, filled):
    filled.house.subject("S-41", label="By the keyboard")
    page = person_at("reviewer")
    page.goto_here(f"{LIST}?text={quote('By the keyboard')}")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/S-41")
    page.keyboard.press("d")
    page.keyboard.press("1")
    page.locator("#decide textarea").focus()
    page.keyboard.type("read with the complaint")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".head [data-state=stands]").wait_for()


def test_the_register_goes_to_other_programs_for_a_purpose_and_by_who_may_export(served, filled):
    client = served.client("analyst")
    sent = {"as": "ftm", "recipient": "court", "purpose": "asked for by the court"}
    file = client.post(f"{LIST}/exchange", data=sent)
    assert file.headers["content-disposition"].startswith("attachment")
    with ZipFile(BytesIO(file.content)) as inside:
        assert "statements.csv" in inside.namelist()
        assert "S-01" in inside.read("statements.csv").decode()
    assert client.post(f"{LIST}/exchange", data={**sent, "purpose": ""}).status_code == 422
    assert client.post(f"{LIST}/exchange", data={**sent, "as": "exe"}).status_code == 422
    assert served.client("reviewer").post(f"{LIST}/exchange", data=sent).status_code == 403


def test_who_looked_at_a_file_stands_with_it(served, filled):
    served.client("drafter").get(f"{LIST}/O-01")
    assert shown(served.client("chief").get(f"{LIST}/O-01?tab=log").text, "drafter")


def test_dossiers_on_a_person_stand_with_the_file(served, filled):
    page = served.client("analyst").get(f"{FILE}?tab=documents").text
    assert filled.brief[:8] in page


def photograph(scene):
    """Seal a picture and record that it shows S-01, as a statement about the whole of it."""
    from PIL import Image

    raw = BytesIO()
    Image.new("RGB", (60, 80), "grey").save(raw, "PNG")
    sha256 = scene.house.seal(scene.folder, "portrait.png", raw.getvalue())
    place = BytesLocator(0, len(raw.getvalue()), sha256)
    said = Claim("S-01", "photo", {"quality_ok": True, "taken": "2023"}, "Identity office", Citation(sha256, place, "a face"), seq=3)  # fmt: skip
    with scene.house.office.tools.database.writing() as connection:
        store.add(connection, said)
    return sha256


def test_a_photograph_stands_at_the_head_with_its_source_and_a_paper_about_one_is_a_link(fresh, quick_scene):  # fmt: skip
    claim(quick_scene, "S-01", "photo", {"quality_ok": True})
    client = fresh.client("analyst")
    paper = client.get(FILE).text
    assert "Open its source" in paper
    assert "<img" not in paper
    sha256 = photograph(quick_scene)
    [shown] = html.fromstring(client.get(FILE).text).xpath("//ul[@class='photographs']//img")
    assert shown.get("alt") == "Photograph of Sample S-01, according to Identity office"
    assert shown.get("src") == f"/c/{CASE}/exhibits/{sha256}/page/1?width=320"
    assert client.get(shown.get("src")).headers["content-type"] == "image/png"


def test_a_photograph_that_is_set_aside_is_not_shown(fresh, quick_scene):
    sha256 = photograph(quick_scene)
    act = QuarantineExhibit(by="clerk", compartment=CASE, exhibit=sha256, reason="of somebody else")
    quick_scene.house.do(act)
    assert "<img" not in fresh.client("analyst").get(FILE).text


def test_another_agency_is_asked_by_a_task_about_the_entry(fresh):
    client = fresh.client("analyst")
    tree = html.fromstring(client.get(FILE).text)
    offered = tree.xpath("//datalist[@id='ask-S-01']/option/@value")
    assert "Ask about Sample S-01 (S-01): no identity card and no passport" in offered
    asked = {"department": "Sample Registry", "action": offered[0], "due": "", "basis": ""}
    tasks = f"/c/{CASE}/tasks"
    went = client.post(tasks, data={**client.form(FILE, tasks), **asked})
    task = client.get(went.headers["location"]).text
    assert "Sample Registry" in task
    assert offered[0] in html.fromstring(task).text_content()


def test_a_file_leads_to_its_chart_and_that_of_an_organisation_to_its_structure(served, filled):
    client = served.client("analyst")
    assert f'href="/c/{CASE}/chart?of=S-01"' in client.get(FILE).text
    structure = f"/c/{CASE}/chart/command?organisation=O-01"
    assert structure in client.get(f"{LIST}/O-01").text
    assert client.get(structure).status_code == 200


def test_whoever_looks_at_a_file_with_a_photograph_can_use_it(fresh, quick_scene, browser):
    photograph(quick_scene)
    with listening(fresh.app) as at, browser.new_context(viewport={"width": 390, "height": 844}) as context:  # fmt: skip
        context.add_cookies([{"name": fresh.seats.cookie, "value": fresh.secret("analyst"), "url": at}])  # fmt: skip
        page = context.new_page()
        page.goto(f"{at}{FILE}")
        assert page.locator(".photographs img").evaluate("(img) => img.decode().then(() => img.naturalWidth)") > 0  # fmt: skip
        page.click("[data-open='ask-agency']")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

# SPDX-License-Identifier: Apache-2.0
"""Exhibits, search and lists of names: narrowed by the address, counted whole, found across scripts, proved when there is nothing."""

import hashlib
import json

import pytest
import sqlalchemy as sa
from accessible import faults
from office import listening

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.questions.batch_search import BatchSearch
from sanad.desk.working.carry_out import carry_out
from sanad.ledger import read
from sanad.vault.exhibit import Provenance

HERE = f"/c/{CASE}"
PAIRS = [
    ("عبداللہ", "عبدالله"), ("شاہ", "شاه"), ("حمزہ", "حمزة"), ("رحمۃ", "رحمة"), ("خاں", "خان"), ("بھائی", "بهائي"),
    ("ګل", "گل"), ("پښتون", "پشتون"), ("علی", "علي"), ("کتاب", "كتاب"), ("غنی", "غني"), ("أحمد", "احمد"),
]  # fmt: skip
"""Spellings of one word by keyboards of different languages."""


@pytest.fixture(scope="module")
def papers(web_scene):
    """Papers that a search finds, and one in a compartment where nobody of the case serves."""
    house, folder = web_scene.house, web_scene.folder
    text = (
        "نام: "
        + " ۔ ".join(one for one, _ in PAIRS)
        + "\nHe came to Kohzard with\nSarfaraz Bugti on 5 March."
    )
    found = house.seal(folder, "urdu.txt", text.encode(), language="ur")
    house.seal(folder, "<script>alert(1)</script>.txt", b"Words of <b>markup</b> zzmarkup.")
    path = folder / "foreign.txt"
    path.write_bytes(b"zzforeign words of another compartment")
    copy = house.office.tools.blobs.stage(path)
    act = SealExhibit(by="clerk", compartment="office", delivered_as="zzforeign.txt", copy=copy, provenance=Provenance(instrument="open-1"))  # fmt: skip
    house.do(act)
    house.read()
    index_layers(house.office.tools)
    return found


@pytest.fixture(scope="module")
def analyst(served, papers):
    del papers
    return served.client("analyst")


@pytest.mark.parametrize(("written", "typed"), PAIRS)
def test_a_word_is_found_from_either_keyboard(analyst, papers, written, typed):
    for word in (written, typed):
        page = analyst.get(f"{HERE}/search", params={"q": word, "sounds": "none"}).text
        assert papers in page
        assert "<mark>" in page


def test_a_phrase_is_found_across_the_end_of_a_line_and_a_name_across_scripts(analyst, papers):
    assert papers in analyst.get(f"{HERE}/search", params={"q": '"with Sarfaraz"'}).text
    page = analyst.get(f"{HERE}/search", params={"q": "سرفراز"}).text
    assert 'class="alike"' in page
    assert "Sarfaraz" in page
    none = analyst.get(f"{HERE}/search", params={"q": "سرفراز", "sounds": "none"}).text
    assert papers not in none


def test_an_amount_is_found_however_its_digits_are_grouped_also_by_the_receipt_of_a_list(
    fresh, quick_scene
):
    house, client = quick_scene.house, fresh.client("analyst")
    house.seal(quick_scene.folder, "paid.txt", b"He paid 45,000 rupees.")
    house.read()
    index_layers(house.office.tools)
    assert "<mark>45,000</mark>" in client.get(f"{HERE}/search?q=45000").text
    found = house.do(BatchSearch(by="analyst", compartment=CASE, terms=("45000", "46000")))
    assert [bool(count.exhibits) for count in found.counts] == [True, False]


def test_a_number_is_found_in_tables_and_its_row_is_opened(analyst, web_scene):
    page = analyst.get(f"{HERE}/search", params={"q": "0390-0000001"}).text
    assert f"exhibits/{web_scene.calls}?after=0" in page


def test_what_another_compartment_holds_is_in_no_hit_no_count_and_no_list(analyst):
    page = analyst.get(f"{HERE}/search?q=zzforeign").text
    assert "Nothing that was read holds this." in page
    assert "zzforeign.txt" not in analyst.get(f"{HERE}/exhibits").text
    assert analyst.get("/c/op-never/search?q=x").status_code == 404


def test_markup_in_names_and_words_is_text(analyst):
    page = analyst.get(f"{HERE}/search?q=zzmarkup").text
    assert "<b>markup" not in page
    assert "<script>alert" not in page
    assert "&lt;b&gt;markup" in page


def test_a_page_searches_what_the_index_holds_and_says_what_waits(fresh, quick_scene):
    house, page = quick_scene.house, f"{HERE}/search?q=zzlater"
    told = fresh.client("reviewer").get(page).text
    assert "not yet searchable" in told
    assert "Make them searchable" not in told  # a reviewer may not have exhibits read
    client = fresh.client("clerk")
    answer = client.post(
        f"{HERE}/jobs", data={**client.form(page, f"{HERE}/jobs"), "kind": "index"}
    )
    assert answer.status_code == 303
    job = answer.headers["location"]
    carry_out(house.office.tools, job.rpartition("/")[2])
    assert f'<a class="button" href="{HERE}/search">' in client.get(job).text  # the way back
    assert "not yet searchable" not in client.get(page).text
    house.seal(quick_scene.folder, "later.txt", b"zzlater words")
    house.read()
    told = client.get(page).text
    assert "not yet searchable" in told
    assert "later.txt" not in told
    index_layers(house.office.tools)
    assert "later.txt" in client.get(page).text


def test_a_search_that_cannot_be_understood_is_refused_in_words(analyst):
    answer = analyst.get(f"{HERE}/search", params={"q": '"no end'})
    assert answer.status_code == 422
    assert "quotation mark" in answer.text


def test_filters_of_the_address_narrow_and_are_taken_away_again(analyst, papers):
    page = analyst.get(f"{HERE}/search", params={"q": "came OR words", "language": "ur"}).text
    assert papers in page
    assert "zzmarkup" not in page
    assert f'href="{HERE}/search?q=came%20OR%20words"' in page


def test_what_was_found_is_narrowed_by_time_source_grade_and_by_whom_claims_are_about(fresh, quick_scene):  # fmt: skip
    house, folder = quick_scene.house, quick_scene.folder
    for name, came in (("one.txt", {"received_at": "2025-03-01T09:00:00+05:00", "handed_by": "Records office"}), ("two.txt", {"received_at": "2025-04-02T09:00:00+05:00", "handed_by": "Somebody", "grade": "admiralty:C3"})):  # fmt: skip
        house.seal(folder, name, f"Sample words of {name}".encode(), **came)
    house.read()
    index_layers(house.office.tools)
    client = fresh.client("analyst")
    every = client.get(f"{HERE}/search?q=sample").text
    assert f"{HERE}/search?q=sample&from=2025-03&to=2025-03" in every
    assert "admiralty:C3" in every
    for narrowed, there in (("source=Somebody", "two.txt"), ("grade=admiralty:C3", "two.txt"), ("from=2025-04", "two.txt"), ("about=S-01", "note.txt")):  # fmt: skip
        page = client.get(f"{HERE}/search?q=sample&{narrowed}").text
        assert there in page, narrowed
        assert "one.txt" not in page, narrowed
    assert "Nothing that was read" in client.get(f"{HERE}/search?q=sample&about=S-99").text
    grouped = client.get(f"{HERE}/search?q=sample&group=person").text
    assert f'href="{HERE}/subjects/S-01" data-open-row' in grouped
    assert "No claim on these is about a person" in grouped


def test_what_came_when_is_drawn_and_a_stretch_of_it_is_taken_by_the_pointer(fresh, quick_scene, browser):  # fmt: skip
    for n, month in enumerate(("2025-01", "2025-02", "2025-05")):
        quick_scene.house.seal(quick_scene.folder, f"{n}.txt", f"Sample words {n}".encode(), received_at=f"{month}-02T09:00:00+05:00")  # fmt: skip
    quick_scene.house.read()
    index_layers(quick_scene.house.office.tools)
    with listening(fresh.app) as at, browser.new_page(viewport={"width": 390, "height": 844}) as page:  # fmt: skip
        page.context.add_cookies([{"name": fresh.seats.cookie, "value": fresh.secret("analyst"), "url": at}])  # fmt: skip
        page.goto(f"{at}{HERE}/search?q=sample")
        bars = page.locator("[data-time]")
        bars.first.wait_for()
        times = bars.evaluate_all("(all) => all.map((bar) => bar.dataset.time)")
        assert times[:5] == ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]  # also those in which nothing came  # fmt: skip
        sizes = page.locator(".histogram text").evaluate_all("(all) => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getCTM().a)")  # fmt: skip
        assert min(sizes) >= 11
        page.keyboard.press("t")
        shown = page.locator("#months-table [data-row] a").all_inner_texts()
        assert [time for time in times if time in shown] == shown
        assert faults(page) == []
        page.keyboard.press("t")
        first, last = (bars.nth(n).bounding_box() for n in (0, 1))
        page.mouse.move(first["x"] + 2, first["y"] + 60)
        page.mouse.down()
        page.mouse.move(last["x"] + 2, last["y"] + 60)
        page.mouse.up()
        page.wait_for_url("**/search?q=sample&from=2025-01&to=2025-02")
        assert "2.txt" not in page.inner_text(".hits")


@pytest.mark.parametrize(("sounds", "told"), [("none", "parts, as written"), ("across", "parts")])
def test_of_hits_by_sound_is_spoken_only_where_there_are_some(analyst, sounds, told):
    page = analyst.get(f"{HERE}/search", params={"q": "zzmarkup", "sounds": sounds}).text
    assert told in page
    assert "the others by sound" not in page


def test_the_log_and_the_claims_that_cite_an_exhibit_leave_as_files(fresh, quick_scene):
    client = fresh.client("analyst")
    index_layers(quick_scene.house.office.tools)
    client.get(f"{HERE}/search?q=sample")
    asked = {"as": "jsonl", "purpose": "for the schedule"}
    for path, name, value in (("search/log", "words", "sample"), (f"exhibits/{quick_scene.note}/claims", "claim", quick_scene.claim)):  # fmt: skip
        assert 'id="export-purpose"' in client.get(f"{HERE}/{path}").text, path
        rows = map(json.loads, client.get(f"{HERE}/{path}", params=asked).text.splitlines())
        assert value in [row.get(name) for row in rows], path
        assert fresh.client("drafter").get(f"{HERE}/{path}", params=asked).status_code == 403


def test_what_nobody_has_opened_is_found_until_somebody_does(fresh, quick_scene):
    index_layers(quick_scene.house.office.tools)
    client, page = fresh.client("analyst"), f"{HERE}/search?q=sample&unopened=1"
    assert "note.txt" in client.get(page).text
    client.get(f"{HERE}/exhibits/{quick_scene.note}")
    assert "note.txt" not in client.get(page).text


def test_hits_leave_as_a_file_for_a_purpose_alone(analyst):
    assert analyst.get(f"{HERE}/search?q=zzmarkup&as=csv").status_code == 422
    file = analyst.get(f"{HERE}/search?q=zzmarkup&as=csv&purpose=for+the+file")
    assert "zzmarkup" in file.text


def test_exhibits_are_counted_narrowed_and_exported(analyst, papers, web_scene):
    page = analyst.get(f"{HERE}/exhibits?language=ur").text
    assert "1 of 1" in page
    assert papers in page
    assert web_scene.note not in page
    unknown = analyst.get(f"{HERE}/exhibits?language=-").text
    assert papers not in unknown
    assert web_scene.note in unknown
    assert "No exhibit is left" in analyst.get(f"{HERE}/exhibits?words=nowhere").text
    file = analyst.get(f"{HERE}/exhibits?as=csv&purpose=for+the+file&language=ur")
    assert papers in file.text
    assert web_scene.note not in file.text


def test_what_nobody_has_opened_is_listed_until_somebody_does(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/exhibits?unopened=1"
    assert quick_scene.note in client.get(page).text
    client.get(f"{HERE}/exhibits/{quick_scene.note}")
    assert quick_scene.note not in client.get(page).text


LIST = f"{HERE}/search/list"


def listed(client, office, terms: str) -> str:
    """Look for a list, and return where its page is."""
    went = client.fill(LIST, LIST, terms=terms)
    assert went.status_code == 303, went.text
    page = went.headers["location"].partition("?")[0]
    assert "How far it is" in client.get(page).text
    carry_out(office.tools, page.rpartition("/")[2])
    return page


def test_a_list_tells_what_is_found_of_each_and_proves_what_is_not_there(served, papers):
    client = served.client("analyst")
    at = listed(client, served.office, "Sarfaraz Bugti\nzznobody\n\n0390-0000001")
    page = client.get(at).text
    assert "3 terms" in page
    assert "1 without a hit" in page
    assert "zznobody" not in client.get(f"{at}?hits=1").text
    assert at in client.get(LIST).text
    receipt = client.fill(at, f"{at}/receipt", purpose="for the court")
    assert receipt.headers["content-disposition"].startswith("attachment")
    told = json.loads(receipt.content)
    assert told["found"][1]["as_written"] == {}
    checked = client.fill(LIST, f"{LIST}/check", receipt=receipt.text).text
    assert "the ledger names it, and the same is found" in checked
    told["by"] = "somebody else"
    changed = client.fill(LIST, f"{LIST}/check", receipt=json.dumps(told)).text
    assert "no entry of this office" in changed


def test_a_receipt_leaves_for_a_purpose_alone_and_the_ledger_names_its_bytes(fresh, quick_scene):
    client = fresh.client("analyst")
    at = listed(client, fresh.office, "zznobody")
    assert client.fill(at, f"{at}/receipt", purpose="").status_code == 422
    raw = client.fill(at, f"{at}/receipt", purpose="for the court").content
    with quick_scene.house.office.tools.database.reading() as connection:
        searched, gone = (
            str([entry.body for entry in read.about(connection, [thing])[thing]])
            for thing in (
                f"search:{hashlib.sha256(raw).hexdigest()}",
                f"work:{at.rpartition('/')[2]}",
            )
        )
    assert "batch_search" in searched
    assert hashlib.sha256(raw).hexdigest() in gone


def test_searches_stand_in_a_log_by_idea_with_what_was_noted(analyst):
    analyst.get(f"{HERE}/search?q=came&language=ur")
    analyst.get(f"{HERE}/search?q=came")
    address = f"{HERE}/search/log"
    page = analyst.get(address).text
    assert 'class="depth-1"><p><a href' in page.replace("\n", "")
    answer = analyst.fill(address, address, words="came", note="seen all", line="12", under="")
    assert answer.status_code == 303
    assert "covers a line of enquiry" in analyst.get(address).text
    assert analyst.fill(address, address, note="").status_code == 422


def test_a_search_is_kept_where_it_was_asked_and_new_hits_stand_on_the_desk(fresh, quick_scene):
    house, client = quick_scene.house, fresh.client("analyst")
    page, log, kept = f"{HERE}/search?q=zzbeacon", f"{HERE}/search/log", f"{HERE}/search/kept"
    assert f'hx-get="{kept}"' in client.get(f"{HERE}/desk").text
    assert "Kept searches" not in client.get(kept).text
    assert client.fill(page, log).headers["location"] == log
    assert "kept: the desk tells of new hits" in client.get(log).text
    assert "Nothing more is found" in client.get(kept).text
    house.seal(quick_scene.folder, "beacon.txt", b"The zzbeacon was lit.")
    house.read()
    index_layers(house.office.tools)
    told = client.get(kept).text
    assert f'href="{page}"><b>1</b> new hit for <bdi>zzbeacon</bdi>' in told
    client.get(page)
    assert "Nothing more is found" in client.get(kept).text
    assert "Kept searches" not in fresh.client("clerk").get(kept).text


def test_what_a_list_found_goes_with_an_exhibit_that_is_erased(fresh, quick_scene):
    client = fresh.client("analyst")
    at = listed(client, fresh.office, "came\nzznobody")
    assert "zznobody" in client.get(at).text
    order = {"order": "Court order 1", "witness": "auditor"}
    quick_scene.house.do(
        EraseExhibit(by="chief", compartment=CASE, exhibit=quick_scene.note, **order)
    )
    for path in (at, at.replace("search/list", "jobs")):
        page = client.get(path).text
        assert "The work can be ordered again" in page
        assert "zznobody" not in page


def test_ten_thousand_names_are_looked_for_and_one_more_is_refused(fresh):
    client = fresh.client("analyst")
    names = "\n".join(f"zzname{n}" for n in range(10_000))
    at = listed(client, fresh.office, names)
    page = client.get(at).text
    assert "10,000 terms" in page
    assert page.count("<tr data-row") == 50
    assert client.fill(LIST, LIST, terms=f"{names}\nmore").status_code == 422


def test_a_page_of_exhibits_costs_as_many_queries_with_few_as_with_many(fresh, quick_scene):
    client = fresh.client("analyst")
    engine = quick_scene.house.office.tools.database._engine

    def asked():
        client.get(f"{HERE}/exhibits?words=more")
        count = []
        sa.event.listen(engine, "after_cursor_execute", listener := lambda *_: count.append(1))
        client.get(f"{HERE}/exhibits?words=more")
        sa.event.remove(engine, "after_cursor_execute", listener)
        return len(count)

    for n in range(2):
        quick_scene.house.seal(quick_scene.folder, f"more-{n}.txt", str(n).encode())
    few = asked()
    for n in range(2, 12):
        quick_scene.house.seal(quick_scene.folder, f"more-{n}.txt", str(n).encode())
    assert asked() <= few + 3  # a session that is noted as used, once a minute


def test_documents_are_read_one_after_the_other_by_keys(person_at, web_scene, papers):
    del papers
    page = person_at("analyst")
    page.goto_here(f"{HERE}/exhibits?language=-")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/exhibits/*")
    first = page.url
    page.wait_for_selector("[data-next-document][href]")
    page.keyboard.press("]")
    page.wait_for_url(lambda url: url != first)
    page.wait_for_selector("[data-before-document][href]")
    page.keyboard.press("[")
    page.wait_for_url(first)


@pytest.mark.parametrize(("language", "width", "scheme"), [("ur", 390, "dark"), ("en", 1280, "light")])  # fmt: skip
def test_everybody_can_search(person_at, web_scene, papers, language, width, scheme):
    del papers
    web_scene.house.do(ChoosePages(by="investigator", language=language, theme="auto"))
    page = person_at("investigator", width=width, language=language, scheme=scheme)
    for path in ("exhibits", "search", "search?q=came", "search/list"):
        page.goto_here(f"{HERE}/{path}")
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert faults(page) == [], path
        assert page.evaluate("refusedByPolicy") == [], path

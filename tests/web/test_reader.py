# SPDX-License-Identifier: Apache-2.0
"""The reading desk: page and words together, claims made of words, sources of values, custody; and nothing of another compartment."""

import io
import re
import wave

import pytest
from accessible import faults
from lxml import html
from PIL import Image, ImageDraw

from cast import CASE
from page_files import pdf
from sanad.claims.properties import PROPERTIES
from sanad.claims.properties import check as check_property
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.claim_form import DAY, ENTRY, FLAG, FORMS, NUMBER, Asked, value
from sanad.desk.questions.exhibit_part import Cited, Part
from sanad.desk.questions.source_of import SourceOf
from sanad.search.marks import Mark
from sanad.vault.exhibit import Provenance
from sanad.web.ranges import asked_for
from sanad.web.runs import runs

HERE = f"/c/{CASE}"
EVIL = "evil\u202efdp.exe <script>alert(1)</script>.txt"
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nWe come on Friday.\n\n00:00:01.000 --> 00:00:02.000\nBring the money.\n"


def sealed(scene, name, raw, **came):
    sha256 = scene.house.seal(scene.folder, name, raw, **came)
    scene.house.read()
    return sha256


def tone(seconds=2, rate=8000):
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", ""))
        out.writeframes(b"\x00\x10" * rate * seconds)
    return file.getvalue()


@pytest.fixture(scope="module")
def evil(web_scene):
    return sealed(web_scene, EVIL, b"<b>Sample One</b> met Sample Two.\nHe paid twice.")


@pytest.fixture(scope="module")
def recording(web_scene):
    sha256 = sealed(web_scene, "call.wav", tone())
    came = {
        "parent": sha256,
        "relation": "transcript",
        "language": "en",
        "made_by": "Sample Typist",
    }
    sealed(web_scene, "call.vtt", VTT.encode(), **came)
    return sha256


@pytest.fixture(scope="module")
def drawn(web_scene):
    """A page of print, whose words have their places on it."""
    return sealed(web_scene, "page.pdf", pdf("Sample One met nobody"))


@pytest.fixture(scope="module")
def foreign(web_scene):
    """An exhibit of a compartment in which nobody of the case serves."""
    house = web_scene.house
    path = web_scene.folder / "foreign.txt"
    path.write_bytes(b"Foreign words.")
    copy = house.office.tools.blobs.stage(path)
    act = SealExhibit(by="clerk", compartment="office", delivered_as="foreign.txt", copy=copy, provenance=Provenance(instrument="open-1"))  # fmt: skip
    return house.do(act).sha256


@pytest.fixture(scope="module")
def analyst(served):
    return served.client("analyst")


def test_a_value_opens_its_source_with_the_words_the_place_and_who_entered_it(analyst, web_scene):
    page = analyst.get(f"{HERE}/source?of=claim:{web_scene.claim}").text
    assert "Sample One is the son of Sample Father." in page
    assert "Records office" in page
    assert f"exhibits/{web_scene.note}?part=1&mark=0-39#marked" in page
    assert "<html" not in page


def test_the_source_of_a_row_an_entry_and_a_finding_is_told(analyst, web_scene):
    assert "T-0" in analyst.get(f"{HERE}/source?of=row:{web_scene.calls}%231").text
    entry = analyst.get(f"{HERE}/source?of=entry:20")
    assert entry.status_code in {200, 404}
    assert analyst.get(f"{HERE}/source?of=nothing:1").status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/record",
        "/custody",
        "/claims",
        "/suggestions",
        "/page/1",
        "/sound",
        "/rows?from=0",
        "/row/1",
    ],
)
def test_an_exhibit_of_another_compartment_is_as_one_that_never_was(analyst, foreign, path):
    other, never = (
        analyst.get(f"{HERE}/exhibits/{sha256}{path}") for sha256 in (foreign, "0" * 64)
    )
    assert other.status_code == never.status_code == 404
    assert other.text.replace(foreign, "") == never.text.replace("0" * 64, "")


def test_nobody_acts_on_an_exhibit_of_another_compartment(served, foreign):
    clerk = served.client("clerk")
    sent = {"_key": "k-foreign", "step": "set_aside", "reason": "long enough a reason"}
    assert clerk.post(f"{HERE}/exhibits/{foreign}/custody", data=sent).status_code == 404
    copied = {"_key": "k", "kind": "copy", "to": "court", "purpose": "for the court"}
    assert served.client("analyst").post(f"{HERE}/exhibits/{foreign}/copy", data=copied).status_code == 404  # fmt: skip


@pytest.mark.parametrize("officer", ["clerk", "investigator", "analyst", "reviewer", "chief", "auditor"])  # fmt: skip
def test_whoever_serves_here_reads_and_only_who_may_claim_is_offered_it(served, web_scene, officer):
    answer = served.client(officer).get(f"{HERE}/exhibits/{web_scene.note}")
    assert answer.status_code == 200
    assert ('id="claim-form"' in answer.text) == (officer in {"investigator", "analyst"})


def test_a_name_that_turns_the_line_and_markup_in_the_words_are_shown_as_text(analyst, evil):
    for path in ("", "/record", "/custody", "/claims"):
        page = analyst.get(f"{HERE}/exhibits/{evil}{path}").text
        assert "\u202e" not in page
        assert "evil\\u202efdp.exe" in page
        assert "<script>alert" not in page
    assert "&lt;b&gt;Sample One&lt;/b&gt;" in analyst.get(f"{HERE}/exhibits/{evil}").text


def test_whom_a_claim_is_about_can_be_registered_on_the_exhibit_that_is_read(served, web_scene):
    lead = f"{HERE}/subjects/new?evidence={web_scene.note}"
    page = f"{HERE}/exhibits/{web_scene.note}"
    assert f'href="{lead}"' in served.client("investigator").get(page).text
    form = served.client("investigator").get(lead).text
    assert f">{web_scene.note}</textarea>" in form


def test_what_a_search_found_and_what_a_claim_quotes_is_marked_where_it_stands(analyst, web_scene):
    page = analyst.get(f"{HERE}/exhibits/{web_scene.note}?find=father&mark=0-10").text
    assert 'data-hit="0"' in page
    assert f'data-source="claim:{web_scene.claim}"' in page
    assert 'id="marked"' in page


def test_a_claim_is_made_of_selected_words_and_leads_back_to_them(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{quick_scene.note}"
    sent = {
        "quote": "Sample One", "start": "0", "about": "S-01", "property": "name", "value": "Sample One",
        "said_by": "Records office", "valid_from": "2025-01",
    }  # fmt: skip
    answer = client.post(f"{HERE}/claims", data={**client.form(page, f"{HERE}/claims"), **sent})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{page}?part=1&layer=text")
    assert "is-alleged" in client.get(page).text


def test_who_handed_a_paper_over_is_offered_for_its_words_and_not_taken_to_have_said_them(
    fresh, quick_scene
):
    paper = sealed(quick_scene, "statement.txt", b"He was seen.", handed_by="Sample <Station>")
    form = html.fromstring(fresh.client("analyst").get(f"{HERE}/exhibits/{paper}").text)
    [field] = form.xpath("//input[@name='said_by']")
    assert field.get("value") == ""
    offered = form.xpath(f"//datalist[@id='{field.get('list')}']/option/@value")
    assert offered == ["Sample <Station>"]


def test_words_that_do_not_stand_there_make_no_claim_and_nothing_typed_is_lost(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{quick_scene.note}"
    sent = {"quote": "Never written", "about": "S-01", "property": "name", "value": "Other", "said_by": "Nobody"}  # fmt: skip
    answer = client.post(f"{HERE}/claims", data={**client.form(page, f"{HERE}/claims"), **sent})
    assert answer.status_code in {400, 409, 422}
    assert "Never written" in answer.text


def test_a_claim_sent_twice_is_recorded_once(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{quick_scene.note}"
    sent = {**client.form(page, f"{HERE}/claims"), "quote": "5 March 1984", "about": "S-01", "property": "birth_date", "value": "1984-03-05", "said_by": "Records office"}  # fmt: skip
    first, second = (client.post(f"{HERE}/claims", data=sent) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert client.get(f"{page}/claims").text.count("1984-03-05") == 1


def test_a_claim_shows_its_words_and_is_withdrawn_with_a_reason_that_stays(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/claims/{quick_scene.claim}"
    assert client.fill(page, page, reason="").status_code == 422
    answer = client.fill(page, page, reason="the register was misread")
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    after = client.get(page).text
    assert "the register was misread" in after
    assert 'data-state="withdrawn"' in after


def test_of_two_at_one_claim_the_second_is_told(fresh, quick_scene):
    page = f"{HERE}/claims/{quick_scene.claim}"
    one, other = fresh.client("analyst"), fresh.client("investigator")
    filled = {**one.form(page, page), "reason": "I withdraw it for this"}
    other.fill(page, page, reason="somebody was quicker than that")
    answer = one.post(page, data=filled)
    assert answer.status_code == 409
    assert "I withdraw it for this" in answer.text


def test_rows_of_a_table_come_masked_and_in_the_order_of_the_file(analyst, web_scene):
    page = analyst.get(f"{HERE}/exhibits/{web_scene.calls}").text
    assert f'data-long="{HERE}/exhibits/{web_scene.calls}/rows"' in page
    rows = analyst.get(f"{HERE}/exhibits/{web_scene.calls}/rows?from=0&most=5").text
    assert rows.count("<tr") == 5
    assert "923900000002" not in rows
    assert "T-0" in rows


def test_rows_that_were_set_aside_stand_in_their_places(fresh, quick_scene):
    head = b"Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
    good = b"1,Outgoing,923900000001,923900000002,1/25/2025 10:00:00,60,1A2B,001001010001017,001010000010101,Q\n"
    bad = b"2,Outgoing,923900000001,923900000002,no day at all,60,1A2B,001001010001017,001010000010101,Q\n"
    sha256 = sealed(quick_scene, "odd.csv", head + good + bad + good, instrument="order-1")
    rows = fresh.client("analyst").get(f"{HERE}/exhibits/{sha256}/rows?from=0&most=3").text
    assert rows.index('id="row-1"') < rows.index("set-aside") < rows.index('id="row-3"')


def test_who_may_not_ask_records_is_told_so_and_sees_none(served, web_scene):
    page = served.client("clerk").get(f"{HERE}/exhibits/{web_scene.calls}")
    assert page.status_code == 200
    assert "923900000002" not in page.text
    assert "data-long" not in page.text


def test_a_recording_is_played_in_ranges_beside_what_was_heard_when(analyst, recording):
    page = analyst.get(f"{HERE}/exhibits/{recording}").text
    assert 'data-from="1000"' in page
    assert "Bring the money." in page
    address = f"{HERE}/exhibits/{recording}/sound"
    part = analyst.get(address, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"RIFF")
    assert analyst.get(address, headers={"Range": "bytes=999999999-"}).status_code == 200


def test_words_of_a_cue_that_have_times_are_heard_by_them_and_quoted_as_written(fresh, quick_scene):
    sha256 = sealed(quick_scene, "call.wav", tone())
    vtt = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nWe <00:00:01.500>come.\n"
    sealed(quick_scene, "call.vtt", vtt.encode(), parent=sha256, relation="transcript")
    page = fresh.client("analyst").get(f"{HERE}/exhibits/{sha256}").text
    assert '<span data-heard="1500">come.</span>' in page
    assert "&lt;00:00:01.500&gt;" in page


def test_a_picture_that_its_sender_calls_graphic_is_shown_to_nobody_unasked(fresh, quick_scene):
    sha256 = sealed(quick_scene, "page.pdf", pdf("Sample"), conditions=("graphic",))
    page = fresh.client("analyst").get(f"{HERE}/exhibits/{sha256}").text
    assert "data-reveal" in page
    assert f'<img src="{HERE}/exhibits/{sha256}/page/1"' not in page


def test_a_claim_that_was_withdrawn_is_marked_as_that_where_it_quotes(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{quick_scene.note}"
    assert "is-alleged" in client.get(page).text
    claim = f"{HERE}/claims/{quick_scene.claim}"
    client.fill(claim, claim, reason="the register was misread")
    after = client.get(page).text
    assert "is-withdrawn" in after
    assert "is-alleged" not in after


def test_what_was_heard_is_claimed_as_a_stretch_of_the_recording(fresh, quick_scene):
    sha256 = sealed(quick_scene, "call.wav", tone())
    heard = sealed(quick_scene, "call.vtt", VTT.encode(), parent=sha256, relation="transcript")
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{sha256}"
    sent = {"exhibit": heard, "part": "2", "quote": "Bring the money.", "about": "S-01", "property": "statement", "value": "Bring the money.", "said_by": "a voice"}  # fmt: skip
    answer = client.post(f"{HERE}/claims", data={**client.form(page, f"{HERE}/claims"), **sent})
    assert answer.status_code == 303
    assert 'class="cited is-alleged"' in client.get(page).text


def test_the_original_leaves_for_a_purpose_alone_and_never_opens_in_place(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{quick_scene.note}"
    form = client.form(f"{page}/custody", f"{page}/copy")
    sent = {**form, "kind": "working_copy", "to": "the desk"}
    assert client.post(f"{page}/copy", data={**sent, "purpose": ""}).status_code in {200, 422}
    answer = client.post(f"{page}/copy", data={**sent, "purpose": "to compare the seal"})
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content.startswith(b"Sample One")
    assert "to compare the seal" in client.get(f"{page}/custody").text
    assert fresh.client("reviewer").post(f"{page}/copy", data={**sent, "purpose": "x y z"}).status_code == 403  # fmt: skip


def test_a_hand_over_is_recorded_and_what_is_set_aside_shows_nothing_until_released(fresh, quick_scene):  # fmt: skip
    clerk, page = fresh.client("clerk"), f"{HERE}/exhibits/{quick_scene.note}"
    told = {"step": "hand_over", "event": "transferred", "at": "2026-01-05T07:00+00:00", "giver": "Sample Giver", "receiver": "Sample Receiver"}  # fmt: skip
    assert clerk.fill(f"{page}/custody", f"{page}/custody", **told).status_code == 303
    assert "Sample Receiver" in clerk.get(f"{page}/custody").text
    clerk.fill(
        f"{page}/custody", f"{page}/custody", step="set_aside", reason="its seal is in doubt"
    )
    told = clerk.get(page).text
    assert "its seal is in doubt" in told
    assert "son of" not in told
    odd = clerk.post(f"{page}/custody", data={**clerk.form(page, "/me/purpose"), "step": "burn"})
    assert odd.status_code == 422


def test_what_was_said_of_a_delivery_is_put_right_by_who_may_release(fresh, quick_scene):
    page = f"{HERE}/exhibits/{quick_scene.note}"
    assert "/deliveries/" not in fresh.client("clerk").get(f"{page}/record").text
    chief = fresh.client("chief")
    [link, *_] = html.fromstring(chief.get(f"{page}/record").text).xpath(
        "//a[contains(@href, '/deliveries/')]/@href"
    )
    shown = html.fromstring(chief.get(link).text)
    assert shown.xpath("//select[@name='instrument']/option[@selected]/@value") == ["open-1"]
    told = {"instrument": "order-1", "handed_by": "Sample Sender", "handling": "restricted"}
    assert chief.fill(link, link, **told, reason=" ").status_code == 422
    done = chief.fill(link, link, **told, reason="the covering letter names it")
    assert done.headers["location"].endswith("/record")
    record = chief.get(f"{page}/record").text
    assert "put right" in record
    assert "Sample Sender" in record
    assert (
        fresh.client("clerk").get(link).status_code == 200
    )  # who receives may look which papers there are
    assert fresh.client("clerk").fill(link, link, **told, reason="me too").status_code == 403
    assert chief.get(f"{page}/deliveries/1").status_code == 404


def rejecting(page):
    """Return the hidden fields of the first form that rejects a suggestion."""
    [form, *_] = html.fromstring(page).xpath("//dialog[starts-with(@id, 'reject-')]//form")
    return {each.get("name"): each.get("value", "") for each in form.xpath(".//input")}


def test_a_suggestion_is_accepted_or_rejected_and_not_made_again(fresh, quick_scene):
    text = b"QUETTA, 10 March 2025. An explosion killed two people at the Sample post."
    sha256 = sealed(quick_scene, "report.txt", text)
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{sha256}/suggestions"
    first = client.get(page).text
    assert "10 March 2025" in first
    form = rejecting(first)
    answer = client.post(page, data={**form, "reason": "it is the day of the paper"})
    assert answer.status_code == 303
    assert (
        client.get(page).text.count('data-open="reject-') == first.count('data-open="reject-') - 1
    )


def test_an_exhibit_in_which_nothing_is_written_is_shown_all_the_same(fresh, quick_scene):
    sha256 = sealed(quick_scene, "blank.txt", b"\n\n")
    answer = fresh.client("analyst").get(f"{HERE}/exhibits/{sha256}")
    assert answer.status_code == 200
    assert fresh.client("analyst").get(f"{HERE}/exhibits/{sha256}?part=9").status_code == 404


def test_a_picture_says_how_its_boxes_lead_to_its_pixels(fresh, quick_scene):
    drawn = Image.new("RGB", (300, 100), "white")
    ImageDraw.Draw(drawn).text((20, 40), "SAMPLE", fill="black")
    file = io.BytesIO()
    drawn.save(file, "PNG")
    sha256 = sealed(quick_scene, "scan.png", file.getvalue())
    answer = fresh.client("analyst").get(f"{HERE}/exhibits/{sha256}/page/1?width=150")
    assert answer.headers["content-type"] == "image/png"
    width, height, *matrix = map(float, answer.headers["sanad-page"].split())
    assert (width, height) == (150, 50)
    assert matrix == [0.5, 0, 0, 0.5, 0, 0]


def test_a_subject_is_suggested_with_what_tells_it_from_a_namesake(analyst, web_scene):
    found = analyst.get(f"{HERE}/suggest?text=sample s").json()
    assert {"S-01"} <= {each["id"] for each in found}
    assert any("Sample Father" in each["facts"] for each in found)
    assert analyst.get("/c/op-other/suggest?text=sample").status_code == 404


def test_the_palette_finds_exhibits_and_requests_of_this_compartment_alone(analyst, web_scene, foreign):  # fmt: skip
    def found(text):
        return {
            each["id"] for each in analyst.get(f"{HERE}/anything", params={"text": text}).json()
        }

    assert web_scene.note in found("note")
    assert web_scene.note in found(web_scene.note[:6])
    assert {"S-01", "RN-01"} <= found("S-01") | found("rn-01")
    [request] = analyst.get(f"{HERE}/anything", params={"text": "rn-01"}).json()
    assert request["facts"] == ["request", "RN-01", "red notice"]
    assert foreign not in found("foreign") | found(foreign[:12]) | found(foreign)
    assert analyst.get("/c/op-other/anything?text=note").status_code == 404


def test_looking_at_rows_changes_nothing_under_a_form_of_another(fresh, quick_scene):
    page = f"{HERE}/exhibits/{quick_scene.calls}/custody"
    clerk = fresh.client("clerk")
    filled = {**clerk.form(page, page), "step": "set_aside", "reason": "its seal is in doubt"}
    looked = fresh.client("analyst").get(f"{HERE}/exhibits/{quick_scene.calls}/rows?from=0&most=5")
    assert looked.status_code == 200
    assert clerk.post(page, data=filled).status_code == 303


def test_who_looked_stands_apart_from_the_steps_of_custody(analyst, web_scene):
    analyst.get(f"{HERE}/exhibits/{web_scene.note}")
    page = analyst.get(f"{HERE}/exhibits/{web_scene.note}/custody").text
    steps, views = page.split("Who looked into it", 1)
    assert "exhibit part" in views
    assert "exhibit part" not in steps[steps.index("<h2>Steps") :]
    assert "received and sealed" in steps


def test_one_field_of_a_row_is_quoted_as_its_file_writes_it(fresh, quick_scene):
    client, page = fresh.client("analyst"), f"{HERE}/exhibits/{quick_scene.calls}/row/1"
    shown = client.get(page).text
    assert "1/25/2025 10:00:00" in shown
    assert "923900000002" not in shown
    sent = {
        "column": "5",
        "about": "S-01",
        "property": "alias",
        "value": "x",
        "said_by": "Operator",
    }
    answer = client.post(f"{HERE}/claims", data={**client.form(page, f"{HERE}/claims"), **sent})
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    claims = client.get(f"{HERE}/exhibits/{quick_scene.calls}/claims").text
    assert "row 1, column 5" in claims
    [claim] = set(re.findall(r"claims/(C-[0-9a-f]{12})", claims))
    assert "1/25/2025 10:00:00" in client.get(f"{HERE}/claims/{claim}").text
    assert client.get(f"{HERE}/exhibits/{quick_scene.calls}/row/99").status_code == 404
    assert fresh.client("clerk").get(page).status_code == 403


def part(text, words=(), claims=(), hits=(), confirmed=()):
    return Part(1, 1, "", "text", ("text",), "", text, (), "ltr", None, words, confirmed, claims, hits, None, None, ())  # fmt: skip


def test_runs_are_the_text_cut_where_marks_begin_and_end(web_scene):
    found = web_scene.house.do(SourceOf(by="analyst", compartment=CASE, thing=f"claim:{web_scene.claim}"))  # fmt: skip
    cut = list(runs(part("abc def", claims=(Cited(found.claim, 1, 5),), hits=(Mark(4, 7, alike=True),)), (0, 2)))  # fmt: skip
    assert "".join(run.text for run in cut) == "abc def"
    assert [(run.text, bool(run.claims), run.hit, run.is_marked) for run in cut] == [
        ("a", False, None, True), ("b", True, None, True), ("c ", True, None, False), ("d", True, 0, False), ("ef", False, 0, False),
    ]  # fmt: skip
    assert cut[3].closing == (web_scene.claim,)


EXAMPLES = {DAY: "2025-03", NUMBER: "3", FLAG: "1", "text": "words of 1984", "country": "PK"}
ENTRIES = {"organisation": "O-01", "incident": "I-01"}


@pytest.mark.parametrize("asked", FORMS.values(), ids=FORMS)
def test_what_a_form_asks_for_makes_a_value_of_its_property(asked: Asked):
    kind = min(PROPERTIES[asked.name].kinds)
    needed = {each.name: _example(each) for each in asked.members if each.must}
    for more in ({}, *({each.name: _example(each)} for each in asked.members)):
        check_property("S-01", kind, asked.name, value(asked.name, {**needed, **more}))


def test_of_whom_a_figure_is_offers_the_words_that_are_put_together_and_keeps_any_other(served):
    piece = html.fromstring(served.client("analyst").get(f"{HERE}/claims/fields?property=killed").text)  # fmt: skip
    [asked] = piece.xpath("//input[@name='value.category']")
    listed = piece.xpath(f"//datalist[@id='{asked.get('list')}']/option/@value")
    assert listed == ["total", "civilians", "security_forces", "attackers"]
    for typed, kept in (("Security forces", "security_forces"), ("School children", "School children")):  # fmt: skip
        told = value("killed", {"category": typed, "low": "3", "said": "three were killed"})
        assert told == {"category": kept, "low": 3, "said": "three were killed"}


def _example(member):
    if member.options:
        return member.options[0]
    return ENTRIES.get(member.name, "M-01") if member.shape == ENTRY else EXAMPLES[member.shape]


def test_a_player_that_asks_for_nonsense_gets_the_whole_file():
    for odd in ("bytes=5-2", "bytes=-", "lines=1-2", "bytes=0-1,4-5", "bytes=9999999999999999999-"):
        assert asked_for(odd, 10) == (0, 10)


class Hands:
    """The keyboard of a page, with a count of the strokes."""

    def __init__(self, page):
        self.page, self.strokes = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.strokes += len(keys)

    def type(self, text):
        self.page.keyboard.type(text)
        self.strokes += len(text)


def offered(page, value):
    """Wait until a value is offered; the policy lets nobody evaluate a text, as waiting for a function does."""
    for _ in range(2400):
        if page.evaluate("document.querySelector('#claim-value [name=value]')?.value") == value:
            return
        page.wait_for_timeout(25)
    raise AssertionError(value)


STROKES = 40
"""In eight seconds, by somebody who types five keys a second."""


def test_a_claim_is_made_by_the_keyboard_alone_in_less_than_eight_seconds(person_at, web_scene):
    page = person_at("analyst")
    hands = Hands(page)
    page.goto_here(f"{HERE}/exhibits/{web_scene.note}")
    page.locator("#words").focus()
    hands.press("ArrowRight", "Shift+ArrowRight", "c")
    page.wait_for_selector("#claim[open]")
    assert page.input_value("#claim-quote") == "Sample One"
    hands.type("s-01")
    page.wait_for_selector("[role=option]")
    assert "Sample Father" in page.locator("[role=option][aria-selected=true]").inner_text()
    hands.press("Enter")
    assert page.input_value("#claim-about") == "S-01"
    hands.press("Tab")
    hands.type("Alias")
    offered(page, "Sample One")
    hands.press("Tab", "Tab")
    hands.type("Records office")
    with page.expect_navigation():
        hands.press("Enter")
    assert page.locator("#words .is-alleged").first.inner_text().startswith("Sample One")
    assert hands.strokes < STROKES
    assert page.evaluate("refusedByPolicy") == []


def test_a_box_that_is_drawn_on_a_page_takes_the_words_inside(person_at, drawn):
    page = person_at("analyst")
    page.goto_here(f"{HERE}/exhibits/{drawn}")
    first = page.locator(".paper rect[data-word]").first
    last = page.locator(".paper rect[data-word]").nth(1)
    first.wait_for()
    one, other = first.bounding_box(), last.bounding_box()
    page.mouse.move(one["x"] - 6, one["y"] - 6)
    page.mouse.down()
    page.mouse.move(other["x"] + other["width"] + 6, other["y"] + other["height"] + 6, steps=4)
    page.mouse.up()
    page.keyboard.press("c")
    page.wait_for_selector("#claim[open]")
    assert page.input_value("#claim-quote") == "Sample One"
    assert page.input_value("#claim-form [name=start]") == "0"


def test_a_field_of_a_row_is_claimed_by_the_keyboard(person_at, web_scene):
    page = person_at("analyst")
    hands = Hands(page)
    page.goto_here(f"{HERE}/exhibits/{web_scene.calls}")
    page.wait_for_selector("tr[data-record]")
    hands.press("j")
    with page.expect_navigation():
        hands.press("c")
    page.locator("input[name=column]").first.focus()
    hands.press("ArrowDown")
    assert page.locator("input[name=column]").nth(1).is_checked()
    assert page.evaluate("refusedByPolicy") == []
    assert faults(page) == []


def test_everybody_can_read_on_a_narrow_screen_in_urdu(person_at, web_scene, recording):
    web_scene.house.do(ChoosePages(by="investigator", language="ur", theme="auto"))
    page = person_at("investigator", width=390, height=844, language="ur")
    for path in (f"exhibits/{web_scene.note}?find=father", f"exhibits/{recording}", f"exhibits/{web_scene.calls}", f"exhibits/{web_scene.note}/custody"):  # fmt: skip
        page.goto_here(f"{HERE}/{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.lang") == "ur"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert faults(page) == [], path
        assert page.evaluate("refusedByPolicy") == [], path

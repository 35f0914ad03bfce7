# SPDX-License-Identifier: Apache-2.0
"""The pages as an Urdu officer reads them: no word of the program stands there in English, and what runs the other way is kept apart."""

import re
from pathlib import Path

import pytest
from lxml import html

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.web.guide import WAY
from sanad.web.sections import SECTIONS

TEMPLATES = Path(__file__).parents[2] / "src" / "sanad" / "web" / "templates"
OF_OTHERS = {"script", "style", "bdi", "code", "pre", "time", "kbd", "textarea", "template", "svg", "option"}  # fmt: skip
"""Elements that hold what is no word of the program: values, ids, moments, keys, what somebody typed."""
SPOKEN = ("title", "aria-label", "placeholder", "data-key-label")
WORD = re.compile(r"[A-Za-z]{2,}")
TYPED = re.compile(r"`[^`]*`|\b[a-z]+:[\w-]*|\b[a-z]+_[a-z_]+|\b\w+\.html\b")
"""What somebody types, or a file that is named: commands, ids, names of acts."""
FACT = re.compile("\u2068[^\u2068\u2069]*\u2069")
"""A fact that stands in a sentence as it is, kept apart from the words around it."""
SENTENCE = re.compile(r"[A-Z][a-z]+( [a-z]+){2}")
KNOWN = {
    "SHA", "CSV", "JSON", "JSONL", "XLSX", "HTML", "PDF", "IMSI", "IMEI", "SIM", "UTC", "API", "HTTP", "TOML", "XML", "PNG", "SVG", "ICS", "STIX",
    "OR", "Enter", "Esc", "Shift", "Ctrl", "sanad", "receive", "FollowTheMoney", "Natural", "Earth", "English", "goAML", "FtM",
}  # fmt: skip
"""Names of formats, of keys, and of the maps' source: the same in every language."""
PAGES = [f"/c/{CASE}/{section.id}" for section in SECTIONS] + ["/help", "/help/desk", "/me", f"/c/{CASE}/tasks", f"/c/{CASE}/findings", f"/c/{CASE}/aside"]  # fmt: skip


@pytest.fixture(scope="module")
def reader(web_scene, served):
    """The analyst, who reads Urdu."""
    web_scene.house.do(
        ChoosePages(by="analyst", compartment="office", purpose="", language="ur", theme="light")
    )
    return served.client("analyst")


def spoken(element, *, held=False):
    """Yield the words of the program on a page: texts that stand in no value, and those that are read aloud."""
    if not isinstance(element.tag, str):
        return
    held = held or element.tag in OF_OTHERS or "id" in (element.get("class") or "").split() or element.get("lang") == "en" or element.get("dir") == "auto"  # fmt: skip
    if not held:
        yield element.text or ""
        if not element.xpath("ancestor-or-self::*[@data-source]"):
            yield from (element.get(name, "") for name in SPOKEN[2:])
    for child in element:
        yield from spoken(child, held=held)
        yield "" if held else child.tail or ""


@pytest.mark.parametrize("path", PAGES)
def test_no_word_of_the_program_is_english_on_an_urdu_page(reader, path):
    answer = reader.get(path)
    assert answer.status_code in {200, 403}, path
    page = html.fromstring(answer.text)
    assert (page.get("lang"), page.get("dir")) == ("ur", "rtl")
    told = [FACT.sub("", text).strip() for text in spoken(page.find("body"))]
    assert [text for text in told if set(WORD.findall(TYPED.sub("", text))) - KNOWN] == []


@pytest.mark.parametrize("path", [f"/c/{CASE}/clocks", f"/c/{CASE}/desk", f"/c/{CASE}/drift", f"/c/{CASE}/requests", "/c/office/clocks"])  # fmt: skip
def test_what_the_program_and_the_law_say_is_urdu_or_marked_as_english(served, reader, path):
    page = html.fromstring(reader.get(path).text)
    unmarked = [
        said.text_content()
        for said in page.xpath("//bdi[@dir='auto'][not(ancestor-or-self::*[@lang='en'])]")
        if SENTENCE.search(FACT.sub("", said.text_content()))
    ]
    assert unmarked == []


def test_what_was_done_with_an_exhibit_is_told_in_urdu(reader, web_scene):
    custody = reader.get(f"/c/{CASE}/exhibits/{web_scene.note}/custody").text
    assert "سے پڑھا گیا" in custody
    assert "read by" not in custody


def test_the_way_names_buttons_as_their_pages_do(served):
    written = " ".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    for label in {label for step in WAY for label in step.presses}:
        assert re.search(rf"_\(['\"]{re.escape(label)}['\"]\)", written), label
    shown = html.fromstring(served.client("clerk").get(f"/help?in={CASE}").text)
    steps = shown.xpath("//ol[@class='way']/li")
    assert len(steps) == len(WAY)
    assert [each.text for each in steps[1].xpath(".//p[@class='presses']/strong")] == list(
        WAY[1].presses
    )
    assert steps[1].xpath(".//a/@href") == [f"/c/{CASE}/intake"]


@pytest.mark.parametrize(("officer", "leads"), [("clerk", []), ("supervisor", ["/c/office/office"])])  # fmt: skip
def test_the_way_begins_with_enrolling_and_leads_there_whoever_may(served, officer, leads):
    client = served.client(officer)
    place = CASE if officer == "clerk" else "office"
    first = html.fromstring(client.get(f"/help?in={place}").text).xpath("//ol[@class='way']/li")[0]
    assert "nobody appoints themselves" in first.text_content()
    assert first.xpath(".//a/@href") == leads
    offered = html.fromstring(client.get(f"/help/office?in={place}").text)
    assert offered.xpath("//main//a[@class='button']/@href") == leads


def test_a_refusal_is_told_in_urdu_and_what_was_typed_stays(reader):
    sent = {"_key": "k" * 24, "_seen": "", "answer": "stands", "reasons": "Zarak said so"}
    refused = reader.post(f"/c/{CASE}/subjects/S-01/decide", data=sent)
    assert refused.status_code == 403
    page = html.fromstring(refused.text)
    says = page.xpath("//section[@class='refusal']/p[1]")[0].text
    assert "\u2068analyst\u2069 کو \u2068اندراج پر فیصلہ\u2069 کی اجازت نہیں" in says
    assert "Zarak said so" in page.xpath("//textarea/text()")


def test_what_is_not_there_is_said_in_the_language_of_whoever_asks(reader):
    missing = html.fromstring(reader.get(f"/c/{CASE}/subjects/S-77").text)
    elsewhere = html.fromstring(reader.get("/c/op-never/desk").text)
    assert {missing.get("lang"), elsewhere.get("lang")} == {"ur"}

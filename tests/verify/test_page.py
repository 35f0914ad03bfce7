# SPDX-License-Identifier: Apache-2.0
# runs a browser
"""`verify.html` as a person meets it, in a browser without a network."""

import hashlib
import itertools
import json
import re
from base64 import b64encode
from pathlib import Path

import pypdfium2
import pytest
from make_package import LETTER, RECORDING, REPORT, make_case, make_redacted, sha256

from browsers import WHOLE, chromium
from sanad.dossier.page import verify_page

PAGE = Path(__file__).parents[2] / "src/sanad/dossier/browser"


@pytest.fixture(scope="module")
def browser():
    """The whole one: it has a viewer of PDFs, which takes the focus while it loads."""
    with chromium(WHOLE) as opened:
        yield opened


@pytest.fixture
def check(reader, honest, authority):
    """Give the page a package, with the right key and the right timestamp authority."""
    return lambda path: reader.give(path, honest[0].office.fingerprint, authority.certificate)


def test_nothing_is_ever_asked_of_a_network_and_nothing_breaks_the_pages_own_policy(
    reader, check, package
):
    check(package)
    reader.page.click("details.block >> nth=0")
    assert reader.page.evaluate("refused") == []
    assert {address.split(":")[0] for address in reader.asked} <= {"file", "blob"}
    assert {a for a in reader.asked if a.startswith("file:")} == {reader.address}


def test_the_policy_forbids_a_connection_even_to_a_script_of_its_own(reader):
    reader.page.goto(reader.address)
    went = "fetch('https://example.org/').then(() => 'went', () => 'stayed')"
    assert reader.page.evaluate(went) == "stayed"
    assert "connect-src" in reader.page.evaluate("refused")[0]


def test_the_policy_names_the_script_and_the_style_of_this_page():
    text = verify_page().decode()
    for tag in ("script", "style"):
        [inside] = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in text


def test_the_page_is_the_same_bytes_each_time():
    assert verify_page.__wrapped__() == verify_page.__wrapped__()


def test_a_fingerprint_that_is_none_is_refused_before_anything_is_checked(reader, package):
    reader.page.goto(reader.address)
    reader.page.set_input_files("#folder", str(package))
    reader.report()
    reader.page.fill("#fingerprint", "12ab")
    reader.page.wait_for_selector("#fingerprint[aria-invalid=true]")
    assert "64" in reader.page.inner_text("#fingerprint-problem")
    assert reader.page.evaluate("window.report") is None


def test_a_folder_without_a_package_says_so(reader, tmp_path):
    (tmp_path / "file.txt").write_text("x")
    reader.page.goto(reader.address)
    reader.page.set_input_files("#folder", str(tmp_path))
    assert "no package" in reader.page.inner_text("#answer [role=alert]")


def test_the_verdict_is_told_in_words_and_sign_not_colour_alone(reader, check, package):
    check(package)
    assert reader.page.inner_text("#answer .sign") == "✓"
    assert reader.page.inner_text("#answer h2") == "Intact"
    (package / "dossier.pdf").write_bytes(b"another")
    check(package)
    assert reader.page.inner_text("#answer .sign") == "✕"
    assert reader.page.inner_text("#answer h2") == "Broken"
    assert "dossier.pdf" in reader.page.inner_text("#checks details >> nth=0")


def test_in_urdu_the_page_runs_from_right_to_left_and_lacks_no_word(reader, check, package):
    english, urdu = (json.loads((PAGE / f"words.{code}.json").read_text()) for code in ("en", "ur"))
    places = re.compile(r"\{\w+\}")
    assert english.keys() == urdu.keys()
    for name, words in english.items():
        assert set(places.findall(words)) == set(places.findall(urdu[name])), name
    check(package)
    reader.page.click("#language")
    assert reader.page.get_attribute("html", "dir") == "rtl"
    assert reader.page.inner_text("#answer h2") == urdu["intact title"]
    reader.page.evaluate("document.fonts.ready")
    assert reader.page.evaluate("document.fonts.check('1em Nastaliq', 'ا')")


PLACES = re.compile(r"\{\d+\}")


def sentences():
    """Every sentence that a check may say: the templates of the sources tagged `told`, their places numbered."""
    for path in sorted(PAGE.glob("*.js")):
        for template in re.findall(r"told`([^`]*)`", path.read_text()):
            numbers = itertools.count()
            yield re.sub(r"\$\{[^{}]*\}", lambda _, n=numbers: f"{{{next(n)}}}", template)


def test_whatever_a_check_says_can_be_said_in_urdu_with_all_that_it_names():
    urdu = json.loads((PAGE / "says.ur.json").read_text())
    assert set(sentences()) == urdu.keys()
    for english, words in urdu.items():
        assert sorted(PLACES.findall(english)) == sorted(PLACES.findall(words)), english


def test_in_urdu_a_check_says_what_it_found_in_urdu_and_the_report_keeps_its_english(
    reader, check, package
):
    path = next((package / "exhibits").glob("*.txt"))
    path.write_bytes(path.read_bytes() + b".")
    said = [each["says"] for each in check(package)["checks"] if each["code"] == "FILE"]
    reader.page.click("#language")
    group = reader.page.inner_text("details.group >> nth=0")
    assert "یہ بدلی گئی" in group
    assert str(path.stat().st_size) in group
    assert any(words.startswith("it was altered") for words in said)
    assert reader.page.evaluate("report.checks[0].says").isascii()


def test_what_is_broken_stands_first_and_what_passed_is_shown_on_demand(reader, check, package):
    (package / "dossier.pdf").write_bytes(b"another")
    report = check(package)
    group = reader.page.locator("details.group >> nth=0")
    assert group.locator("li").count() == 1
    group.locator("button").click()
    assert group.locator("li").count() == sum(c["code"] == "FILE" for c in report["checks"])
    assert not group.locator("button").is_visible()


def test_a_sentence_is_opened_by_its_number(reader, check, package):
    check(package)
    reader.page.fill("#sentence", "3")
    reader.page.keyboard.press("Enter")
    shown = reader.page.locator("details.block[open]")
    assert shown.locator(".number").inner_text() == "3"
    assert shown.locator("q").inner_text() == "150000"


def test_nothing_is_wider_than_a_telephone(reader, check, package):
    reader.page.set_viewport_size({"width": 360, "height": 740})
    for language in ("en", "ur"):
        check(package)
        if language == "ur":
            reader.page.click("#language")
        for summary in reader.page.locator("summary").all():
            summary.click()
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360
    reader.page.set_viewport_size({"width": 1100, "height": 900})


def test_the_dossier_itself_opens_and_tells_what_its_own_signature_is_for(reader, check, package):
    check(package)
    reader.page.click(".tools button >> nth=0")
    dialog = reader.page.locator("#exhibit")
    assert dialog.locator("iframe").count() == 1
    assert "pdfsig" not in dialog.inner_text()  # this package has no office.crt
    closed(reader)
    (package / "office.crt").write_text("a certificate")
    check(package)
    reader.page.click(".tools button >> nth=0")
    assert "pdfsig dossier.pdf" in dialog.inner_text()
    closed(reader)


def opened(reader, sentence):
    """Open the first source of a sentence and return the dialog."""
    block = f"details.block >> nth={sentence}"
    reader.page.click(f"{block} >> summary")
    reader.page.click(f"{block} >> button.open >> nth=0")
    reader.page.wait_for_selector("#exhibit .body > *")
    return reader.page.locator("#exhibit")


def closed(reader):
    """Close a dialog whose viewer of PDFs may take the focus for a moment while it loads: pressed again, Escape closes it."""
    for _ in range(3):
        reader.page.keyboard.press("Escape")
        reader.page.wait_for_timeout(500)
        if not reader.page.locator("#exhibit[open]").count():
            return
    raise AssertionError("Escape does not close the dialog")


def test_each_citation_opens_its_exhibit_with_the_words_marked(reader, check, package):
    check(package)
    row = opened(reader, 0).locator("tr.cited")
    assert row.locator("th").inner_text() == "3"
    assert "آخری" in row.inner_text()
    reader.page.keyboard.press("Escape")
    assert opened(reader, 2).locator("mark").inner_text() == "150000.00"
    reader.page.keyboard.press("Escape")
    assert opened(reader, 3).locator("mark").inner_text() == "The house"
    reader.page.keyboard.press("Escape")
    page = opened(reader, 4)
    assert page.locator("mark").inner_text() == "born"
    assert page.locator("iframe").get_attribute("src").endswith("&page=2")
    closed(reader)
    heard = opened(reader, 5)
    assert heard.locator("audio").count() == 1
    assert "Which papers?" in heard.locator("li.cited >> nth=1").inner_text()
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("refused") == []


def test_a_citation_of_a_redacted_exhibit_opens_the_copy_and_says_that_it_is_one(reader, tmp_path):
    case = make_redacted()
    case.freeze()
    reader.give(case.write(tmp_path / "p"), case.office.fingerprint)
    copy = opened(reader, 3)
    assert copy.locator("mark").inner_text() == "The house"
    assert "███████" in copy.locator("pre").inner_text()
    note = copy.locator(".copy").inner_text()
    told = case.listed(LETTER.encode())["copy"]
    assert "A copy from which parts were taken out" in note
    assert f"entry {told['entry']}" in note.replace("\u2068", "").replace("\u2069", "")
    assert "third_party" in note
    assert sha256(LETTER.encode()) in note
    assert told["sha256"] in copy.inner_text()
    reader.page.keyboard.press("Escape")
    row = opened(reader, 1).locator("tr.cited").inner_text()
    assert "█" * 13 in row
    reader.page.keyboard.press("Escape")


def test_quoted_words_are_boxed_on_the_page_where_the_layer_knows_their_places(reader, tmp_path):
    case = make_case()
    part = case.layers[sha256(REPORT)]["parts"][1]
    part["words"] = [
        {"start": 0, "end": 4, "box": [72, 72, 95, 80]},
        {"start": 5, "end": 9, "box": [98, 71, 120, 80]},
        {"start": 5, "end": 9, "box": ["<script>", 0, 0, 0]},  # hostile: drawn nowhere
    ]
    reader.give(case.write(tmp_path / "p"), case.office.fingerprint)
    page = opened(reader, 4).locator("svg.sheet")
    assert page.locator("text").all_text_contents() == ["born", "1984"]
    box = page.locator("rect.cited")
    assert box.count() == 1
    assert (box.get_attribute("x"), box.get_attribute("width")) == ("71", "25")  # and 1 around
    reader.page.keyboard.press("Escape")


def test_a_text_of_the_package_is_never_read_as_html(reader, tmp_path):
    case = make_case()
    block = case.brief["sections"][0]["blocks"][0]["sentence"]
    block["text"] = "<img src=x onerror=alert(1)> \u202eintact"
    case.freeze()
    reader.give(case.write(tmp_path / "p"), case.office.fingerprint)
    assert reader.page.locator("img[src=x]").count() == 0
    assert "<img src=x onerror=alert(1)> \\u202eintact" in reader.page.inner_text("#document")


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_what_is_printed_for_a_judge_is_one_page(reader, check, package, damaged, language):
    if damaged:
        for path in [*(package / "ledger/entries").iterdir(), *(package / "exhibits").iterdir()]:
            path.unlink()
    report = check(package)
    if language == "ur":
        reader.page.click("#language")
        reader.page.evaluate("document.fonts.ready")
    document = pypdfium2.PdfDocument(reader.page.pdf(prefer_css_page_size=True))
    text = document[0].get_textpage().get_text_range()
    pages = len(document)
    document.close()
    assert pages == 1
    assert "2025-10-01" in text
    assert str(report["counts"]["broken"]) in text


def test_a_recording_named_as_a_page_is_not_opened_as_one(reader, tmp_path):
    """What an exhibit is goes by a short list; a package cannot have this page open HTML of its own."""
    case = make_case()
    name, raw = case.exhibits["recording"]
    assert raw == RECORDING
    case.exhibits["recording"] = (name.replace(".wav", ".html"), raw)
    reader.give(case.write(tmp_path / "p"), case.office.fingerprint)
    dialog = opened(reader, 5)
    assert dialog.locator("iframe, audio").count() == 0

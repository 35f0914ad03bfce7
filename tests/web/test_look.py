# SPDX-License-Identifier: Apache-2.0
"""The kit in a real browser: every part of it, in both languages and lights, on a wide and a narrow screen, by keyboard alone, behind the policy of the gate."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from accessible import faults
from stage import Stage, standing

from sanad.web.page import STATIC

ROOT = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
FIRST_PAGE_BYTES = 100_000


@pytest.fixture(scope="module")
def stage():
    return Stage()


@pytest.fixture(scope="module")
def address(stage):
    with standing(stage) as found:
        yield found


class Visitor:
    """Somebody at the page; what the policy refuses, what fails, and what is asked of another address is remembered."""

    def __init__(self, context, address, viewport=WIDE):
        self.address, self.faults, self.outside = address, [], []
        self.context, self.page = context, context.new_page()
        self.page.set_viewport_size(viewport)
        self.page.on("pageerror", lambda error: self.faults.append(f"{error}\n{error.stack}"))
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url):
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)

    def goes(self, query="", path="/c/case-1/subjects"):
        self.page.goto(f"{self.address}{path}?{query}")
        self.page.wait_for_selector("tr[data-row][aria-rowindex]")  # the last to come to life
        return self.page

    def leaves(self):
        refused = self.page.evaluate("window.refusedByPolicy")
        self.page.close()
        self.context.clear_cookies()
        assert (refused, self.faults, self.outside) == ([], [], [])


@pytest.fixture(scope="module")
def context(browser):
    """One browser window for the file: what does not change is loaded once."""
    with browser.new_context(viewport=WIDE) as opened:
        opened.add_init_script(
            "window.refusedByPolicy = []; addEventListener('securitypolicyviolation', (event) =>"
            " refusedByPolicy.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"
        )
        yield opened


@pytest.fixture
def visitor(context, address):
    found = Visitor(context, address)
    yield found
    found.leaves()


@pytest.mark.parametrize(
    ("language", "theme", "viewport"),
    [("en", "light", WIDE), ("en", "dark", NARROW), ("ur", "light", NARROW), ("ur", "dark", WIDE)],
    ids=["en-light-1280", "en-dark-390", "ur-light-390", "ur-dark-1280"],
)
def test_everybody_can_use_it(context, address, language, theme, viewport):
    """Each pair of language, light and width: what axe-core looks at depends on two of them at most."""
    visitor = Visitor(context, address, viewport)
    page = visitor.goes(f"language={language}&theme={theme}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    assert page.evaluate("document.documentElement.dir") == {"en": "ltr", "ur": "rtl"}[language]
    visitor.leaves()


def test_menus_and_dialogs_can_be_used_by_everybody(visitor):
    page = visitor.goes()
    for opener, opened in (
        ("[popovertarget=me]", "#me"),
        ("[data-open=keys]", "#keys"),
        ("[data-open=withdraw]", "#withdraw"),
    ):
        page.click(opener)
        assert faults(page, f"'{opened}'") == []
        page.keyboard.press("Escape")


def test_every_target_can_be_hit(visitor):
    """At least 24 pixels each way (WCAG 2.5.8), links within a sentence aside."""
    page = visitor.goes()
    small = page.evaluate(
        """[...document.querySelectorAll('button, summary, input:not([type=hidden], [type=file]), select, nav a, .chip a, .sort')]
        .filter((each) => each.checkVisibility()).map((each) => [each.closest('label') ?? each, each])
        .filter(([box]) => { const {width, height} = box.getBoundingClientRect(); return width < 23.5 || height < 23.5 })
        .map(([, each]) => each.outerHTML.slice(0, 100))"""
    )
    assert small == []


def test_the_first_page_loads_little_script():
    loaded, waiting = set(), [STATIC / "js" / "office.js"]
    while waiting:
        module = waiting.pop()
        if module not in loaded:
            loaded.add(module)
            imported = re.findall(r'^import .*?"\./([\w/.]+)"', module.read_text(), re.MULTILINE)
            waiting += [module.parent / name for name in imported]
    assert len(loaded) > 5
    files = [*loaded, STATIC / "vendor/htmx/htmx.min.js"]
    assert sum(path.stat().st_size for path in files) < FIRST_PAGE_BYTES


def test_what_other_projects_wrote_stands_beside_its_licence():
    for folder in (STATIC / "vendor").iterdir():
        assert folder.name == "verifier" or any(
            path.name.startswith("LICENSE") for path in folder.iterdir()
        ), folder


def test_each_package_is_listed_with_the_licence_that_it_names():
    asked = json.loads((ROOT / "package.json").read_text())
    page = (ROOT / "docs" / "dependencies.md").read_text()
    listed = dict(re.findall(r"^\| (\S+) \|[^|]+\|[^|]+\| ([^|]+) \|$", page, re.MULTILINE))
    packages = [*asked["dependencies"], *asked["devDependencies"]]
    named = {
        each: json.loads((ROOT / "node_modules" / each / "package.json").read_text())
        for each in packages
    }
    assert {each: listed.get(each) for each in packages} == {
        each: named[each]["license"] for each in packages
    }


def test_the_lock_pins_by_digest_and_names_no_address():
    text = (ROOT / "package-lock.json").read_text()
    packages = [each for path, each in json.loads(text)["packages"].items() if path]
    assert all(each["integrity"].startswith("sha512-") for each in packages)
    assert '"resolved"' not in text


def test_uploads_are_digested_as_the_verifier_digests():
    ours = STATIC / "vendor/verifier/sha256.js"
    assert ours.read_bytes() == (ROOT / "src/sanad/dossier/browser/sha256.js").read_bytes(), (
        "run tools/web-assets"
    )


def test_a_list_is_worked_by_keyboard_alone(visitor):
    page = visitor.goes()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    assert page.eval_on_selector_all("[data-tick]", "(all) => all.map((each) => each.checked)") == [
        False,
        True,
        True,
    ]
    assert page.inner_text("[data-bulk] [data-selected]") == "2 selected"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.url.endswith("#row-2")


def test_the_head_of_a_list_ticks_all_that_stand_there_and_shows_when_only_some_are(visitor):
    page = visitor.goes()
    head = page.locator("[data-tick-all]")
    head.check()
    assert page.inner_text("[data-bulk] [data-selected]") == "3 selected"
    page.locator("[data-tick]").first.uncheck()
    assert head.evaluate("(box) => [box.checked, box.indeterminate]") == [False, True]
    head.check()
    head.uncheck()
    assert page.locator("[data-tick]:checked").count() == 0


def test_keys_go_where_the_page_says(visitor):
    page = visitor.goes()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("gd")  # letters in a field are letters
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    assert page.eval_on_selector("[name=answer][value=different]", "(each) => each.checked")
    page.keyboard.press("?")
    shown = page.inner_text("#keys dl")
    assert "Ledger" in shown
    assert "Next in the list" in shown
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/c/case-1/ledger")


def test_keys_of_one_letter_can_be_switched_off(visitor):
    page = visitor.goes()
    page.keyboard.press("?")
    page.uncheck("[data-keys-off]")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.keyboard.press("j")
    assert page.query_selector("tr.here") is None
    assert page.url.endswith("/c/case-1/subjects?")
    page.evaluate("localStorage.clear()")


def test_the_palette_finds_sections_and_people(visitor):
    page = visitor.goes()
    page.keyboard.press("Control+k")
    page.keyboard.type("abd")
    page.wait_for_selector("#palette-list >> text=1981")
    page.keyboard.press("Enter")
    page.wait_for_url("**/c/case-1/subjects/S-01")


def test_a_value_opens_its_source_and_gives_the_focus_back(visitor, stage):
    page = visitor.goes()
    page.keyboard.press("j")
    page.keyboard.press(".")
    page.wait_for_selector(".popover a")
    assert stage.asked[-1] == "claim:C-1"
    page.keyboard.press("Escape")
    page.wait_for_selector(".popover", state="detached")
    assert page.evaluate("document.activeElement.matches('tr.here')")


def test_passing_over_a_mark_asks_nothing(visitor, stage):
    page = visitor.goes()
    before = len(stage.asked)
    page.hover("[data-source='claim:C-2']")
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    assert len(stage.asked) == before


def fill(page, reason):
    page.fill("[data-draft=kit] [name=name]", "عبداللہ")
    page.select_option("[data-draft=kit] [name=kind]", "role")
    page.check("[data-draft=kit] [value=unsure]")
    page.fill("[data-draft=kit] [name=reason]", reason)


def test_a_refused_form_keeps_what_was_typed_and_gets_a_new_key(visitor, stage):
    page = visitor.goes()
    fill(page, "please refuse this")
    page.click("[data-draft=kit] button.main")
    page.wait_for_selector("[data-draft=kit] .refusal")
    assert page.input_value("[data-draft=kit] [name=name]") == "عبداللہ"
    page.fill("[data-draft=kit] [name=reason]", "a better reason")
    page.click("[data-draft=kit] button.main")
    page.wait_for_url("**/c/case-1/done")
    assert (stage.posted[-1]["_key"], stage.posted[-1]["_seen"]) == ("k-2", "4420")


def test_pressing_twice_sends_once(visitor, stage):
    page = visitor.goes()
    fill(page, "once and no more")
    before = len(stage.posted)
    page.evaluate(
        "() => { const send = document.querySelector('[data-draft=kit] button.main'); send.click(); send.click(); }"
    )
    page.wait_for_url("**/c/case-1/done")
    assert len(stage.posted) == before + 1


def test_nothing_typed_is_lost_with_the_connection_or_the_page(visitor):
    page = visitor.goes()
    fill(page, "half a sentence")
    visitor.context.set_offline(True)
    page.click("[data-draft=kit] button.main")
    page.wait_for_selector("[data-draft=kit] .refusal")
    assert "did not reach the office" in page.inner_text("[data-draft=kit] .refusal")
    assert "No connection" in page.inner_text("[data-connection]")
    visitor.context.set_offline(False)
    page.once("dialog", lambda dialog: dialog.accept())
    visitor.goes()
    assert page.input_value("[data-draft=kit] [name=reason]") == "half a sentence"
    assert page.input_value("[data-draft=kit] [name=name]") == "عبداللہ"
    assert page.input_value("[data-draft=kit] [name=_key]") == "k-1"


def test_a_draft_is_not_shown_to_another_officer(visitor):
    page = visitor.goes()
    fill(page, "for my eyes")
    names = page.evaluate("Object.keys(sessionStorage)")
    assert names == ["draft:investigator.two:/c/case-1/subjects:kit"]
    page.evaluate("document.querySelector('form.changed').classList.remove('changed')")
    page.evaluate("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()")
    page.wait_for_url("**/sign-out")
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_a_table_of_ten_thousand_rows_holds_few_and_shows_each(visitor):
    page = visitor.goes()
    page.eval_on_selector("[data-long]", "(box) => { box.scrollTop = box.scrollHeight }")
    page.wait_for_selector("tr[aria-rowindex='10001'] >> text=T-09999")
    assert page.inner_text("[data-long-says]").endswith("to 10,000 of 10,000")
    assert page.eval_on_selector_all("[data-long] tr", "(rows) => rows.length") < 120


def test_on_a_telephone_a_row_is_a_card_that_names_each_value(context, address):
    visitor = Visitor(context, address, NARROW)
    page = visitor.goes()
    wide = "[...document.querySelectorAll('.table-box')].filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth).map((box) => box.ariaLabel)"
    assert page.evaluate(wide) == []
    first = page.locator("#subjects tbody tr").first
    named = first.locator("td").evaluate_all("(all) => all.map((each) => each.dataset.label ?? null)")  # fmt: skip
    assert named == [None, "Subject", None, "Source", "SHA-256", "Number"]  # tick and state tell themselves  # fmt: skip
    said = first.locator("td:last-child").evaluate("(cell) => getComputedStyle(cell, '::before').content")  # fmt: skip
    assert "Number" in said
    page.evaluate("document.querySelector('#subjects tbody').insertRow().insertCell()")
    cell = page.locator("#subjects tbody tr").last.locator("td")
    assert not cell.is_visible()  # nothing stands in it
    cell.evaluate("(empty) => { empty.textContent = 'later' }")
    cell.wait_for()
    visitor.leaves()


def test_a_table_of_ten_thousand_cards_holds_few_and_shows_each(context, address):
    visitor = Visitor(context, address, NARROW)
    page = visitor.goes()
    page.wait_for_selector("[data-long] [data-label='Number']")
    frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.evaluate(frames)  # in which cards are measured
    page.eval_on_selector("[data-long]", "(box) => { box.scrollTop = box.scrollHeight }")
    page.wait_for_selector("tr[aria-rowindex='10001'] >> text=T-09999")
    assert page.inner_text("[data-long-says]").endswith("to 10,000 of 10,000")
    assert page.eval_on_selector_all("[data-long] tr", "(rows) => rows.length") < 120
    visitor.leaves()


MOVED = """async (steps) => {
    const box = document.querySelector('[data-long]');
    const edge = box.getBoundingClientRect().top;
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    for (let high; high !== box.scrollHeight; await pause(200)) high = box.scrollHeight;  // once its rows were measured
    const seen = () => [...box.querySelectorAll('tr[data-row]')].find((row) => row.getBoundingClientRect().top > edge + 40);
    const moved = [];
    for (let n = 0; n < steps; n += 1) {
        const row = seen();
        const before = row.getBoundingClientRect().top;
        box.scrollTop += 40;
        await pause(50);
        moved.push(row.isConnected ? Math.abs(before - 40 - row.getBoundingClientRect().top) : Infinity);
    }
    return moved;
}"""


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "390"])
def test_what_is_read_stays_where_it_is_while_rows_of_any_height_come_and_go(context, address, viewport):  # fmt: skip
    visitor = Visitor(context, address, viewport)
    page = visitor.goes()
    page.wait_for_selector("[data-long] tr[data-row]")
    assert max(page.evaluate(MOVED, 60)) < 3
    visitor.leaves()


def test_progress_is_looked_after_until_the_end(visitor, stage):
    stage.progress = 0
    page = visitor.goes()
    page.wait_for_selector("[data-progress][data-state=done]")
    assert page.inner_text("[data-progress-count]") == "412 / 412"
    assert page.inner_text("[data-progress-failed]").endswith("3 failed")


def test_a_chart_that_cannot_be_drawn_leaves_its_table(visitor):
    page = visitor.goes()
    page.wait_for_selector("#wheel.as-table")
    assert page.is_visible("#wheel-table")


def test_an_upload_goes_on_where_the_connection_was_lost(visitor, stage, tmp_path):
    sent = tmp_path / "calls.csv"
    sent.write_bytes(bytes(range(256)) * 30_000)  # two pieces
    page = visitor.goes()
    stage.cut = 1
    page.set_input_files("[data-upload] input:not([webkitdirectory])", str(sent))
    page.wait_for_selector("[data-upload-list] tr[data-state=arrived]")
    digest = hashlib.sha256(sent.read_bytes()).hexdigest()
    assert stage.named["calls.csv"] == digest
    assert digest in stage.digests()


def test_an_upload_that_is_refused_says_why(visitor, tmp_path):
    sent = tmp_path / "tool.exe"
    sent.write_bytes(b"MZ")
    page = visitor.goes()
    page.set_input_files("[data-upload] input:not([webkitdirectory])", str(sent))
    page.wait_for_selector("[data-upload-list] tr[data-state=refused]")
    assert "not of this kind" in page.inner_text("[data-upload-list] tr")


def test_a_light_is_chosen_at_once_and_kept(visitor):
    page = visitor.goes()
    page.click("[popovertarget=me]")
    page.check("[name=theme][value=dark]")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert {"theme": "dark"}.items() <= {
        each["name"]: each["value"] for each in visitor.context.cookies()
    }.items()


def test_names_are_set_in_their_own_face_on_either_page(visitor):
    page = visitor.goes()
    loaded = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family))"
    )
    assert {family.strip('"') for family in loaded} == {"Source Sans", "Noto Nastaliq Urdu"}


def test_paper_shows_the_page_alone(visitor):
    page = visitor.goes()
    page.emulate_media(media="print")
    assert [page.is_visible(part) for part in (".bar", ".side", ".source", ".pager")] == [False] * 4
    assert page.is_visible("footer .only-print")
    assert page.is_visible("#wheel-table")
    after = "[...document.querySelectorAll('main a')].map((each) => getComputedStyle(each, '::after').content)"
    assert set(page.evaluate(after)) == {"none"}  # no address of the office stands on paper


def test_paper_holds_every_column_of_a_table_and_every_word_of_a_field(visitor):
    page = visitor.goes()
    page.set_viewport_size({"width": 672, "height": 1000})  # what margins leave of A4
    page.emulate_media(media="print")
    page.evaluate(
        """() => {
            const heads = Array.from({ length: 11 }, () => "<th>points: handset contact</th>").join("");
            const cells = Array.from({ length: 11 }, () => "<td><time class=id>2025-02-14 07:57</time></td>").join("");
            const words = "what no source says stays out ".repeat(60);
            document.querySelector("main").insertAdjacentHTML("beforeend",
                `<div class="table-box" id="wide"><table class="table"><thead><tr>${heads}</tr></thead><tr>${cells}</tr></table></div><textarea id="all">${words}</textarea>`);
        }"""
    )
    fits = "(name) => { const each = document.querySelector(name); return each.scrollWidth <= each.clientWidth && each.scrollHeight <= each.clientHeight + 1; }"
    assert page.evaluate(fits, "#wide")
    assert page.evaluate(fits, "#all")


def test_paper_holds_a_chart_whole_that_was_drawn_for_a_wide_screen(visitor):
    page = visitor.goes()
    page.set_viewport_size({"width": 672, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate(
        """() => {
            const [box, within, canvas] = ["div", "div", "canvas"].map((name) => document.createElement(name));
            [box.className, box.id, canvas.width, canvas.height] = ["chart-box", "drawn", 2136, 1016];
            for (const each of [within, canvas]) Object.assign(each.style, { width: "1068px", height: "508px" });
            Object.assign(within.style, { position: "relative", overflow: "hidden" });
            canvas.style.position = "absolute";
            within.append(canvas);
            box.append(within);
            document.querySelector("main").append(box);
        }"""
    )
    box, drawn = (page.locator(each).bounding_box() for each in ("#drawn", "#drawn canvas"))
    assert drawn["width"] <= box["width"]
    assert drawn["width"] / drawn["height"] == pytest.approx(1068 / 508, rel=0.01)


def test_it_can_be_read_and_sent_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(f"{address}/c/case-1/subjects")
    assert page.is_visible("#wheel-table")
    assert page.is_visible("#withdraw-form")
    assert not page.is_visible("[data-open=withdraw]")
    context.close()

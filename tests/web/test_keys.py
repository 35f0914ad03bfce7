# SPDX-License-Identifier: Apache-2.0
"""The keyboard on every page: the list under `?` says what the keys do, and no key does what the eye does not see."""

import pytest

from cast import CASE

WATCH = """() => {
  window.pressed = [];
  const note = (event) => {
    const of = event.target.closest?.("[data-key]");
    if (!of) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    window.pressed.push(of.dataset.key);
  };
  for (const kind of ["click", "submit"]) addEventListener(kind, note, true);
  addEventListener("focusin", (event) => event.target.matches?.("input, textarea, select") && event.target.dataset.key && window.pressed.push(event.target.dataset.key), true);
}"""
"""Notes what a key presses, and lets it do nothing."""
OF_LISTS = {"j", "k", "Enter", "x", "Shift+X", ".", "Esc", "Ctrl+K"}
PAGES = ("desk", "subjects", "identity", "requests", "ledger")


@pytest.fixture(scope="module")
def page(person_at):
    return person_at("analyst")


def listed(page) -> dict[str, str]:
    """Return the list that `?` shows: key → what it says that the key does."""
    page.keyboard.press("?")
    rows = page.eval_on_selector_all("#keys dl > div", "(all) => all.map((each) => [[...each.querySelectorAll('kbd')].map((key) => key.textContent).join(' '), each.querySelector('dd').textContent])")  # fmt: skip
    page.keyboard.press("Escape")
    return dict(rows)


@pytest.mark.parametrize("path", PAGES)
def test_each_key_that_is_listed_does_what_it_says(page, path):
    page.goto_here(f"/c/{CASE}/{path}")
    keys = listed(page)
    assert {"g d", "g l", "/", "Esc", "Ctrl+K"} <= set(keys)
    page.evaluate(WATCH)
    for key in sorted(set(keys) - OF_LISTS - {"?"}):
        for part in key.split(" "):
            page.keyboard.press(part)
        pressed = page.evaluate("window.pressed.splice(0)")
        page.evaluate("document.activeElement.blur()")
        assert pressed[-1:] == [key], (key, keys[key])


def test_keys_of_lists_are_told_only_where_there_is_a_list(page):
    page.goto_here("/me/credentials")
    assert not {"j", "x", "."} & set(listed(page))
    page.goto_here(f"/c/{CASE}/ledger")
    keys = listed(page)
    assert {"j", "k", "Enter"} <= set(keys)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("[...document.querySelectorAll('main [data-row]')].findIndex((each) => each.matches('.here'))") == 1  # fmt: skip
    page.keyboard.press("Enter")
    page.wait_for_url("**/ledger/*")


def test_a_key_never_presses_what_is_hidden_in_a_dialog(page):
    page.goto_here(f"/c/{CASE}/desk")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<dialog><form><button data-key=\"z\">Erase</button></form></dialog>')")  # fmt: skip
    assert "z" not in listed(page)
    page.evaluate(WATCH)
    page.keyboard.press("z")
    assert page.evaluate("window.pressed") == []


def test_the_way_past_the_bar_is_the_first_stop_and_every_stop_is_seen(page):
    page.goto_here(f"/c/{CASE}/subjects")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(6):
        page.keyboard.press("Tab")
        style = page.evaluate("(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])(getComputedStyle(document.activeElement))")  # fmt: skip
        assert style[0] != "none"
        assert style[1] >= 2


def test_a_dialog_keeps_the_focus_and_gives_it_back(page):
    page.goto_here(f"/c/{CASE}/desk")
    page.focus("a.skip")
    page.keyboard.press("Control+k")
    for _ in range(4):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_a_dialog_begins_at_its_first_field_so_that_a_sentence_can_be_typed(page):
    page.goto_here(f"/c/{CASE}/subjects")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button id=\"why\" data-open=\"ask\">Why</button><dialog id=\"ask\"><button data-close>x</button><form><input type=\"hidden\" name=\"step\"><textarea name=\"reason\"></textarea></form></dialog>')")  # fmt: skip
    page.click("#why")
    page.keyboard.type("it came again")
    assert page.input_value("#ask textarea") == "it came again"
    assert page.evaluate("document.querySelector('#ask').open")

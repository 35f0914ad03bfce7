# SPDX-License-Identifier: Apache-2.0
"""Every form that pages show, sent by whoever may not, and with markup, script, templates, turned lines, NULs and texts without end in each field: refused in words, or text and nothing else."""

import re
from dataclasses import dataclass, replace
from itertools import count
from pkgutil import iter_modules

import pytest
from lxml import html
from test_sweep import INSIDE, address, ids  # noqa: F401  # `ids` is a fixture

from cast import CASE
from sanad.desk import acts
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.mandates.powers import ROLES
from scene import SCENES

ACTS = {module.name for module in iter_modules(acts.__path__)}
PLANT = """<script>ran=1</script>"'><img src=x onerror=ran=1>{{7*7}}\u202egpj"""
"""All of it in one text: whoever shows a part of it as it is shows it here."""
PLAIN = "&lt;script&gt;ran=1"
ENDLESS, NUL = "a" * 10_000, "a\0b"
TURNING = re.compile("[\u202a-\u202e]")
GOOD = {
    "about": "subject:S-01", "subject": "S-01", "officer": "analyst", "due": "2026-03-01", "on": "2026-01-04", "recipient": "nacta",
    "purpose": "to test the pages", "case": "FIR 1/26", "until": "2027-01-01",
}  # fmt: skip
"""Name of a field → what is good there, so that the other fields of its form are looked at."""
WORDS = "a reason that somebody understands"
HELD = {"date": "2026-01-04", "number": "1"}
_TYPED = ("textarea", "text", "search", "email", "url", "tel")


pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes, what it holds, and which of its fields are typed, with what must stand there."""

    action: str
    held: tuple[tuple[str, str], ...]
    typed: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> tuple[object, ...]:
        """Return what it has in common with others: the same but for ids."""
        action = re.sub(r"[\w.-]*\d[\w.-]*", "…", self.action)
        return action, self.typed, tuple(name for name, _ in self.held)

    def filled(self, text: str, only: str = "") -> dict[str, list[str]]:
        """Return its fields with `text` in those that are typed, or in one of them."""
        fields: dict[str, list[str]] = {}
        typed = [(name, text if only in {"", name} else good) for name, good in self.typed]
        for name, value in (*self.held, *typed):
            fields.setdefault(name, []).append(value)
        return fields


def forms_on(text: str) -> list[Form]:
    tree = html.document_fromstring(text or "<p>")
    return [_form(each) for each in tree.xpath("//form[@method='post'][@action]")]


def _form(form) -> Form:
    held: dict[str, str] = {}
    typed: dict[str, str] = {}
    for each in form.xpath(".//*[@name]"):
        name, kind = each.get("name"), each.get("type", "text") if each.tag == "input" else each.tag
        if kind in _TYPED:
            typed.setdefault(name, GOOD.get(name, WORDS) if "required" in each.attrib else "")
        elif kind == "select":
            held[name] = next(
                (one.get("value") for one in each.iter("option") if one.get("value")), ""
            )
        else:
            held.setdefault(name, each.get("value") or HELD.get(kind, ""))
    return Form(form.get("action"), tuple(held.items()), tuple(typed.items()))


@pytest.fixture(scope="module")
def client(served, web_scene):
    """Somebody with every role, who may therefore fill every form."""
    enrolment = SCENES["enrol_officer"](web_scene)
    officer = Officer("everything", "All roles", "cell")
    everywhere = {"roles": tuple(sorted(ROLES)), "compartments": (CASE, "office")}
    web_scene.house.do(replace(enrolment, officer=officer, **everywhere))
    return served.client("everything")


@pytest.fixture(scope="module")
def pages(ids) -> list[str]:  # noqa: F811  # a fixture
    known = {*ids, "compartment", "page", "row", "part", "rule"}
    looks = [path for method, path in INSIDE if method == "GET" and set(re.findall(r"{(\w+)", path)) <= known]  # fmt: skip
    return sorted({address(path, CASE, ids) for path in looks})


@pytest.fixture(scope="module")
def every(client, pages) -> list[Form]:
    """One form of each kind."""
    kinds = {}
    for page in pages:
        answer = client.get(page)
        if answer.headers.get("content-type", "").startswith("text/html"):
            for form in forms_on(answer.text):
                kinds.setdefault(form.kind, form)
    return list(kinds.values())


@pytest.fixture(scope="module")
def forms(every) -> list[Form]:
    return [each for each in every if each.typed]


@pytest.fixture(scope="module")
def answers(client, forms):
    """What was answered to each form with each of its fields planted, then with texts without end, then with NULs."""
    told, keys = [], count()
    for form in forms:
        for text, only in [*((PLANT, name) for name, _ in form.typed), (ENDLESS, ""), (NUL, "")]:
            fields = {**form.filled(text, only), "_key": [f"planted-{next(keys)}"]}
            told.append((form, text, only, client.post(form.action, data=fields)))
    return told


@pytest.fixture(scope="module")
def shown(client, pages, answers):
    """Every page, after all that was sent."""
    found = {page: client.get(page) for page in pages}
    return {page: each for page, each in found.items() if each.headers.get("content-type", "").startswith("text/html")}  # fmt: skip


TOLD = ("was not done", "Nothing was done", "There is nothing here")
OPEN = {"mark_seen", "raise_task", "follow_up", "order_work"}
"""What an auditor may: the acts of tasks, and to order an audit."""


def test_who_lacks_the_power_for_a_form_is_told_so_in_words_and_nothing_is_done(
    served, web_scene, every
):
    """They know the address and every field: whoever has the power was shown the form."""
    client, before = served.client("auditor"), web_scene.house.office.desk.newest
    silent = {}
    for place, form in enumerate(every):
        if not form.action.startswith("/c/"):
            continue  # it is their own
        fields = {**form.filled("", "-"), "_key": [f"auditor-{place}"]}
        answer = client.post(form.action, data=fields)
        if answer.status_code >= 400 and not any(words in answer.text for words in TOLD):
            silent[form.action] = answer.status_code
    assert silent == {}
    with web_scene.house.office.tools.database.reading() as connection:
        done = {each.act for each in read.entries(connection) if each.seq > before and each.outcome == "done"}  # fmt: skip
    assert (done & ACTS) - OPEN == set()


def test_there_are_forms_to_fill_and_some_of_what_was_planted_is_kept(forms, answers, shown):
    assert len(forms) > 40
    kept = {form.action for form, text, _, each in answers if text == PLANT and each.status_code == 303}  # fmt: skip
    assert len(kept) >= 10
    assert sum(PLAIN in answer.text for answer in shown.values()) > 15


def test_nothing_that_is_typed_is_a_fault_of_the_program(answers, shown):
    sent = {(form.action, only): each.status_code for form, _, only, each in answers}
    assert {what: status for what, status in sent.items() if status >= 500} == {}
    seen = {page: each.status_code for page, each in shown.items()}
    assert {page: status for page, status in seen.items() if status >= 500} == {}


def test_a_nul_is_kept_nowhere(answers):
    taken = {
        form.action for form, text, _, each in answers if text == NUL and each.status_code < 400
    }
    assert taken == set()


def test_markup_is_text_and_templates_are_not_carried_out(answers, shown):
    wrong = {}
    for where, answer in [*((form.action, each) for form, *_, each in answers), *shown.items()]:
        if "text/html" in answer.headers.get("content-type", ""):
            tree = html.document_fromstring(answer.text or "<p>")
            if found := tree.xpath("//script[contains(., 'ran=1')] | //*[@onerror]"):
                wrong[where] = html.tostring(found[0])[:200]
            if "gpj" in answer.text and "{{7*7}}" not in answer.text and "7*7" not in answer.text:
                wrong[where] = "49"
    assert wrong == {}


def test_a_turned_line_is_shown_as_a_mark(shown):
    """But where it was typed and is typed again: in the fields of a form it stands as it is."""
    wrong = {}
    for page, answer in shown.items():
        tree = html.document_fromstring(answer.text or "<p>")
        texts = tree.xpath("//text()[not(parent::textarea)][not(parent::script)] | //@*[not(name()='value')]")  # fmt: skip
        if found := [text for text in texts if TURNING.search(text)]:
            wrong[page] = [f"{each.getparent().tag} {each[:40]!r}" for each in found]
    assert wrong == {}


def test_what_is_refused_stands_in_its_form_as_it_was_typed(answers):
    """To be sent again, a turned line included."""
    [refused] = [each for form, _, only, each in answers if (form.action, only) == (f"/c/{CASE}/tasks", "about")]  # fmt: skip
    assert refused.status_code == 422
    [about] = html.document_fromstring(refused.text).xpath("//textarea[@name='about']")
    assert about.text == PLANT


def test_a_browser_that_opens_what_was_planted_runs_none_of_it(person_at, shown):
    page = person_at("everything")
    page.on("dialog", lambda dialog: dialog.dismiss())
    planted = [path for path, answer in shown.items() if PLAIN in answer.text]
    for path in planted[:12]:
        page.goto_here(path)
        assert page.evaluate("window.ran") is None, path
        assert page.evaluate("refusedByPolicy") == [], path

# SPDX-License-Identifier: Apache-2.0
"""Templates, styles and scripts hold nothing that no page uses: what nobody asks for is read, translated and mended for nothing."""

import re
from pathlib import Path

from jinja2 import Environment, nodes

WEB = Path(__file__).parents[2] / "src/sanad/web"
TEMPLATES = WEB / "templates"
PARSED = {
    str(path.relative_to(TEMPLATES)): Environment(
        extensions=["jinja2.ext.i18n"], autoescape=True
    ).parse(path.read_text())
    for path in sorted(TEMPLATES.rglob("*.html"))
}
MADE = re.compile(
    r"(tone|note|flash|rule|how|is|heat|dense|w|depth|lane|precision|pane-of)-|maplibregl|vis-"
)
"""Classes whose end a template or a library writes by what it shows."""


def names_in(page: nodes.Template) -> set[str]:
    return {each.name for each in page.find_all(nodes.Name) if each.ctx == "load"}


def imported(page: nodes.Template) -> list[tuple[str, str, str]]:
    """Return what a template imports: (from where, its name there, its name here)."""
    found = []
    for line in page.find_all(nodes.FromImport):
        pairs = [(each, each) if isinstance(each, str) else each for each in line.names]
        found += [(line.template.value, there, here) for there, here in pairs]
    return found


def test_a_template_imports_nothing_that_it_does_not_use():
    idle = [
        (name, here)
        for name, page in PARSED.items()
        for _, _, here in imported(page)
        if here not in names_in(page)
    ]
    assert idle == []


def test_no_page_gives_a_name_that_the_page_around_it_gives_another_meaning():
    def given(page):
        assigned = (each.target for each in page.body if isinstance(each, nodes.Assign))
        return {target.name for target in assigned if isinstance(target, nodes.Name)}

    around = given(PARSED["base.html"])
    assert around == {"who", "place"}
    inside = {name: given(page) & around for name, page in PARSED.items() if name != "base.html"}
    assert {name: both for name, both in inside.items() if both} == {}


def test_every_macro_is_used_by_some_page():
    asked = {(there, what) for page in PARSED.values() for there, what, _ in imported(page)}
    idle = [
        (name, macro.name)
        for name, page in PARSED.items()
        for macro in page.find_all(nodes.Macro)
        if (name, macro.name) not in asked and macro.name not in names_in(page)
    ]
    assert idle == []


def test_every_class_that_has_a_style_stands_on_some_page():
    pages = "\n".join(
        path.read_text()
        for folder, kind in ((TEMPLATES, "*.html"), (WEB / "static/js", "*.js"), (WEB, "*.py"))
        for path in folder.rglob(kind)
    )
    words = set(re.findall(r"[a-zA-Z][\w-]*", pages))
    idle = []
    for path in sorted((WEB / "static/css").glob("*.css")):
        heads = re.findall(
            r"[^{}]+(?=\{)", re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        )
        classes = {each for head in heads for each in re.findall(r"\.([a-z][\w-]*)", head)}
        idle += [(path.name, each) for each in sorted(classes - words) if not MADE.match(each)]
    assert idle == []


def test_every_sentence_that_the_scripts_are_given_is_said_by_one():
    given = re.findall(r"data-([a-z-]+)=", (TEMPLATES / "kit/said.html").read_text())
    scripts = "\n".join(path.read_text() for path in (WEB / "static/js").rglob("*.js"))
    named = {re.sub(r"-(.)", lambda found: found[1].upper(), each): each for each in given}
    assert [name for name in named if f'"{name}"' not in scripts] == []


def test_whatever_scrolls_holds_what_is_only_said():
    """What is heard and not seen has a place of its own; within what scrolls, and not held by it, it would make the page go on below its foot."""
    scrolls = re.compile(r"([^{};]+)\{([^{}]*overflow(?:-[a-z]+)?: auto[^{}]*)\}")
    loose = [
        f"{path.name}: {selector.strip()}"
        for path in sorted((WEB / "static/css").glob("*.css"))
        for selector, rules in scrolls.findall(path.read_text())
        if "position:" not in rules and not re.search(r"dialog|textarea", selector)
    ]
    assert loose == []


def test_each_sign_that_a_page_draws_is_among_the_signs():
    drawn = {name for path in TEMPLATES.rglob("*.html") for name in re.findall(r"icon\('([a-z-]+)'\)", path.read_text())}  # fmt: skip
    signs = re.findall(r'<symbol id="i-([a-z-]+)"', (TEMPLATES / "kit/icons.html").read_text())
    assert "down" in drawn
    assert drawn - set(signs) == set()

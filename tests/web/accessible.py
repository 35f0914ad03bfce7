# SPDX-License-Identifier: Apache-2.0
"""What axe-core finds wrong with a page as it stands in the browser, by the rules of WCAG 2.2 level AA and good practice."""

from functools import cache
from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    return AXE.read_text()


def faults(page, within="document"):
    """Return each fault with the elements that have it; an accessible page has none."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(
        f"(tags) => axe.run({within}, {{runOnly: tags, resultTypes: ['violations']}}).then((told) => told.violations)",
        RULES,
    )
    told = [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]
    return told + _beyond(page)


def _beyond(page):
    """Return a fault where something unseen lengthens the page beyond its footer."""
    foot = "document.querySelector('.foot')?.getBoundingClientRect().bottom + scrollY"
    over = page.evaluate(f"document.documentElement.scrollHeight - ({foot} || Infinity)")
    return [("page-longer-than-its-footer", [f"{over} px"])] if over > 1 else []

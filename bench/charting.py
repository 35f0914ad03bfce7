# SPDX-License-Identifier: Apache-2.0
"""The link chart with two thousand ends in a real browser: `python bench/charting.py --at URL --cookie NAME=SECRET [--ends N]`.

URL is the chart of an office that is served (`/c/<compartment>/chart?of=S-01`), the cookie that of an officer who is signed in. The office's own answer to what
is drawn is replaced by a made one, a tree of so many ends, so that only the browser is measured: from the press of Enter until the chart is drawn and answers, then each
step and its way back. The page itself is measured by bench/serving.py. It judges nothing.
"""

import argparse
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ENDS, BRANCHES, WAIT_MS, MILLI = 2_000, 3, 60_000, 1000
CHART = "document.querySelector('.chart-box').sanadChart"
FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(0))))"
STEPS = {"choose all": "", "hide": "h", "undo hiding": "u", "lay out": "l", "undo laying out": "u", "group": "g", "undo grouping": "u"}  # fmt: skip


def made(ends: int) -> dict[str, object]:
    """Return a tree of ends as screens/chart.py, `links`, answers it."""
    line = {"kind": "meets", "sources": 1, "claims": 1, "first": None, "last": None, "soft": [False, False], "thin": False, "contested": False, "then": "permit"}  # fmt: skip
    return {
        "ends": [{"id": f"S-{n}", "kind": "person", "label": f"Sample {n}", "opened": n == 0} for n in range(ends)],
        "lines": [{"id": f"line-{n}", "source": f"S-{(n - 1) // BRANCHES}", "target": f"S-{n}", **line} for n in range(1, ends)],
        "together": [],
        "arrangement": None,
    }  # fmt: skip


class Spent(NamedTuple):
    """Seconds that passed, and those of the processor that the page's own thread took: a machine that is busy lengthens the first alone."""

    passed: float
    busy: float


class Watch:
    """Looks at the clock and at the thread of a page."""

    def __init__(self, page: Page) -> None:
        """Begin to count."""
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.lap()

    def lap(self) -> Spent:
        """Return what was spent since the last lap."""
        told = {each["name"]: each["value"] for each in self._session.send("Performance.getMetrics")["metrics"]}  # fmt: skip
        now = Spent(time.monotonic(), told["TaskDuration"])
        before, self._at = getattr(self, "_at", now), now
        return Spent(now.passed - before.passed, max(0.0, now.busy - before.busy))


def measure(page: Page, at: str, ends: int) -> dict[str, Spent]:
    """Return what is done → what it took; each ends when the browser has drawn and answers again."""
    answer = made(ends)

    def answered(route: Route) -> None:
        route.fulfill(json=answer)

    page.route("**/links.json*", answered)
    watch = Watch(page)
    page.goto(at, wait_until="commit")
    page.wait_for_selector(".chart-box canvas", timeout=WAIT_MS)
    page.evaluate(FRAME)
    told = {"open": watch.lap()}
    for name, key in STEPS.items():
        if key:
            page.keyboard.press(key)
        else:
            page.evaluate(f"{CHART}.nodes().select(), 0")
        page.evaluate(FRAME)
        told[name] = watch.lap()
        if name.startswith("undo"):
            page.evaluate(f"{CHART}.nodes().select(), 0")
            watch.lap()
    return told


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--at", required=True)
    parser.add_argument("--cookie", required=True)
    parser.add_argument("--ends", type=int, default=ENDS)
    given = parser.parse_args()
    place = urlsplit(given.at)
    name, _, secret = given.cookie.partition("=")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])  # fmt: skip
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": name, "value": secret, "url": f"{place.scheme}://{place.netloc}"}])  # fmt: skip
        page = context.new_page()
        measure(
            page, given.at, 10
        )  # what a browser keeps of the office is there at the second visit
        page.unroute("**/links.json*")
        for what, spent in measure(page, given.at, given.ends).items():
            print(
                f"{given.ends:,} ends: {what:<16} {spent.passed * MILLI:>6,.0f} ms, of them busy {spent.busy * MILLI:>6,.0f} ms"
            )
        browser.close()


if __name__ == "__main__":
    main()

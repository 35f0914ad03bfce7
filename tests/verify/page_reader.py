# SPDX-License-Identifier: Apache-2.0
"""A person at a browser, and what the page must have in common with the command."""

import re

import pytest

from browsers import chromium
from sanad.dossier.page import scripts, verify_page
from sanad.verify import verify_package

REPORTED = """new Promise((told) => {
    const until = Date.now() + 60_000;
    const look = () => (window.report || Date.now() > until ? told(window.report) : setTimeout(look, 5));
    look();
})"""
"""The report once it is there: waited for in the page, which costs a tenth of asking it again and again."""


class Reader:
    """A person at a browser that is offline, who opens the page and gives it things."""

    def __init__(self, browser, address):
        self.context = browser.new_context(offline=True, viewport={"width": 1100, "height": 900})
        self.address = address
        self.asked, self.complaints, self.told = [], [], None
        self.context.add_init_script(
            "window.refused = []; addEventListener('securitypolicyviolation', (event) =>"
            " refused.push(`${event.violatedDirective} ${event.blockedURI}`))"
        )

    def open(self):
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(self.address)
        return self

    def give(self, package, key=None, tsa=None):
        """Open the page anew, give it everything, and return the report."""
        self.page.goto(self.address)
        if tsa is not None:
            self.page.set_input_files("#certificates", str(tsa))
            self.page.wait_for_selector("#certificates-said div")
        self.page.fill("#fingerprint", key or "")
        self.told = key, tsa
        self.page.set_input_files("#folder", str(package))
        return self.report()

    def give_next(self, package, key=None, tsa=None):
        """Give another package to the page as it stands, as whoever has a pile of them does; to tell it another key or authority it is opened anew."""
        if self.told != (key, tsa):
            return self.give(package, key, tsa)
        self.page.set_input_files("#folder", str(package))
        return self.report()

    def report(self):
        found = self.page.evaluate(REPORTED)
        if found is None:
            raise AssertionError(self.page.inner_text("#answer"))
        return found

    def run(self, module, expression, cases):
        """Return what a module of the page makes of each case."""
        return self.page.evaluate(
            f"async (cases) => {{ {scripts(module)}; return {expression}; }}", cases
        )


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def reader(browser, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "verify.html"
    path.write_bytes(verify_page())
    found = Reader(browser, path.as_uri()).open()
    yield found
    assert found.complaints == []
    found.context.close()


ASKED = ("code", "verdict", "where")
OWN_WORDS = re.compile(
    r"JSON|canonical|occurs twice|nested|it holds the|UTF-8|malformed|--key|--tsa|above"
)
"""Where the two verifiers speak differently of the same: readers of JSON do, and a page has fields, not options."""


def is_said_alike(one, other):
    return one == other or bool(OWN_WORDS.search(one) or OWN_WORDS.search(other))


def assert_alike(page, command):
    """Two reports agree in everything that programs rely on, and in words."""
    for field in ("v", "verdict", "exit_code", "counts"):
        assert page[field] == command[field]
    for one, other in zip(page["checks"], command["checks"], strict=True):
        assert [one[name] for name in ASKED] == [other[name] for name in ASKED]
        assert is_said_alike(one["says"], other["says"]), (one, other)


@pytest.fixture
def both(reader):
    """Verify with the command and in the browser, one package after another; the two must say the same."""

    def verify(path, key=None, tsa=None, on_progress=None):
        report = verify_package(path, key, tsa, on_progress)
        assert_alike(reader.give_next(path, key, tsa), report.as_json())
        return report

    return verify

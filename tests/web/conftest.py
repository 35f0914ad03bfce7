# SPDX-License-Identifier: Apache-2.0
"""Who looks at pages in tests: clients signed in as one of the cast, and people at a real Chromium."""

import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from browsers import chromium

sys.path.insert(0, str(Path(__file__).parent))

from office import HOST, Served, listening


@pytest.fixture(scope="module")
def web_scene(originals, tmp_path_factory):
    """An office in the middle of its work, on SQLite, one for a file of tests."""
    with originals.scene("sqlite", tmp_path_factory.mktemp("web") / "office") as copy:
        yield copy


@pytest.fixture(scope="module")
def served(web_scene) -> Served:
    return Served(web_scene.house.office)


@pytest.fixture
def fresh(quick_scene) -> Served:
    """An office of its own for a test that changes it."""
    return Served(quick_scene.house.office)


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(served):
    """Where the office of the module is served for browsers."""
    with listening(served.app) as at:
        yield at


@pytest.fixture(scope="module")
def person_at(browser, served, address):
    """Give a page of a browser in which an officer is signed in; whatever the page complained of fails the test file."""
    complaints: list[str] = []
    with ExitStack() as stack:

        def opened(officer=None, width=1280, height=900, language="en", scheme="light", **given):
            context = stack.enter_context(
                browser.new_context(
                    viewport={"width": width, "height": height},
                    locale=language,
                    color_scheme=scheme,
                    **given,
                )
            )
            if officer is not None:
                secret = served.secret(officer)
                cookie = {"name": served.seats.cookie, "value": secret, "url": address}
                context.add_cookies(
                    [cookie, {"name": "language", "value": language, "url": address}]
                )
            context.add_init_script(
                "window.refusedByPolicy = []; addEventListener('securitypolicyviolation', (event) =>"
                " refusedByPolicy.push(`${event.violatedDirective} ${event.blockedURI}`))"
            )
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(f"{error}\n{error.stack}"))
            page.on("request", lambda asked: _ours(asked.url, complaints))
            page.set_default_timeout(60_000)  # a busy machine is no fault
            page.goto_here = lambda path: _drawn(page, page.goto(f"{address}{path}"))
            return page

        yield opened
    assert complaints == []


def _drawn(page, answer):
    """Give the answer once the page was drawn as it stays: before the second frame a narrow one may still lie as a wide one."""
    page.evaluate(
        "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
    )
    return answer


def _ours(url: str, complaints: list[str]) -> None:
    """Note a request that leaves the machine."""
    if not url.startswith((f"http://{HOST}:", "data:", "blob:")):
        complaints.append(f"asked {url}")

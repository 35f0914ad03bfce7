# SPDX-License-Identifier: Apache-2.0
"""The browser of the tests: Debian's Chromium, without what a machine without a screen has no use for.

Its shell without windows lays out, scripts and prints as the whole one does, for half the processor. What a person has around the page
(the viewer of PDFs, downloads on a disk) only the whole one has: who tests that asks for it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

SHELL, WHOLE = "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader",
]  # fmt: skip


@contextmanager
def chromium(program: str = SHELL) -> Iterator[Browser]:
    """Start a browser for one file of tests: its event loop must not be there when others sign a PDF. One that ends by itself is told."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        opened.on("disconnected", _tell)
        yield opened
        opened.remove_listener("disconnected", _tell)
        opened.close()


def _tell(browser: Browser) -> None:
    """Stand beside the failures that follow: without it they only say that a page is closed."""
    print(f"Chromium {browser.version} ended by itself", file=sys.stderr)  # noqa: T201

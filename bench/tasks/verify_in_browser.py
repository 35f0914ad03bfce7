# SPDX-License-Identifier: Apache-2.0
"""Check a package with our `verify.html` in Chromium, offline: `verify_in_browser.py PACKAGE PAGE`; prints the seconds from the choice of the folder to the verdict."""

import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

_OFTEN_MS = 20


def main() -> None:
    """Open the page, give it the folder, wait for what it says."""
    package, address = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.context.set_offline(offline=True)
        page.goto(address.as_uri())
        begun = time.perf_counter()
        page.set_input_files("#folder", str(package))
        while not (
            report := page.evaluate("window.report")
        ):  # its policy forbids to wait for words
            page.wait_for_timeout(_OFTEN_MS)
        took = time.perf_counter() - begun
        if report["counts"]["broken"]:
            raise SystemExit("the page says that a good package is broken")
        browser.close()
    print(took)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
# runs a browser
"""Packages of every release verify for ever: by today's verifier and page, and by the verifier and the page that each of them carries.

`tools/add-to-corpus` adds one.
"""

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from page_reader import Reader

from sanad import __version__
from sanad.dossier.page import verify_page
from sanad.verify import verify_package

CORPUS = Path(__file__).parents[1] / "corpus"
KEPT = sorted(CORPUS.glob("*/*.json"))
CHECK = ("code", "verdict", "where")


class Kept:
    """A package of the corpus, unpacked, and what was said of it when it was new."""

    def __init__(self, told, folder):
        self.told = json.loads(told.read_bytes())
        with tarfile.open(told.with_suffix(".tar.xz")) as archive:
            archive.extractall(folder)  # our own; Debian's Python 3.11 knows no filter
        self.package = folder / "package"
        self.key, self.tsa = self.told["key"], None
        if self.told["tsa"]:
            self.tsa = folder / "tsa.pem"
            self.tsa.write_text(self.told["tsa"])

    def agrees(self, report):
        """See that a report gives the recorded answer; later verifiers may check more, and never less."""
        assert (report["verdict"], report["exit_code"]) == (self.told["verdict"], self.told["exit_code"])  # fmt: skip
        found = [{name: check[name] for name in CHECK} for check in report["checks"]]
        assert [check for check in self.told["checks"] if check not in found] == []


@pytest.fixture(scope="module", params=KEPT, ids=lambda path: f"{path.parent.name}/{path.stem}")
def kept(request, tmp_path_factory):
    return Kept(request.param, tmp_path_factory.mktemp("kept"))


def test_this_release_is_in_the_corpus_and_every_package_has_its_report():
    assert __version__ in {path.parent.name for path in KEPT}
    archives = {path.with_suffix("").with_suffix(".json") for path in CORPUS.glob("*/*.tar.xz")}
    assert archives == set(KEPT)


def test_todays_verifier_gives_the_recorded_answer(kept):
    kept.agrees(verify_package(kept.package, kept.key, kept.tsa).as_json())


def test_the_verifier_in_the_package_still_runs_and_gives_the_recorded_answer(kept):
    command = [sys.executable, kept.package / "verify/sanad-verify.pyz", kept.package, "--json"]
    command += ["--key", kept.key] if kept.key else []
    command += ["--tsa", kept.tsa] if kept.tsa else []
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == kept.told["exit_code"]
    kept.agrees(json.loads(run.stdout))


@pytest.mark.parametrize("whose", ["today's", "its own"])
def test_the_page_in_a_browser_gives_the_recorded_answer(kept, browser, tmp_path, whose):
    page = kept.package / "verify.html"
    if whose == "today's":
        page = tmp_path / "verify.html"
        page.write_bytes(verify_page())
    reader = Reader(browser, page.as_uri()).open()
    kept.agrees(reader.give(kept.package, kept.key, kept.tsa))
    assert reader.complaints == []
    reader.context.close()


def test_a_package_of_the_corpus_that_was_changed_is_broken(kept):
    path = kept.package / "brief.json"
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + b" ")
    assert verify_package(kept.package, kept.key, kept.tsa).as_json()["verdict"] == "broken"
    path.write_bytes(raw)

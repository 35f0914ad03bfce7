# SPDX-License-Identifier: Apache-2.0
"""The page about templates says what the reader does."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from sanad.readers.formats.bank.reader import REASONS as BANK
from sanad.readers.formats.calls.compiled import REASONS
from sanad.readers.formats.calls.template import load
from sanad.readers.formats.cells.reader import REASONS as CELLS
from sanad.readers.formats.subscribers.reader import REASONS as SUBSCRIBERS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats" / "template.md").read_text()


def test_every_code_of_a_rejected_record_is_on_the_page():
    table = PAGE.split("## What sets a record aside")[1]
    assert set(re.findall(r"`([a-z]+_[a-z_]+)`", table)) == set(REASONS)


def test_the_example_on_the_page_is_the_template_that_ships_with_quotes_added(tmp_path):
    [example] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    shipped = ROOT / "src" / "sanad" / "rulebook" / "pk" / "templates" / "alpha-mobile.toml"
    assert tomllib.loads(example) == {**tomllib.loads(shipped.read_text()), "quotes": "'"}
    path = tmp_path / "example.toml"
    path.write_text(example)
    assert load(path) == replace(load(shipped), quotes="'")


@pytest.mark.parametrize(
    ("name", "reasons"), [("bank", BANK), ("cells", CELLS), ("subscribers", SUBSCRIBERS)]
)
def test_every_code_of_the_other_tables_is_on_their_pages(name, reasons):
    page = (ROOT / "docs" / "formats" / "readers" / f"{name}.md").read_text()
    table = page.split("## What sets a record aside")[1]
    codes = {
        code
        for line in table.splitlines()
        for code in re.findall(r"`([a-z_]+)`", line.split(" | ")[0])
    }
    assert codes == set(reasons)

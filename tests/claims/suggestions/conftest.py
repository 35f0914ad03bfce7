# SPDX-License-Identifier: Apache-2.0
"""One lexicon for all tests: that of the rulebook, with the invented organisations of the samples."""

from datetime import date
from pathlib import Path

import pytest
from reports.evaluation import FOLDER

from sanad.claims.suggestions.lexicon import load
from sanad.claims.suggestions.suggest import suggest
from sanad.wiring import rulebook_folder

PUBLISHED = date(2026, 2, 2)  # a Monday


@pytest.fixture(scope="session")
def pack() -> Path:
    return rulebook_folder() / "pk"


@pytest.fixture(scope="session")
def lexicon(pack):
    listed = [pack / "organisations", FOLDER / "organisations"]
    return load(pack / "reporting", pack / "places", listed)


@pytest.fixture(scope="session")
def read(lexicon):
    def run(text, published=PUBLISHED):
        return suggest(text, published, lexicon)

    return run


@pytest.fixture(scope="session")
def told(read):
    """What is suggested of some kinds: the words, and the value."""

    def run(text, *kinds, published=PUBLISHED):
        return [
            (text[one.span.start : one.span.end], one.value)
            for one in read(text, published).suggestions
            if one.kind in kinds
        ]

    return run

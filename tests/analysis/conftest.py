# SPDX-License-Identifier: Apache-2.0
"""Both engines, each a real one, and record files to ask."""

import pytest

from record_files import Records


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """A Spark session; started once, when the first test asks for it."""
    from sanad.storage.spark import open_spark

    session = open_spark(tmp_path_factory.mktemp("spark"))
    yield session
    session.stop()


LEAKS = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
"""Spark's client leaves sockets to be collected."""


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=[pytest.mark.slow, LEAKS])])
def opener(request):
    """Each engine in turn."""
    from sanad.analysis.engine import in_duckdb, in_spark

    return in_duckdb if request.param == "duckdb" else in_spark(request.getfixturevalue("spark"))


@pytest.fixture
def records(tmp_path):
    return Records(tmp_path)

# SPDX-License-Identifier: Apache-2.0
"""Both engines, each a real one, and record files to ask."""

import pytest

from record_files import Records

ASKED_ONCE = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "2",
}
"""A question asked once takes longer to be made into Java than to be answered, and two partitions tell rows apart as well as four: together
two fifths of the processor. What is made into Java is asked by the workers in `test_engine.py` and the link in `test_link.py`."""


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """A Spark session; started once, when the first test asks for it."""
    from sanad.storage.spark import open_spark

    session = open_spark(tmp_path_factory.mktemp("spark"))
    for name, value in ASKED_ONCE.items():
        session.conf.set(name, value)
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

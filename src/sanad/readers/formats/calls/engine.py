# SPDX-License-Identifier: Apache-2.0
"""A DuckDB that sees one sealed file and one working folder, and nothing else."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sanad.errors import DatabaseFault, DiskFull
from sanad.readers.formats.calls.compiled import quoted

THREADS, MEMORY = 2, "1GB"
"""Two cores are on every machine we are built for; above a gigabyte the rows spill to the working folder."""

_PATTERN = frozenset("*?[")


@dataclass(frozen=True)
class Workshop:
    """`source` is a link to the sealed file; everything else in `folder` is thrown away afterwards."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    source: Path


@contextmanager
def workshop(sealed: Path, beside: Path) -> Iterator[Workshop]:
    """Open a working folder in `beside` and a locked-down database over it.

    DuckDB takes `*`, `?` and `[` in a path for a pattern and cannot be told otherwise, so such a
    path is replaced by the system's own place for temporary files.

    Raises:
        DiskFull: no space for the stage.
        DatabaseFault: DuckDB failed in a way that no file should cause.
    """
    place = None if _PATTERN & set(str(beside)) else beside
    folder = Path(tempfile.mkdtemp(prefix=".reading-", dir=place))
    try:
        source = folder / "sealed"
        source.symlink_to(sealed.resolve())
        with duckdb.connect(":memory:", config={"threads": THREADS}) as connection:
            for setting in _settings(folder, sealed.resolve()):
                connection.execute(setting)
            yield Workshop(connection, folder, source)
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise DiskFull(sealed.name, what_for="the rows of an exhibit") from error
    except duckdb.Error as error:
        raise DatabaseFault(sealed.name, detail=str(error).splitlines()[0]) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settings(folder: Path, sealed: Path) -> list[str]:
    return [
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        f"SET memory_limit = '{MEMORY}'",
        f"SET temp_directory = {quoted(str(folder / 'spill'))}",
        f"SET allowed_directories = [{quoted(str(folder) + '/')}]",
        f"SET allowed_paths = [{quoted(str(sealed))}]",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
    ]

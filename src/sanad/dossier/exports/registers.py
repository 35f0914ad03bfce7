# SPDX-License-Identifier: Apache-2.0
"""Rows of a register of incidents as CSV (RFC 4180, UTF-8) in that register's own columns, for example UCDP GED.

Read again they give the same cells. How the register quoted its cells and ended its lines is not kept; its sealed file is.
"""

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Return a header and rows of as many cells each.

    Raises:
        ValueError: a row has another number of cells: a fault of the caller.
    """
    made = io.StringIO(newline="")
    written = csv.writer(made, delimiter=delimiter)
    written.writerow(header)
    for row in rows:
        if len(row) != len(header):
            message = f"a row has {len(row)} cells, the header {len(header)}"
            raise ValueError(message)
        written.writerow(row)
    return made.getvalue().encode()

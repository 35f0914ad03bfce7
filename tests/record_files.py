# SPDX-License-Identifier: Apache-2.0
"""Record files small enough to count by hand."""

from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from sanad.analysis.frozen import Input
from sanad.readers.rows import CALLS, CELLS, PAYMENTS, SUBSCRIBERS

A, B, C, D = "+923900000001", "+923900000002", "+923900000003", "+923900000004"
ZONE = "Asia/Karachi"


class Records:
    """Writes record files: `calls`, `payments`, `cells`, `subscribers`, each from rows that name only what matters."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0

    def _write(self, kind, schema, rows, **more):
        self.count += 1
        digest = f"{self.count:064x}"
        file = self.folder / f"{digest}.parquet"
        empty = dict.fromkeys(schema.names)
        whole = [
            {**empty, "row": number, "row_sha256": f"{number:064x}", **row}
            for number, row in enumerate(rows, 1)
        ]
        pq.write_table(pa.Table.from_pylist(whole, schema), file)
        return Input(digest, f"{kind}.csv", kind, file, **more)

    def calls(self, *rows, numbers=(A,), coverage=None):
        """Each row: (owner, other, UTC time, direction, kind, seconds) and members by name."""
        made = []
        for row in rows:
            owner, other, at, direction, kind, seconds, *more = row
            made.append({
                "kind": kind, "direction": direction, "owner": owner, "other": other, "owner_written": owner, "other_written": other,
                "started_at": datetime.fromisoformat(at), "started_written": at, "duration_s": seconds, **(more[0] if more else {}),
            })  # fmt: skip
        return self._write("calls", CALLS, made, numbers=tuple(numbers), coverage=coverage or {})

    def payments(self, *rows):
        """Each row: (account, direction, amount, day, other account) and members by name."""
        made = []
        for row in rows:
            account, direction, amount, day, other, *more = row
            made.append({
                "account": account, "direction": direction, "amount": Decimal(amount), "amount_written": amount, "currency": "PKR",
                "booked_on": date.fromisoformat(day), "other_account": other, **(more[0] if more else {}),
            })  # fmt: skip
        return self._write("payments", PAYMENTS, made)

    def cells(self, *rows):
        """Rows by name."""
        return self._write("cells", CELLS, rows)

    def subscribers(self, *rows):
        """Rows by name."""
        return self._write("subscribers", SUBSCRIBERS, rows)

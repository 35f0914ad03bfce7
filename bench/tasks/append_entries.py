# SPDX-License-Identifier: Apache-2.0
"""Write ledger entries with the pen: `append_entries.py FOLDER ENTRIES EACH`; prints the seconds that the batches took."""

import sys
import time
from pathlib import Path

from sanad.ledger.append import Pen
from sanad.storage.database import Database
from sanad.storage.schema import upgrade
from sanad.values.canonical import Json


def main() -> None:
    """Write batch after batch, each in a transaction of its own."""
    folder, entries, each = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    database = Database(f"sqlite:///{folder / 'ledger.db'}")
    upgrade(database)
    begun = time.perf_counter()
    for start in range(0, entries, each):
        with database.writing() as connection:
            pen = Pen(connection)
            for number in range(start, start + each):
                pen.write(_body(number), [f"subject:S-{number}"])
            pen.flush()
    print(time.perf_counter() - begun)
    database.close()


def _body(number: int) -> dict[str, Json]:
    """Return a body of the size that registering a subject has."""
    return {
        "act": "register_subject",
        "at": "2026-01-05T08:00:00.000000Z",
        "by": "investigator.bench",
        "compartment": "op-bench",
        "purpose": "",
        "outcome": "done",
        "what": {
            "subject": f"S-{number}",
            "kind": "person",
            "label": f"Sample {number}",
            "compartment": "op-bench",
            "authority": "Sample order 1",
            "reason": "named in a sample complaint",
        },
        "rules": [],
    }


if __name__ == "__main__":
    main()

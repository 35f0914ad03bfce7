# SPDX-License-Identifier: Apache-2.0
"""Register subjects at the desk: `perform_acts.py FOLDER ACTS EACH OFFICER`; prints the seconds that the batches took."""

import sys
import time
from pathlib import Path

from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.door import Refused
from sanad.wiring import open_office


def main() -> None:
    """Hand the desk batch after batch; every act must be done."""
    folder, acts, each, officer = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    office = open_office(folder / "office")
    begun = time.perf_counter()
    for start in range(0, acts, each):
        batch = [_register(number, officer) for number in range(start, start + each)]
        for outcome in office.desk.perform_all(batch):
            if isinstance(outcome, Refused):
                raise outcome.error
    print(time.perf_counter() - begun)
    office.close()


def _register(number: int, officer: str) -> RegisterSubject:
    return RegisterSubject(
        by=officer,
        compartment="op-bench",
        subject=f"S-{number}",
        kind="person",
        label=f"Sample {number}",
        authority="Sample order 1",
        reason="named in a sample complaint",
        evidence=("complaint.txt",),
    )


if __name__ == "__main__":
    main()

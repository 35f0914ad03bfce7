# SPDX-License-Identifier: Apache-2.0
"""An office as a user founds it, by the command line."""

import sys
from pathlib import Path

from measure import Run, run, together

SANAD = Path(sys.executable).parent / "sanad"
COMPARTMENT = "op-bench"
CLERK, INVESTIGATOR = "clerk.bench", "investigator.bench"
AS_CLERK = ("--as", CLERK, "--compartment", COMPARTMENT)
DELIVERY = """sheet = "sanad/delivery/1"
[[instrument]]
id = "bench-1"
kind = "court_record"
number = "1"
issuer = "nobody (fictional)"
legal_basis = "Sample order (fictional)"
issued_on = 2025-01-01
[[delivery]]
files = ["**"]
handed_by = "A generator of files (fictional)"
received_at = 2025-04-09T10:30:00+05:00
received_where = "Quetta"
instrument = "bench-1"
grade = "admiralty:B2"
handling = "open"
language = "en"
"""
"""A delivery sheet that speaks of every file beside it, wherever it lies."""

UNREAD = f'{DELIVERY}reader = "none"\n'
"""The same for files that are sealed and never read."""

_OFFICER = """[[officer]]
id = "{name}.bench"
name = "The {name}"
office = "records"
roles = ["{name}"]
from = 2025-01-01
order = "Sample order 1"
compartments = ["op-bench"]
"""


def found(folder: Path, *options: str | Path) -> Path:
    """Found an office in `folder` with a clerk and an investigator, and return its directory.

    `options` are more words for `sanad init`.
    """
    office, roster = folder / "office", folder / "roster.toml"
    officers = "".join(_OFFICER.format(name=name) for name in ("clerk", "investigator"))
    roster.write_text(f'sheet = "sanad/roster/1"\n{officers}', "utf-8")
    first = ("--as", "supervisor.bench")
    run(
        [
            SANAD,
            "init",
            office,
            "--name",
            "Bench office",
            *first,
            "--order",
            "Sample order 1",
            *options,
        ]
    )
    run([SANAD, "enrol", roster, "--office", office, *first])
    return office


def receive(delivery: Path, office: Path) -> Run:
    """Seal what lies in `delivery`."""
    return run([SANAD, "receive", delivery, "--office", office, *AS_CLERK])


def receive_and_read(delivery: Path, office: Path) -> Run:
    """Seal what lies in `delivery` and read all of it; a file that cannot be read ends the benchmark."""
    sealed = receive(delivery, office)
    return together([sealed, run([SANAD, "read", "--office", office, *AS_CLERK])])

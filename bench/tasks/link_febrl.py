# SPDX-License-Identifier: Apache-2.0
"""Link the lists of FEBRL4 by the model as it comes: `link_febrl.py FOLDER`. Prints left, right and weight of each candidate as JSON."""

import csv
import json
import sys
import tempfile
from pathlib import Path

from sanad.identity.linkage import engines, sources
from sanad.identity.linkage.link import link
from sanad.identity.linkage.model import people

_DATE = len("19840305")


def main() -> None:
    """Link and print."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as spill:
        run = engines.open_duckdb(Path(spill))
        sides = sources.bring(run, _read(folder / "left.csv"), _read(folder / "right.csv"))
        found = link(sides, people())
    print(json.dumps([[each.left, each.right, float(each.weight)] for each in found.candidates]))


def _read(path: Path) -> dict[str, dict[str, set[str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["rec_id"]: _said(row) for row in csv.DictReader(lines)}


def _said(row: dict[str, str]) -> dict[str, set[str]]:
    """Return a person as the register would have it; the social security number stands for the identity card."""
    day = row["date_of_birth"].strip().partition(".")[0]
    said = {
        "name": f"{row['given_name']} {row['surname']}",
        "birth_date": f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == _DATE else "",
        "national_id": row["soc_sec_id"].partition(".")[0],
        "whereabouts": " ".join(row[key] for key in ("address_1", "address_2", "suburb", "state")),
    }
    return {key: {value.strip()} for key, value in said.items() if value.strip()}


if __name__ == "__main__":
    main()

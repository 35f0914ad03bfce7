# SPDX-License-Identifier: Apache-2.0
"""Write the hostile corpus into a folder: `python samples/hostile [--large] INTO`."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hostile import LARGE, SAMPLES


def main() -> None:
    """Write every sample, one file for each kind of damage, the same bytes on every run."""
    words = argparse.ArgumentParser(description=main.__doc__)
    words.add_argument("into", type=Path, metavar="INTO")
    words.add_argument("--large", action="store_true", help="those of 4 GiB each instead")
    told = words.parse_args()
    told.into.mkdir(parents=True, exist_ok=True)
    for sample in LARGE if told.large else SAMPLES:
        sample.write(told.into)
        print(
            f"{sample.name!r}: {sample.damage}; becomes {sample.expected} {sample.tells}".rstrip()
        )


if __name__ == "__main__":
    main()

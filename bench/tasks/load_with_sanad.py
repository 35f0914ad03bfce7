# SPDX-License-Identifier: Apache-2.0
"""Read call records as the office does: `load_with_sanad.py FILE INTO`."""

import sys
from importlib.resources import files
from pathlib import Path

from sanad.readers import registry
from sanad.readers.rows import Hints


def main() -> None:
    """Let the registry find the reader and the template, with all templates of the jurisdiction at hand."""
    sealed, into = Path(sys.argv[1]), Path(sys.argv[2])
    folder = Path(str(files("sanad").joinpath("rulebook/pk/templates")))
    templates = tuple(sorted(folder.glob("*.toml")))
    receipt = registry.read(sealed, into, Hints(sealed.name, templates=templates))
    print(receipt.stored)


if __name__ == "__main__":
    main()

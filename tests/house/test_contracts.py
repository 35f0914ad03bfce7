# SPDX-License-Identifier: Apache-2.0
"""Each import contract of pyproject.toml, tried on a copy of the sources in which somebody broke it."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
ANSWER = re.compile(r"^(\d+ .+?) (KEPT|BROKEN)$", re.MULTILINE)

# contract → (module that offends, what it says); each breaks that contract and no other
PLANTED = [
    ("1 the path of data", "vault/media.py", "import sanad.readers.rows"),
    ("1 the path of data", "search/views.py", "import sanad.claims.tables"),
    ("1 the path of data", "readers/rows.py", "import sanad.search.views"),
    ("1 the path of data", "rulebook/__init__.py", "import sanad.errors"),
    ("1 the path of data", "scoring/__init__.py", "RANK = 1"),
    ("2 no cycles anywhere", "claims/claim.py", "import sanad.claims.store"),
    ("3 faces speak only to the desk", "cli/frame.py", "import sanad.vault.store"),
    ("3 faces speak only to the desk", "cli/frame.py", "def late():\n    import sanad.ledger.read"),
    ("3 faces speak only to the desk", "cli/frame.py", "import sanad.search.query"),
    (
        "4 acts do not call acts",
        "desk/acts/seal_exhibit.py",
        "from sanad.desk.acts.read_exhibit import ReadExhibit",
    ),
    ("5 one pen writes the ledger", "desk/acts/seal_exhibit.py", "import sanad.ledger.append"),
    ("6 settings are read once", "cli/frame.py", "import sanad.settings"),
    ("7 pure rooms touch nothing outside", "values/money.py", "import socket"),
    ("7 pure rooms touch nothing outside", "readers/rows.py", "import sqlalchemy"),
    ("8 the verifier stands alone", "verify/note.py", "import rfc8785"),
    (
        "9 formats are reached through the registry",
        "desk/procedures/read_pending.py",
        "import sanad.readers.formats.text",
    ),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A copy of the sources and of the contracts, in a folder of its own."""
    folder = tmp_path_factory.mktemp("contracts")
    only_python = shutil.ignore_patterns("__pycache__", "*.toml", "*.ttf", "*.txt", "*.typ")
    shutil.copytree(ROOT / "src", folder / "src", ignore=only_python)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@contextmanager
def planted(copy: Path, module: str, line: str) -> Iterator[None]:
    """Add a line to a module of the copy, or make the module, and undo it."""
    path = copy / "src" / "sanad" / module
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((before or b"") + f"\n{line}\n".encode())
    try:
        yield
    finally:
        if before is None:
            shutil.rmtree(path.parent)
        else:
            path.write_bytes(before)


def verdicts(copy: Path) -> dict[str, str]:
    """Ask lint-imports about the copy."""
    program = Path(sys.executable).with_name("lint-imports")
    words = [program, "--config", "pyproject.toml", "--no-logo", "--no-cache"]
    surroundings = {**os.environ, "PYTHONPATH": str(copy / "src"), "COLUMNS": "200"}
    options = {"cwd": copy, "env": surroundings, "capture_output": True, "text": True}
    done = subprocess.run(words, check=False, **options)  # our own environment's program
    found = dict(ANSWER.findall(done.stdout))
    assert (done.returncode == 0) == ("BROKEN" not in found.values()), done.stdout + done.stderr
    return found


def test_the_sources_as_they_are_keep_every_contract(copy):
    assert verdicts(copy) == {each["name"]: "KEPT" for each in CONTRACTS}


def test_every_contract_has_a_planted_violation():
    assert {name for name, _, _ in PLANTED} == {each["name"] for each in CONTRACTS}


@pytest.mark.parametrize(("contract", "module", "line"), PLANTED)
def test_a_planted_violation_breaks_its_contract_and_no_other(copy, contract, module, line):
    with planted(copy, module, line):
        broken = [name for name, verdict in verdicts(copy).items() if verdict == "BROKEN"]
    assert broken == [contract]

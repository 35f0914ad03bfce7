# SPDX-License-Identifier: Apache-2.0
"""What is installed for use is enough: nothing that only developers have is imported when the office works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUARD = """
import importlib.metadata, re, sys
from pathlib import Path

def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()

locked = Path({lock!r}).read_text("utf-8")
for_use = {{plain(name) for name in re.findall(r"^([\\w.-]+)(?:\\[[\\w,]+\\])?==", locked, re.M)}} | {{"sanad", "sanad-verify"}}
found = importlib.metadata.packages_distributions().items()
foreign = {{module for module, names in found if for_use.isdisjoint(map(plain, names))}}

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in foreign:
            raise ModuleNotFoundError(name + " is not in requirements.lock", name=name)

sys.meta_path.insert(0, Refuse())
"""


@pytest.fixture
def guarded(tmp_path):
    """An environment in which every Python, cells too, refuses what requirements.lock does not name."""
    guard = GUARD.format(lock=str(ROOT / "requirements.lock"))
    (tmp_path / "sitecustomize.py").write_text(guard)
    return {**os.environ, "PYTHONPATH": str(tmp_path)}


def run(*words, env=None):
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=300)  # fmt: skip


def test_the_guard_refuses_what_only_developers_have(guarded):
    assert run("-c", "import pytest").returncode == 0
    refused = run("-c", "import pytest", env=guarded)
    assert "pytest is not in requirements.lock" in refused.stderr
    assert run("-c", "import sanad.cli.main, ibis, duckdb", env=guarded).returncode == 0


@pytest.mark.slow
def test_the_demonstration_needs_nothing_but_the_runtime_lock(guarded, tmp_path):
    assert run(ROOT / "samples" / "generate.py", tmp_path / "delivery").returncode == 0
    into = tmp_path / "demo"
    done = run("-m", "sanad.cli", "demo", tmp_path / "delivery", "--into", into, env=guarded)
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]

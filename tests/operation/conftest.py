# SPDX-License-Identifier: Apache-2.0
"""The demonstration, made once for all that is tried on it; each file of tests gets a copy."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from runtime_lock import guarded

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """Its folder, and what the command told: made where only what requirements.lock names can be imported."""
    folder, env = tmp_path_factory.mktemp("made"), guarded(tmp_path_factory.mktemp("guard"))
    generate = [sys.executable, "samples/generate.py", folder / "delivery"]
    subprocess.run(generate, check=True, capture_output=True, cwd=ROOT)
    words = ("demo", folder / "delivery", "--into", folder, "--json")
    told = subprocess.run(
        [sys.executable, "-m", "sanad.cli", *words],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=env,
    )
    assert told.returncode == 0, told.stdout[-1500:] + told.stderr[-1500:]
    return folder, json.loads(told.stdout)


@pytest.fixture(scope="module")
def operation(demonstration, tmp_path_factory):
    """A copy of its folder, in which a file of tests may work, and what the command told."""
    made, told = demonstration
    return Path(shutil.copytree(made, tmp_path_factory.mktemp("operation") / "op")), told

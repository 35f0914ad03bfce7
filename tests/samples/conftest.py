# SPDX-License-Identifier: Apache-2.0
import hashlib
import json
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEETS = ("roster.toml", "delivery.toml", "worksheet.toml")


@dataclass(frozen=True)
class Sample:
    """The folder as generated, its sheets, and the planted answers beside it."""

    root: Path
    answers: dict[str, Any]

    @property
    def later(self) -> Path:
        return self.root.with_name(f"{self.root.name}-later")

    def sheet(self, name: str) -> dict[str, Any]:
        return tomllib.loads((self.root / f"{name}.toml").read_text(encoding="utf-8"))

    def files(self) -> list[str]:
        found = [path for path in self.root.rglob("*") if path.is_file()]
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def evidence(self) -> list[str]:
        return [name for name in self.files() if name not in SHEETS]

    def digests(self) -> dict[str, str]:
        return {
            name: hashlib.sha256((self.root / name).read_bytes()).hexdigest()
            for name in self.files()
        } | {
            f"later/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.later.iterdir()
        }


def generate(folder: Path, **environment: str) -> Sample:
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / "answers.json"
    subprocess.run(  # our own script
        [sys.executable, ROOT / "samples" / "generate.py", folder / "kohzard", "--answers", beside],
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", **environment},
        cwd=folder,
    )
    return Sample(folder / "kohzard", json.loads(beside.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return generate(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The same, made as another machine would: other hash seed, zone, language and folder."""
    other = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Chatham", "LC_ALL": "C", "LANG": "C"}
    return generate(tmp_path_factory.mktemp("elsewhere"), **other)

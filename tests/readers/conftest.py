# SPDX-License-Identifier: Apache-2.0
"""Run a reader over bytes and look at everything that it wrote."""

import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from sanad.readers import registry
from sanad.readers.rows import (
    CALLS,
    CELLS,
    PAYMENTS,
    REJECTS,
    STATEMENTS,
    SUBSCRIBERS,
    Hints,
    Receipt,
)

ROOT = Path(__file__).parents[2]
TEMPLATES = (ROOT / "src" / "sanad" / "rulebook" / "pk" / "templates",)
SHARED = ROOT.parent / "shared" / "formats"
SCHEMAS = {
    "calls": CALLS,
    "payments": PAYMENTS,
    "subscribers": SUBSCRIBERS,
    "cells": CELLS,
    "statements": STATEMENTS,
    "rejects": REJECTS,
}


@dataclass(frozen=True)
class Outcome:
    receipt: Receipt
    folder: Path
    sealed: Path

    def rows(self, name: str) -> list[dict[str, Any]]:
        path = self.folder / f"{name}.parquet"
        return pq.read_table(path).to_pylist() if path.exists() else []

    @property
    def layer(self) -> dict[str, Any]:
        return json.loads((self.folder / "layer.json").read_bytes())

    @property
    def texts(self) -> list[str]:
        return [part["text"] for part in self.layer["parts"]]

    @property
    def listed(self) -> list[dict[str, Any]]:
        """What was found inside, as the reader tells of it."""
        path = self.folder / "children.jsonl"
        return (
            [json.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []
        )

    @property
    def children(self) -> dict[str, bytes]:
        """What was found inside, by the name under which it will be sealed."""
        return {
            one["name"]: (self.folder / "children" / str(one["n"])).read_bytes()
            for one in self.listed
        }


def accounts_for_everything(outcome: Outcome) -> None:
    """What must hold for every reader and every file."""
    receipt = outcome.receipt
    assert receipt.read == receipt.stored + receipt.rejected
    assert sum(receipt.rejects_by_code.values()) == receipt.rejected
    rejects = outcome.rows("rejects")
    assert len(rejects) == receipt.rejected
    for name, schema in SCHEMAS.items():
        path = outcome.folder / f"{name}.parquet"
        if path.exists():
            found = pq.read_schema(path)
            assert [(f.name, f.type) for f in found] == [(f.name, f.type) for f in schema]
    for name in ("calls", "payments", "subscribers", "cells"):
        if (outcome.folder / f"{name}.parquet").exists():
            numbers = [row["row"] for row in outcome.rows(name)]
            assert len(numbers) == receipt.stored
            assert numbers == sorted(set(numbers))
            assert not {row["row"] for row in rejects} & set(numbers)


@pytest.fixture
def run(tmp_path):
    """Return a function that reads bytes under a name and checks the account."""
    counter = count()

    def read(raw: bytes, name: str, **hints: Any) -> Outcome:
        place = tmp_path / str(next(counter))
        folder = place / "into"
        folder.mkdir(parents=True)
        sealed = place / "sealed"
        sealed.write_bytes(raw)
        hints.setdefault("templates", TEMPLATES)
        receipt = registry.read(sealed, folder, Hints(name, **hints))
        outcome = Outcome(receipt, folder, sealed)
        accounts_for_everything(outcome)
        assert sealed.read_bytes() == raw
        assert sorted(p.name for p in place.iterdir()) == ["into", "sealed"]
        return outcome

    return read


@pytest.fixture
def shared():
    """Return the folder of real format samples beside the repository; it is not part of it."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder with format samples is not beside this repository")
    return SHARED

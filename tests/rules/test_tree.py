# SPDX-License-Identifier: Apache-2.0
"""The tree of facts is the one that docs/formats/rule.md describes, and its kinds are those that can be drafted."""

import re
from pathlib import Path

import pytest

from sanad.casework import form
from sanad.rules.state import FACTS
from sanad.rules.tree import KEEPING, KINDS, TARGETS, paths, stands

PAGE = (Path(__file__).parents[2] / "docs" / "formats" / "rule.md").read_text(encoding="utf-8")
ROWS = [row for row in PAGE.splitlines() if row.startswith("| ")]
OPEN = {"answers", "paper", "claim"}


@pytest.mark.parametrize("target", ["red_notice", "read_exhibit", "judge_identity", "freeze_brief"])
def test_every_fact_of_the_tree_is_told_beside_its_table(target):
    for path in sorted(paths(target)):
        table, name = (
            path.split(".")[0].removesuffix("[]"),
            path.rpartition(".")[2].removesuffix("[]"),
        )
        told = " ".join(row for row in ROWS if re.search(rf"`{table}\b", row))
        assert table in OPEN or re.search(rf"[`.]{name}\b", told), path


def test_every_path_told_of_a_request_stands_in_the_tree():
    begin, end = PAGE.index("## Facts of a request"), PAGE.index("### Provisions")
    first_cells = [
        row.split(" | ")[0] for row in PAGE[begin:end].splitlines() if row.startswith("| `")
    ]
    for cell in first_cells:
        head = None
        for word in re.findall(r"`([^`<…]+?)\.?`", cell):
            head = head or word.rpartition(".")[0] or word
            path = f"{head}{word}" if word.startswith(".") else word
            assert stands(path, "red_notice"), path


def test_what_can_be_drafted_is_what_rules_can_be_about():
    assert set(form.KINDS) | {KEEPING} == set(KINDS)
    assert set(KINDS) < TARGETS


def test_a_request_s_own_fields_and_the_points_of_sheets_stand_in_the_tree():
    for name in form.FIELDS:
        assert stands(f"request.{name}", "red_notice"), name
    for name in FACTS:
        assert stands(f"states[].{name}", "red_notice"), name


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("charges", True),
        ("charges[]", True),
        ("charges[].sanctions_missing[]", True),
        ("charges.offence", False),
        ("person.name", False),
        ("paper.judge", False),
    ],
)
def test_a_path_is_known_as_it_is_spelt(path, known):
    assert stands(path, "red_notice") is known

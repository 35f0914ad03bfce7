# SPDX-License-Identifier: Apache-2.0
"""`sanad adopt`, as an officer and as another program would call it."""

import json

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.main import main
from scene import LIST

ADOPT = ["--entry", "1", "--subject", "M-90", "--label", "L", "--authority", "A", "--reason", "R"]


@pytest.fixture
def call(quick_house, tmp_path):
    quick_house.seal(tmp_path, "list.json", LIST)
    quick_house.read()
    given = [
        "--office",
        str(quick_house.office.path),
        "--compartment",
        CASE,
        "--as",
        "investigator",
    ]

    def run(*words, code=0):
        result = CliRunner().invoke(main, ["adopt", *words, *given])
        assert result.exit_code == code, (result.output, result.exception)
        return result.output

    return run


def test_a_look_tells_n_of_n_and_that_a_name_proves_nothing(call):
    spoken = call("list.json", "--words", "sample other")
    assert spoken.startswith("1 of 1 entries meet the words. Words that agree prove nothing")
    assert "1 (person): Sample Nine" in spoken
    told = json.loads(call("list.json", "--words", "nobody", "--json"))
    assert told == {"looked_at": 1, "met": 0, "entries": []}


def test_an_adoption_answers_with_claims_and_what_was_left(call):
    told = json.loads(call("list.json", *ADOPT, "--json"))
    assert {key: type(value) for key, value in told.items()} == {
        "subject": str,
        "claims": list,
        "left": list,
    }
    assert [(one["property"], one["value"]) for one in told["claims"]] == [
        ("name", "Sample Nine"),
        ("alias", "Sample Other"),
        ("father_name", "Sample Father"),
        ("national_id", "90001-1234567-1"),
    ]
    assert [one["property"] for one in told["left"]] == ["Province", "District"]
    assert call("list.json", *ADOPT, code=2).strip().endswith(".")


@pytest.mark.parametrize(
    "words",
    [["list.json"], ["list.json", "--entry", "1"], ["list.json", "--words", "x", *ADOPT], []],
)
def test_a_call_that_neither_looks_nor_adopts_is_wrong(call, words):
    call(*words, code=2)

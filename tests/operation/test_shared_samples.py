# SPDX-License-Identifier: Apache-2.0
"""The folder of real format samples, through the two commands an officer uses, with an account for every file."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from intake import CASE, ROSTER, SHEET
from sanad.cli.main import main

SHARED = Path(__file__).parents[3] / "shared" / "formats"
REFUSED = {
    "iso20022-camt/samples/camt053.v2.wrong.xml": "there is no Stmt in it",
    "mt940/samples/self-provided/invalid_statement.sta": "it has no field of a statement",
}
"""What is invalid on purpose, and the reason that must be given."""
READ = {
    "camt053": 25, "ofx": 5, "goaml": 10, "ofac": 3, "unlist": 1, "ftm": 1, "stix": 6, "caseuco": 25,
}  # fmt: skip
"""Reader → valid samples in the folder."""


def call(*words: object, code: int = 0) -> str:
    answer = CliRunner().invoke(main, [str(word) for word in words])
    assert answer.exit_code == code, answer.output
    return answer.stdout


@pytest.mark.slow
def test_every_sample_is_sealed_and_read_or_named_with_its_reason(tmp_path):
    if not SHARED.is_dir():
        pytest.skip("the shared folder with format samples is not beside this repository")
    office, sheet = tmp_path / "office", tmp_path / "delivery.toml"
    (tmp_path / "roster.toml").write_text(ROSTER, encoding="utf-8")
    sheet.write_text(SHEET, encoding="utf-8")
    call("init", office, "--name", "Test cell", "--order", "1", "--as", "boss")
    call("enrol", tmp_path / "roster.toml", "--office", office, "--as", "boss")
    mine = ("--office", office, "--as", "clerk", "--compartment", CASE, "--json")
    sealed = json.loads(call("receive", SHARED, "--sheet", sheet, *mine))
    files = [path for path in SHARED.rglob("*") if path.is_file()]
    assert not sealed["refused"]
    assert {str(path.relative_to(SHARED)) for path in files} <= {one["name"] for one in sealed["sealed"]}  # fmt: skip
    told = json.loads(call("read", *mine, code=1))
    totals = told["totals"]
    assert totals["read"] == totals["stored"] + totals["rejected"]
    failed = {one["name"]: one for one in told["not_read"]}
    for name, reason in REFUSED.items():
        assert reason in failed[name]["says"]
    assert Counter(READ) == Counter({name: told["readings"].get(name) for name in READ})
    known = {"EVIDENCE_LAYOUT_UNKNOWN", "EVIDENCE_MALFORMED"}
    assert {one["code"] for one in told["not_read"]} <= known
    done = json.loads(call("readings", "--state", "done", *mine))
    assert done["counts"] == {"done": len(done["readings"]), "failed": len(failed)}

# SPDX-License-Identifier: Apache-2.0
"""`sanad exchange`, as an officer and as another program would call it."""

import json

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.commands.exchange import RECIPIENTS
from sanad.cli.main import main
from sanad.errors import BadValue
from sanad.values.identifier import check_id
from scene import SCENES, Scene

EDGES = '["S-01", "M-01", "positive", null, "other", "2026-01-01T00:00:00"]\n["S-01", "X", "unsure", 0.5, "o", "t"]\n'


@pytest.fixture
def house(quick_house):
    for name in ("S-01", "M-01"):
        quick_house.subject(name)
    return quick_house


@pytest.fixture
def call(house):
    given = ["--office", str(house.office.path), "--compartment", CASE, "--as", "analyst"]

    def run(*words, code=0):
        result = CliRunner().invoke(main, ["exchange", *map(str, words), *given])
        assert result.exit_code == code, (result.output, result.exception)
        return result.output

    return run


def test_the_register_is_written_into_a_new_folder_and_the_answer_names_every_file(call, tmp_path):
    out = tmp_path / "out"
    told = json.loads(call("ftm", "--to", out, "--purpose", "asked for", "--json"))
    assert told == {
        "folder": str(out),
        "files": ["statements.csv", "entities.ftm.json", "sanad-claims.jsonl"],
        "counts": {"subjects": 2, "claims": 0, "statements": 4},
        "left_out": [],
    }
    assert sorted(told["files"]) == sorted(path.name for path in out.iterdir())
    call("ftm", "--to", out, "--purpose", "again", code=2)


def test_the_register_is_written_as_one_bundle_of_stix(call, tmp_path):
    told = json.loads(call("stix", "--to", tmp_path / "out", "--purpose", "asked for", "--json"))
    assert (told["files"], told["counts"]) == (["bundle.stix.json"], {"subjects": 2, "claims": 0})
    assert json.loads((tmp_path / "out" / "bundle.stix.json").read_bytes())["type"] == "bundle"


def test_a_frozen_dossier_is_written_in_case_by_the_digest_of_its_brief(quick_scene, tmp_path):
    given = (
        "--office",
        quick_scene.house.office.path,
        "--compartment",
        CASE,
        "--as",
        "drafter",
        "--json",
    )
    words = ("exchange", "case", "--brief", quick_scene.brief, "--to", tmp_path / "out", *given)
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert told["files"] == ["dossier.jsonld"]
    assert told["counts"].keys() == {"exhibits", "claims", "findings"}


def test_judgements_go_out_and_come_in_as_a_draft(call, tmp_path):
    spoken = call("judgements", "--to", tmp_path / "out", "--purpose", "joint review")
    assert spoken.startswith("0 pairs, 0 judgements written to")
    (tmp_path / "resolver.ijson").write_text(EDGES, "utf-8")
    draft = tmp_path / "draft.toml"
    told = json.loads(call("judgements", "--from", tmp_path / "resolver.ijson", "--draft", draft, "--json"))  # fmt: skip
    assert told == {
        "draft": str(draft),
        "proposed": [{"left": "M-01", "right": "S-01", "answer": "same"}],
        "contradicted": [],
        "unplaced": [EDGES.splitlines()[1]],
    }
    assert draft.exists()


def test_questions_of_a_goaml_report_are_written_where_something_is_open(call, house, tmp_path):
    SCENES["export_goaml"](Scene(house, tmp_path, "", "", "", ""))
    path = tmp_path / "goaml.toml"
    out = tmp_path / "out"
    told = json.loads(call("goaml", "--from", path, "--to", out, "--purpose", "duty", "--json"))
    assert told == {
        "folder": str(out),
        "files": ["questions.toml"],
        "counts": {"payments": 4, "accounts": 1, "questions": 1},
        "left_out": [],
    }
    assert [path.name for path in out.iterdir()] == ["questions.toml"]
    spoken = call("goaml", "--from", path, "--to", tmp_path / "2", "--purpose", "duty")
    assert spoken.startswith("4 payments, 1 accounts, 1 questions written to")
    call("goaml", "--from", path, "--to", tmp_path / "3", "--purpose", "duty", "--for", "court", code=2)  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("ftm",), ("ftm", "--from", "f", "--draft", "d"), ("judgements", "--from", "f"), ("judgements", "--draft", "d"),
        ("judgements", "--to", "o", "--from", "f", "--draft", "d"), ("ftm", "--to", "o", "--for", "friend"),
        ("ftm", "--to", "o"), ("goaml", "--to", "o"), ("goaml", "--from", "f"), ("ftm", "--to", "o", "--from", "f"),
        ("goaml", "--from", "f", "--to", "o", "--draft", "d"), ("case", "--to", "o"), ("case", "--brief", "b"), ("ftm", "--to", "o", "--brief", "b"),
        ("case", "--to", "o", "--brief", "b", "--purpose", "p"), ("stix", "--from", "f", "--to", "o"),
    ],
)  # fmt: skip
def test_a_call_without_all_that_it_needs_is_wrong(call, words):
    call(*words, code=2)


@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_every_recipient_offered_is_one_that_the_office_knows(recipient):
    assert check_id("recipient", recipient) == recipient
    with pytest.raises(BadValue):
        check_id("recipient", recipient + "s")

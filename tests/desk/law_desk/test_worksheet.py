# SPDX-License-Identifier: Apache-2.0
"""A worksheet of answers alone is about requests that were drafted before."""

import pytest

from cast import CASE
from law_desk import check
from sanad.desk.door import Refused
from sanad.desk.procedures.enter_worksheet import enter_requests
from sanad.desk.sheets import load
from scene import sample_rule, under

ANSWER = """[[answer]]
request = "{request}"
question = "SAMPLE-Q"
answer = "yes"
reason = "As the file of the court says."
by = "reviewer"
"""


QUESTION = """[needs."answers.SAMPLE-Q"]
id = "SAMPLE-Q"
text = "Is it so?"
who = "reviewer"
allowed = ["yes", "no"]
"""


@pytest.fixture
def house(quick_scene, tmp_path):
    rules = sample_rule(tmp_path / "law", 'answer("SAMPLE-Q") == "yes"')
    path = rules / "SAMPLE-1.toml"
    path.write_text(path.read_text().split("[needs.")[0] + QUESTION)
    return under(quick_scene.house, rules)


def entered(house, tmp_path, *requests):
    path = tmp_path / "answers.toml"
    rows = "".join(ANSWER.format(request=each) for each in requests)
    path.write_text(f'sheet = "sanad/worksheet/1"\ncompartment = "{CASE}"\n{rows}')
    return enter_requests(house.office.desk, load(path, "worksheet"))


def test_an_answer_about_a_request_drafted_before_is_recorded(house, tmp_path):
    [done] = entered(house, tmp_path, "RN-01")
    assert not isinstance(done.outcome, Refused)
    assert done.key == "RN-01 SAMPLE-Q"
    assert check(house, "RN-01").known["answers"]["SAMPLE-Q"]["answer"] == "yes"


def test_an_answer_about_a_request_that_nobody_drafted_is_refused_and_told(house, tmp_path):
    [done] = entered(house, tmp_path, "RN-99")
    assert isinstance(done.outcome, Refused)

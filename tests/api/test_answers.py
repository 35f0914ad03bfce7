# SPDX-License-Identifier: Apache-2.0
"""Every act and question over HTTP: it is there, it does what the desk does, and its answer is what the description says."""

import jsonschema_rs
import pytest

from api_client import client, send
from sanad.api.application import description
from sanad.api.elsewhere import ELSEWHERE
from sanad.api.operations import every, offered
from scene import SCENES

_OWN_LAW = frozenset({"send_request"})
"""The example carries the law by which it may be sent, and no program can."""


@pytest.fixture
def fresh(originals, tmp_path):
    with originals.scene("sqlite", tmp_path / "office") as scene:
        yield scene


@pytest.fixture(scope="module")
def shared(originals, tmp_path_factory):
    with originals.scene("sqlite", tmp_path_factory.mktemp("api") / "office") as scene:
        yield scene


def test_every_act_and_question_is_offered_or_says_why_not_and_where_instead():
    names = {each.name for each in every()}
    assert set(ELSEWHERE) <= names
    assert all(each.why and each.instead for each in ELSEWHERE.values())
    assert {each.name for each in offered()} == names - set(ELSEWHERE)


@pytest.mark.parametrize("operation", offered(), ids=lambda each: each.name)
def test_an_answer_is_what_the_description_says(request, operation):
    scene = request.getfixturevalue("shared" if operation.kind == "questions" else "fresh")
    act = SCENES[operation.name](scene)
    response = send(client(scene.house, operation.name), act)
    if operation.name in _OWN_LAW:
        assert response.json()["code"] == "LAW_NOT_READY"
        return
    assert response.status_code == 200, response.text
    assert response.headers["Sanad-Entry"].isdecimal()
    told = description()["paths"][operation.path]["post"]["responses"]["200"]
    schema = told["content"]["application/json"]["schema"]
    whole = {**schema, "components": description()["components"]}
    jsonschema_rs.validator_for(whole).validate(response.json())

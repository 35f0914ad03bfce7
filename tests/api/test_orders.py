# SPDX-License-Identifier: Apache-2.0
"""What is sent to the API: read strictly or refused in one shape, carried out once, and only within what the token names."""

import json

import pytest

from api_client import address, body_of, client, of, post, send
from cast import CASE
from sanad.api.strict import DEEPEST
from sanad.desk.acts.raise_task import RaiseTask
from sanad.gate.limits import FORM_BYTES
from sanad.ledger import read
from scene import SCENES

RAISE = address("raise_task", "acts")
ORDER = {"action": "Obtain the record", "about": "subject:S-01"}
MEMBERS = {"type", "title", "status", "detail", "instance", "code", "where", "facts"}
SOME = (
    "raise_task",
    "list_tasks",
    "search_text",
    "judge_identity",
    "task_history",
    "follow_work",
    "my_account",
)


@pytest.fixture(scope="module")
def scene(originals, tmp_path_factory):
    with originals.scene("sqlite", tmp_path_factory.mktemp("api") / "office") as scene:
        yield scene


@pytest.fixture(scope="module")
def api(scene):
    return client(scene.house, *SOME)


def refused(response, status: int, code: str):
    told = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, told["status"], told["code"]) == (status, status, code)
    assert told.keys() == MEMBERS
    assert told["type"] == f"urn:sanad:error:{code}"
    return told


def raw(api, content: bytes, kind: str = "application/json", path: str = RAISE):
    headers = {"Authorization": "Bearer analyst", "Content-Type": kind}
    return api.post(path, content=content, headers=headers)


def entries(scene, act: str) -> int:
    with scene.house.office.tools.database.reading() as connection:
        return sum(1 for each in read.entries(connection) if each.act == act)


def test_an_order_without_a_token_is_told_to_bring_one(api):
    response = api.post(RAISE, json=ORDER)
    assert "sanad account token" in refused(response, 401, "AUTHORITY_SIGNED_OUT")["detail"]
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_a_body_longer_than_an_order_is_refused_before_it_is_read(api):
    refused(raw(api, b'{"action":"' + b"a" * FORM_BYTES + b'"}'), 413, "CALLER_BAD_REQUEST")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/json; charset=utf-16"])  # fmt: skip
def test_a_body_that_does_not_say_it_is_json_is_refused(api, kind):
    refused(raw(api, json.dumps(ORDER).encode(), kind), 415, "CALLER_BAD_REQUEST")


@pytest.mark.parametrize(
    "content",
    [
        b'{"action":"a","about":"subject:S-01","about":"subject:M-01"}',
        b'{"action":NaN}',
        b'{"action":-Infinity}',
        b'{"action":1e999}',
        b'{"action":9007199254740993}',
        b'{"action":"\\ud800"}',
        b'{"action":"\\u0000"}',
        b'{"action":"\xff"}',
        b"[" * 100_000,
        b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1),
        b'{"a":"' + b'\\"[' * 40,
        b"[]",
        b"null",
        b'{"action":"a"',
        b'{"action":"a"} {"action":"b"}',
        b'{"action":false,"about":"subject:S-01"}',
        b'{"action":"a","about":"subject:S-01","by":"supervisor"}',
        b'{"action":"a","about":"subject:S-01","compartment":"office"}',
        b'{"action":"a","about":"subject:S-01","nothing":1}',
        b'{"about":"subject:S-01"}',
        b"",
    ],
    ids=str,
)
def test_a_body_that_is_not_exactly_an_order_is_refused_and_nothing_of_it_is_repeated(api, scene, content):  # fmt: skip
    before = entries(scene, "raise_task")
    told = refused(raw(api, content), 422, "CALLER_BAD_VALUE")
    assert "subject:S-01" not in json.dumps(told)
    assert entries(scene, "raise_task") == before


def test_a_field_that_there_is_not_and_one_that_is_missing_are_told_in_words(api):
    more = refused(raw(api, b'{"action":"a","about":"subject:S-01","nothing":1}'), 422, "CALLER_BAD_VALUE")  # fmt: skip
    assert (more["where"], more["facts"]["detail"]) == ("/nothing", "there is no such field")
    less = refused(raw(api, b'{"action":"a"}'), 422, "CALLER_BAD_VALUE")
    assert (less["where"], less["facts"]["detail"]) == ("/about", "this field must be stated")


def test_brackets_in_a_text_are_no_nesting(api):
    order = {**ORDER, "action": '"[{' * 50}
    assert post(api, RAISE, order, "analyst").status_code == 200


def test_a_list_may_say_false_where_a_number_is_asked_for_and_is_refused(api):
    path = address("judge_identity", "acts")
    judgement = {"left": "S-01", "right": "M-01", "answer": "same", "reasons": "x", "evidence": []}
    for more in ({"review": 0}, {"answer": "certainly"}, {"by": "chief"}, {"seq": 1}, {"left": 1}):
        refused(post(api, path, {"judgement": {**judgement, **more}}, "analyst"), 422, "CALLER_BAD_VALUE")  # fmt: skip


def test_an_address_that_is_not_there_and_a_method_that_it_does_not_take_have_the_same_shape(api):
    assert "openapi.json" in refused(api.post(address("nothing")), 404, "CALLER_BAD_REQUEST")["detail"]  # fmt: skip
    assert "with POST" in refused(api.get(RAISE), 405, "CALLER_BAD_REQUEST")["detail"]
    assert refused(post(api, address("raise_task", "acts", "NO SUCH"), {}, "analyst"), 422, "CALLER_BAD_VALUE")  # fmt: skip


def test_an_order_sent_again_under_its_key_is_carried_out_once_and_answered_with_the_same_bytes(api, scene):  # fmt: skip
    before = entries(scene, "raise_task")
    first, again = (post(api, RAISE, ORDER, "analyst", headers={"Idempotency-Key": "k-1"}) for _ in range(2))  # fmt: skip
    assert first.content == again.content
    assert entries(scene, "raise_task") == before + 1


def test_another_order_under_a_key_is_refused_and_so_is_a_key_that_is_none(api):
    post(api, RAISE, ORDER, "analyst", headers={"Idempotency-Key": "k-2"})
    other = post(api, RAISE, {**ORDER, "action": "b"}, "analyst", headers={"Idempotency-Key": "k-2"})  # fmt: skip
    refused(other, 422, "CALLER_KEY_REUSED")
    elsewhere = address("raise_task", "acts", "office")  # the same words there are another order
    moved = post(api, elsewhere, ORDER, "analyst", headers={"Idempotency-Key": "k-2"})
    refused(moved, 422, "CALLER_KEY_REUSED")
    for key in ("", "a b", "k" * 121):
        refused(post(api, RAISE, ORDER, "analyst", headers={"Idempotency-Key": key}), 422, "CALLER_BAD_VALUE")  # fmt: skip


@pytest.mark.parametrize("key", [{}, {"Idempotency-Key": "k-3"}], ids=["once", "with a key"])
def test_the_answer_of_an_act_names_its_own_entry_whatever_others_write_after_it(api, scene, key):
    first = post(api, RAISE, {**ORDER, "action": "Ask for the tower list"}, "analyst", headers=key)
    post(api, RAISE, {**ORDER, "action": "Something else"}, "analyst")
    again = post(api, RAISE, {**ORDER, "action": "Ask for the tower list"}, "analyst", headers=key)
    named = first.headers["Sanad-Entry"]
    assert (again.headers["Sanad-Entry"] == named) is bool(key)
    with scene.house.office.tools.database.reading() as connection:
        [entry] = read.entries(connection, seqs=[int(named)])
    assert entry.act == "raise_task"
    assert first.json()["answer"] in str(entry.body["what"])


def test_an_order_about_what_somebody_changed_since_is_refused(scene):
    api = client(scene.house, "withdraw_claim", "subject_file")
    looked = post(api, address("subject_file"), {"subject": "S-01"}, "analyst")
    seen = {"If-Unmodified-Since-Entry": looked.headers["Sanad-Entry"]}
    claim = scene.house.do(SCENES["record_claim"](scene))
    order = {"claim": claim, "reason": "retracted"}
    refused(post(api, address("withdraw_claim", "acts"), order, "analyst", headers=seen), 409, "CALLER_CHANGED_SINCE")  # fmt: skip


def test_a_purpose_goes_into_the_entry(api, scene):
    post(api, RAISE, {**ORDER, "purpose": "the hearing"}, "analyst")
    with scene.house.office.tools.database.reading() as connection:
        *_, last = read.entries(connection)
    assert last.private["purpose"] == "the hearing"


def test_a_token_orders_only_what_it_names_where_it_names_it_and_looks_no_further(scene):
    held = {CASE: frozenset({"look", "task"})}
    api = client(scene.house, *SOME, scope=frozenset({"list_tasks", "search_text"}), compartments=held)  # fmt: skip
    assert post(api, address("list_tasks"), {}, "analyst").status_code == 200
    refused(post(api, RAISE, ORDER, "analyst"), 403, "AUTHORITY_OUTSIDE_TOKEN")
    elsewhere = address("list_tasks", compartment="office")
    refused(post(api, elsewhere, {}, "analyst"), 403, "AUTHORITY_OUTSIDE_TOKEN")
    also = {"words": "sample", "also": ["office"]}
    refused(post(api, address("search_text"), also, "analyst"), 403, "AUTHORITY_OUTSIDE_TOKEN")
    lines = {"Accept": "application/x-ndjson"}
    refused(post(api, address("list_tasks"), {"purpose": "x"}, "analyst", headers=lines), 403, "AUTHORITY_OUTSIDE_TOKEN")  # fmt: skip


def test_a_fault_of_the_program_tells_nothing_of_what_it_met(api, scene, monkeypatch, caplog):
    number = "+92390" + "0000009"

    def fails(*given):
        raise KeyError(number)

    monkeypatch.setattr(RaiseTask, "do", fails)
    foreseen = post(api, RAISE, ORDER, "analyst")
    refused(foreseen, 500, "MACHINE_ACT_FAILED")
    monkeypatch.setattr("sanad.api.answering.page", fails)
    unforeseen = post(api, address("list_tasks"), {}, "analyst")
    refused(unforeseen, 500, "MACHINE_UNEXPECTED")
    assert number not in foreseen.text + unforeseen.text + caplog.text
    assert "KeyError" in caplog.text


def test_an_order_is_sent_as_its_own_fields_and_nothing_else(scene, api):
    act = SCENES["raise_task"](scene)
    assert body_of(act).keys() & {"by", "compartment"} == set()
    assert of(act) == RAISE
    assert send(api, act).status_code == 200

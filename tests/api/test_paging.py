# SPDX-License-Identifier: Apache-2.0
"""Lists page by page while they grow, and whole as files."""

import csv
import io
import json

import pytest

from api_client import address, client, post
from cast import CASE
from sanad.desk.acts.raise_task import RaiseTask
from sanad.ledger import read

TASKS, SUBJECTS, SEARCH = map(address, ("list_tasks", "list_subjects", "search_text"))


@pytest.fixture
def scene(quick_scene):
    for number in range(7):
        raised(quick_scene, f"Task number {number}")
    return quick_scene


@pytest.fixture
def api(scene):
    return client(
        scene.house, "list_tasks", "list_subjects", "search_text", "list_rejects", "rule_standing"
    )


def raised(scene, action: str) -> str:
    return scene.house.do(RaiseTask(by="analyst", compartment=CASE, action=action, about="subject:S-01"))  # fmt: skip


def asked(api, path=TASKS, body=None, officer="analyst", **params):
    return post(api, path, body or {}, officer, params=params)


def ids(response) -> list[str]:
    return [each["task"]["id"] for each in response.json()["answer"]["tasks"]]


def test_pages_together_are_the_list_and_each_says_of_how_many(api):
    whole, cursor, seen = ids(asked(api)), None, []
    while True:
        response = asked(api, limit=3, **({"cursor": cursor} if cursor else {}))
        page = response.json()["page"]
        assert page["start"] == len(seen)
        assert page["of"] == len(whole)
        seen += ids(response)
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == whole


def test_what_is_put_in_before_the_place_moves_it_along(api, scene, monkeypatch):
    first = asked(api, limit=3)
    from sanad.desk.questions.list_tasks import ListTasks

    whole = ListTasks.do

    def grown(self, work):
        done = whole(self, work)
        done.result.tasks.insert(0, done.result.tasks[-1])
        return done

    monkeypatch.setattr(ListTasks, "do", grown)
    second = asked(api, limit=3, cursor=first.json()["page"]["next"])
    monkeypatch.undo()
    assert second.json()["page"]["start"] == 4
    assert ids(second) == ids(asked(api))[3:6]


def test_a_last_item_that_has_changed_gives_way_to_the_one_before_it(api, scene, monkeypatch):
    first = asked(api, limit=3)
    from sanad.desk.questions.list_tasks import ListTasks

    whole = ListTasks.do

    def without(number):
        def changed(self, work):
            done = whole(self, work)
            del done.result.tasks[number]
            return done

        return changed

    monkeypatch.setattr(ListTasks, "do", without(2))
    second = asked(api, limit=3, cursor=first.json()["page"]["next"])
    assert second.json()["page"]["start"] == 2
    monkeypatch.setattr(ListTasks, "do", without(slice(0, 3)))
    gone = asked(api, limit=3, cursor=first.json()["page"]["next"])
    assert (gone.status_code, gone.json()["where"]) == (422, "cursor")


def test_a_cursor_is_good_for_its_own_question_officer_and_fields(api):
    cursor = asked(api, limit=2).json()["page"]["next"]
    assert asked(api, limit=5, cursor=cursor).status_code == 200
    assert asked(api, body={"purpose": "the hearing"}, cursor=cursor).status_code == 200
    for other in (
        asked(api, body={"state": "raised"}, cursor=cursor),
        asked(api, officer="clerk", cursor=cursor),
        asked(api, SUBJECTS, cursor=cursor),
        asked(api, cursor=cursor[:-3]),
        asked(api, cursor="x"),
        asked(api, cursor="W10"),
        asked(api, cursor="bnVsbA"),
    ):
        assert (other.status_code, other.json()["code"]) == (422, "CALLER_BAD_VALUE")


@pytest.mark.parametrize("limit", [0, 1001, -1, "x"])
def test_a_page_holds_one_to_a_thousand(api, limit):
    assert asked(api, limit=limit).status_code == 422


def test_hits_of_a_search_come_in_pages_with_their_counts(api, scene):
    from sanad.desk.procedures.index_layers import index_layers

    index_layers(scene.house.office.tools)
    told = asked(api, SEARCH, {"words": "sample"}, limit=1).json()
    assert told["page"]["of"] == told["answer"]["texts"]["total"] > 0
    assert "text" not in told["answer"]["hits"][0]


def test_a_list_as_a_file_is_an_export_with_a_purpose_on_record_before_it_goes(api, scene):
    lines = {"Accept": "application/x-ndjson"}
    assert post(api, TASKS, {}, "analyst", headers=lines).status_code == 422  # for no purpose
    told = post(api, TASKS, {"purpose": "the hearing"}, "chief", headers=lines)
    assert (told.status_code, told.json()["code"]) == (403, "AUTHORITY_NO_MANDATE")
    whole = post(api, TASKS, {"purpose": "the hearing"}, "analyst", headers=lines)
    assert whole.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(each)["task"]["id"] for each in whole.text.splitlines()] == ids(asked(api))
    with scene.house.office.tools.database.reading() as connection:
        [entry] = read.entries(connection, seqs=[int(whole.headers["Sanad-Entry"])])
    assert (entry.act, entry.body["what"]["listed"]) == ("export_list", "list_tasks")


def test_a_list_as_csv_has_a_head_and_no_formula(api, scene):
    raised(scene, "=cmd|' /C calc'!A0")
    told = post(api, TASKS, {"purpose": "x y"}, "analyst", headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(told.text)))
    assert len(rows) == 8
    assert "task" in rows[0]
    refused = post(api, address("rule_standing", compartment="office"), {"purpose": "x"}, "jurist", headers={"Accept": "text/csv"})  # fmt: skip
    assert refused.status_code == 406  # its rows have no fixed columns


def test_a_form_that_there_is_not_is_refused(api):
    refused = post(api, TASKS, {}, "analyst", headers={"Accept": "application/xml"})
    assert refused.status_code == 406


def test_what_is_no_list_is_not_had_as_a_file(quick_scene):
    api = client(quick_scene.house, "list_exhibits")
    headers = {"Accept": "application/x-ndjson"}
    refused = post(api, address("list_exhibits"), {}, "analyst", headers=headers)
    assert refused.status_code == 406
    assert "application/json" in refused.json()["detail"]
    either = post(api, address("list_exhibits"), {}, "analyst", headers={"Accept": "*/*"})
    assert either.status_code == 200

# SPDX-License-Identifier: Apache-2.0
"""A form that is sent twice, one after the other or at the same moment: nothing is done twice, and both answers say the same."""

import threading

from cast import CASE
from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.raise_task import RaiseTask
from sanad.ledger import read

DESK, SEVERAL = f"/c/{CASE}/desk", f"/c/{CASE}/tasks/several"
LATER = {"step": "defer", "due": "2026-03-01", "reason": "the operator asked for time"}


def allocated(scene, action: str) -> str:
    order = {"by": "chief", "compartment": CASE}
    task = scene.house.do(RaiseTask(**order, action=action, about="subject:S-01"))
    scene.house.do(AllocateTask(**order, task=task, officer="analyst"))
    return task


def entries(scene, act: str, outcome: str = "done") -> int:
    with scene.house.office.tools.database.reading() as connection:
        found = read.entries(connection)
        return sum(1 for each in found if (each.act, each.outcome) == (act, outcome))


def at_once(*senders) -> None:
    """Let each send at the same moment as the others, from a thread of its own."""
    ready = threading.Barrier(len(senders))

    def begin(send):
        ready.wait()
        send()

    threads = [threading.Thread(target=begin, args=(send,)) for send in senders]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def filled(client, tasks) -> dict[str, object]:
    return {**client.form(DESK, SEVERAL), **LATER, "each": tasks}


def test_several_tasks_that_are_sent_twice_are_each_moved_once_and_both_answers_are_alike(
    fresh, quick_scene
):
    tasks = [allocated(quick_scene, f"Ask operator {name}") for name in ("Alpha", "Beta")]
    client = fresh.client("analyst")
    form = filled(client, tasks)
    first, second = (client.post(SEVERAL, data=form) for _ in range(2))
    assert [each.status_code for each in (first, second)] == [303, 303]
    assert first.headers["location"] == second.headers["location"] == DESK
    assert (
        first.headers["set-cookie"] == second.headers["set-cookie"]
    )  # 2 tasks taken a step further
    assert (entries(quick_scene, "defer_task"), entries(quick_scene, "defer_task", "refused")) == (2, 0)  # fmt: skip


def test_several_tasks_that_are_sent_twice_at_the_same_moment_are_each_moved_once(
    fresh, quick_scene
):
    tasks = [allocated(quick_scene, f"Ask operator {name}") for name in ("Alpha", "Beta")]
    client = fresh.client("analyst")
    form, answers = filled(client, tasks), []
    windows = [fresh.client() for _ in range(4)]
    for each in windows:
        each.cookies = client.cookies
    at_once(*(lambda one=one: answers.append(one.post(SEVERAL, data=form)) for one in windows))
    assert [each.status_code for each in answers] == [303] * 4
    assert (entries(quick_scene, "defer_task"), entries(quick_scene, "defer_task", "refused")) == (2, 0)  # fmt: skip


def test_of_several_that_are_sent_twice_the_refused_is_told_twice_and_the_done_is_done_once(
    fresh, quick_scene
):
    """What was refused is tried again: the second answer says of it what is true now."""
    good = allocated(quick_scene, "Ask operator Alpha")
    client = fresh.client("analyst")
    form = filled(client, [good, "TASK-990001"])
    first, second = (client.post(SEVERAL, data=form) for _ in range(2))
    assert first.status_code == second.status_code == 404
    for answer in (first, second):
        assert "1 task taken a step further" in answer.text
        assert "TASK-990001" in answer.text
    assert entries(quick_scene, "defer_task") == 1


def test_a_form_for_several_without_its_key_does_nothing(fresh, quick_scene):
    task = allocated(quick_scene, "Ask operator Alpha")
    answer = fresh.client("analyst").post(SEVERAL, data={**LATER, "each": [task]})
    assert answer.status_code == 422
    assert entries(quick_scene, "defer_task") == 0


def test_the_same_words_sent_to_another_task_under_a_key_that_was_used_do_nothing(
    fresh, quick_scene
):
    first, second = (
        f"/c/{CASE}/tasks/{allocated(quick_scene, action)}" for action in ("Ask Alpha", "Ask Beta")
    )
    client = fresh.client("analyst")
    form = {**client.form(first, first), **LATER}
    assert client.post(first, data=form).status_code == 303
    assert client.post(second, data=form).status_code == 422
    assert entries(quick_scene, "defer_task") == 1


def test_another_choice_of_tasks_under_a_key_that_was_used_does_nothing(fresh, quick_scene):
    tasks = [allocated(quick_scene, f"Ask operator {name}") for name in ("Alpha", "Beta")]
    client = fresh.client("analyst")
    form = filled(client, tasks)
    assert client.post(SEVERAL, data={**form, "each": tasks[:1]}).status_code == 303
    answer = client.post(SEVERAL, data=form)
    assert answer.status_code == 422
    assert entries(quick_scene, "defer_task") == 1

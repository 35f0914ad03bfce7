# SPDX-License-Identifier: Apache-2.0
"""No question may tell what stood before the last act: each is asked of an office that keeps answers, and of one that has kept none."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

import pytest

from sanad.desk.door import Desk
from sanad.desk.question import Question
from sanad.errors import SanadError
from scene import SCENES, Scene

LISTS = (
    "my_desk", "list_tasks", "list_subjects", "list_incidents", "list_requests", "list_clocks", "list_drift", "pending_board", "list_directives",
    "office_status", "list_candidates", "open_tasks", "list_quarantined", "list_duplicates", "cell_workload", "subject_file", "check_request",
    "identity_pair", "proceedings", "statistics", "incident_matrix", "list_readings", "register_rows",
)  # fmt: skip
ACTS = (
    "register_subject", "record_claim", "withdraw_claim", "judge_identity", "decide_entry", "raise_task", "allocate_task", "file_task", "issue_directive",
    "record_event", "draft_request", "answer_question", "answer_item", "quarantine_exhibit", "release_exhibit", "state_absence", "withdraw_request",
    "end_appointment", "appoint_officer", "correct_delivery",
)  # fmt: skip
"""Between them they change everything that the lists show."""
AT_A_TIME = 3


def plain(value):
    """Return an answer as something that can be compared, whatever it is made of."""
    if is_dataclass(value):
        return [type(value).__name__, *(plain(getattr(value, each.name)) for each in fields(value))]
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else value


def answer(desk: Desk, order: Question):
    try:
        found = plain(desk.ask(order))
    except SanadError as error:
        return str(error)
    return {**found, "entries": 0} if order.name == "office_status" else found  # a look is one


@pytest.fixture
def still(quick_scene) -> Scene:
    """A scene whose clock stands: what is asked twice is asked at one moment."""
    house = quick_scene.house
    tools = replace(house.office.tools, clock=lambda: house.clock.now)
    house.office = replace(house.office, tools=tools, desk=Desk(tools))
    return quick_scene


@pytest.mark.slow
def test_after_every_act_each_list_says_what_an_office_says_that_keeps_nothing(still):
    tools = still.house.office.tools
    orders = {name: SCENES[name](still) for name in LISTS}
    warm = still.house.office.desk
    for first in range(0, len(ACTS), AT_A_TIME):
        acts = ACTS[first : first + AT_A_TIME]
        for act in acts:
            still.house.do(SCENES[act](still))
        fresh = Desk(replace(tools))
        for name, order in orders.items():
            assert answer(warm, order) == answer(fresh, order), (acts, name)

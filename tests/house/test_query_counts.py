# SPDX-License-Identifier: Apache-2.0
"""The number of SQL statements of a question does not grow with what it lists: each is asked of a scene, and of one with three times as much."""

from dataclasses import replace
from datetime import date

import pytest

from cast import CASE
from sanad.casework.request import Request
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.issue_directive import IssueDirective
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.door import Desk, Refused
from sanad.desk.questions.list_requests import ListRequests
from sanad.identity.judgement import Answer, Judgement
from scene import IN_CASE, SCENES, Scene, set_scene
from statements import statements

ASKED = (
    "my_desk", "what_is_new", "list_tasks", "list_subjects", "subject_file", "list_incidents", "incident_matrix", "list_requests", "list_clocks", "pending_board", "proceedings",
    "list_directives", "office_status", "list_readings", "search_text", "list_candidates", "identity_pair", "read_log", "open_tasks",
    "list_quarantined", "cell_workload", "list_duplicates", "retention_due", "standing_editions", "officers_with", "list_stories",
)  # fmt: skip
K = 2


def more(scene: Scene, first: int, last: int) -> None:
    """Put more of everything into the office."""
    house = scene.house
    sealed = [house.seal(scene.folder, f"more-{n}.txt", b"Sample words %d." % n) for n in range(first, last)]  # fmt: skip
    house.read()
    claims = {"by": "analyst", **IN_CASE, "said_by": "Records office", "source": Quoted("note.txt", "Sample Father")}  # fmt: skip
    why = {"authority": "Test order 1", "reason": "named in a complaint", "evidence": (scene.note,)}
    for n in range(first, last):
        person, incident = f"S-1{n}", f"I-1{n}"
        acts = [
            RegisterSubject(by="investigator", **IN_CASE, subject=person, kind="person", label=f"Sample Father {n}", **why),
            RegisterSubject(by="investigator", **IN_CASE, subject=incident, kind="incident", label=f"Incident {n}", **why),
            RecordClaim(**claims, about=person, property="father_name", value="Sample Father"),
            RecordClaim(**claims, about=person, property="name", value=f"Sample Father {n}"),
            RecordClaim(**claims, about=incident, property="date", value="2025-01-05"),
            RaiseTask(by="analyst", **IN_CASE, action=f"Obtain {n}", about=f"subject:{person}"),
            DraftRequest(by="drafter", **IN_CASE, request=Request(f"RN-9{n}", "red_notice", person, CASE, "prosecution", {})),
            IssueDirective(by="chief", **IN_CASE, meeting=f"M {n}", held_on=date(2026, 1, 1), decision="Do it.", action="Do it", officer="clerk"),
            JudgeIdentity(by="analyst", **IN_CASE, judgement=Judgement("S-01", person, Answer.RELATED, "compared", (), "")),
            QuarantineExhibit(by="clerk", **IN_CASE, exhibit=sealed[n - first], reason="doubt"),
            OpenProceeding(by="clerk", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference=f"X{n}", subjects=("S-01", person)),
        ]  # fmt: skip
        outcomes = house.office.desk.perform_all(acts)
        assert not [each.error for each in outcomes if isinstance(each, Refused)]
        said = {"kind": "charges_filed", "on": "2025-11-01", "said": "The report was laid."}
        house.do(RecordEvent(by="clerk", **IN_CASE, proceeding=outcomes[-1], **said))


def counts(scene: Scene, orders) -> dict[str, int]:
    """Return question → the statements of each, asked of an office that has kept nothing."""
    found = {}
    for name, order in orders.items():
        desk = Desk(replace(scene.house.office.tools))
        with statements() as sent:
            desk.ask(order)
        found[name] = len(sent)
    return found


@pytest.mark.slow
def test_three_times_as_much_costs_as_many_statements(quick_house):
    scene = set_scene(quick_house)
    orders = {name: SCENES[name](scene) for name in ASKED}
    orders["list_requests"] = ListRequests(by="drafter", **IN_CASE)  # a check is of one request
    more(scene, 0, K)
    few = counts(scene, orders)
    more(scene, K, 3 * K)
    many = counts(scene, orders)
    assert {name: (few[name], many[name]) for name in ASKED if many[name] > few[name]} == {}

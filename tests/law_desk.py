# SPDX-License-Identifier: Apache-2.0
"""Short ways through the work of the law desk: a request put through its steps, a rule signed, a claim made."""

from dataclasses import replace
from datetime import date

from cast import CASE
from sanad.casework.request import Request
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.send_request import SendRequest
from sanad.desk.acts.sign_rules import SignRules
from sanad.desk.acts.withdraw_request import WithdrawRequest
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.list_requests import ListRequests
from sanad.identity.judgement import Answer, Judgement
from sanad.mandates.officer import Officer
from scene import sign_order

IN_CASE = {"compartment": CASE}
FATHER = "Sample One is the son of Sample Father."
WARRANT = {
    "number": "41/2025",
    "issuer": "Sample court",
    "issuer_type": "court",
    "issued_on": "2025-06-01",
    "in_force_until": "2026-06-30",
    "names_person": True,
    "recalled": False,
    "conditional_on_location": False,
}


def draft(house, name, subject="S-01", purpose="prosecution", **more):
    asked = Request(name, "red_notice", subject, CASE, purpose, {})
    asked = replace(asked, **more)
    return house.do(DraftRequest(by="drafter", **IN_CASE, request=asked))


def sign(house, name, *steps):
    by = {"draft": "drafter", "review": "reviewer", "approve": "approver"}
    for step in steps or ("review", "approve"):
        house.do(sign_order(house, by[step], name, step))


def check(house, name):
    return house.do(CheckRequest(by="drafter", **IN_CASE, request=name))


def send(house, name, by="liaison", **to):
    given = {
        "country": "INT",
        "authority": "Sample bureau",
        "reference": "1/2026",
        "on": "2026-01-05",
    }
    return house.do(SendRequest(by=by, **IN_CASE, request=name, **{**given, **to}))


def withdraw(house, name, reason="the court acquitted"):
    return house.do(WithdrawRequest(by="drafter", **IN_CASE, request=name, reason=reason))


def sign_rules(house, *rules, by="jurist", **fields):
    return house.do(SignRules(by=by, rules=rules, **{"reason": "read in the Gazette", **fields}))


def listed(house, *, checked=False):
    rows = house.do(ListRequests(by="drafter", **IN_CASE, checked=checked))
    return {row["request"]: row for row in rows}


def claim(house, name, value, about="S-01", **more):
    source = Quoted("note.txt", FATHER)
    given = {"about": about, "property": name, "value": value, "said_by": "Records office", **more}
    return house.do(RecordClaim(by="analyst", **IN_CASE, **given, source=source))


def enrol(house, name, office, *roles):
    """Enrol somebody beside the cast."""
    who = Officer(name, f"The {name}", office)
    order = {"roles": roles, "compartments": (CASE,), "until": None, "order": "1"}
    house.do(EnrolOfficer(by="supervisor", officer=who, from_day=date(2025, 1, 1), **order))


def drift(house):
    return {each.thing: each for each in house.do(ListDrift(by="drafter", **IN_CASE))}


def contradict(house):
    """Judge S-01 the same as each of two entries that are judged to be different."""
    father = claim(house, "father_name", "Sample Father", "M-01")
    other = RegisterSubject(by="investigator", **IN_CASE, subject="M-02", kind="person", label="Sample M-02", authority="Test order 1", reason="named in the complaint", evidence=(house.complaint(),))  # fmt: skip
    house.do(other)
    for left, right, answer in (
        ("S-01", "M-01", Answer.SAME),
        ("S-01", "M-02", Answer.SAME),
        ("M-01", "M-02", Answer.DIFFERENT),
    ):
        given = Judgement(left, right, answer, "read the note", (father,), "")
        house.do(JudgeIdentity(by="analyst", **IN_CASE, judgement=given))


def happened(house, proceeding, kind, on="2026-01-05", **fields):
    order = RecordEvent(
        by="liaison", **IN_CASE, proceeding=proceeding, kind=kind, on=on, said="So."
    )
    return house.do(replace(order, **fields))

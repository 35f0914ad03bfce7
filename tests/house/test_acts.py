# SPDX-License-Identifier: Apache-2.0
"""What no act may forget, tried on every act and question found; a new one without an example here fails."""

import importlib
import pkgutil
import re
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date

import pytest
import sqlalchemy as sa

import sanad.desk.acts
import sanad.desk.questions
from cast import House
from sanad.desk import door
from sanad.desk.act import Act, Done
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.questions.officers_with import OfficersWith
from sanad.errors import (
    ActFailed,
    BadValue,
    NoMandate,
    NotFound,
    OtherCompartment,
    RefusedByLaw,
    TargetOutsideMandate,
    UndecidedByLaw,
    UnknownOfficer,
)
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.mandates.powers import ROLES
from sanad.rules import Rulebook
from sanad.storage.blobs import Staged
from sanad.storage.database import metadata
from scene import SCENES

ALL = sorted(
    (
        member
        for package in (sanad.desk.acts, sanad.desk.questions)
        for module in pkgutil.iter_modules(package.__path__)
        for member in vars(importlib.import_module(f"{package.__name__}.{module.name}")).values()
        if isinstance(member, type)
        and issubclass(member, Act)
        and member.__module__ == f"{package.__name__}.{module.name}"
    ),
    key=lambda each: each.name,
)
ASKED = 'planted.fact == "yes"'
GOVERNED = [each for each in ALL if each.name != "found_office"]  # it makes the first mandate


def count_of(table):
    return sa.select(sa.func.count()).select_from(table).scalar_subquery().label(table.name)


KEPT = [each for each in metadata.sorted_tables if not each.name.startswith("ledger_")]
ROWS = sa.select(*map(count_of, KEPT))  # one query: it is asked thousands of times here
ENTRIES = sa.select(count_of(metadata.tables["ledger_entry"]))


def snapshot(house: House) -> dict[str, int]:
    with house.office.tools.database.reading() as connection:
        return connection.execute(ROWS).one()._asdict()


def size(house: House) -> int:
    with house.office.tools.database.reading() as connection:
        return connection.execute(ENTRIES).scalar_one()


def entries(house: House, start: int):
    """Return the entries from number `start` on: an office shared by many tests has a long ledger."""
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection, start=start))


def only_new_entry(house: House, before: int):
    assert size(house) == before + 1
    [entry] = entries(house, before)
    return entry


def copied(scene):
    """Return the shared scene with a house of its own, so that a test can give it another desk."""
    house = replace(scene.house, office=scene.house.office)
    return replace(scene, house=house)


def test_every_act_and_question_has_an_example():
    assert {each.name for each in ALL} == SCENES.keys()


def test_no_two_acts_share_a_name():
    assert len({each.name for each in ALL}) == len(ALL)


@pytest.mark.parametrize("kind", ALL, ids=lambda each: each.name)
def test_an_act_done_leaves_exactly_one_entry(scene, kind):
    act = SCENES[kind.name](scene)
    before = size(scene.house)
    scene.house.do(act)
    entry = only_new_entry(scene.house, before)
    assert (entry.act, entry.outcome, entry.body["by"]) == (kind.name, "done", act.by)


@pytest.mark.parametrize("kind", GOVERNED, ids=lambda each: each.name)
def test_an_act_without_a_mandate_is_refused_and_the_refusal_recorded(standing_scene, kind):
    scene = standing_scene
    act = replace(SCENES[kind.name](scene), by="outsider")
    before, kept = size(scene.house), snapshot(scene.house)
    with pytest.raises(NoMandate):
        scene.house.do(act)
    entry = only_new_entry(scene.house, before)
    assert (entry.outcome, entry.body["what"]["code"]) == ("refused", "AUTHORITY_NO_MANDATE")
    assert snapshot(scene.house) == kept


@pytest.mark.parametrize("kind", GOVERNED, ids=lambda each: each.name)
def test_an_act_by_nobody_is_refused_and_recorded(standing_scene, kind):
    scene = standing_scene
    act = replace(SCENES[kind.name](scene), by="nobody.at.all")
    before = size(scene.house)
    with pytest.raises(UnknownOfficer):
        scene.house.do(act)
    assert only_new_entry(scene.house, before).outcome == "refused"


@pytest.mark.parametrize("kind", GOVERNED, ids=lambda each: each.name)
def test_a_mandate_in_another_compartment_does_not_count(standing_scene, kind):
    scene = standing_scene
    act = replace(SCENES[kind.name](scene), compartment="op-other")
    before = size(scene.house)
    with pytest.raises(NoMandate):
        scene.house.do(act)
    assert only_new_entry(scene.house, before).outcome == "refused"


@pytest.mark.parametrize("kind", GOVERNED, ids=lambda each: each.name)
def test_a_mandate_that_ended_does_not_count(standing_scene, kind):
    act = SCENES[kind.name](standing_scene)
    appointments = metadata.tables["appointment"]

    def end(day: str | None) -> None:
        with standing_scene.house.office.tools.database.writing() as connection:
            connection.execute(sa.update(appointments).values(until_day=day))

    end(date(2026, 1, 4).isoformat())
    try:
        with pytest.raises(NoMandate):
            standing_scene.house.do(act)
    finally:
        end(None)


FREE = {
    "seal_exhibit", "list_candidates", "list_subjects", "list_methods", "list_findings", "list_unmasked", "records_held", "rerun_findings", "match_claims", "waiting_readings",
    "list_exhibits", "look_round", "suggest_subjects", "suggest_things", "note_search", "mark_seen", "what_is_new", "list_searches", "list_kept_searches", "list_readings", "queue_readings", "search_text", "batch_search",
    "list_incidents", "list_duplicates", "list_stories", "received_before", "retention_due", "list_quarantined", "open_tasks",
    "export_ftm", "export_stix", "export_judgements", "propose_judgements", "pending_board", "law_on", "law_changed",
    "list_emergencies", "my_desk", "list_tasks", "list_directives", "cell_workload", "form_team", "state_absence",
    "order_work", "list_work", "begin_delivery", "keep_template", "list_deliveries", "list_instruments", "add_webhook", "list_webhooks",
    "list_charts", "export_list", "browse_log", "list_bundles", "list_documents", "follow_up", "list_clocks", "list_drift", "list_requests", "list_rules", "open_rule", "request_board", "rule_standing", "what_would_flip", "statistics",
}  # fmt: skip  # they name nothing: what they make or list is in the order's own compartment


@pytest.fixture(scope="module")
def strangers(standing_scene):
    """An officer with every power in another compartment, and one with few."""
    act = SCENES["enrol_officer"](standing_scene)
    held = {"stranger": tuple(sorted(set(ROLES))), "onlooker": ("jurist",)}
    for name, roles in held.items():
        officer = Officer(name, f"The {name}", "elsewhere")
        standing_scene.house.do(
            replace(act, officer=officer, roles=roles, compartments=("op-other",))
        )
    return tuple(held)


@pytest.mark.parametrize("kind", [k for k in GOVERNED if k.name not in FREE], ids=lambda k: k.name)
def test_every_power_in_another_compartment_reaches_nothing_here(standing_scene, strangers, kind):
    scene = standing_scene
    act = replace(SCENES[kind.name](scene), by=strangers[0], compartment="op-other")
    before, kept = size(scene.house), snapshot(scene.house)
    refused = told(scene, act)
    assert only_new_entry(scene.house, before).outcome == "refused"
    assert snapshot(scene.house) == kept
    assert refused == told(scene, renamed(act))
    act = replace(act, by=strangers[1])
    assert told(scene, act) == told(scene, renamed(act)), "nor is it told to who may do little"


def told(scene, act) -> tuple[str, str]:
    """Return what a refusal says, but for what was asked for; that the office has a compartment of its own is known to all."""
    with pytest.raises((NotFound, NoMandate, OtherCompartment, TargetOutsideMandate)) as refused:
        scene.house.do(act)
    assert refused.value.facts.get("theirs", "office") == "office"
    return refused.value.code, _ID.sub("…", str(refused.value))


_ID = re.compile(r"\b(?:[A-Z]{1,4}-(?:[0-9a-f]+-)?[0-9a-f]+|[0-9a-f]{12,64})\b")


def _nines(found: re.Match[str]) -> str:
    return "9" * max(9, len(found.group()))


def renamed(value):
    """Return an order with an id that nobody has wherever it names something."""
    if isinstance(value, str):
        return _ID.sub(lambda found: re.sub("[0-9a-f]+$", _nines, found.group()), value)
    if isinstance(value, (tuple, list, frozenset)):
        return type(value)(map(renamed, value))
    if isinstance(value, dict):
        return {name: renamed(each) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, Staged):
        own = {
            field.name: renamed(getattr(value, field.name)) for field in fields(value) if field.init
        }
        return replace(value, **own)
    return value


SAID = ("reason", "reasons", "order")
GIVES_ONE = [
    (kind, field.name)
    for kind in GOVERNED
    for field in fields(kind)
    if field.name in SAID and field.default is MISSING
]


@pytest.mark.parametrize(
    ("kind", "field"), GIVES_ONE, ids=[f"{kind.name}-{field}" for kind, field in GIVES_ONE]
)
def test_a_reason_that_nobody_can_see_is_none(standing_scene, kind, field):
    scene = standing_scene
    act = replace(SCENES[kind.name](scene), **{field: " \u200b\u00ad."})
    kept = snapshot(scene.house)
    with pytest.raises(BadValue):
        scene.house.do(act)
    assert snapshot(scene.house) == kept


def plant(house: House, permit: str, tmp_path) -> None:
    """Put a rule about every act into the office's rulebook."""
    from sanad.rules import load

    (tmp_path / "PLANTED.toml").write_text(
        f"""
id = "PLANTED"
version = 1
title = "A rule for tests"
text = "Acts happen only when the test says so."
instrument = "Test order"
article = "1"
sources = ["test:S1"]
mark = "V"
in_force_from = 2020-01-01
gate = "act"
applies_to = ["*"]
severity = "block"
decided_by = "program"
when = "true"
permit = '{permit}'
refuse_code = "PLANTED_REFUSAL"
refuse_reason = "The planted rule refuses."
misfires = []
[needs."planted.fact"]
id = "PLANTED-Q"
text = "What does the test say?"
who = "tester"
""",
        encoding="utf-8",
    )
    planted = load(tmp_path)
    assert isinstance(planted, Rulebook)
    tools = replace(house.office.tools, rulebook=planted)
    house.office = replace(house.office, tools=tools, desk=door.Desk(tools))


@pytest.mark.parametrize("kind", GOVERNED, ids=lambda each: each.name)
def test_an_act_refused_by_law_has_no_effect_but_its_record(standing_scene, kind, tmp_path):
    scene = copied(standing_scene)
    act = SCENES[kind.name](scene)
    rules = tmp_path / "rules"
    rules.mkdir()
    plant(scene.house, "false", rules)
    before, kept = size(scene.house), snapshot(scene.house)
    with pytest.raises(RefusedByLaw, match="PLANTED"):
        scene.house.do(act)
    entry = only_new_entry(scene.house, before)
    assert entry.outcome == "refused"
    assert entry.body["rules"][0]["code"] == "PLANTED_REFUSAL"
    assert snapshot(scene.house) == kept


@pytest.mark.parametrize("kind", GOVERNED, ids=lambda each: each.name)
def test_an_act_with_an_open_question_waits_for_a_person(standing_scene, kind, tmp_path):
    scene = copied(standing_scene)
    act = SCENES[kind.name](scene)
    rules = tmp_path / "rules"
    rules.mkdir()
    plant(scene.house, ASKED, rules)
    before, kept = size(scene.house), snapshot(scene.house)
    with pytest.raises(UndecidedByLaw, match="What does the test say"):
        scene.house.do(act)
    assert only_new_entry(scene.house, before).outcome == "undecided"
    assert snapshot(scene.house) == kept


@pytest.mark.parametrize("kind", GOVERNED, ids=lambda each: each.name)
def test_nothing_of_an_act_survives_a_rollback(standing_scene, kind, monkeypatch):
    scene = standing_scene
    act = SCENES[kind.name](scene)
    before, kept = size(scene.house), snapshot(scene.house)

    def fail(pen):
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr(door.Pen, "flush", fail)
    with pytest.raises(RuntimeError):
        scene.house.do(act)
    assert size(scene.house) == before
    assert snapshot(scene.house) == kept


def test_a_question_does_not_keep_others_from_writing(standing_scene, monkeypatch):
    house = standing_scene.house

    def slow(self, work):
        house.instrument("registered-meanwhile")
        return Done("answer", ())

    monkeypatch.setattr(OfficersWith, "do", slow)
    assert house.do(SCENES["officers_with"](standing_scene)) == "answer"


@pytest.mark.parametrize("permit", ["false", ASKED])
def test_the_law_is_asked_before_an_office_is_founded(scene, permit, tmp_path):
    act = SCENES["found_office"](scene)
    rules = tmp_path / "rules"
    rules.mkdir()
    plant(scene.house, permit, rules)
    with pytest.raises(RefusedByLaw if permit == "false" else UndecidedByLaw):
        scene.house.do(act)


def test_one_refused_act_of_a_batch_does_not_touch_the_others(scene):
    good = SCENES["register_subject"](scene)
    outcomes = scene.house.office.desk.perform_all(
        [good, replace(good, subject="S-90", by="outsider"), replace(good, subject="S-91")]
    )
    assert [isinstance(each, door.Refused) for each in outcomes] == [False, True, False]


def test_a_fault_of_the_program_is_on_record_and_does_not_touch_the_others(scene, monkeypatch):
    good = SCENES["register_subject"](scene)
    before, whole = size(scene.house), RegisterSubject.do

    def fails(self, work):
        done = whole(self, work)
        if self.subject == "S-90":
            raise KeyError("+923900000009")
        return done

    monkeypatch.setattr(RegisterSubject, "do", fails)
    orders = [replace(good, subject="S-90"), replace(good, subject="S-91")]
    failed, done = scene.house.office.desk.perform_all(orders)
    assert isinstance(failed.error, ActFailed)
    assert isinstance(failed.error.__cause__, KeyError)
    assert done == "S-91"
    first, second = entries(scene.house, before)
    assert (first.outcome, first.body["what"]) == ("refused", {"code": "MACHINE_ACT_FAILED"})
    assert second.outcome == "done"
    assert "+923900000009" not in str(failed.error)

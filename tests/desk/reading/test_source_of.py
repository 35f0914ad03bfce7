# SPDX-License-Identifier: Apache-2.0
"""From a value on a screen to its source: the words around it, who entered it, what other sources say; of a row nobody's number."""

import json
from dataclasses import asdict

import pytest

from cast import CASE
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.desk.questions.source_of import SourceOf
from sanad.errors import BadValue, NoMandate, NotFound

ANALYST = {"by": "analyst", "compartment": CASE}


def source(scene, thing, **order):
    return scene.house.do(SourceOf(**{**ANALYST, **order}, thing=thing))


def test_a_claim_leads_to_its_words_in_their_place(scene):
    found = source(scene, f"claim:{scene.claim}")
    assert (found.before, found.quote) == ("", "Sample One is the son of Sample Father.")
    assert found.after.startswith("\nSample One was born")
    [exhibit] = found.exhibits
    assert (exhibit.name, exhibit.sha256, exhibit.set_aside) == ("note.txt", scene.note, None)
    assert (found.entered.act, found.entered.by) == ("record_claim", "analyst")
    assert (found.claim.grade, found.rivals, found.later) == ("admiralty:B2", 0, ())


def test_what_other_sources_say_and_what_was_done_since_is_counted(quick_scene):
    scene = quick_scene
    other = RecordClaim(
        **ANALYST,
        about="S-01",
        property="father_name",
        value="Another Father",
        said_by="A neighbour",
        source=Quoted("note.txt", "Sample One was born on 5 March 1984."),
    )
    scene.house.do(other)
    assert source(scene, f"claim:{scene.claim}").rivals == 1
    scene.house.do(WithdrawClaim(**ANALYST, claim=scene.claim, reason="retracted"))
    found = source(scene, f"claim:{scene.claim}")
    assert found.claim.withdrawn == "retracted"
    assert [each.act for each in found.later] == ["withdraw_claim"]


def test_words_of_an_exhibit_set_aside_are_not_shown(quick_scene):
    scene = quick_scene
    clerk = {"by": "clerk", "compartment": CASE}
    scene.house.do(QuarantineExhibit(**clerk, exhibit=scene.note, reason="doubt"))
    found = source(scene, f"claim:{scene.claim}")
    assert (found.before, found.quote, found.after) == ("", "", "")
    assert found.exhibits[0].set_aside == "doubt"


def test_a_finding_leads_to_what_it_was_computed_on(scene):
    name = next(iter(scene.house.do(RerunFindings(**ANALYST)))).finding
    found = source(scene, f"finding:{name}")
    assert [each.name for each in found.exhibits] == ["calls.csv"]
    assert (found.method.split()[0], found.entered.act) == ("contacts", "make_finding")
    assert found.sentence


def test_a_row_shows_nobody_who_is_no_subject(scene):
    found = source(scene, f"row:{scene.calls[:8]}#1")
    assert found.thing == f"row:{scene.calls}#1"
    assert "39000000" not in json.dumps(asdict(found))
    assert found.columns["duration_s"] == 60
    with pytest.raises(NoMandate):
        source(scene, f"row:{scene.calls}#1", by="reviewer")


def test_an_entry_leads_to_who_did_what(scene):
    entered = source(scene, f"claim:{scene.claim}").entered
    found = source(scene, f"entry:{entered.seq}")
    assert (found.entered.act, found.things) == ("record_claim", (f"claim:{scene.claim}",))


@pytest.mark.parametrize("thing", ["claim:C-000000000000", "finding:F-000000000000", "entry:0", "entry:99999999999999999999", "entry:x", "row:00000000#1", "row:{calls}#99"])  # fmt: skip
def test_what_is_not_here_is_not_found(quick_scene, thing):
    with pytest.raises(NotFound):
        source(quick_scene, thing.format(calls=quick_scene.calls))


@pytest.mark.parametrize("thing", ["", "subject:S-01", "row:x", "row:00000000#0"])
def test_what_is_no_such_thing_is_refused(quick_scene, thing):
    with pytest.raises(BadValue):
        source(quick_scene, thing)

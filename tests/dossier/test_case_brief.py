# SPDX-License-Identifier: Apache-2.0
"""A whole dossier in CASE: every exhibit with its custody, nothing that its package does not say, valid by the community's validator."""

import hashlib
import json
import subprocess
import sys
from itertools import pairwise

import pytest

from cast import CASE
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.procedures.write_case import GRAPH, write_case
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.errors import AlreadyDone
from sanad.ledger import read
from sanad.readers import registry
from sanad.readers.rows import Hints
from scene import NOTE


@pytest.fixture
def order(quick_scene):
    return DossierContents(by="drafter", compartment=CASE, brief=quick_scene.brief)


@pytest.fixture
def write(quick_scene, order, tmp_path):
    def run(name="out"):
        gone = write_case(quick_scene.house.office.desk, order, tmp_path / name)
        assert (tmp_path / name / GRAPH).read_bytes() == gone.files[GRAPH]
        return gone

    return run


def nodes(gone, kind=None):
    every = json.loads(gone.files[GRAPH])["@graph"]
    return [each for each in every if kind in {None, each["@type"].partition(":")[2]}]


def inside(value):
    """Yield every object that stands in a JSON value."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from inside(each)


def test_every_exhibit_of_the_brief_is_a_file_with_its_digest_and_a_provenance_record(
    write, order, quick_scene
):
    gone = write()
    brief = quick_scene.house.do(order).frozen.document
    facets = [each["uco-core:hasFacet"] for each in nodes(gone, "File")]
    told = {
        (
            one["uco-observable:hash"]["uco-types:hashValue"]["@value"],
            one["uco-observable:sizeInBytes"],
        )
        for one in facets
    }
    assert told == {(each["sha256"], each["size"]) for each in brief["exhibits"]}
    records = {each["case-investigation:exhibitNumber"] for each in nodes(gone, "ProvenanceRecord")}
    assert records >= {each["sha256"][:8] for each in brief["exhibits"]}


def test_the_custody_of_an_exhibit_is_a_chain_of_dated_actions_by_named_officers(
    write, order, quick_scene
):
    gone = write()
    [note] = [
        each
        for each in quick_scene.house.do(order).frozen.document["exhibits"]
        if each["sha256"] == quick_scene.note
    ]
    steps = {
        each["uco-core:description"].split()[1]: each
        for each in nodes(gone, "InvestigativeAction")
        if "ledger" in each.get("uco-core:description", "")
    }
    chain = [steps[str(seq)] for seq in note["entries"]]
    assert chain[0]["uco-core:name"] == "seal_exhibit, done"
    assert chain[0]["uco-action:startTime"]["@value"].startswith("2026-01-05T")
    officers = {each["@id"]: each["uco-core:name"] for each in nodes(gone, "Identity")}
    assert officers[chain[0]["uco-action:performer"]["@id"]] == "clerk"
    for before, after in pairwise(chain):
        assert {"@id": before["@id"]} in after["case-investigation:wasInformedBy"]


def test_a_claim_is_an_assertion_with_its_standing_and_grade_tied_to_its_exhibit(write):
    gone = write()
    every = {each["@id"]: each for each in nodes(gone)}
    [said] = [
        each
        for each in nodes(gone, "Assertion")
        if each["uco-core:statement"] == "father name: Sample Father"
    ]
    assert said["uco-core:tag"][0] == "alleged"
    [tie] = [
        each
        for each in nodes(gone, "Relationship")
        if each["uco-core:source"]["@id"] == said["@id"]
    ]
    [facet] = [
        each
        for each in inside(every[tie["uco-core:target"]["@id"]])
        if "uco-types:hashValue" in each
    ]
    assert facet["uco-types:hashMethod"] == "SHA256"


def test_no_quotation_and_nothing_withheld_is_in_it(write):
    gone = write()
    assert NOTE.split(b".")[0] not in gone.files[GRAPH]
    named = [each["uco-core:name"] for each in nodes(gone, "File")]
    assert {f"exhibit {sha256[:8]}" for sha256, _ in gone.left_out} <= set(named)


def test_an_erased_entry_keeps_its_place_and_tells_nothing(write, order, quick_scene):
    house = quick_scene.house
    [note] = [
        each
        for each in house.do(order).frozen.document["exhibits"]
        if each["sha256"] == quick_scene.note
    ]
    house.do(EraseBody(by="supervisor", entry=note["entries"][0], order="Court order 1"))
    house.do(MakeCheckpoint(by="supervisor"))
    erased = [
        each
        for each in nodes(write(), "InvestigativeAction")
        if each["uco-core:name"] == "erased on an order"
    ]
    assert [each["uco-core:description"].split()[1] for each in erased] == [str(note["entries"][0])]
    assert not {"uco-action:startTime", "uco-action:performer"} & erased[0].keys()


def test_every_reference_leads_to_a_node_and_no_two_share_an_id(write):
    every = [each for each in inside(nodes(write())) if "@id" in each]
    made = [each["@id"] for each in every if len(each) > 1]
    assert len(set(made)) == len(made)
    assert {each["@id"] for each in every} == set(made)


def test_the_same_brief_gives_the_same_bytes_and_a_folder_is_never_written_over(write):
    assert write("one").files == write("two").files
    with pytest.raises(AlreadyDone):
        write("one")


def test_the_community_s_own_validator_accepts_it_and_our_reader_reads_it(write, tmp_path):
    write()
    file = tmp_path / "out" / GRAPH
    code = "from case_utils.case_validate import main; main()"
    told = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, check=False, text=True
    )
    assert "Conforms: True" in told.stdout, told.stdout + told.stderr
    (tmp_path / "into").mkdir()
    receipt = registry.read(file, tmp_path / "into", Hints(GRAPH))
    assert (receipt.reader, receipt.rejected) == ("caseuco", 0)


def test_the_digest_of_the_graph_stands_in_the_ledger(write, quick_scene):
    digest = hashlib.sha256(write().files[GRAPH]).hexdigest()
    with quick_scene.house.office.tools.database.reading() as connection:
        last = list(read.entries(connection))[-1]
    assert last.body["what"] == {"kind": "case_graph", "files": {GRAPH: digest}}
    assert list(last.body["about"]) == [f"brief:{quick_scene.brief}"]

# SPDX-License-Identifier: Apache-2.0
"""A finding in CASE and FollowTheMoney: only what those models define, nothing that the finding does not say, the same bytes."""

import json
import re
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from sanad.analysis.finding import Finding
from sanad.dossier.exports.findings import written
from sanad.readers import registry
from sanad.readers.rows import Hints

FORMATS = Path(__file__).parents[3] / "shared" / "formats"
ASKED = {"from": "2025-01-01", "to": "2025-03-31", "zone": "Asia/Karachi", "shown": [], "readers": {"a" * 64: "bank 1"}}  # fmt: skip
CONTACTS = ("contact", "calls", "messages", "first", "last", "first row", "last row")
FLOWS = ("payer", "payee", "period", "currency", "payments", "total", "first row", "last row")
STRUCTURE = ("over", "post", "under or holder", "line", "time", "claims")
NUMBER, IBAN, LOCAL, MASKED = "+923990000001", "GB82WEST12345698765432", "0001-23", "T-0417"


def finding(method, columns, *rows, **asked):
    return Finding(method, 2, {**ASKED, **asked}, ("a" * 64, "b" * 64), columns, rows, "A sentence.")  # fmt: skip


CALLS = finding(
    "contacts", CONTACTS,
    (MASKED, "3", "2", "2025-01-02 10:00", "2025-02-02 11:00", "aaaaaaaa#1", "aaaaaaaa#9"),
    ("8558", "0", "4", "2025-01-02 10:00", "2025-02-02 11:00", "aaaaaaaa#2", "aaaaaaaa#2"),
    number=NUMBER,
)  # fmt: skip
MONEY = finding(
    "flows", FLOWS,
    (IBAN, MASKED, "2025-01", "PKR", "2", "1,000.00", "bbbbbbbb#1", "bbbbbbbb#7"),
    ("not named", IBAN, "2025-02", "PKR", "1", "5.00", "bbbbbbbb#8", "bbbbbbbb#8"),
    (LOCAL, IBAN, "2025-02", "USD", "1", "5.00", "bbbbbbbb#9", "bbbbbbbb#9"),
    accounts=[IBAN],
)  # fmt: skip
POSTS = finding(
    "command_structure", STRUCTURE, ("Group (O-01)", "leader", "Sample One (S-01)", "post", "since 2024", "C-0123456789ab"),
)  # fmt: skip
EVERY = pytest.mark.parametrize("of", [CALLS, MONEY, POSTS], ids=lambda of: of.method)


def nodes(of):
    document = json.loads(written(of, "jsonld"))
    return {each["@id"]: each for each in document["@graph"]}


def typed(of, kind):
    return [each for each in nodes(of).values() if each["@type"] == kind]


def entities(of, schema):
    every = map(json.loads, written(of, "ftm").splitlines())
    return [each for each in every if each["schema"] == schema]


def inside(value):
    """Yield every object that stands in a JSON value."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from inside(each)


# --- CASE -----------------------------------------------------------------------------------------


def test_the_record_says_by_which_method_out_of_which_exhibits_it_was_made():
    [action] = typed(CALLS, "case-investigation:InvestigativeAction")
    every = nodes(CALLS)
    tool = every[action["uco-action:instrument"]["@id"]]
    assert (tool["uco-core:name"], tool["uco-tool:version"]) == ("Sanad, method contacts", "2")
    settings = every[tool["uco-configuration:usesConfiguration"]["@id"]]
    told = {
        each["uco-configuration:itemName"]: each["uco-configuration:itemValue"]
        for each in settings["uco-configuration:configurationEntry"]
    }
    assert told == {
        "from": "2025-01-01", "to": "2025-03-31", "zone": "Asia/Karachi", "shown": "[]", "number": NUMBER,
        "readers": json.dumps(ASKED["readers"], separators=(",", ":")),
    }  # fmt: skip
    files = [every[each["@id"]] for each in action["uco-action:object"]]
    hashes = [each["uco-core:hasFacet"]["uco-observable:hash"] for each in files]
    assert [each["uco-types:hashValue"]["@value"] for each in hashes] == list(CALLS.inputs)
    record = every[action["uco-action:result"]["@id"]]
    assert record["case-investigation:exhibitNumber"] == CALLS.id
    assert {each["@type"] for each in map(every.get, (one["@id"] for one in record["uco-core:object"]))} == {
        "uco-observable:PhoneAccount", "uco-observable:ObservableRelationship",
    }  # fmt: skip


@EVERY
def test_every_reference_leads_to_a_node_of_the_graph_and_no_two_share_an_id(of):
    document = json.loads(written(of, "jsonld"))
    every = [each for each in inside(document["@graph"]) if "@id" in each]
    made = [each["@id"] for each in every if len(each) > 1]
    assert len(set(made)) == len(made)
    assert {each["@id"] for each in every} == set(made)
    assert {UUID(each.removeprefix("urn:uuid:")).version for each in made} == {5}


@EVERY
def test_only_words_of_the_ontologies_are_used(of):
    file = FORMATS / "case-uco" / "ontology" / "case-1.4.0.ttl"
    if not file.exists():
        pytest.skip("the shared folder with the ontologies is not beside this repository")
    text = file.read_text("utf-8")
    spaces = dict(re.findall(r"^@prefix ([a-z0-9-]+): <([^>]+)> \.", text, re.MULTILINE))
    defined = {spaces[space] + word for space, word in re.findall(r"^([a-z0-9-]+):(\w+)\n\ta\b", text, re.MULTILINE)}  # fmt: skip
    document = json.loads(written(of, "jsonld"))
    used = {word for each in inside(document["@graph"]) for word in (*each, each.get("@type", "@"))}
    meant = {document["@context"][word.partition(":")[0]] + word.partition(":")[2] for word in used if word[0] != "@"}  # fmt: skip
    assert meant - {"http://www.w3.org/2001/XMLSchema#hexBinary"} <= defined


def test_the_community_s_own_validator_accepts_every_kind_of_graph(tmp_path):
    """It reads ontologies out of its own wheel, and reaches for no network."""
    pytest.importorskip("case_utils", reason="the validator of the CASE community is not installed")
    files = [tmp_path / f"{of.method}.jsonld" for of in (CALLS, MONEY, POSTS)]
    for file, of in zip(files, (CALLS, MONEY, POSTS), strict=True):
        file.write_bytes(written(of, "jsonld"))
    code = "from case_utils.case_validate import main; main()"
    command = [sys.executable, "-c", code, *map(str, files)]
    told = subprocess.run(command, capture_output=True, check=False, text=True)
    assert "Conforms: True" in told.stdout, told.stdout + told.stderr


def test_a_pseudonym_and_a_sender_are_names_and_no_numbers():
    facets = {each["uco-core:name"]: each.get("uco-core:hasFacet") for each in typed(CALLS, "uco-observable:PhoneAccount")}  # fmt: skip
    assert facets.keys() == {NUMBER, MASKED, "8558"}
    assert facets[MASKED] is None
    assert facets["8558"] is None
    assert facets[NUMBER]["uco-observable:phoneNumber"] == NUMBER


def test_a_link_says_how_often_and_on_which_rows_it_rests():
    said = [each["uco-core:description"] for each in typed(CALLS, "uco-observable:ObservableRelationship")]  # fmt: skip
    assert said[0] == (
        "5 calls and messages; 3 calls, 2 messages, 2025-01-02 10:00 to 2025-02-02 11:00; rests on aaaaaaaa#1 aaaaaaaa#9"
    )


def test_an_exhibit_has_one_id_in_every_finding_and_a_pseudonym_another_in_each():
    files = [{each["@id"] for each in typed(of, "uco-observable:File")} for of in (CALLS, MONEY)]
    assert files[0] == files[1]
    called = [each["@id"] for of in (CALLS, MONEY) for each in nodes(of).values() if each.get("uco-core:name") == MASKED]  # fmt: skip
    assert len(set(called)) == 2


def test_names_are_identities_and_nothing_observed():
    assert len(typed(POSTS, "uco-identity:Identity")) == 2
    assert [each["uco-core:isDirectional"] for each in typed(POSTS, "uco-core:Relationship")] == [
        True
    ]


# --- FollowTheMoney -------------------------------------------------------------------------------


def test_accounts_are_bank_accounts_by_the_number_that_they_have():
    found = {each["properties"].pop("name")[0]: each["properties"] for each in entities(MONEY, "BankAccount")}  # fmt: skip
    assert found == {IBAN: {"iban": [IBAN]}, LOCAL: {"accountNumber": [LOCAL]}, MASKED: {}, "not named": {}}  # fmt: skip


def test_numbers_are_user_accounts_and_only_numbers_are_telephones():
    phones = {each["properties"]["username"][0]: each["properties"].get("phone") for each in entities(CALLS, "UserAccount")}  # fmt: skip
    assert phones == {NUMBER: [NUMBER], MASKED: None, "8558": None}


@EVERY
def test_every_tie_joins_two_entities_of_the_file_and_cites_its_rows(of):
    every = [json.loads(line) for line in written(of, "ftm").splitlines()]
    ids = {each["id"] for each in every}
    assert len(ids) == len(every)
    ties = [each["properties"] for each in every if each["schema"] == "UnknownLink"]
    assert len(ties) == len(of.rows)
    assert {end for tie in ties for end in tie["subject"] + tie["object"]} <= ids
    assert all(tie["recordId"] for tie in ties)


@EVERY
@pytest.mark.parametrize(("form", "reader"), [("jsonld", "caseuco"), ("ftm", "ftm")])
def test_our_own_readers_read_it_whole(of, form, reader, tmp_path):
    file = tmp_path / f"finding.{form}"
    file.write_bytes(written(of, form))
    into = tmp_path / "into"
    into.mkdir()
    receipt = registry.read(file, into, Hints(file.name))
    assert (receipt.reader, receipt.rejected) == (reader, 0)

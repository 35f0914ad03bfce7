# SPDX-License-Identifier: Apache-2.0
"""Graphs in JSON: STIX, FollowTheMoney, CASE/UCO; and what JSON from hostile hands can do."""

import hashlib
import json

import pyarrow.parquet as pq
import pytest

from sanad.errors import HostileFile, MalformedFile
from sanad.readers import batches
from sanad.readers.formats.ftm import reader as ftm
from sanad.readers.strict_json import walk

ID = "{}--00000000-0000-4000-8000-{:012}"
IDENTITY = {
    "type": "identity", "spec_version": "2.1", "id": ID.format("identity", 1), "name": 'Sample &  "One" علی 😀',
    "identity_class": "individual", "confidence": 85,
    "object_marking_refs": ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"],
}  # fmt: skip
ACTOR = {
    "type": "threat-actor",
    "id": ID.format("threat-actor", 2),
    "name": "Sample Group",
    "aliases": ["SG", "S.G."],
}
TIE = {
    "type": "relationship", "id": ID.format("relationship", 3), "relationship_type": "attributed-to",
    "source_ref": ACTOR["id"], "target_ref": IDENTITY["id"],
}  # fmt: skip
MARK = {
    "type": "marking-definition", "id": ID.format("marking-definition", 4), "definition_type": "tlp",
    "definition": {"tlp": "green"},
}  # fmt: skip
REPORT = {
    "type": "report",
    "id": ID.format("report", 5),
    "name": "Sample report",
    "object_refs": [ACTOR["id"]],
}
OBJECTS = [IDENTITY, ACTOR, TIE, MARK, REPORT]
BUNDLE = {"type": "bundle", "id": ID.format("bundle", 9), "objects": OBJECTS}
PERSON = {
    "id": "p-1", "schema": "Person", "datasets": ["sample_set"], "target": True,
    "properties": {
        "name": ["Sample One", "نمونہ"], "weakAlias": ["Haji"], "birthDate": ["1970-01"], "fatherName": ["Sample Father"],
        "gender": ["male"], "passportNumber": ["AA0000000"], "phone": ["+923990000001"],
    },
}  # fmt: skip
TIE_OF_TWO = {
    "id": "r-1",
    "schema": "Ownership",
    "properties": {"owner": ["p-1"], "asset": ["c-1"]},
}
GRAPH = {
    "@context": {
        "kb": "http://example.org/kb/",
        "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
        "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    },
    "@graph": [
        {
            "@id": "kb:person-1",
            "@type": "uco-identity:Person",
            "uco-core:hasFacet": [
                {
                    "@type": "uco-identity:SimpleNameFacet",
                    "uco-identity:givenName": "Sample",
                    "uco-identity:familyName": {"@type": "xsd:string", "@value": "One"},
                }
            ],
            "kb:knows": {"@id": "kb:person-2", "uco-identity:givenName": "Another"},
        },
        {
            "@type": ["uco-core:Thing", "uco-core:Relationship"],
            "uco-core:source": {"@id": "kb:person-1"},
        },
    ],
}


def raw_of(value):
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def lines_of(*entities):
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in entities)


def said(outcome, entry):
    return [
        (row["property"], row["value"])
        for row in outcome.rows("statements")
        if row["entry"] == entry
    ]


def kinds(outcome):
    return {row["entry"]: row["kind"] for row in outcome.rows("statements")}


def cited(outcome):
    """Return each entry as the sealed bytes of its range say it, after comparing the digests."""
    raw, found = outcome.sealed.read_bytes(), {}
    for row in outcome.rows("statements"):
        part = raw[row["start"] : row["end"]]
        assert hashlib.sha256(part).hexdigest() == row["row_sha256"]
        found[row["start"]] = json.loads(part)
    assert len(found) == outcome.receipt.stored
    return list(found.values())


# --- STIX -----------------------------------------------------------------------------------------


def test_a_bundle_is_read_object_by_object_in_exact_ranges(run):
    outcome = run(raw_of(BUNDLE), "bundle.json")
    assert outcome.receipt.reader == "stix"
    assert cited(outcome) == OBJECTS
    assert list(kinds(outcome).values()) == ["person", None, "relation", "object", "object"]
    assert ("name", IDENTITY["name"]) in said(outcome, IDENTITY["id"])
    assert ("confidence", "85") in said(outcome, IDENTITY["id"])
    assert said(outcome, ACTOR["id"])[-3:] == [
        ("name", "Sample Group"), ("alias", "SG"), ("alias", "S.G."),
    ]  # fmt: skip


def test_a_marking_is_a_note_on_handling_for_a_person(run):
    outcome = run(raw_of(BUNDLE), "bundle.json")
    assert outcome.receipt.facts["tlp"] == ["amber", "green"]
    assert [note.partition(":")[2].partition(":")[0] for note in outcome.receipt.notes] == [
        "AMBER",
        "GREEN",
    ]


def test_one_object_without_a_bundle_and_a_bundle_that_names_itself_last_are_read(run):
    alone = run(b"\xef\xbb\xbf  " + raw_of(IDENTITY) + b"\n", "x.json")
    assert cited(alone) == [IDENTITY]
    last = {"id": BUNDLE["id"], "objects": OBJECTS, "type": "bundle"}
    assert cited(run(raw_of(last), "x.json")) == OBJECTS


def test_a_bundle_of_nothing_is_no_list(run):
    with pytest.raises(MalformedFile, match="no entry"):
        run(raw_of({**BUNDLE, "objects": []}), "x.json")


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("indicator-for-c2-ip-address", 1),
        ("indicator-to-campaign-relationship", 3),
        ("indicators-for-C2-with-COA", 8),
        ("infrastructure", 10),
        ("interop-objectmarking-test", 1),
        ("malicious-email-indicator-with-attachment", 6),
    ],
)
def test_the_published_stix_examples_are_read_object_for_object(run, shared, name, count):
    raw = (shared / "stix2" / "examples" / f"{name}.json").read_bytes()
    outcome = run(raw, f"{name}.json")
    document = json.loads(raw)
    assert (outcome.receipt.reader, outcome.receipt.read) == ("stix", count)
    assert cited(outcome) == document.get("objects", [document])


# --- FollowTheMoney -------------------------------------------------------------------------------


def test_entities_are_read_line_by_line_and_words_mapped_only_where_they_mean_the_same(run):
    outcome = run(lines_of(PERSON, TIE_OF_TWO), "x.json")
    assert outcome.receipt.reader == "ftm"
    assert cited(outcome) == [PERSON, TIE_OF_TWO]
    assert said(outcome, "p-1") == [
        ("name", "Sample One"), ("name", "نمونہ"), ("weakAlias", "Haji"), ("birth_date", "1970-01"),
        ("fatherName", "Sample Father"), ("sex", "male"), ("passport", "AA0000000"), ("phone", "+923990000001"),
        ("schema", "Person"), ("datasets", "sample_set"), ("target", "true"),
    ]  # fmt: skip
    assert kinds(outcome) == {"p-1": "person", "r-1": "relation"}
    assert outcome.receipt.facts["list"] == "FollowTheMoney data set sample_set"


DAMAGED = [
    (b'{"id": "x", "schema": "Person", "properties": {', "not_json"),
    (b"[" * 100_000, "not_json"),
    (b'{"id": "x", "schema": "Person", "properties": {"name": ["\xff"]}}', "not_utf8"),
    (
        b'{"id": "x", "schema": "Person", "properties": {"name": ["a"], "name": ["b"]}}',
        "duplicate_key",
    ),
    (b'{"id": "x", "id": "y", "schema": "Person", "properties": {"name": ["a"]}}', "duplicate_key"),
    (b'{"id": "x", "schema": "Person", "properties": {"height": [NaN]}}', "not_a_number"),
    (b'{"id": "x", "schema": "Person", "properties": {"name": ["\\ud800"]}}', "bad_text"),
    (b'{"schema": "Person", "properties": {}}', "no_id"),
    (b'{"id": "x", "schema": "Person", "properties": []}', "not_the_shape"),
    (b'["x"]', "no_object"),
    (b'{"id": "' + b"x" * 2000 + b'", "schema": "Person", "properties": {}}', "long_word"),
    (b'{"id": "x", "schema": "P", "properties": {"' + b"k" * 2000 + b'": [1, 2]}}', "long_word"),
]


@pytest.mark.parametrize(
    ("line", "code"), DAMAGED, ids=[f"{code}-{n}" for n, (_, code) in enumerate(DAMAGED)]
)
def test_a_damaged_line_is_set_aside_and_the_next_is_read(run, line, code):
    outcome = run(lines_of(PERSON) + line + b"\r\n\n" + lines_of(TIE_OF_TWO), "x.json")
    assert outcome.receipt.rejects_by_code == {code: 1}
    assert outcome.rows("rejects")[0]["row"] == 2
    assert cited(outcome) == [PERSON, TIE_OF_TWO]


def test_a_number_of_a_million_digits_stays_as_written(run):
    digits = "9" * 1_000_000
    raw = f'{{"id": "x", "schema": "P", "properties": {{"n": [{digits}, 1.50e3, -0]}}}}'.encode()
    outcome = run(lines_of(PERSON) + raw, "x.json")
    assert said(outcome, "x")[:3] == [("n", digits), ("n", "1.50e3"), ("n", "-0")]


def test_a_line_without_end_is_set_aside_in_pieces_that_fit_in_memory(run, monkeypatch):
    monkeypatch.setattr(ftm, "LONGEST", 1000)
    outcome = run(
        lines_of(PERSON) + b'{"x": "' + b"y" * 50_000 + b'"}\n' + lines_of(TIE_OF_TWO), "x.json"
    )
    assert outcome.receipt.rejects_by_code == {"too_long": 1}
    assert len(outcome.rows("rejects")[0]["written"]) < 2100
    assert cited(outcome) == [PERSON, TIE_OF_TWO]


def test_rows_written_in_several_batches_are_the_same_rows(run, monkeypatch):
    raw = lines_of(*({**PERSON, "id": f"p-{n}"} for n in range(50)))
    whole = run(raw, "x.json").rows("statements")
    monkeypatch.setattr(batches, "_MOST_ROWS", 7)
    parted = run(raw, "x.json")
    assert parted.rows("statements") == whole
    assert pq.ParquetFile(parted.folder / "statements.parquet").num_row_groups == 50


def test_the_published_entities_are_read(run, shared):
    raw = (shared / "followthemoney" / "fixtures" / "t1-entities.ftm.json").read_bytes()
    outcome = run(raw, "t1-entities.ftm.json")
    assert (outcome.receipt.read, outcome.receipt.stored) == (3, 3)
    assert cited(outcome) == [json.loads(line) for line in raw.splitlines()]
    assert list(kinds(outcome).values()) == ["organisation", "object", "organisation"]


# --- CASE/UCO -------------------------------------------------------------------------------------


def test_nodes_are_entries_and_only_their_own_facets_speak_of_them(run):
    outcome = run(raw_of(GRAPH), "x.json")
    assert outcome.receipt.reader == "caseuco"
    assert cited(outcome) == GRAPH["@graph"]
    told = said(outcome, "kb:person-1")
    assert ("forename", "Sample") in told
    assert ("family_name", "One") in told
    assert ("kb:knows/uco-identity:givenName", "Another") in told
    assert kinds(outcome)["_:3"] == "relation"


def test_a_bundle_speaks_of_itself_member_by_member(run):
    graph = GRAPH["@graph"]
    bundle = {
        "@context": GRAPH["@context"],
        "@id": "kb:b",
        "uco-core:name": "Sample case",
        "uco-core:object": graph,
    }
    outcome = run(raw_of(bundle), "x.json")
    assert said(outcome, "kb:b") == [("uco-core:name", "Sample case")]
    assert outcome.receipt.facts["list"] == "CASE/UCO Sample case"
    raw = outcome.sealed.read_bytes()
    row = next(row for row in outcome.rows("statements") if row["entry"] == "kb:b")
    assert raw[row["start"] : row["end"]] == b'"uco-core:name": "Sample case"'


def test_every_published_graph_is_read_node_for_node(run, shared):
    paths = sorted((shared / "case-uco" / "examples").glob("*.json"))
    assert len(paths) == 25
    for path in paths:
        raw = path.read_bytes()
        document = json.loads(raw)
        nodes = document.get("@graph") or document["uco-core:object"]
        around = (
            {} if "@graph" in document else document.keys() - {"@id", "@context", "uco-core:object"}
        )
        outcome = run(raw, path.name)
        assert (outcome.receipt.reader, outcome.receipt.rejected) == ("caseuco", 0), path.name
        assert outcome.receipt.read == len(nodes) + len(around), path.name


# --- JSON from hostile hands ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('"Sample Group"', "[" * 100_000, HostileFile),
        ('"Sample Group"', '{"a":' * 100_000, HostileFile),
        ('"Sample Group"', "Sample Group", MalformedFile),
        ('"objects": [', '"objects": [],\n "objects": [', MalformedFile),
        ('"objects": [', '"objects" [', MalformedFile),
    ],
)  # fmt: skip
def test_a_document_that_is_no_json_is_refused_whole(run, old, new, error):
    text = raw_of(BUNDLE).decode()
    assert old in text
    with pytest.raises(error):
        run(text.replace(old, new, 1).encode(), "x.json")


@pytest.mark.parametrize(
    "raw",
    [b"[1,]", b"[1 2]", b"[1", b"[", b"{", b'{"a"}', b'{"a":}', b'{"a":1,}', b"[] []", b""],
)
def test_a_walk_accepts_no_more_than_json_does(raw):
    with pytest.raises(json.JSONDecodeError):
        json.loads(raw)
    with pytest.raises(MalformedFile):
        list(walk(raw, "x", lambda _: True))


def test_ambiguous_objects_of_a_bundle_are_set_aside_and_the_others_read(run):
    text = raw_of(BUNDLE).decode().replace('"aliases": [', '"name": "Other", "aliases": [', 1)
    outcome = run(text.encode(), "x.json")
    assert outcome.receipt.rejects_by_code == {"duplicate_key": 1}
    assert outcome.receipt.stored == 4


def test_a_truncated_bundle_is_refused_whole(run):
    raw = raw_of(BUNDLE)
    for end in range(len(raw) // 2, len(raw) - 1, 97):
        with pytest.raises(MalformedFile):
            run(raw[:end], "x.json")


def test_json_of_no_known_shape_is_no_graph(run, shared):
    for path in sorted((shared / "3gpp-cdr-json-schema").glob("*.json")):
        assert run(path.read_bytes(), path.name).receipt.reader == "text"

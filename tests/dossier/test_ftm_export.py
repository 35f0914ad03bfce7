# SPDX-License-Identifier: Apache-2.0
"""The register as FollowTheMoney: every claim says something, what it says fits the model, and our reader gives all of it back."""

import csv
import io
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanad.claims.claim import Claim
from sanad.claims.period import Soft
from sanad.claims.properties import PROPERTIES
from sanad.claims.subject import Subject
from sanad.dossier.exports.ftm.statements import (
    REGISTER,
    Statement,
    csv_of,
    dataset_of,
    entities_of,
    statements,
)
from sanad.dossier.exports.ftm.vocabulary import SCHEMA, facts, type_of
from sanad.identity.clusters import derive
from sanad.identity.judgement import Answer, Judgement
from sanad.readers import registry
from sanad.readers.formats.ftm.words import WORDS
from sanad.readers.rows import Hints
from sanad.values.citation import BytesLocator, Citation, RowLocator, TextLocator, TimeLocator

MODEL = Path(__file__).parents[3] / "shared" / "formats" / "followthemoney" / "schema"
EXHIBIT, OTHER = "a" * 64, "b" * 64
AT = "2026-01-05T08:00:09.000000Z"
TABLES = {
    "role": {"organisation": "O-01", "role": "treasurer", "post": "financier", "place": "Sample"},
    "office_held": {"office": "none"},
    "photo": {"quality_ok": True},
    "act": {
        "charge": "PPC-365-A", "role": "organiser", "act": "took part", "from": "2024-02-14", "country": "PK",
        "place": "Sample", "incident": "I-01", "evidence": ["bank_record", "call_record"],
    },
    "charge": {"offence": "PPC-365-A"},
    "warrant": {"number": "1", "issuer": "Court", "issuer_type": "court", "issued_on": "2025-01-01"},
    "proceedings": {"charges_filed": True},
    "extradition_assurance": {"authority": "Ministry", "reference": "1"},
    "refugee_status": {"status": "none_known", "enquiry": "asked"},
    "listing": {"body": "AE", "on": "2020-01-01", "until": "2024", "reference": "SRO 1", "listed_name": "Sample"},
    "listed_as": {"organisation": "ORG-SAMPLE"},
    "renamed": {"from": "Sample Front", "to": "Sample Army"},
    "meant_in": {"claim": "C-0123456789ab", "name": "Sample"},
    "date": {"from": "2025-01-18T04:10", "to": "2025-01-19", "said": "overnight"},
    "place": {"name": "Sangreza", "precision": "province"},
    **{key: {"subject": "S-02", "as": "brother"} for key in ("commands", "supplies", "finances", "meets", "related")},
    **{key: {"organisation": "O-02"} for key in ("split_from", "merged_into", "part_of")},
    **{key: {"category": "total", "low": 3, "said": "three"} for key in ("killed", "injured", "captured", "hostages", "escaped")},
    "shows_act": {"claim": "C-0123456789ab", "how": "the call"}, "sentence": {"months": 18},
    "sanction": {"of": "Section 1", "number": "1", "on": "2025-01-01"}, "position": {"by": "AE", "kind": "no_action"},
    "assurance": {"about": "retrial", "authority": "Ministry", "reference": "1"}, "schedule_entry": {"order": "1"},
}  # fmt: skip
TEXTS = {
    "protected": "witness", "public_role": "none", "case_context": "none", "dispute_sign": "none",
    "sex": "X", "status": "suspected", "birth_date": "1984-03", "nationality": "PK", "residence_country": "PK",
    "passport": "ZZ9000101", "national_id": "99001-1840305-1", "imsi": "410990000000001", "imei": "350000000000006",
    "phone": "+923990000001", "account": "PK59ZARD0000000600112201", "founded": "2001", "dissolved": "2009-05-01",
}  # fmt: skip


def claim(name="name", value="Sample One", about="S-01", **more):
    given = {
        "said_by": "Sample office", "citation": Citation(EXHIBIT, TextLocator(1, 3, 9), "as it stands"), "seq": 7, **more,
    }  # fmt: skip
    return Claim(about, name, value, **given)


def subject(name="S-01", kind="person", seq=1):
    return Subject(name, kind, f"Label {name}", "op", "order", "reason", (), "analyst", seq)


SUBJECTS = (
    subject(), subject("S-02"), subject("M-01"), subject("O-01", "organisation"), subject("I-01", "incident"),
)  # fmt: skip


def rows(*claims, subjects=SUBJECTS, judgements=()):
    return statements(subjects, claims, derive(judgements), lambda seq: AT)


def said(*claims, **more):
    """What the rows say beside the register's own."""
    found = rows(*claims, **more)
    return {
        (row.entity_id, row.schema, row.prop, row.value)
        for row in found
        if row.dataset != REGISTER and row.prop != "id"
    }


def judged(left, right, answer="same", seq=1):
    return Judgement(left, right, Answer(answer), "because", (), "analyst", seq)


def every_claim():
    for name, known in PROPERTIES.items():
        value = TABLES.get(name, TEXTS.get(name, "sample"))
        assert known.test(value), name
        for kind in sorted(known.kinds):
            about = {"person": "S-01", "organisation": "O-01", "incident": "I-01"}[kind]
            yield kind, claim(name, value, about, valid_from="2020", valid_to="2021")


EVERY = list(every_claim())
each_claim = pytest.mark.parametrize(
    ("kind", "one"), EVERY, ids=[f"{kind}-{one.property}" for kind, one in EVERY]
)


# --- the model ------------------------------------------------------------------------------------


_LINE = re.compile(r"^( *)(- )?\"?([\w.]+)\"?:?(?: (.*))?$")


def schema_of(path):
    """Read what the files of the model use of YAML: nested names by two blanks, and lists of names."""
    name, section, prop = "", "", ""
    parents, required, types = [], set(), {}
    for line in path.read_text("utf-8").splitlines():
        found = _LINE.match(line)
        if found is None or line.lstrip().startswith("#"):
            continue
        depth, item, word, rest = len(found[1]), found[2], found[3], found[4]
        if depth == 0:
            name = word
        elif depth == 2 and not item:
            section = word
        elif item and depth in {2, 4} and section == "extends":
            parents.append(word)
        elif item and depth in {2, 4} and section == "required":
            required.add(word)
        elif depth == 4 and section == "properties":
            prop = word
            types[prop] = "string"
        elif depth == 6 and section == "properties" and word == "type":
            types[prop] = rest.strip("\"'")
    return name, (parents, required, types)


@pytest.fixture(scope="module")
def model():
    """Schema → (all its properties with their types, also those inherited, and the required ones)."""
    if not MODEL.is_dir():
        pytest.skip("the shared folder with the model is not beside this repository")
    raw = dict(map(schema_of, MODEL.iterdir()))

    def types(name):
        parents, _, own = raw[name]
        return {prop: kind for parent in parents for prop, kind in types(parent).items()} | own

    return {name: (types(name), raw[name][1]) for name in raw}


def test_the_model_is_read_as_it_is_written(model):
    assert len(model) == len(list(MODEL.iterdir()))
    assert model["Person"][0]["birthDate"] == "date"
    assert model["Person"][0]["name"] == "name"
    assert model["Membership"] == (model["Membership"][0], {"member", "organization"})


@each_claim
def test_every_property_of_the_register_says_something_that_the_model_has(model, kind, one):
    found = list(facts(one, kind))
    assert found
    for fact in found:
        if fact.prop != "id":
            types, _ = model[fact.schema]
            expected = {types[fact.prop]} | (
                {"identifier"} if types[fact.prop] == "iban" else set()
            )
            assert type_of(fact.prop) in expected, fact


@each_claim
def test_what_a_claim_adds_has_what_its_schema_requires(model, kind, one):
    made = {}
    for fact in facts(one, kind):
        if fact.entity != one.about:
            made.setdefault((fact.entity, fact.schema), set()).add(fact.prop)
    for (_, schema), props in made.items():
        assert model[schema][1] <= props


# --- what is said, and what is not ----------------------------------------------------------------


def test_what_means_the_same_goes_into_its_property_and_the_rest_into_notes_in_words():
    person = claim("father_name", "Sample Father"), claim("nationality", "PK"), claim("sex", "M")
    assert said(*person) == {
        ("S-01", "Person", "notes", "father name: Sample Father"),
        ("S-01", "Person", "nationality", "pk"),
        ("S-01", "Person", "gender", "male"),
    }
    assert said(claim("nationality", "Pakistani")) == {
        ("S-01", "Person", "notes", "nationality: Pakistani")
    }
    killed = claim("killed", TABLES["killed"], "I-01")
    assert said(killed) == {("I-01", "Event", "notes", "killed: category total; low 3; said three")}


@pytest.mark.parametrize("name", ["related", "meets"])
def test_who_is_related_or_met_is_no_relative_and_no_associate(name):
    one = claim(name, {"subject": "S-02", "as": "brother"})
    assert {row[1] for row in said(one)} == {"UnknownLink"}
    assert (one.id, "UnknownLink", "role", "brother") in said(one)


def test_suspicion_is_no_topic_of_crime():
    assert said(claim("status", "convicted")) == {("S-01", "Person", "notes", "status: convicted")}


def test_a_role_is_a_membership_with_its_time_its_source_and_its_words():
    one = claim("role", TABLES["role"], valid_from="2020", valid_to="2021-05")
    assert said(one) == {
        (one.id, "Membership", prop, value)
        for prop, value in (
            ("member", "S-01"), ("organization", "O-01"), ("role", "treasurer"), ("role", "financier"),
            ("summary", "place Sample"), ("startDate", "2020"), ("endDate", "2021-05"), ("publisher", "Sample office"),
            ("description", "as it stands"),
        )
    }  # fmt: skip


def test_a_soft_end_is_no_end():
    one = claim("role", TABLES["role"], valid_from="2020", valid_to="2021", soft=Soft.BOTH)
    told = {(prop, value) for _, _, prop, value in said(one)}
    assert ("date", "2020") in told
    assert ("summary", one.period.words) in told
    assert not {"startDate", "endDate"} & {prop for prop, _ in told}


def test_a_listing_is_a_sanction_from_its_day_to_its_end():
    one = claim("listing", TABLES["listing"], "O-01", valid_from="2019")
    told = {(prop, value) for _, schema, prop, value in said(one) if schema == "Sanction"}
    assert {
        ("authority", "AE"), ("country", "ae"), ("authorityId", "SRO 1"), ("listingDate", "2020-01-01"),
        ("startDate", "2020-01-01"), ("endDate", "2024"),
    } <= told  # fmt: skip
    assert ("startDate", "2019") not in told
    united = claim("listing", {"body": "UN"}, "O-01")
    assert "country" not in {prop for _, _, prop, _ in said(united)}


def test_one_account_of_two_persons_is_one_entity_tied_to_both():
    both = claim("account", "0001-22"), claim("account", "0001-22", "S-02")
    accounts = {entity for entity, schema, _, _ in said(*both) if schema == "BankAccount"}
    ties = {row[3] for row in said(*both) if row[1] == "UnknownLink" and row[2] == "object"}
    assert accounts == ties
    assert len(ties) == 1


def test_what_is_too_long_for_an_account_is_told_in_words():
    assert said(claim("account", "1" * 200)) == {
        ("S-01", "Person", "notes", "account: " + "1" * 200)
    }


# --- rows -----------------------------------------------------------------------------------------


def test_a_row_names_its_exhibit_its_claim_and_place_the_quotation_and_the_day_of_the_ledger():
    one = claim("sex", "M")
    [row] = [each for each in rows(one) if each.prop == "gender"]
    assert (row.value, row.original_value) == ("male", "as it stands")
    assert (row.dataset, row.origin) == (
        f"exhibit_{EXHIBIT}",
        f"{one.id} part 1 characters 3-9",
    )
    assert (row.first_seen, row.prop_type, row.external) == ("2026-01-05T08:00:09", "gender", "f")


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (RowLocator(17, OTHER), "row 17"),
        (BytesLocator(3, 9, OTHER), "bytes 3-9"),
        (TimeLocator(3, 9, OTHER), "milliseconds 3-9"),
    ],
)
def test_every_kind_of_place_is_told(locator, words):
    one = claim(citation=Citation(EXHIBIT, locator, "q"))
    assert {row.origin for row in rows(one) if row.dataset == dataset_of(one)} == {
        f"{one.id} {words}"
    }


def test_two_claims_of_one_exhibit_that_say_the_same_stay_two():
    two = claim(said_by="One"), claim(said_by="Another")
    names = [row for row in rows(*two) if row.prop == "name" and row.entity_id == "S-01"]
    assert len({row.id for row in names}) == len(names) == 2


def test_the_label_names_only_whom_no_source_names():
    named = {row.entity_id: row.value for row in rows(claim()) if row.prop == "name"}
    assert named["S-01"] == "Sample One"
    assert named["I-01"] == "Label I-01"


def test_a_judgement_stands_in_the_canonical_id_and_changes_nothing_else():
    one = claim("related", {"subject": "M-01"}, "S-02")
    before, after = rows(one), rows(one, judgements=[judged("M-01", "S-01")])
    assert {row.canonical_id for row in after if row.entity_id == "M-01"} == {"S-01"}
    [tie] = [row for row in after if row.prop == "object"]
    assert (tie.value, tie.original_value) == ("S-01", "M-01")
    assert {(row.id, row.entity_id) for row in before} == {(row.id, row.entity_id) for row in after}


@pytest.mark.parametrize(
    "history",
    [
        [judged("S-01", "M-01", seq=1), judged("M-01", "S-02", seq=2), judged("S-01", "S-02", "different", 3)],
        [judged("S-01", "O-01")],
        [judged("S-01", "M-01", "related")],
    ],
)  # fmt: skip
def test_a_cluster_that_contradicts_itself_or_joins_two_kinds_is_left_apart(history):
    assert all(row.canonical_id == row.entity_id for row in rows(judgements=history))


def test_entities_are_the_rows_folded_by_canonical_id():
    found = rows(claim(), claim("alias", "S1", "M-01"), judgements=[judged("M-01", "S-01")])
    entities = {one["id"]: one for one in map(json.loads, entities_of(found).splitlines())}
    assert "M-01" not in entities
    assert entities["S-01"]["referents"] == ["M-01"]
    assert entities["S-01"]["properties"] == {
        "alias": ["S1"],
        "name": ["Label M-01", "Sample One"],
    }
    assert entities["S-01"]["datasets"] == sorted({f"exhibit_{EXHIBIT}", REGISTER})


def test_the_order_of_claims_changes_no_byte():
    both = claim(), claim("alias", "S1")
    assert csv_of(rows(*both)) == csv_of(rows(*both[::-1]))


# --- there and back -------------------------------------------------------------------------------

_TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(
    str.strip
)


@st.composite
def claims_of_all_kinds(draw):
    _, one = draw(st.sampled_from(EVERY))
    exhibit = draw(st.sampled_from((EXHIBIT, OTHER)))
    words = draw(_TEXT)
    name, value = one.property, one.value
    if draw(st.booleans()) and PROPERTIES[name].test(words):
        value = words
    return claim(
        name, value, one.about, said_by=draw(_TEXT), citation=Citation(exhibit, TextLocator(1, 0, 5), draw(_TEXT)),
    )  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(claims_of_all_kinds(), max_size=6))
def test_our_reader_gives_every_statement_back(tmp_path_factory, claims):
    written = rows(*claims)
    raw = csv_of(written)
    assert [Statement(*row) for row in list(csv.reader(io.StringIO(raw.decode(), newline="")))[1:]] == written  # fmt: skip
    folder = tmp_path_factory.mktemp("back")
    sealed, into = folder / "sealed", folder / "into"
    sealed.write_bytes(raw)
    into.mkdir()
    receipt = registry.read(sealed, into, Hints("statements.csv"))
    assert (receipt.reader, receipt.rejected, receipt.read) == ("ftm", 0, len(written))
    back, originals = [], {}
    for row in pq.read_table(into / "statements.parquet").to_pylist():
        if row["detail"] is None:
            originals[row["start"]] = row["value"]
        else:
            back.append((row["start"], row["entry"], row["property"], row["value"], json.loads(row["detail"])))  # fmt: skip
    assert len(back) == len(written)
    for (start, entry, word, value, detail), was in zip(back, written, strict=True):
        assert (entry, word, value) == (was.entity_id, WORDS.get(was.prop, was.prop), was.value)
        assert originals.get(start, "") == was.original_value
        left = {
            "canonical_id",
            "schema",
            "dataset",
            "origin",
            "external",
            "first_seen",
            "last_seen",
            "id",
        }
        assert detail == {name: getattr(was, name) for name in left}


def test_no_kind_of_subject_is_without_a_schema():
    assert SCHEMA.keys() == {kind for known in PROPERTIES.values() for kind in known.kinds}

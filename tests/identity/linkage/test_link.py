# SPDX-License-Identifier: Apache-2.0
import json
import os
import random
import subprocess
import sys
from decimal import Decimal
from importlib.resources import files

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sanad.identity.linkage import engines, sources
from sanad.identity.linkage.link import Strength, link
from sanad.identity.linkage.model import people, read
from sanad.readers.rows import SUBSCRIBERS
from sanad.values.canonical import digest_of

TEXT = files("sanad.identity.linkage").joinpath("people.toml").read_text("utf-8")
CARD = "90001-1234567-1"
PHONE = "+923990000001"


def linked(tmp_path, sought, listed, model=None, engine=engines.in_duckdb, **limits):
    with engines.open_duckdb(tmp_path / "spill", **limits) as connection:
        return link(sources.bring(connection, sought, listed), model or people(), engine)


def subscribers(tmp_path, *rows, name="subscribers.parquet"):
    numbered = [{"row": at, **row} for at, row in enumerate(rows, start=1)]
    pq.write_table(pa.Table.from_pylist(numbered, schema=SUBSCRIBERS), tmp_path / name)
    return tmp_path / name


def reason(candidate, fact):
    [found] = [each for each in candidate.reasons if each.fact == fact]
    return found


def test_a_person_is_found_in_a_list_of_the_other_script(tmp_path):
    listed = subscribers(tmp_path, {"name": "سرفراز بگٹی"}, {"name": "Nobody Else"})
    [found] = linked(tmp_path, {"S-01": {"name": {"Sarfraz Bugti"}}}, listed).candidates
    assert (found.left, found.right, found.right_name) == ("S-01", "1", "سرفراز بگٹی")
    assert found.why == ("Sarfraz – سرفراز: sound the same", "Bugti – بگٹی: sound the same")


def test_a_pair_with_nothing_but_a_name_is_never_more_than_possible(tmp_path):
    sought = {"S-01": {"name": {"Sarfraz Quettawal Bugti"}}}
    [found] = linked(tmp_path, sought, {"e": {"name": {"Sarfraz Quettawal Bugti"}}}).candidates
    assert found.weight > people().strong
    assert (found.strength, found.capped) == (Strength.POSSIBLE, True)


def test_a_place_and_a_sex_beside_the_name_are_still_no_more_than_possible(tmp_path):
    said = {"name": {"Sarfraz Bugti"}, "whereabouts": {"Kohzard Bazar"}, "sex": {"M"}, "birth_date": {"1984"}}  # fmt: skip
    [found] = linked(tmp_path, {"S-01": said}, {"e": said}).candidates
    assert found.weight > people().strong
    assert found.strength is Strength.POSSIBLE


def test_a_card_beside_the_name_makes_it_strong_and_another_card_speaks_against(tmp_path):
    name = {"name": "Sarfraz Bugti", "id_kind": "pk_cnic"}
    listed = subscribers(tmp_path, {**name, "id_number": CARD}, {**name, "id_number": "90002-7654321-3"})  # fmt: skip
    sought = {"S-01": {"name": {"Sarfraz Bugti"}, "national_id": {"9000112345671"}}}
    same, other = linked(tmp_path, sought, listed).candidates
    assert (same.right, same.strength) == ("1", Strength.STRONG)
    assert reason(other, "identity card").says == "another number"
    assert reason(other, "identity card").weight < 0 < reason(same, "identity card").weight
    assert other.strength is Strength.POSSIBLE


def test_what_is_missing_is_shown_with_its_side_and_weighs_nothing(tmp_path):
    listed = subscribers(tmp_path, {"name": "Sarfraz Bugti", "father_name": "Sample Father"})
    sought = {"S-01": {"name": {"Sarfraz Bugti"}, "birth_date": {"1984"}}}
    [found] = linked(tmp_path, sought, listed).candidates
    missing = {each.fact: each.missing for each in found.reasons if each.missing}
    assert (missing["father's name"], missing["birth date"], missing["passport"]) == ("left", "right", "both")  # fmt: skip
    assert all(each.weight == 0 for each in found.reasons if each.missing)
    assert [each.fact for each in found.reasons] == [each.name for each in people().comparisons]


def test_the_reasons_add_up_to_the_weight(tmp_path):
    found = linked(tmp_path, *scene(tmp_path, 200))
    assert found.candidates
    for each in found.candidates:
        total = found.start + sum(reason.weight for reason in each.reasons)
        assert abs(total - each.weight) <= Decimal("0.05")


def test_a_rare_name_weighs_more_than_a_common_one(tmp_path):
    rows = [{"name": "Muhammad Ali"}] * 50 + [{"name": "Sarfraz Bugti"}] + [{"name": f"Test {at}"} for at in range(400)]  # fmt: skip
    sought = {"S-01": {"name": {"Muhammad Ali"}}, "S-02": {"name": {"Sarfraz Bugti"}}}
    found = linked(tmp_path, sought, subscribers(tmp_path, *rows)).candidates
    weights = {each.left: reason(each, "name").weight for each in found}
    assert weights["S-02"] > weights["S-01"] + 2


def test_rival_birth_years_are_tried_side_by_side_and_the_nearer_shown(tmp_path):
    sought = {"S-01": {"name": {"Sarfraz Bugti"}, "birth_date": {"1984-03-05", "1979"}}}
    [found] = linked(tmp_path, sought, {"e": {"name": {"Sarfraz Bugti"}, "birth_date": {"1984-03-05"}}}).candidates  # fmt: skip
    assert reason(found, "birth date").says == "the same day"


def test_a_telephone_alone_finds_its_row_and_another_telephone_says_nothing(tmp_path):
    listed = subscribers(tmp_path, {"name": "Nobody Else", "number": PHONE})
    sought = {"S-01": {"name": {"Sarfraz Bugti"}, "phone": {PHONE, "+923990000002"}}}
    [found] = linked(tmp_path, sought, listed).candidates
    assert reason(found, "telephone").says == "the same number"
    assert reason(found, "name").weight < 0
    both = {"name": {"Sarfraz Bugti"}, "phone": {"+923990000003"}}
    [found] = linked(tmp_path, sought, {"e": both}).candidates
    assert (reason(found, "telephone").weight, reason(found, "telephone").missing) == (0, None)


def test_a_name_that_too_many_bear_is_told_and_not_searched(tmp_path):
    model = read(TEXT.replace("most_rows = 1000", "most_rows = 10"))
    rows = [{"name": "Muhammad Ali"}] * 11 + [{"name": "Muhammad Ali", "father_name": "Karam Bugti"}]  # fmt: skip
    sought = {"S-01": {"name": {"Mohammad Ali"}, "father_name": {"Karam Bugti"}}}
    found = linked(tmp_path, sought, subscribers(tmp_path, *rows), model)
    assert [(each.left, each.kind, each.rows) for each in found.common] == [("S-01", "name", 12)]
    assert [each.right for each in found.candidates] == ["12"]


def test_no_alias_is_lost_among_many_rival_values(tmp_path):
    names = {f"Sarfraz Bugti {chr(ord('a') + at)}eshan" for at in range(20)} | {"Zorawar Mengal"}
    said = {"name": names, "father_name": {f"Wali {at}" for at in "KLMNP"}, "birth_date": {str(1960 + at) for at in range(9)}}  # fmt: skip
    sought = {"S-01": {**said, "national_id": {f"90001-123456{at}-1" for at in range(5)}}}
    listed = subscribers(tmp_path, {"name": "Zorawar Mengal"}, {"name": "Other", "id_number": "90001-1234564-1", "id_kind": "pk_cnic"})  # fmt: skip
    assert {each.right for each in linked(tmp_path, sought, listed).candidates} == {"1", "2"}


@pytest.mark.parametrize("name", ["", "Haji Sahib", "\u202e\u202c", "'; drop table said_left; --", "a" * 5000])  # fmt: skip
def test_names_that_name_nobody_and_hostile_ones_stop_nothing(tmp_path, name):
    listed = subscribers(tmp_path, {"name": name}, {"name": "Sarfraz Bugti"}, {"name": None})
    found = linked(tmp_path, {"S-01": {"name": {name, "Sarfraz Bugti"}}, "S-02": {}}, listed)
    assert "2" in {each.right for each in found.candidates}


def test_an_empty_side_gives_no_candidate(tmp_path):
    listed = subscribers(tmp_path)
    assert linked(tmp_path, {"S-01": {"name": {"Sarfraz Bugti"}}}, listed).candidates == ()
    assert linked(tmp_path, {}, subscribers(tmp_path, {"name": "Sarfraz Bugti"})).candidates == ()


def test_a_quote_in_the_place_of_the_list_is_a_quote(tmp_path):
    (folder := tmp_path / "it's here").mkdir()
    listed = subscribers(folder, {"name": "Sarfraz Bugti"})
    assert linked(tmp_path, {"S-01": {"name": {"Sarfraz Bugti"}}}, listed).candidates


def test_a_list_is_linked_to_a_list(tmp_path):
    values = {"a": {"name": {"Sarfraz Bugti"}, "passport": {"ab 1234567"}}}
    [found] = linked(tmp_path, values, {"b": {"name": {"S. Bugti"}, "passport": {"AB1234567"}}}).candidates  # fmt: skip
    assert (found.left, found.right, found.strength) == ("a", "b", Strength.STRONG)


def test_shuffled_rows_and_other_threads_give_the_same_bytes(tmp_path):
    sought, listed = scene(tmp_path, 2000)
    rows = pq.read_table(listed).to_pylist()
    random.Random(7).shuffle(rows)
    shuffled = tmp_path / "shuffled.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=SUBSCRIBERS), shuffled)
    one = linked(tmp_path, sought, listed, threads=1)
    assert len(one.candidates) > 20
    assert linked(tmp_path, dict(reversed(sought.items())), shuffled, threads=2).sha256 == one.sha256  # fmt: skip


PROGRAM = """
import json, pathlib, sys
from sanad.identity.linkage import engines, sources
from sanad.identity.linkage.link import link
from sanad.identity.linkage.model import people
from sanad.storage.spark import open_spark
folder = pathlib.Path(sys.argv[1])
sought = json.loads((folder / "sought.json").read_text())
engine = engines.in_duckdb
if sys.argv[2] == "spark":
    engine = engines.in_spark(open_spark(folder, jars=engines.functions()), folder)
with engines.open_duckdb(folder / "spill") as connection:
    found = link(sources.bring(connection, sought, folder / "subscribers.parquet"), people(), engine)
print(json.dumps(found.as_json()))
"""


def in_a_process(tmp_path, sought, engine, seed="0"):
    """Link in a process of its own and return the answer as JSON."""
    said = {who: {kind: sorted(values) for kind, values in known.items()} for who, known in sought.items()}  # fmt: skip
    (tmp_path / "sought.json").write_text(json.dumps(said))
    words = [sys.executable, "-c", PROGRAM, tmp_path, engine]
    env = {**os.environ, "PYTHONHASHSEED": seed}
    return json.loads(subprocess.run(words, capture_output=True, check=True, env=env).stdout)


def test_other_processes_give_the_same_bytes(tmp_path):
    sought, listed = scene(tmp_path, 500)
    told = [in_a_process(tmp_path, sought, "duckdb", seed) for seed in ("1", "2")]
    assert {digest_of(each) for each in told} == {linked(tmp_path, sought, listed).sha256}


@pytest.mark.slow
def test_spark_gives_the_same_bytes_by_the_same_settings(tmp_path):
    sought, listed = scene(tmp_path, 120)
    found = linked(tmp_path, sought, listed)
    assert len(found.candidates) > 5
    assert in_a_process(tmp_path, sought, "spark") == found.as_json()


FIRST = ["Muhammad", "محمد", "Asif", "آصف", "Sarfraz", "Karim", "Imran", "عمران", "Bilal", "Tariq"]
LAST = ["Bugti", "بگٹی", "Marri", "Khan", "خان", "Ali", "Baloch", "Qadir"]


def scene(tmp_path, rows):
    """Return persons, and a list of made-up subscribers in which some of them stand."""
    chance = random.Random(rows)
    people_ = [
        {
            "name": f"{chance.choice(FIRST)} {chance.choice(FIRST)} {chance.choice(LAST)}",
            "father_name": f"{chance.choice(FIRST)} {chance.choice(LAST)}" if at % 3 else None,
            "id_kind": "pk_cnic",
            "id_number": f"90001-{at:07}-1",
            "number": f"+92399{at:07}",
            "address": f"House {at}, {chance.choice(LAST)} Town, Kohzard",
        }
        for at in range(rows)
    ]
    sought = {}
    for at in range(0, rows, max(rows // 12, 1)):
        one = people_[at]
        sought[f"S-{at:04}"] = {"name": {one["name"], one["name"].split(" ", 1)[1]}, "whereabouts": {"Kohzard"}}  # fmt: skip
        if at % 2:
            sought[f"S-{at:04}"]["national_id"] = {one["id_number"]}
        if one["father_name"]:
            sought[f"S-{at:04}"]["father_name"] = {one["father_name"]}
    return sought, subscribers(tmp_path, *people_)

# SPDX-License-Identifier: Apache-2.0
"""A receipt proves what is not there over what was searched, and can be repeated."""

import json

import pytest

from cast import CASE
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.procedures.index_layers import index_layers
from sanad.errors import BadValue
from sanad.values.canonical import digest_of
from sanad.values.verdict import Integrity
from searched import batch, newest


def test_a_receipt_proves_what_is_not_there_over_what_was_searched(place):
    unread = place.seal(place.folder, "late.txt", b"Nobody Here")
    made = batch(place, "Nobody Here", "Sample One", "0390 0000001", "Abdullah Khan")
    nobody, one, number, khan = made.document["found"]
    assert (nobody["as_written"], nobody["alike"], nobody["rows"]) == ({}, {}, [])
    assert one["as_written"] == {place.letter: 1}
    assert number["as_written"] == {place.letter: 1}
    assert [(row["exhibit"], row["rows"]) for row in number["rows"]] == [(place.calls, 2)]
    assert (khan["as_written"], khan["alike"], khan["spellings"]) == (
        {},
        {place.letter: 1},
        {"عبداللہ خان": 1},
    )
    assert made.document["not_searched"] == [{"exhibit": unread, "why": "content: waiting"}]
    assert {source["exhibit"] for source in made.document["manifest"]} == {
        place.letter,
        place.calls,
    }
    entry = newest(place)
    assert entry.body["what"]["receipt"] == made.sha256 == digest_of(made.document)
    assert "Nobody" not in json.dumps(entry.body)
    assert made.received == {place.letter: "2025-04-01"}


def test_what_holds_no_text_is_not_told_as_searched(place):
    picture = place.seal(place.folder, "unknown.bin", bytes(range(256)))
    place.read()
    index_layers(place.office.tools)
    made = batch(place, "Sample One").document
    assert picture in {each["exhibit"] for each in made["not_searched"]}
    assert picture not in {source["exhibit"] for source in made["manifest"]}


def test_a_receipt_repeated_is_intact_also_after_more_was_read(place):
    first = batch(place, "Sample One", "Nobody Here").document
    place.seal(place.folder, "late.txt", b"Sample One, Nobody Here")
    place.read()
    index_layers(place.office.tools)
    again = batch(place, again=first)
    assert again.repeated.verdict is Integrity.INTACT
    assert batch(place, "Nobody Here").counts[0].exhibits != set()


def test_a_receipt_over_what_can_no_longer_be_searched_is_not_established(place):
    first = batch(place, "Sample One").document
    place.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=place.letter, reason="doubt"))
    assert batch(place, again=first).repeated.verdict is Integrity.NOT_ESTABLISHED


@pytest.mark.parametrize(
    ("part", "forged"),
    [
        ("not_searched", []),
        ("by", "somebody.else"),
        ("at", "2020-01-01T00:00:00.000000Z"),
        ("office", "Another Office"),
        ("compartments", [CASE, "op-other"]),
        ("columns", {}),
        ("zone", "UTC"),
        ("more", "words"),
    ],
)
def test_a_receipt_that_was_forged_is_broken_however_sound_its_digests(place, part, forged):
    place.seal(place.folder, "late.txt", b"Sample One")
    made = batch(place, "Sample One")
    again = batch(place, again=json.loads(json.dumps(made.document, indent=1)))
    assert again.repeated.verdict is Integrity.INTACT
    again = batch(place, again=dict(made.document) | {part: forged})
    assert again.repeated.verdict is Integrity.BROKEN
    assert "no entry" in again.repeated.why
    assert newest(place).body["what"]["verdict"] == "broken"


def test_a_receipt_with_a_forged_manifest_is_broken(place):
    first = batch(place, "Sample One").document
    shorter = first["manifest"][1:]
    other = dict(first) | {"manifest": shorter, "manifest_sha256": digest_of(shorter)}
    assert batch(place, again=other).repeated.verdict is Integrity.BROKEN


def test_a_forged_receipt_to_which_a_link_was_planted_in_the_database_is_broken(place):
    import sqlalchemy as sa

    from sanad.ledger import tables as ledger

    forged = dict(batch(place, "Sample One").document) | {"by": "somebody.else"}
    with place.office.tools.database.writing() as connection:
        link = {"thing": f"search:{digest_of(forged)}", "seq": newest(place).seq}
        connection.execute(sa.insert(ledger.link).values(link))
    assert batch(place, again=forged).repeated.verdict is Integrity.BROKEN


def test_a_receipt_is_broken_where_other_words_stand_in_what_was_read_by_the_same_version(place):
    first = batch(place, "Sample One").document
    path = place.office.tools.records.folder(place.letter) / "layer.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Sample One", b"Sample Two"))
    index_layers(place.office.tools, anew=True)
    repeated = batch(place, again=first).repeated
    assert (repeated.verdict, repeated.why) == (Integrity.BROKEN, "something else is found now")


def test_a_receipt_of_another_version_is_refused_in_words(place):
    first = batch(place, "Sample One").document
    with pytest.raises(BadValue, match="it is no sanad/search-receipt/2"):
        batch(place, again=dict(first) | {"v": "sanad/search-receipt/1"})


def test_a_receipt_that_tells_of_other_counts_is_broken_and_one_that_was_changed_is_none(place):
    first = batch(place, "Sample One").document
    other = dict(first) | {"found": [{**first["found"][0], "as_written": {}}]}
    with pytest.raises(BadValue, match="digests"):
        batch(place, again=other)
    other["found_sha256"] = digest_of(other["found"])
    assert batch(place, again=other).repeated.verdict is Integrity.BROKEN
    for wrong in ({}, {"found": 1}, {**first, "manifest": [{"x": 1}]}, {**first, "v": "other"}):
        with pytest.raises(BadValue):
            batch(place, again=wrong)


def test_a_batch_has_at_least_one_term_and_at_most_ten_thousand(place):
    for terms in ((), ("x",) * 10_001):
        with pytest.raises(BadValue, match="batch"):
            batch(place, *terms)

# SPDX-License-Identifier: Apache-2.0
"""Claims: what is refused, how sources are counted, how citations resolve."""

import json
from dataclasses import replace

import pytest

from cast import CASE, ORDER
from sanad.claims import store
from sanad.claims.claim import Claim, Standing, independent_sources
from sanad.claims.resolve import Evidence, cue_span
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.errors import AlreadyDone, BadValue, CitationBroken, NotFound, Quarantined
from sanad.values.citation import BytesLocator, Citation, RowLocator, TextLocator, TimeLocator
from scene import CALLS, NOTE


@pytest.fixture
def register(house, tmp_path):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    house.seal(incoming, "note.txt", NOTE)
    house.instrument(
        "order-1",
        kind="call_data_order",
        covers=("+923900000001",),
        offences=("ATA-11H",),
        facts=ORDER,
    )
    house.seal(incoming, "calls.csv", CALLS, instrument="order-1")
    vtt = b"WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nthe van is ready\n"
    wav = house.seal(incoming, "call.wav", b"RIFF0000WAVEfmt ")
    house.seal(incoming, "call.vtt", vtt, parent=wav, relation="transcript")
    house.read()
    house.subject("S-01")
    return house


def order(**fields) -> RecordClaim:
    given = {
        "about": "S-01",
        "property": "father_name",
        "value": "Sample Father",
        "said_by": "Records office",
        "source": Quoted("note.txt", "son of Sample Father"),
    }
    return RecordClaim(by="analyst", compartment=CASE, **{**given, **fields})


def stored(house, claim_id) -> Claim:
    with house.office.tools.database.reading() as connection:
        return store.get(connection, claim_id)


def test_a_claim_keeps_who_said_it_where_it_stands_and_the_deliverys_grade(register):
    claim = stored(register, register.do(order()))
    assert (claim.said_by, claim.grade, claim.standing) == (
        "Records office",
        "admiralty:B2",
        Standing.ALLEGED,
    )
    start = NOTE.decode().index("son of Sample Father")
    assert claim.citation.locator == TextLocator(1, start, start + len("son of Sample Father"))


def test_a_quotation_that_does_not_stand_there_is_refused(register):
    with pytest.raises(CitationBroken, match="does not stand there"):
        register.do(order(source=Quoted("note.txt", "son of Another Father")))


def test_a_quotation_that_stands_twice_needs_a_part(register):
    with pytest.raises(CitationBroken, match="occurs 2 times"):
        register.do(order(source=Quoted("note.txt", "Sample One")))


@pytest.mark.parametrize("row", [0, 3, -1, 10**9])
def test_a_row_that_does_not_exist_is_refused(register, row):
    with pytest.raises(CitationBroken, match="there is no row"):
        register.do(order(source=Quoted("calls.csv", "923900000002", row=row)))


def test_a_row_is_cited_by_number_and_digest_of_its_fields(register):
    import hashlib

    fields = CALLS.decode().splitlines()[1].split(",")
    digest = hashlib.sha256("\x1f".join(fields).encode()).hexdigest()
    source = Quoted("calls.csv", "923900000002", row=1)
    claim = stored(register, register.do(order(property="phone", value="+92", source=source)))
    assert claim.citation.locator == RowLocator(1, digest)


def test_a_row_that_says_something_else_is_refused(register):
    with pytest.raises(CitationBroken, match="does not stand there"):
        register.do(order(source=Quoted("calls.csv", "923900000003", row=1)))


def test_words_of_a_transcript_are_cited_by_seconds_of_the_recording(register):
    source = Quoted("call.vtt", "the van is ready")
    claim = stored(register, register.do(order(source=source)))
    place = claim.citation.locator.as_json()
    assert (place["kind"], place["from_ms"], place["to_ms"]) == ("time", 1000, 4500)
    with register.office.tools.database.reading() as connection:
        from sanad.vault.store import by_name

        assert claim.citation.exhibit == by_name(connection, "call.wav").sha256
        assert place["transcript"] == by_name(connection, "call.vtt").sha256


def test_an_exhibit_that_was_never_sealed_is_named(register):
    with pytest.raises(NotFound, match=r"nowhere\.txt"):
        register.do(order(source=Quoted("nowhere.txt", "words")))


def test_nothing_may_rest_on_a_quarantined_exhibit(register):
    from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
    from sanad.vault.store import by_name

    with register.office.tools.database.reading() as connection:
        note = by_name(connection, "note.txt").sha256
    register.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=note, reason="doubt"))
    with pytest.raises(Quarantined, match="doubt"):
        register.do(order())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("favourite_colour", "blue"),
        ("birth_date", "5 March 1984"),
        ("sex", "male"),
        ("act", {"act": "did something"}),
        ("name", ""),
    ],
)
def test_a_value_that_is_not_of_its_properties_shape_is_refused(register, name, value):
    with pytest.raises(BadValue):
        register.do(order(property=name, value=value))


ACT = {
    "charge": "PPC-365-A", "role": "organiser", "act": "hired a van", "from": "2024-02-14",
    "country": "PK", "place": "Quetta",
}  # fmt: skip
KILLED = {"category": "total", "low": 2, "high": 3, "said": "two or three"}


@pytest.mark.parametrize(
    ("about", "name", "value"),
    [
        ("S-01", "birth_date", "1984-02-31"),
        ("S-01", "birth_date", "1984-13"),
        ("S-01", "birth_date", "0000"),
        ("S-01", "act", {**ACT, "from": "2024-02-30"}),
        ("S-01", "act", {**ACT, "to": "2024-02-13"}),
        ("S-01", "act", {**ACT, "incident": "O-01"}),
        ("S-01", "act", {**ACT, "weather": "fair"}),
        ("S-01", "role", {"organisation": "Kohzard", "role": "member"}),
        ("S-01", "proceedings", {"charges_filed": "yes"}),
        ("S-01", "listing", {"body": "UN"}),
        ("I-01", "statement", "words"),
        ("I-01", "killed", {**KILLED, "low": "some"}),
        ("I-01", "killed", {**KILLED, "low": 4}),
        ("I-01", "killed", {**KILLED, "low": -1}),
        ("I-01", "killed", {**KILLED, "low": True}),
    ],
)
def test_a_value_that_a_later_step_could_not_read_is_refused_at_once(register, about, name, value):
    register.subject("I-01", "incident")
    with pytest.raises(BadValue, match=f"{about}, {name}"):
        register.do(order(about=about, property=name, value=value))


@pytest.mark.parametrize(
    ("name", "value", "missing"),
    [
        ("role", {"organisation": "O-99", "role": "member"}, "O-99"),
        ("act", {**ACT, "incident": "I-99"}, "I-99"),
    ],
)
def test_a_claim_points_only_at_what_is_on_the_register(register, name, value, missing):
    with pytest.raises(NotFound, match=missing):
        register.do(order(property=name, value=value))


def test_values_of_their_shape_are_recorded(register):
    register.subject("I-01", "incident")
    register.subject("O-01", "organisation")
    register.do(order(property="act", value={**ACT, "from": "2024-02", "to": "2024-02-14"}))
    register.do(order(property="act", value={**ACT, "incident": "I-01"}))
    register.do(order(property="role", value={"organisation": "O-01", "role": "member"}))
    register.do(order(about="I-01", property="killed", value=KILLED))
    register.do(order(valid_from="2020", valid_to="2020-03-01"))


@pytest.mark.parametrize(
    ("first", "last"), [("2025-02-30", None), (None, "lately"), ("2025-02-02", "2025-02-01")]
)
def test_a_time_of_validity_is_of_real_days_in_order(register, first, last):
    with pytest.raises(BadValue, match="S-01, father_name"):
        register.do(order(valid_from=first, valid_to=last))


@pytest.mark.parametrize("subject", ["S-", "S-../../x", "S-..", "O-01", "S-" + "1" * 37])
def test_an_id_that_is_not_of_its_shape_is_not_registered(register, subject):
    with pytest.raises(BadValue):
        register.subject(subject)


@pytest.mark.parametrize(
    "make",
    [
        lambda: RowLocator(0, "0" * 64),
        lambda: BytesLocator(3, 3, "0" * 64),
        lambda: TextLocator(0, 0, 1),
        lambda: TextLocator(1, 4, 3),
        lambda: TimeLocator(1000, 1000, "0" * 64),
        lambda: Citation("0" * 64, TextLocator(1, 0, 1), ""),
    ],
)
def test_a_place_that_cannot_be_and_an_empty_quotation_are_refused(make):
    with pytest.raises(BadValue):
        make()


def test_somebody_not_on_the_register_cannot_be_spoken_about(register):
    with pytest.raises(NotFound, match="S-99"):
        register.do(order(about="S-99"))


def test_the_same_statement_from_the_same_place_is_recorded_once(register):
    register.do(order())
    with pytest.raises(AlreadyDone):
        register.do(order())


def test_a_withdrawn_claim_stays_with_its_reason_and_no_longer_lives(register):
    claim = register.do(order())
    register.do(
        WithdrawClaim(by="analyst", compartment=CASE, claim=claim, reason="witness retracted")
    )
    kept = stored(register, claim)
    assert (kept.withdrawn, kept.live) == ("witness retracted", False)
    with pytest.raises(AlreadyDone):
        register.do(WithdrawClaim(by="analyst", compartment=CASE, claim=claim, reason="again"))


def claim(said_by, copy_of=None, value="two") -> Claim:
    place = Citation("0" * 64, TextLocator(1, 0, 3), said_by)
    return Claim("I-01", "killed", value, said_by, place, copy_of=copy_of)


def test_three_reports_of_one_statement_are_one_source():
    first = claim("Gazette")
    copies = [claim("Herald", first.id), claim("Wire", first.id)]
    assert independent_sources([first, *copies]) == 1
    assert independent_sources([first, *copies, claim("Observer")]) == 2


def test_a_copy_of_a_copy_is_still_the_first_source():
    first = claim("Gazette")
    second = claim("Herald", first.id)
    assert independent_sources([first, second, claim("Wire", second.id)]) == 1


def test_copies_count_as_one_also_when_the_first_is_not_among_them():
    first = claim("Gazette")
    assert independent_sources([claim("Herald", first.id), claim("Wire", first.id)]) == 1


def test_copies_that_name_each_other_do_not_hang():
    one = claim("Gazette")
    two = claim("Herald", one.id)
    ring = replace(one, copy_of=two.id)
    assert independent_sources([ring, two]) >= 1


def test_a_cue_label_is_read_as_milliseconds():
    assert cue_span("00:01:02.250 --> 01:00:00.000") == (62250, 3600000)


@pytest.fixture
def evidence(tmp_path):
    (tmp_path / "sealed").write_bytes("abc آصف def".encode())
    layer = {"kind": "text", "parts": [{"label": "1", "text": "abc آصف def"}]}
    (tmp_path / "layer.json").write_text(json.dumps(layer), encoding="utf-8")
    return Evidence(lambda _: tmp_path / "sealed", lambda *_: tmp_path)


def test_text_is_counted_in_code_points_not_bytes(evidence):
    evidence.check(Citation("0" * 64, TextLocator(1, 4, 7), "آصف"))
    with pytest.raises(CitationBroken):
        evidence.check(Citation("0" * 64, TextLocator(1, 4, 8), "آصف"))


def test_a_byte_range_whose_digest_differs_is_refused(evidence):
    with pytest.raises(CitationBroken, match="differ"):
        evidence.content("0" * 64, BytesLocator(0, 3, "0" * 64))

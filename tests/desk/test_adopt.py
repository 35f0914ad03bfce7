# SPDX-License-Identifier: Apache-2.0
"""The way from a list into the register: looked at in full, adopted by a person only, cited in the sealed bytes."""

import json
import time
from dataclasses import replace

import pytest

from cast import CASE
from sanad.claims import store
from sanad.claims.listed_search import Words
from sanad.claims.quotation import quotation
from sanad.claims.resolve import Evidence
from sanad.desk.acts.adopt_entry import AdoptEntry
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.questions.list_entries import ListEntries
from sanad.errors import AlreadyDone, BadValue, CitationBroken, NoMandate, NotFound, Quarantined
from sanad.ledger import read

UN = """<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>
<FIRST_NAME>SAMPLE</FIRST_NAME>
<SECOND_NAME>&amp; SECOND</SECOND_NAME><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><GENDER>Male</GENDER>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>نمونہ بلوچ</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>نمونہ بلوچ</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Haji</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-05-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1962</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><NUMBER>9000112345671</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>SAMPLE FRONT</FIRST_NAME>
<UN_LIST_TYPE>Sample</UN_LIST_TYPE><REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER><LISTED_ON>2014-06-30</LISTED_ON></ENTITY>
<ENTITY><DATAID>3</DATAID><FIRST_NAME>OTHER FRONT</FIRST_NAME><UN_LIST_TYPE>Sample</UN_LIST_TYPE>
<LISTED_ON>2015-03-27-04:00</LISTED_ON></ENTITY></ENTITIES></CONSOLIDATED_LIST>""".encode()
SDN = b"36,SAMPLE LINE,-0- ,CUBA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
ALT = b"36,12,aka,SAMPLE-LINE,-0- \r\n"
ACTOR = {
    "type": "threat-actor",
    "id": "threat-actor--00000000-0000-4000-8000-000000000002",
    "name": "Sample Group",
}
BUNDLE = {
    "type": "bundle",
    "id": "bundle--00000000-0000-4000-8000-000000000009",
    "objects": [ACTOR],
}


@pytest.fixture
def office(quick_house, tmp_path):
    """An office that was handed three lists and a note, and has read them."""
    for name, raw in (
        ("un.xml", UN), ("sdn.csv", SDN), ("alt.csv", ALT), ("stix.json", json.dumps(BUNDLE).encode()), ("note.txt", b"A note."),
    ):  # fmt: skip
        quick_house.seal(tmp_path, name, raw)
    quick_house.read()
    return quick_house


def order(*exhibits, entry="XXi.001", subject="M-07", **more):
    return AdoptEntry(
        by="investigator",
        compartment=CASE,
        exhibits=exhibits or ("un.xml",),
        entry=entry,
        subject=subject,
        label="Sample, as the list names him",
        authority="Test order 1",
        reason="named in a complaint",
        **more,
    )


def look(house, words, exhibit="un.xml"):
    return house.do(ListEntries(by="analyst", compartment=CASE, exhibit=exhibit, words=words))


def claims(house, subject):
    with house.office.tools.database.reading() as connection:
        return store.about(connection, [subject])


def newest(house):
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection))[-1]


def test_an_adopted_entry_is_a_mention_whose_claims_the_list_makes(office):
    adopted = office.do(order())
    recorded = claims(office, "M-07")
    assert [(claim.property, claim.value) for claim in recorded] == [
        ("name", "SAMPLE & SECOND"),
        ("sex", "M"),
        ("alias", "نمونہ بلوچ"),
        ("birth_date", "1960-05-04"),
        ("national_id", "90001-1234567-1"),
    ]
    assert {claim.said_by for claim in recorded} == {
        "UN Security Council consolidated list, version of 2026-02-27"
    }
    assert {(claim.grade, str(claim.standing)) for claim in recorded} == {
        ("admiralty:B2", "alleged")
    }
    assert adopted.claims == tuple(recorded)


def test_what_the_register_has_no_property_for_is_told_and_not_made_to_fit(office):
    left = [(one.property, one.value) for one in office.do(order()).left]
    assert left == [
        ("DATAID", "1"),
        ("REFERENCE_NUMBER", "XXi.001"),
        ("INDIVIDUAL_ALIAS", "Haji"),
        ("INDIVIDUAL_DATE_OF_BIRTH", "1962"),
    ]


def test_every_citation_resolves_in_the_sealed_bytes_as_a_stranger_would_check_it(office):
    office.do(order())
    tools = office.office.tools
    quotes = []
    for claim in claims(office, "M-07"):
        Evidence(tools.blobs.path, tools.records.folder).check(claim.citation)
        place = claim.citation.locator
        part = UN[place.start : place.end].decode()
        assert part.startswith("<INDIVIDUAL>")
        assert part.endswith("</INDIVIDUAL>")
        assert claim.citation.quote in part
        quotes.append(claim.citation.quote)
    assert quotes[:2] == ["SAMPLE</FIRST_NAME>\n<SECOND_NAME>&amp; SECOND", "Male"]


def test_one_entry_of_the_ledger_holds_the_whole_act_and_names_no_exhibit_as_a_thing(office):
    adopted = office.do(order())
    entry = newest(office)
    assert (entry.act, entry.outcome) == ("adopt_entry", "done")
    what = entry.body["what"]
    assert [one["claim"] for one in what["claims"]] == [claim.id for claim in adopted.claims]
    assert (what["subject"], what["entry"], what["left"]) == ("M-07", "XXi.001", 4)
    assert {claim.seq for claim in claims(office, "M-07")} == {entry.seq}


def test_an_organisation_carries_its_listing_and_a_day_that_is_none_stays_out(office):
    office.do(order(entry="XXe.002", subject="O-07"))
    office.do(order(entry="3", subject="O-08"))
    listings = [
        claim.value
        for name in ("O-07", "O-08")
        for claim in claims(office, name)
        if claim.property == "listing"
    ]
    assert listings == [
        {"body": "UN", "reference": "XXe.002", "on": "2014-06-30"},
        {"body": "UN", "reference": "3"},
    ]


def test_a_list_in_several_tables_is_adopted_as_one(office):
    office.do(order("sdn.csv", "alt.csv", entry="36", subject="O-09"))
    recorded = claims(office, "O-09")
    assert [(claim.property, claim.value) for claim in recorded] == [
        ("name", "SAMPLE LINE"),
        ("listing", {"body": "US", "reference": "36"}),
        ("alias", "SAMPLE-LINE"),
    ]
    assert len({claim.citation.exhibit for claim in recorded}) == 2
    assert {claim.said_by for claim in recorded} == {"OFAC SDN list, received on 2026-01-05"}


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"subject": "S-07"}, BadValue),
        ({"subject": "O-07"}, BadValue),
        ({"kind": "organisation", "subject": "O-07"}, BadValue),
        ({"entry": "XXi.999"}, NotFound),
        ({"entry": "XXe.002", "subject": "M-07"}, BadValue),
        ({"reason": " "}, BadValue),
        ({"exhibits": ("note.txt",)}, BadValue),
        ({"exhibits": ("nothing.xml",)}, NotFound),
        ({"exhibits": ("un.xml", "sdn.csv")}, NotFound),
        ({"exhibits": ("stix.json",), "entry": ACTOR["id"]}, BadValue),
        ({"by": "analyst"}, NoMandate),
        ({"by": "drafter"}, NoMandate),
    ],
)  # fmt: skip
def test_an_adoption_that_is_not_in_order_is_refused_and_leaves_nothing(office, given, error):
    with pytest.raises(error):
        office.do(replace(order(), **given))
    assert newest(office).outcome == "refused"
    assert not claims(office, given.get("subject", "M-07"))


def test_a_kind_that_the_list_leaves_open_is_named_by_the_officer(office):
    office.do(order("stix.json", entry=ACTOR["id"], kind="organisation", subject="O-10"))
    assert [claim.value for claim in claims(office, "O-10")] == ["Sample Group"]


def test_registering_alone_is_not_enough_to_adopt(office, monkeypatch):
    from sanad.mandates import powers

    monkeypatch.setattr(
        powers, "POWERS", {**powers.POWERS, "investigator": frozenset({"register"})}
    )
    with pytest.raises(NoMandate, match="claim"):
        office.do(order())


def test_an_entry_is_not_adopted_twice_under_one_id(office):
    office.do(order())
    with pytest.raises(AlreadyDone):
        office.do(order())
    assert len(claims(office, "M-07")) == 5


def test_a_list_set_aside_is_neither_looked_into_nor_adopted_from(office):
    with office.office.tools.database.reading() as connection:
        from sanad.vault import store as vault

        sha256 = vault.by_name(connection, "un.xml").sha256
    office.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=sha256, reason="doubt"))
    with pytest.raises(Quarantined):
        look(office, "sample")
    with pytest.raises(Quarantined):
        office.do(order())


def test_statements_that_no_longer_match_the_sealed_bytes_are_refused(office):
    tools = office.office.tools
    with tools.database.reading() as connection:
        from sanad.vault import store as vault

        path = tools.blobs.path(vault.by_name(connection, "un.xml").sha256)
    path.chmod(0o600)
    path.write_bytes(UN.replace(b"SAMPLE<", b"SIMPLE<"))
    with pytest.raises(CitationBroken):
        office.do(order())
    assert not claims(office, "M-07")


# --- looking --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "met", "how"),
    [
        ("SAMPLE FRONT", ["XXe.002"], "as_written"),
        ("front sample", ["XXe.002"], "folded"),
        ("FRONT", ["XXe.002", "3"], "as_written"),
        ("نمونه بلوچ", ["XXi.001"], "folded"),
        ("Namuna Baloch", ["XXi.001"], "consonants"),
        ("90001-1234567-1", ["XXi.001"], "identifier"),
        ("RONT", [], None),
        ("900011234567", [], None),
        ("Namuna Brohi", [], None),
    ],
)
def test_entries_that_meet_the_words_are_all_told_in_the_order_of_the_list(office, words, met, how):
    found = look(office, words)
    assert found.looked_at == 3
    assert [one.entry for one in found.met] == met
    assert {said.how for one in found.met for said in one.said} == ({how} if how else set())


def test_an_entry_met_is_shown_with_all_its_names(office):
    [met] = look(office, "haji").met
    assert (met.kind, met.names) == ("person", ["SAMPLE & SECOND"])
    assert [(said.property, said.detail) for said in met.said] == [("INDIVIDUAL_ALIAS", "Low")]


def test_what_was_looked_for_stays_in_the_office(office):
    look(office, "haji")
    entry = newest(office)
    assert entry.body["what"]["met"] == 1
    assert "haji" not in json.dumps(entry.body)
    assert entry.private == {"words": "haji"}


@pytest.mark.parametrize("words", ["", "  "])
def test_looking_for_nothing_is_refused(office, words):
    with pytest.raises(BadValue):
        look(office, words)


def test_words_of_signs_alone_meet_nothing():
    assert Words("--").met_by("name", "Sample -- One") is None


# --- quotations -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "value", "quote"),
    [
        ("<a>One</a>\n  <b>Two</b>", "One Two", "One</a>\n  <b>Two"),
        ("<a>A &#x26; &lt;B&#62;</a>", "A & <B>", "A &#x26; &lt;B&#62;"),
        ('{"n": "\\u0646\\u0645\\u0648"}', "نمو", "\\u0646\\u0645\\u0648"),
        ('{"n": "\\ud83d\\uDE00 x"}', "😀 x", "\\ud83d\\uDE00 x"),
        ('{"n": "a\\/b \\"c\\""}', 'a/b "c"', 'a\\/b \\"c\\"'),
        ('36,"THE ""X"" CO"', 'THE "X" CO', 'THE ""X"" CO'),
        ("<a>One</a><b>Three</b><c>Two</c>", "One Two", None),
        ("<a>One</a>", " ", None),
    ],
)
def test_a_value_is_quoted_as_its_source_spells_it(content, value, quote):
    assert quotation(content, value) == quote


def test_a_quotation_is_not_searched_for_without_end():
    def seconds(signs):
        """Of this process: a search by pattern calls nothing that could be counted."""
        started = time.process_time()
        assert quotation("\\n" * signs, "n x") is None
        return time.process_time() - started

    def best(signs):
        return min(seconds(signs) for _ in range(2))

    assert best(40_000) < 40 * best(5_000)  # a line would be 8, a square 64

# SPDX-License-Identifier: Apache-2.0
"""One field of a record: shown as its file writes it, quoted whole, and found there by a stranger."""

import pytest

from cast import CASE
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.procedures.build_dossier import build_dossiers
from sanad.desk.questions.exhibit_row import ExhibitRow
from sanad.desk.sheets import load
from sanad.errors import BadValue, CitationBroken, NoMandate, NotFound
from sanad.values.citation import RowLocator
from sanad.verify import verify_package
from sanad.verify.report import Code

SHEET = f"""
sheet = "sanad/worksheet/1"
compartment = "{CASE}"
[[dossier]]
subject = "S-01"
recipient = "court"
purpose = "trial"
by = "drafter"
"""
SITES = b"""cell,site,latitude,longitude,azimuth_deg,beam_deg,range_m,address,valid_from,valid_to
1A2B,Q1,30.1,67.0,,,,"Kohzard Bazar,
Sample Street",2024-01-01,
"""


def row(scene, **order):
    return scene.house.do(ExhibitRow(by="analyst", compartment=CASE, **order))


def claim(scene, source: Quoted, value="Kohzard", name="alias"):
    act = RecordClaim(by="analyst", compartment=CASE, about="S-01", property=name, value=value, said_by="Operator", source=source)  # fmt: skip
    return scene.house.do(act)


@pytest.fixture
def sites(quick_scene):
    sha256 = quick_scene.house.seal(quick_scene.folder, "sites.csv", SITES)
    quick_scene.house.read()
    return sha256


def test_a_record_is_shown_as_its_file_writes_it_without_whom_it_may_name(quick_scene):
    found = row(quick_scene, exhibit=quick_scene.calls, row=1)
    told = {each.column: (each.heading, each.text) for each in found.fields}
    assert told[5] == ("Date & Time", "1/25/2025 10:00:00")
    assert told[10] == ("Site", "Q1__P_Quetta")
    assert 4 not in told  # the other party is nobody of the register
    assert found.left_out > 0
    assert "923900000002" not in str(found)


def test_who_may_not_ask_records_sees_no_record_and_one_that_is_not_there_is_not_found(quick_scene):
    with pytest.raises(NoMandate):
        quick_scene.house.do(ExhibitRow(by="clerk", compartment=CASE, exhibit=quick_scene.calls, row=1))  # fmt: skip
    for number in (0, 3, 10**9):
        with pytest.raises(NotFound):
            row(quick_scene, exhibit=quick_scene.calls, row=number)
    with pytest.raises(NotFound):
        row(quick_scene, exhibit=quick_scene.note, row=1)


def test_a_field_is_quoted_whole_without_its_words_being_sent(quick_scene, sites):
    [address] = [each for each in row(quick_scene, exhibit=sites, row=1).fields if each.heading == "address"]  # fmt: skip
    made = claim(quick_scene, Quoted("sites.csv", row=1, column=address.column))
    from sanad.claims import store

    with quick_scene.house.office.tools.database.reading() as connection:
        citation = store.get(connection, made).citation
    assert citation.quote == "Kohzard Bazar,\nSample Street"
    assert isinstance(citation.locator, RowLocator)
    assert citation.locator.column == 8


@pytest.mark.parametrize(
    ("column", "quote", "error"),
    [(8, "Kohzard", CitationBroken), (11, "", CitationBroken), (0, "", BadValue)],
)
def test_a_part_of_a_field_and_a_field_that_is_not_there_are_no_quotation(quick_scene, sites, column, quote, error):  # fmt: skip
    del sites
    with pytest.raises(error):
        claim(quick_scene, Quoted("sites.csv", quote, row=1, column=column))


def test_a_stranger_finds_the_field_in_a_package(quick_scene, sites, tmp_path):
    del sites
    made = claim(quick_scene, Quoted("sites.csv", row=1, column=8))
    sheet = tmp_path / "worksheet.toml"
    sheet.write_text(SHEET)
    office = quick_scene.house.office
    [built], refused = build_dossiers(office.desk, office.tools, load(sheet, "worksheet"), "supervisor", tmp_path / "out")  # fmt: skip
    assert not refused
    report = verify_package(built.folder)
    [check] = [each for each in report.checks if each.code is Code.CITATION and made in each.where]
    assert "stands in row 1, column 8 of “sites.csv”" in check.says

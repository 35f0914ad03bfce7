# SPDX-License-Identifier: Apache-2.0
"""Packs of jurisdictions: every one is whole, and an office of one knows nothing of the law of another.

XA is a fictional country whose pack holds the least that an office needs.
"""

import json
import re
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import sanad
import sanad.rulebook
from cast import CASE, build_house
from sanad.casework.request import Request
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.admissibility import Admissibility
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.suggest_claims import SuggestClaims
from sanad.errors import BadValue, NotFound
from sanad.rules import load
from sanad.rules.clock import load_clocks
from sanad.rules.pack import read_pack
from sanad.rules.state import EVIDENCE_TESTS, load_states
from sanad.settings import load as load_settings
from sanad.values.verdict import Verdict
from sanad.wiring import found_office

FOLDER = Path(sanad.rulebook.__file__).parent
SOURCE = Path(sanad.__file__).parent
PACKS = [each.parent for each in sorted(FOLDER.glob("*/pack.toml"))]
PK = FOLDER / "pk"
PAKISTANI = re.compile(
    r"\b(CrPC|ATA|PPC|PECA|IFTA|QSO|AMLA|NADRA|CNIC|PISCES|challan|PKR|Pakistan\w*|Baloch\w*|Urdu|Asia/Karachi)\b"
)
TEXT = b"Une explosion a fait deux morts a Northport. Anwar Example held the hostage at Northport on 9 February 2025."


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_pack_is_whole(pack):
    found = read_pack(pack)
    assert ZoneInfo(found.zone)
    for part in ("offences", "admissibility", "states", "clocks", "reporting", "places", "organisations"):  # fmt: skip
        assert list((pack / part).glob("*.toml")), part
    assert len(load(FOLDER, found.country).rules) > len(load(FOLDER, "ZZ").rules)


@pytest.mark.parametrize("folder", [FOLDER / "interpol", *PACKS], ids=lambda folder: folder.name)
def test_every_clock_runs(folder):
    clocks = load_clocks(folder / "clocks")
    assert clocks
    for clock in clocks.values():
        due = clock.due("2025-03-01", "UTC")
        assert due.at.date() > date(2025, 3, 1)
        assert clock.instrument in due.explanation


@pytest.mark.parametrize(
    ("country", "treaty", "nationals", "death", "days", "years", "test", "informal"),
    [
        ("GB", False, True, True, 45, None, "prima_facie", False),
        ("CH", False, False, True, None, 1, "none", False),
        ("DE", False, False, True, 89, 1, "none", False),
        ("FR", False, False, True, 30, 2, "none", False),
        ("SE", False, False, None, 40, 1, None, False),
        ("NO", False, False, None, None, 2, None, False),
        ("AE", True, None, None, None, 1, None, False),
        ("OM", False, None, None, None, None, None, True),
        ("IR", True, None, False, None, None, None, False),
        ("AF", False, None, None, None, None, None, True),
        ("US", True, True, None, None, None, "probable_cause", False),
        ("CA", False, True, True, 60, 5, "prima_facie", False),
    ],
)
def test_a_sheet_says_what_the_law_sheet_vouches_for_and_no_more(
    country, treaty, nationals, death, days, years, test, informal
):
    facts = load_states(PK / "states")[country].as_facts()
    assert facts["checked_on"] == "2025-11-30"
    assert (facts["treaty"], facts["surrenders_nationals"]) == (treaty, nationals)
    assert (facts["death_penalty_bar"], facts["provisional_days"]) == (death, days)
    assert (facts["minimum_years"], facts["evidence_test"]) == (years, test)
    assert facts["informal_only"] is informal


def test_languages_that_nobody_verified_are_not_known():
    known = {
        code: sheet.as_facts()["languages"] for code, sheet in load_states(PK / "states").items()
    }
    assert {code: words for code, words in known.items() if words} == {
        "AE": ["ar"], "CA": ["en", "fr"], "GB": ["en"], "US": ["en"],
    }  # fmt: skip


def test_every_word_that_a_rule_compares_an_evidence_test_with_is_one_of_a_sheet():
    named = {
        word
        for rule in load(FOLDER).rules
        for word in re.findall(r"evidence_test in \[([^\]]*)\]", str(rule.document.get("when", "")))
    }
    assert named
    assert all(set(re.findall(r'"(\w+)"', words)) <= set(EVIDENCE_TESTS) for words in named)


@pytest.mark.parametrize(
    ("clock", "start", "end", "alert"),
    [  # law/pakistan.md section 8, law/interpol.md sections 3, 8 and 12, reckoned by hand
        ("pk/production_before_court", "2025-03-01T10:00:00+05:00", "2025-03-02T10:00:00+05:00", None),
        ("pk/remand_total", "2025-03-01", "2025-05-30", None),
        ("pk/preventive_detention", "2025-01-31", "2025-04-30", None),
        ("pk/investigation", "2025-03-03", "2025-04-12", None),
        ("pk/appeal_accused", "2025-03-01", "2025-03-16", None),
        ("pk/traffic_data_retention", "2025-03-01", "2026-03-01", "2025-12-01"),
        ("pk/interception_warrant", "2025-03-01", "2025-04-30", None),
        ("interpol/retention", "2025-03-01", "2030-03-01", "2029-09-01"),
        ("interpol/complaint_admissibility", "2025-01-31", "2025-02-28", None),
        ("interpol/complaint_deletion", "2025-03-01", "2025-12-01", None),
        ("sanad/law_recheck", "2025-11-30", "2026-05-29", None),
    ],
)  # fmt: skip
def test_a_clock_is_that_of_the_law_sheet(clock, start, end, alert):
    folder, name = clock.split("/")
    due = load_clocks(FOLDER / folder / "clocks")[name].due(start, "Asia/Karachi")
    assert due.at.isoformat().startswith(end)
    assert due.alert is None if alert is None else due.alert.isoformat().startswith(alert)


def test_working_days_are_those_of_the_jurisdiction():
    pack = FOLDER / "xa"
    clock = load_clocks(pack / "clocks")["xa_charge"]
    sunday = "2025-03-09"
    assert clock.due(sunday, "UTC", read_pack(pack).weekend).at.date() == date(2025, 3, 14)
    assert clock.due(sunday, "UTC", read_pack(PK).weekend).at.date() == date(2025, 3, 15)


@pytest.fixture
def exampleland(tmp_path):
    house = build_house(tmp_path / "office", country="XA")
    yield house
    house.office.close()


def draft(house, folder):
    report = house.seal(folder, "report.txt", TEXT)
    house.read()
    house.subject("S-01")
    for name, value in (
        ("status", "charged"),
        ("charge", {"offence": "XA-CC-20"}),
        ("act", {"charge": "XA-CC-20", "act": "held the hostage", "role": "guard", "from": "2025-02-09", "country": "XA", "place": "Northport"}),
    ):  # fmt: skip
        claim = RecordClaim(
            by="analyst",
            compartment=CASE,
            about="S-01",
            property=name,
            value=value,
            said_by="Report",
            source=Quoted("report.txt", "Anwar Example held the hostage"),
        )
        house.do(claim)
    facts = {"countries": ["XB"], "asks": ["locate", "arrest", "extradition"]}
    for number, kind in enumerate(("red_notice", "extradition")):
        request = Request(f"R-{number}", kind, "S-01", CASE, "prosecution", facts)
        house.do(DraftRequest(by="drafter", compartment=CASE, request=request))
    return report


def test_an_office_has_the_zone_of_its_jurisdiction_unless_it_says_another(tmp_path):
    told = {"name": "Cell", "officer": "one", "officer_name": "One", "order": "1", "country": "XA"}
    found_office(tmp_path / "a", **told).close()
    assert load_settings(tmp_path / "a").zone == "Pacific/Fiji"
    found_office(tmp_path / "b", **told, zone="UTC").close()
    assert load_settings(tmp_path / "b").zone == "UTC"
    with pytest.raises(BadValue):
        found_office(tmp_path / "c", **told, zone="Mars/Olympus")


def test_no_office_is_founded_in_a_country_without_a_pack(tmp_path):
    told = {"name": "Cell", "officer": "one", "officer_name": "One", "order": "1", "country": "ZZ"}
    with pytest.raises(NotFound):
        found_office(tmp_path / "a", **told)
    assert not (tmp_path / "a").exists()


def test_a_request_of_another_country_is_checked_by_its_own_law(exampleland, tmp_path):
    draft(exampleland, tmp_path)
    checked = exampleland.do(CheckRequest(by="drafter", compartment=CASE, request="R-1"))
    said = {ruling.rule: ruling for ruling in checked.rulings}
    assert said["XA-floor"].verdict is Verdict.PERMIT
    assert said["XA-consent"].verdict is Verdict.UNDECIDED
    assert said["EXT-basis"].verdict is Verdict.PERMIT
    [charge] = checked.known["charges"]
    assert (charge["law"], charge["maximum_years"]) == ("Criminal Code of Exampleland", 8)
    [state] = checked.known["states"]
    assert (state["country"], state["languages"]) == ("XB", ["fr"])


def test_no_rule_of_another_jurisdiction_is_asked(exampleland, tmp_path):
    draft(exampleland, tmp_path)
    foreign = {path.stem for path in PK.rglob("*.toml")}
    for request in ("R-0", "R-1"):
        checked = exampleland.do(CheckRequest(by="drafter", compartment=CASE, request=request))
        assert checked.rulings
        assert not foreign & {ruling.rule for ruling in checked.rulings}


def test_an_office_reads_reports_and_asks_of_evidence_in_its_own_words_alone(exampleland, tmp_path):
    report = draft(exampleland, tmp_path)
    suggested = exampleland.do(SuggestClaims(by="analyst", compartment=CASE, exhibit=report))
    assert "bombing" in str(suggested)
    assert not PAKISTANI.search(str(suggested))
    offences = exampleland.office.tools.offences
    assert set(offences) == {"XA-CC-10", "XA-CC-20"}
    asked = exampleland.do(Admissibility(by="analyst", compartment=CASE, exhibit=report))
    assert not PAKISTANI.search(str(asked))


NAMED_IN_COMMON_RULES = {"SG-03", "SG-03-org", "SG-09", "SG-10"}
"""Rules for every jurisdiction that name the law of one. Each that is mended leaves this list, and none may join it."""


def test_no_word_of_another_jurisdiction_is_in_what_an_office_is_told(exampleland, tmp_path):
    draft(exampleland, tmp_path)
    naming = set()
    for request in ("R-0", "R-1"):
        checked = exampleland.do(CheckRequest(by="drafter", compartment=CASE, request=request))
        naming |= {
            ruling.rule
            for ruling in checked.rulings
            if PAKISTANI.search(json.dumps(ruling.as_json(), ensure_ascii=False))
        }
        assert not PAKISTANI.search(json.dumps(checked.known, ensure_ascii=False))
    assert naming <= NAMED_IN_COMMON_RULES


@pytest.mark.parametrize("folder", ["treaty", "un", "interpol/blue", "interpol/clocks", "xa"])
def test_what_holds_everywhere_names_no_country_of_ours(folder):
    named = {
        path.name
        for path in (FOLDER / folder).rglob("*.toml")
        if PAKISTANI.search(re.sub(r"^sources = .*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    }  # fmt: skip
    assert not named


NAMED_IN_THE_PROGRAM = {
    # what reads the papers of one country, and says so
    "readers/formats/nacta/__init__.py", "readers/formats/nacta/reader.py", "values/identity_number.py",
    "values/day.py", "values/months.py", "claims/suggestions/days.py",
    # examples, and where a figure or a word comes from
    "casework/facts.py", "claims/shapes.py", "claims/suggestions/names.py", "claims/suggestions/resemblance.py",
    "cli/commands/law.py", "mandates/papers.py", "readers/formats/bank/figures.py", "rules/offence.py",
    "values/instant.py", "values/money.py", "values/name.py", "desk/questions/export_goaml.py",
    # the jurisdiction of who names none
    "cli/commands/init.py", "cli/commands/template.py", "values/telephone.py", "wiring.py",
}  # fmt: skip
"""Files of the program, outside the rulebook, that name a jurisdiction. What leaves it is taken off, and nothing joins it unseen."""


def test_the_program_names_a_jurisdiction_only_where_it_is_listed():
    named = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if {each[0] for each in PAKISTANI.finditer(path.read_text(encoding="utf-8"))} - {"Urdu"}
        or re.search(r'= ?"PK"', path.read_text(encoding="utf-8"))
    }  # that a program reads Urdu says nothing of a jurisdiction
    assert named <= NAMED_IN_THE_PROGRAM

# SPDX-License-Identifier: Apache-2.0
"""The rulebook on screen: who signed which wording, what a rule says and asks, the law of a day, and another wording tried without changing anything."""

import pytest
from accessible import faults

from cast import CASE
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.ledger import read

RULES = f"/c/{CASE}/rules"
OFFICE = "/c/office/rules"


@pytest.mark.parametrize("officer", ["clerk", "reviewer", "jurist", "auditor"])
def test_whoever_serves_here_reads_the_rulebook(served, officer):
    page = served.client(officer).get(f"{RULES}?words=membership&mark=P").text
    assert "NEU-4" in page
    assert "nobody has signed" in page


def test_words_and_filters_leave_what_they_say(served):
    client = served.client("reviewer")
    assert "No rule is left" in client.get(f"{RULES}?words=zebra").text
    page = client.get(f"{RULES}?gate=G").text
    assert "SG-40" in page
    assert "NEU-4" not in page.partition("<tbody>")[2]


def test_the_list_leaves_as_it_is_shown_for_a_purpose(served):
    client = served.client("analyst")
    file = client.get(f"{RULES}?words=membership&as=csv&purpose=for+the+meeting").text
    assert file.startswith("rule,version,title")
    assert "NEU-4" in file
    assert served.client("reviewer").get(f"{RULES}?as=csv&purpose=x+y+z").status_code == 403


def test_a_rule_shows_its_text_its_cases_and_what_it_says_of_the_requests_here(served):
    page = served.client("reviewer").get(f"{RULES}/NEU-4").text
    assert "MEMBERSHIP_ALONE" in page
    assert "as expected" in page
    assert f"/c/{CASE}/requests/RN-01#rule-NEU-4" in page
    assert "How it is known to misfire" in page


def test_a_rule_that_never_was_is_nothing(served):
    client = served.client("reviewer")
    assert client.get(f"{RULES}/NEU-999").status_code == 404
    assert client.get(f"{RULES}/NEU-999/wording").status_code == 404


def test_only_a_jurist_signs_and_only_where_the_law_is_the_offices_own(fresh):
    assert f'action="{OFFICE}"' not in fresh.client("reviewer").get(f"{OFFICE}/NEU-4").text
    jurist = fresh.client("jurist")
    assert 'name="decision"' not in jurist.get(f"{RULES}/NEU-4").text
    page = f"{OFFICE}/NEU-4"
    told = {"rules": "NEU-4", "decision": "signed", "reason": "Read against the official text."}
    answer = jurist.fill(page, OFFICE, **told)
    assert answer.headers["location"] == page
    text = jurist.get(page).text
    assert "jurist" in text
    assert "Retire this wording" in text
    by_hand = fresh.client("reviewer").post(OFFICE, data={"_key": "k-1", "_seen": "0", **told})
    assert by_hand.status_code == 403


def test_a_decision_without_a_reason_is_refused(fresh):
    jurist = fresh.client("jurist")
    told = {"rules": "NEU-4", "decision": "retired", "reason": "no"}
    assert jurist.fill(f"{OFFICE}/NEU-4", OFFICE, **told).status_code == 422


def test_the_law_of_a_day_says_what_is_not_known(served):
    page = served.client("reviewer").get(f"{RULES}/law?on=2025-02-09&offences=ATA-11V").text
    assert "ATA-11V" in page
    assert served.client("reviewer").get(f"{RULES}/law?on=someday").status_code == 422


def test_what_an_amendment_would_change_is_told_and_asked(served):
    client = served.client("reviewer")
    page = client.get(f"{RULES}/changed?amendment=A19&begins_on=2026-04-01").text
    assert "No offence and no rule here names A19" in page
    assert client.get(f"{RULES}/changed?amendment=A999&begins_on=2026-04-01").status_code == 404


def wording(client, rule="NEU-4"):
    from lxml import html

    tree = html.fromstring(client.get(f"{RULES}/{rule}/wording").text)
    return {each.get("name"): each.text or "" for each in tree.xpath("//textarea")}


def test_a_wording_as_it_stands_is_sound_and_changes_nothing(served):
    client = served.client("jurist")
    page = client.post(f"{RULES}/NEU-4/wording", data=wording(client)).text
    assert "it is sound" in page
    assert "No open request would come out otherwise." in page


def test_another_wording_tells_its_cases_and_the_requests_that_would_flip(served, web_scene):
    client = served.client("jurist")
    files = wording(client, "SG-40")
    start = files["wording"].index("permit =")
    changed = files["wording"][:start] + "permit = 'true'\n" + files["wording"][files["wording"].index("refuse_code") :]  # fmt: skip
    with web_scene.house.office.tools.database.reading() as connection:
        before = read.size(connection)
    page = client.post(f"{RULES}/SG-40/wording", data=files | {"wording": changed}).text
    assert "RN-01" in page.partition("Open requests that would come out otherwise")[2]
    assert 'data-state="failed"' in page  # a case that expected a refusal
    with web_scene.house.office.tools.database.reading() as connection:
        acts = {each.act for each in read.entries(connection, start=before)}
    assert acts <= {"open_rule", "what_would_flip"}
    assert wording(client, "SG-40") == files


def test_a_wording_that_does_not_read_is_told_and_still_there(served):
    client = served.client("jurist")
    files = wording(client) | {"wording": "id = <script>alert(1)</script>"}
    page = client.post(f"{RULES}/NEU-4/wording", data=files).text
    assert "It is not sound" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_a_rule_is_not_worded_into_another(served):
    client = served.client("jurist")
    files = wording(client)
    other = files["wording"].replace('id = "NEU-4"', 'id = "NEU-5"', 1)
    assert "the file of NEU-5 is named NEU-5.toml" in client.post(f"{RULES}/NEU-4/wording", data=files | {"wording": other}).text  # fmt: skip


def test_the_changed_file_is_handed_out_for_the_administrator(served):
    client = served.client("jurist")
    answer = client.post(f"{RULES}/NEU-4/wording", data=wording(client) | {"download": "wording"})
    assert answer.headers["content-disposition"] == 'attachment; filename="NEU-4.toml"'
    assert answer.text.startswith("# SPDX")


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "dark"), ("ur", 390, "light")])  # fmt: skip
def test_the_rulebook_can_be_used_by_everybody_who_reads_it(web_scene, person_at, language, width, scheme):  # fmt: skip
    officer = {"en": "jurist", "ur": "reviewer"}[language]
    web_scene.house.do(ChoosePages(by=officer, language=language, theme="auto"))
    page = person_at(officer, width=width, language=language, scheme=scheme)
    for path in ("?words=membership", "/NEU-4", "/NEU-4/wording", "/law?offences=ATA-11V", "/changed"):  # fmt: skip
        page.goto_here(f"{RULES}{path}")
        assert page.locator("html").get_attribute("lang") == language
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []

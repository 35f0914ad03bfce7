# SPDX-License-Identifier: Apache-2.0
"""Where a refusal of a document leads: the place in the draft, the thing that it names, the exhibit that may not be used."""

from sanad.errors import NotCleared, NotConfirmed, Quarantined, RefusedByLaw
from sanad.web.mending import places

TO = {"recipient": "court", "reason": "its handling code is confidential"}


def test_what_may_not_go_leads_to_the_place_in_the_draft_and_to_the_claim_or_finding():
    for told, page in (("claim C-0123456789ab", "claims/C-0123456789ab"), ("finding F-1", "findings/F-1")):  # fmt: skip
        error = NotCleared("Dossier on Sample One, for court: t-001 in “Identity”", told=told, **TO)
        assert places(error) == [("t-001", "#t-001"), (told.split()[1], page)]


def test_what_is_told_of_something_without_a_page_leads_nowhere_else():
    error = NotCleared("Dossier", told="the name <a href='x'>", **TO)
    assert places(error) == []


def test_an_exhibit_that_may_not_be_used_leads_to_the_list_of_exhibits_of_its_name():
    for error in (Quarantined("calls & 1.csv", reason="doubt"), NotConfirmed("calls & 1.csv", words="x")):  # fmt: skip
        assert places(error) == [("calls & 1.csv", "exhibits?words=calls+%26+1.csv")]


def test_rules_that_refuse_lead_to_their_pages():
    error = RefusedByLaw("S-01", act="freeze_brief", rules="ACT-brief-identity: nobody reviewed")
    assert ("ACT-brief-identity", "rules/ACT-brief-identity") in places(error)

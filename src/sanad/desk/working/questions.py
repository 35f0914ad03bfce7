# SPDX-License-Identifier: Apache-2.0
"""Questions that take long: methods over all records, lists of a million rows, the whole vault read back."""

from collections.abc import Mapping
from typing import Any

from sanad.claims.incidents.stories import Story
from sanad.desk.acts.ask_records import AskRecords
from sanad.desk.acts.follow_up import FollowUp
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.procedures.match_list import match_list
from sanad.desk.procedures.progress import Progress
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.batch_search import BatchSearch, Receipt
from sanad.desk.questions.list_stories import ListStories
from sanad.desk.questions.match_list import MatchList
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.desk.work_needs import RECEIPT, Ask, Find, Match, Nothing, Rerun, Search
from sanad.desk.working.site import Site, named
from sanad.search.tally import Count
from sanad.storage.files import named as unwritten
from sanad.values.canonical import Json, canonical

_STORIES, _TELLINGS, _REASONS = 500, 100, 5
"""Stories of an account, tellings of a story and reasons of a telling that are kept with the job."""
_SPELLINGS = 5
"""Spellings of a term that are kept with the job; the receipt has them all."""


def find(site: Site, needs: Find, progress: Progress) -> dict[str, Json]:
    """Return the finding that is kept, and how many rows it has; it is kept once, however often the worker is stopped."""
    told = site.once(
        MakeFinding(method=needs.method, parameters=needs.parameters, subject=needs.subject, **site.who),
        lambda made: {"finding": made.id, "sha256": made.sha256, "rows": len(made.rows)},
    )  # fmt: skip
    progress("computing", 1, 1)
    return told


def ask(site: Site, needs: Ask, progress: Progress) -> dict[str, Json]:
    """Return the answer as a finding would say it."""
    asked = AskRecords(method=needs.method, parameters=needs.parameters, **site.who)
    found = site.desk.perform(asked)
    progress("computing", 1, 1)
    return {**found.as_json(), "sha256": found.sha256}


def rerun(site: Site, needs: Rerun, progress: Progress) -> dict[str, Json]:
    """Return whether the finding, computed again, is the same, and what is to be said of it."""
    [again] = site.desk.ask(RerunFindings(finding=needs.finding, **site.who))
    progress("computing", 1, 1)
    return {"finding": again.finding, "verdict": str(again.verdict), "says": again.says}


def match(site: Site, needs: Match, progress: Progress) -> dict[str, Json]:
    """Return the first candidates, each with its reasons, and how many there are."""
    order = MatchList(exhibit=needs.exhibit, **site.who)
    found, numbers = match_list(site.desk, order, needs.limit)
    progress("matching", 1, 1)
    linked: dict[str, Any] = found.linked.as_json()
    every = linked["candidates"]
    shown = [{**each, "number": numbers.get(each["right"])} for each in every[: needs.limit]]
    return {
        "exhibit": found.exhibit,
        "name": found.name,
        "sought": found.sought,
        "rows": found.linked.rows,
        "sha256": found.linked.sha256,
        "found": len(every),
        "candidates": shown,
    }


def search(site: Site, needs: Search, progress: Progress) -> dict[str, Json]:
    """Return what is found of each term, in the order of the list, and where the receipt of it stands (docs/formats/search.md)."""
    by, compartment = site.who["by"], site.who["compartment"]
    made = site.desk.ask(BatchSearch(by=by, compartment=compartment, terms=needs.terms))
    folder = site.fresh()
    try:
        folder.mkdir(parents=True)
        (folder / RECEIPT).write_bytes(canonical(made.document))
    except OSError as error:
        raise unwritten(error, str(folder), "the receipt") from error
    document: dict[str, Any] = made.document
    progress("searching", len(made.counts), len(made.counts))
    found: list[Json] = [_term(count, made) for count in made.counts]
    return {
        "layers": len(document["manifest"]),
        "not_searched": len(document["not_searched"]),
        "without_a_hit": sum(not count.exhibits for count in made.counts),
        "receipt": made.sha256,
        "file": site.shown(folder / RECEIPT),
        "terms": found,
    }


def _term(count: Count, made: Receipt) -> dict[str, Json]:
    exhibits = count.exhibits
    days = sorted(made.received[each] for each in exhibits & made.received.keys())
    return {
        "term": count.term.written,
        "kind": count.term.kind,
        "as_written": count.as_written.total(),
        "alike": count.alike.total(),
        "spellings": [*sorted(count.spellings)[:_SPELLINGS]],
        "rows": sum(row.rows for row in count.rows),
        "exhibits": len(exhibits),
        "days": [days[0], days[-1]] if days else [],
    }


def collate(site: Site, needs: Nothing, progress: Progress) -> dict[str, Json]:
    """Return the largest stories that the reports of the compartment tell, with how many there are of everything that is cut."""
    del needs
    found = site.desk.ask(ListStories(**site.who))
    progress("comparing", found.reports, found.reports)
    told: list[Json] = [_story(story, found.names) for story in found.stories[:_STORIES]]
    return {
        "reports": found.reports,
        "undated": len(found.undated),
        "found": len(found.stories),
        "stories": told,
    }


def _story(story: Story, names: Mapping[str, str]) -> dict[str, Json]:
    tellings: list[Json] = [
        {
            "report": each.telling.report,
            "name": names[each.telling.report],
            "days": [days.words for days in each.telling.days],
            "places": list(each.telling.places),
            "like": names[each.like] if each.like else None,
            "reasons": [reason.words for reason in each.reasons[:_REASONS]],
        }
        for each in story.members[:_TELLINGS]
    ]
    return {"of": len(story.members), "independent": story.independent, "tellings": tellings}


def audit(site: Site, needs: Nothing, progress: Progress) -> dict[str, Json]:
    """Return whether everything sealed is still what was recorded."""
    del needs
    found = site.desk.ask(AuditOffice(**site.who))
    progress("reading back", found.exhibits, found.exhibits, len(found.faults))
    faults = named({"says": fault} for fault in found.faults)
    return {"verdict": str(found.verdict), "exhibits": found.exhibits, "entries": found.entries, "faults": faults}  # fmt: skip


def watch(site: Site, needs: Nothing, progress: Progress) -> dict[str, Json]:
    """Return the tasks that drift, questions and clocks called for."""
    del needs
    raised = site.desk.perform(FollowUp(**site.who))
    progress("watching", 1, 1)
    return {"raised": list(raised)}

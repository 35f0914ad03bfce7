# SPDX-License-Identifier: Apache-2.0
"""The demonstration: the steps of the work in their order, on one delivered folder, and on what came after it.

It keeps a calendar of its own, because law is asked about a day: the first part happens on the last day that the sheets of DELIVERY name, the
second on that of DELIVERY-later, where there is one. So it comes out alike whenever it is run.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sanad.cli.output import Output
from sanad.cli.queue import task_lines
from sanad.cli.story import Calendar, Story, last_day
from sanad.cli.verdicts import verdict_document
from sanad.desk.account import Taken
from sanad.desk.acts.follow_up import FollowUp
from sanad.desk.acts.sign_rules import SignRules
from sanad.desk.door import Refused
from sanad.desk.procedures import enter_docket as docket
from sanad.desk.procedures import enter_worksheet as enter
from sanad.desk.procedures.build_dossier import Built, build_dossiers
from sanad.desk.procedures.enrol_roster import enrol_roster
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.procedures.read_pending import read_pending
from sanad.desk.procedures.receive_folder import receive_folder
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.list_requests import ListRequests
from sanad.desk.questions.list_tasks import ListTasks
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.desk.request_facts import Checked
from sanad.desk.sheets import Sheet, load
from sanad.errors import SanadError
from sanad.values.verdict import Integrity, Verdict
from sanad.wiring import Office, found_office

SUPERVISOR = "supervisor.founding"


def demonstrate(delivery: Path, into: Path, out: Output) -> tuple[dict[str, Any], list[str], bool]:
    """Run every step and return the document, the closing lines, and whether anything was broken."""
    story = Story(out)
    papers, sheet = _sheets(delivery)
    calendar = Calendar(last_day(papers, sheet))
    office = _found(story, delivery, into, calendar)
    _sign_rules(story, office)
    story.document |= _take_in(story, office, papers, sheet.compartment)
    _record(story, office, sheet)
    _requests(story, office, sheet)
    _follow(story, office, sheet)
    built = _build(story, office, sheet, into)
    _verify(story, office, built)
    later = delivery.with_name(f"{delivery.name}-later")
    if later.is_dir():
        _later(story, office, later, calendar)
    _make_searchable(story, office)
    _close(story, office, into, built)
    office.close()
    return story.document, story.lines, story.broken


def _sheets(delivery: Path) -> tuple[Sheet, Sheet]:
    return load(delivery / "delivery.toml", "delivery"), load(delivery / "worksheet.toml", "worksheet")  # fmt: skip


def _found(story: Story, delivery: Path, into: Path, calendar: Calendar) -> Office:
    with story.step("Found an office"):
        office = found_office(
            into / "office",
            name="Special Cases Cell (sample)",
            origin="special-cases-cell-sample",
            officer=SUPERVISOR,
            officer_name="Founding Supervisor",
            order="Sample order 1/2025",
            clock=calendar,
        )
        enrolled = enrol_roster(office.desk, load(delivery / "roster.toml", "roster"), SUPERVISOR)
        names = [item for item in enrolled if isinstance(item, str)]
        story.document["officers"] = names
        story.tell(f"  {len(names)} officers enrolled", f"  key {office.tools.signer.fingerprint}")
        story.tell(f"  the story's own calendar shows {calendar().date()}")
    return office


def _sign_rules(story: Story, office: Office) -> None:
    with story.step("A jurist signs the rules"):
        jurist = _officer(office, "law", "office")
        signed = office.desk.perform(
            SignRules(
                by=jurist, reason="Read in the wording of this day, for the sample operation alone."
            )
        )
        story.document["rules_signed"] = len(signed)
        story.tell(f"  {len(signed)} rules signed by {jurist} in the words in which they stand")


def _take_in(story: Story, office: Office, papers: Sheet, compartment: str) -> dict[str, Any]:
    """Seal and read one folder, and return what came of it."""
    with story.step("Receive the folder and seal every file"), story.out.progress() as progress:
        faults: list[str] = []

        def told(taken: Taken) -> None:
            if isinstance(taken.outcome, Refused):
                faults.append(f"  refused: {taken.outcome.error}")
            elif taken.outcome.quarantine:
                faults.append(f"  set aside: {taken.outcome.quarantine}")

        order = (_officer(office, "receive", compartment), compartment, progress)
        received = receive_folder(
            office.desk, office.tools, papers.path.parent, papers, *order, told=told
        )
        story.tell(f"  {received.sealed} files sealed, {received.size:,} bytes", *faults)
    with story.step("Read them into rows and text"), story.out.progress() as progress:
        officer = _officer(office, "read", compartment)
        readings = list(read_pending(office.desk, office.tools, officer, compartment, progress))
        accounts = [item.outcome for item in readings if not isinstance(item.outcome, SanadError)]
        totals = {
            key: sum(getattr(a, key) for a in accounts) for key in ("read", "stored", "rejected")
        }
        story.tell(
            f"  {len(accounts)} exhibits read: {totals['read']:,} rows and parts = {totals['stored']:,} stored + "
            f"{totals['rejected']:,} rejected"
        )
        errors = [item for item in readings if isinstance(item.outcome, SanadError)]
        not_read = {item.name: str(item.outcome) for item in errors}
        story.tell(*(f"  not read: {name}: {why}" for name, why in not_read.items()))
    return {"sealed": received.sealed, "rows": totals, "not_read": not_read}


def _record(story: Story, office: Office, sheet: Sheet) -> None:
    desk = office.desk
    with story.step("Record claims, judgements and findings"), story.out.progress() as progress:
        parts = {
            "subjects and claims": enter.enter_claims(desk, sheet, progress),
            "reviews of entries": enter.enter_reviews(desk, sheet),
            "judgements": enter.enter_judgements(desk, sheet),
            "findings": enter.enter_findings(desk, sheet, progress),
        }
        _tell_entered(story, parts)
        for row in parts["findings"]:
            if not isinstance(row.outcome, Refused):
                story.tell(f"    {row.outcome.sentence}")
        officer = _officer(office, "look", sheet.compartment)
        again = desk.ask(RerunFindings(by=officer, compartment=sheet.compartment))
        equal = sum(item.verdict is Integrity.INTACT for item in again)
        story.broken |= equal != len(again)
        story.tell(f"  computed again: {equal} of {len(again)} findings gave the same bytes")


def _tell_entered(story: Story, parts: dict[str, list[enter.Entered]]) -> None:
    for name, entered in parts.items():
        refused = [row for row in entered if isinstance(row.outcome, Refused)]
        story.document[name] = {"done": len(entered) - len(refused), "refused": len(refused)}
        story.tell(f"  {name}: {len(entered) - len(refused)} of {len(entered)}")
        story.tell(*(f"    refused: {row.key}: {row.outcome.error}" for row in refused))


def _requests(story: Story, office: Office, sheet: Sheet) -> None:
    with story.step("Draft, answer, review, approve and send; ask the rules about each request"):
        entered = enter.enter_requests(office.desk, sheet)
        _tell_entered(story, {"requests, answers, signatures": entered})
        officer = _officer(office, "look", sheet.compartment)
        order: dict[str, Any] = {"by": officer, "compartment": sheet.compartment}
        story.document["requests"] = []
        for row in office.desk.ask(ListRequests(**order)):
            checked = office.desk.ask(CheckRequest(**order, request=str(row["request"])))
            document = {**verdict_document(checked), "state": row["state"]}
            story.document["requests"].append(document)
            story.tell(*_told(checked, str(row["state"])))


def _told(checked: Checked, state: str) -> Iterator[str]:
    """Yield the outcome, what refuses with the reasons that officers gave for leaving it so, and how much is open."""
    yield f"  {checked.request.id} on {checked.request.subject}: {checked.outcome.status}; it is {state}"
    answers: Any = checked.known["answers"]
    found = {verdict: [each for each in checked.rulings if each.verdict is verdict] for verdict in Verdict}  # fmt: skip
    for ruling in found[Verdict.REFUSE]:
        yield f"    {ruling.verdict} {ruling.rule} ({ruling.severity}): {ruling.reason}"
        asked = [ruling.rule, *(path.removeprefix("answers.") for path in ruling.used)]
        for told in (answers[name] for name in dict.fromkeys(asked) if name in answers):
            yield f"      {told['by']}: {told['reason']}"
    met = sum(each.applicable for each in found[Verdict.PERMIT])
    yield f"    met: {met}; not applicable: {len(found[Verdict.PERMIT]) - met}"
    if found[Verdict.UNDECIDED]:
        yield f"    open: {len(found[Verdict.UNDECIDED])}, each with its questions"


def _follow(story: Story, office: Office, sheet: Sheet) -> None:
    with story.step("Follow the case, and what a meeting decided"):
        parts = {
            "proceedings and events": docket.enter_proceedings(office.desk, sheet),
            "directives, tasks, results": docket.enter_directives(office.desk, sheet),
        }
        _tell_entered(story, parts)


def _later(story: Story, office: Office, later: Path, calendar: Calendar) -> None:
    papers, sheet = _sheets(later)
    calendar.turn_to(last_day(papers, sheet))
    story.document["later"] = _take_in(story, office, papers, sheet.compartment)
    with story.step("See what has changed under what was signed"):
        _tell_entered(story, {"later events": docket.enter_proceedings(office.desk, sheet)})
        officer = _officer(office, "proceedings", sheet.compartment)
        order: dict[str, Any] = {"by": officer, "compartment": sheet.compartment}
        amber = office.desk.ask(ListDrift(**order))
        story.document["amber"] = [each.as_json() for each in amber]
        raised = office.desk.perform(FollowUp(**order))
        story.document["tasks_raised"] = raised
        for each in amber:
            story.tell(f"  amber: {each.name}")
            story.tell(*(f"    {change.says}" for change in each.changes))
            tasks = office.desk.ask(ListTasks(**order, about=each.thing)).tasks
            lines = [line.as_json() for line in tasks if line.task.id in raised]
            story.tell(*(f"  {line}" for line in task_lines(lines)))
        story.tell(f"  {len(raised)} tasks raised for this and for what rules still ask")


def _build(story: Story, office: Office, sheet: Sheet, into: Path) -> list[Built]:
    with (
        story.step("Build a dossier and a package for each subject"),
        story.out.progress() as progress,
    ):
        order = (SUPERVISOR, into / "packages", progress)
        built, refused = build_dossiers(office.desk, office.tools, sheet, *order)
        story.document["packages"] = [str(item.folder) for item in built]
        story.tell(
            f"  {len(built)} packages written", *(f"  refused: {each.error}" for each in refused)
        )
        story.broken |= bool(refused)
    return built


def _verify(story: Story, office: Office, built: list[Built]) -> None:
    with story.step("Check each package with the stranger's verifier"):
        story.document["verified"] = {}
        for item in built:
            program = item.folder / "verify" / "sanad-verify.pyz"
            words = [sys.executable, str(program), str(item.folder), "--json"]
            words += ["--key", office.tools.signer.fingerprint]
            answer = subprocess.run(words, check=False, capture_output=True)  # noqa: S603  # just built
            report = json.loads(answer.stdout)
            counts = ", ".join(
                f"{number} {verdict}" for verdict, number in report["counts"].items()
            )
            open_codes = {c["code"] for c in report["checks"] if c["verdict"] == "not established"}
            story.document["verified"][str(item.folder)] = report["verdict"]
            story.broken |= report["verdict"] == Integrity.BROKEN
            story.tell(f"  {item.folder.name}: {counts} ({', '.join(sorted(open_codes))})")
        story.tell(
            "  TIMESTAMP: no outside authority is set, so the checkpoint is queued and its date rests on our clock",
            "  EXHIBIT: withheld, as the package says with the reason; only what was computed from it is relied on",
        )


def _make_searchable(story: Story, office: Office) -> None:
    with story.step("Make what was read searchable"), story.out.progress() as progress:
        parts = index_layers(office.tools, progress)
        story.tell(f"  {parts:,} parts and values of tables can be searched")


def _close(story: Story, office: Office, into: Path, built: list[Built]) -> None:
    auditor = _officer(office, "audit", "office")
    audit = office.desk.ask(AuditOffice(by=auditor))
    story.broken |= audit.verdict is not Integrity.INTACT
    story.document["audit"] = str(audit.verdict)
    story.document["entries"] = audit.entries
    story.document["seconds"] = {name: f"{taken:.2f}" for name, taken in story.seconds.items()}
    story.lines += [
        "",
        f"Done in {sum(story.seconds.values()):.0f} s. Audit: {audit.verdict}, {audit.exhibits} exhibits and {audit.entries} ledger entries read back.",
        f"  the office     {into / 'office'}",
        f"  the packages   {into / 'packages'}",
    ]
    if built:
        fingerprint = office.tools.signer.fingerprint
        lines = [
            f"  a dossier      {built[0].folder / 'dossier.pdf'}",
            f"  check it       {sys.argv[0]} verify {built[0].folder} --key {fingerprint}",
            f"  look around    {sys.argv[0]} status --office {into / 'office'} --as {auditor}",
            f"  The story ended on {office.tools.clock().date()}; who looks now asks the rules about today.",
        ]
        story.lines += lines


def _officer(office: Office, power: str, compartment: str) -> str:
    """Return the first officer who holds `power`, so that the demonstration does what its roster allows."""
    from sanad.desk.questions.officers_with import OfficersWith

    asked = OfficersWith(by=SUPERVISOR, wanted_power=power, wanted_compartment=compartment)
    return office.desk.ask(asked)[0]

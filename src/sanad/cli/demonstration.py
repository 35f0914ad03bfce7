# SPDX-License-Identifier: Apache-2.0
"""The demonstration: the steps of the work in their order, on one delivered folder."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from sanad.cli.output import Output
from sanad.cli.verdicts import verdict_document, verdict_lines
from sanad.desk.account import Taken
from sanad.desk.door import Refused
from sanad.desk.procedures import enter_worksheet as enter
from sanad.desk.procedures.build_dossier import Built, build_dossiers
from sanad.desk.procedures.enrol_roster import enrol_roster
from sanad.desk.procedures.read_pending import read_pending
from sanad.desk.procedures.receive_folder import receive_folder
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.desk.sheets import load
from sanad.errors import SanadError
from sanad.values.verdict import Integrity
from sanad.wiring import Office, found_office

SUPERVISOR = "supervisor.founding"


@dataclass
class Story:
    """What was done so far: a document for programs, lines for people, and whether anything that must hold did not."""

    out: Output
    document: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    broken: bool = False

    def tell(self, *lines: str) -> None:
        """Show lines now to people, keep nothing of them for programs."""
        if not self.out.as_json:
            for line in lines:
                click.echo(line)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step and announce it."""
        begun = time.monotonic()
        self.tell("", click.style(name, bold=True))
        yield
        self.document.setdefault("seconds", {})[name] = f"{time.monotonic() - begun:.2f}"


def demonstrate(delivery: Path, into: Path, out: Output) -> tuple[dict[str, Any], list[str], bool]:
    """Run every step and return the document, the closing lines, and whether anything was broken."""
    story = Story(out)
    sheet = load(delivery / "worksheet.toml", "worksheet")
    office = _found(story, delivery, into)
    _take_in(story, office, delivery, sheet.compartment)
    _record(story, office, sheet)
    _check_requests(story, office, sheet)
    built = _build(story, office, sheet, into)
    _verify(story, office, built)
    _close(story, office, into, built)
    office.close()
    return story.document, story.lines, story.broken


def _found(story: Story, delivery: Path, into: Path) -> Office:
    with story.step("Found an office"):
        office = found_office(
            into / "office",
            name="Special Cases Cell (sample)",
            origin="special-cases-cell-sample",
            officer=SUPERVISOR,
            officer_name="Founding Supervisor",
            order="Sample order 1/2025",
        )
        enrolled = enrol_roster(office.desk, load(delivery / "roster.toml", "roster"), SUPERVISOR)
        names = [item for item in enrolled if isinstance(item, str)]
        story.document["officers"] = names
        story.tell(f"  {len(names)} officers enrolled", f"  key {office.tools.signer.fingerprint}")
    return office


def _take_in(story: Story, office: Office, delivery: Path, compartment: str) -> None:
    papers = load(delivery / "delivery.toml", "delivery")
    with story.step("Receive the folder and seal every file"), story.out.progress() as progress:
        faults: list[str] = []

        def told(taken: Taken) -> None:
            if isinstance(taken.outcome, Refused):
                faults.append(f"  refused: {taken.outcome.error}")
            elif taken.outcome.quarantine:
                faults.append(f"  set aside: {taken.outcome.quarantine}")

        order = (_officer(office, "receive", compartment), compartment, progress)
        received = receive_folder(office.desk, office.tools, delivery, papers, *order, told=told)
        story.document["sealed"] = received.sealed
        story.tell(f"  {received.sealed} files sealed, {received.size:,} bytes", *faults)
    with story.step("Read them into rows and text"), story.out.progress() as progress:
        officer = _officer(office, "read", compartment)
        readings = list(read_pending(office.desk, office.tools, officer, compartment, progress))
        accounts = [item.outcome for item in readings if not isinstance(item.outcome, SanadError)]
        totals = {
            key: sum(getattr(a, key) for a in accounts) for key in ("read", "stored", "rejected")
        }
        story.document["rows"] = totals
        story.tell(
            f"  {len(accounts)} exhibits read: {totals['read']:,} rows and parts = {totals['stored']:,} stored + "
            f"{totals['rejected']:,} rejected"
        )
        errors = [item for item in readings if isinstance(item.outcome, SanadError)]
        story.document["not_read"] = {item.name: str(item.outcome) for item in errors}
        story.tell(*(f"  not read: {item.name}: {item.outcome}" for item in errors))


def _record(story: Story, office: Office, sheet: Any) -> None:  # noqa: ANN401  # desk.sheets.Sheet
    desk = office.desk
    with story.step("Record claims, judgements and findings"), story.out.progress() as progress:
        parts = {
            "subjects and claims": enter.enter_claims(desk, sheet, progress),
            "reviews of entries": enter.enter_reviews(desk, sheet),
            "judgements": enter.enter_judgements(desk, sheet),
            "findings": enter.enter_findings(desk, sheet, progress),
            "requests, answers, signatures": enter.enter_requests(desk, sheet),
        }
        for name, entered in parts.items():
            refused = [row for row in entered if isinstance(row.outcome, Refused)]
            story.document[name] = {"done": len(entered) - len(refused), "refused": len(refused)}
            story.tell(f"  {name}: {len(entered) - len(refused)} of {len(entered)}")
            story.tell(*(f"    refused: {row.key}: {row.outcome.error}" for row in refused))
        for row in parts["findings"]:
            if not isinstance(row.outcome, Refused):
                story.tell(f"    {row.outcome.sentence}")
        officer = _officer(office, "look", sheet.compartment)
        again = desk.ask(RerunFindings(by=officer, compartment=sheet.compartment))
        equal = sum(item.verdict is Integrity.INTACT for item in again)
        story.broken |= equal != len(again)
        story.tell(f"  computed again: {equal} of {len(again)} findings gave the same bytes")


def _check_requests(story: Story, office: Office, sheet: Any) -> None:  # noqa: ANN401  # as above
    with story.step("Ask the rules about each request"):
        officer = _officer(office, "look", sheet.compartment)
        story.document["requests"] = []
        for row in sheet.rows("request"):
            order = {"by": officer, "compartment": sheet.compartment, "request": row["key"]}
            checked = office.desk.ask(CheckRequest(**order))
            story.document["requests"].append(verdict_document(checked))
            story.tell(*(f"  {line}" for line in verdict_lines(checked, with_questions=False)))


def _build(story: Story, office: Office, sheet: Any, into: Path) -> list[Built]:  # noqa: ANN401  # as above
    with (
        story.step("Build a dossier and a package for each subject"),
        story.out.progress() as progress,
    ):
        order = (SUPERVISOR, into / "packages", progress)
        built, refused = build_dossiers(office.desk, office.tools, sheet, *order)
        story.document["packages"] = [str(item.folder) for item in built]
        story.tell(
            f"  {len(built)} packages written", *(f"  refused: {error}" for error in refused)
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


def _close(story: Story, office: Office, into: Path, built: list[Built]) -> None:
    auditor = _officer(office, "audit", "office")
    audit = office.desk.ask(AuditOffice(by=auditor))
    story.broken |= audit.verdict is not Integrity.INTACT
    story.document["audit"] = str(audit.verdict)
    story.document["entries"] = audit.entries
    total = sum(float(value) for value in story.document["seconds"].values())
    story.lines += [
        "",
        f"Done in {total:.0f} s. Audit: {audit.verdict}, {audit.exhibits} exhibits and {audit.entries} ledger entries read back.",
        f"  the office     {into / 'office'}",
        f"  the packages   {into / 'packages'}",
    ]
    if built:
        fingerprint = office.tools.signer.fingerprint
        lines = [
            f"  a dossier      {built[0].folder / 'dossier.pdf'}",
            f"  check it       {sys.argv[0]} verify {built[0].folder} --key {fingerprint}",
            f"  look around    {sys.argv[0]} status --office {into / 'office'} --as {auditor}",
        ]
        story.lines += lines


def _officer(office: Office, power: str, compartment: str) -> str:
    """Return the first officer who holds `power`, so that the demonstration does what its roster allows."""
    from sanad.desk.questions.officers_with import OfficersWith

    asked = OfficersWith(by=SUPERVISOR, wanted_power=power, wanted_compartment=compartment)
    return office.desk.ask(asked)[0]

# SPDX-License-Identifier: Apache-2.0
"""Make an office as large as an ordinary one gets: `python bench/officesize.py FOLDER [--persons N] [--documents N] …`.

Everything passes the desk, in batches: papers are sealed and read, entries registered, claims recorded, requests drafted and signed.
One thing is otherwise than in an office: these files are our own, so they are read in this process and not each in a cell.
Nothing is drawn by chance. Prints what each step took.
"""

import argparse
import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import officepapers as papers
from office import COMPARTMENT, DELIVERY
from officepapers import Paper, Statement

from sanad.casework.request import Request
from sanad.desk.act import Act
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.issue_directive import IssueDirective
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.door import Refused
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.procedures.read_pending import read_pending
from sanad.desk.procedures.receive_folder import receive_folder
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.sheets import load
from sanad.errors import SanadError
from sanad.identity.judgement import Answer, Judgement
from sanad.mandates.officer import Officer
from sanad.sandbox import WALLS, Limits, Sandbox
from sanad.sandbox import Answer as Told
from sanad.sandbox import Work as InCell
from sanad.wiring import Office, found_office

SUPERVISOR, ORDER = "supervisor.bench", "Sample order 1"
OFFICERS = {
    "clerk": ("records", 3), "investigator": ("cell", 3), "analyst": ("cell", 5), "drafter": ("cell", 3), "reviewer": ("law", 2), "approver": ("bureau", 1),
    "liaison": ("bureau", 1), "jurist": ("law", 1), "auditor": ("oversight", 1), "supervisor": ("direction", 1),
}  # fmt: skip
"""Role → its office, and how many hold it: with the founder twenty-two people."""
_TASKS = Path(__file__).parent / "tasks"
_BATCH, _FILE_CALLS, _FILE_PAYMENTS, _IN_A_FOLDER = 500, 1_000_000, 100_000, 1000
_FOUNDED = date(2025, 1, 1)
IN_CASE = {"compartment": COMPARTMENT}


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    persons: int = 300
    incidents: int = 300
    documents: int = 100_000
    calls: int = 10_000_000
    payments: int = 1_000_000
    tasks: int = 5_000
    requests: int = 300
    proceedings: int = 300
    judgements: int = 200
    findings: int = 50


class _Here(Sandbox):
    """Reads in this process: for files that whoever runs it has just written."""

    def run(
        self, work: InCell, order: bytes, *, reads: Iterable[Path], writes: Path, limits: Limits, where: str
    ) -> Told:  # fmt: skip
        """Return what `work(order)` gives."""
        del reads, writes, limits, where
        return Told(work(order), frozenset(WALLS))


def make(folder: Path, size: Size) -> Office:
    """Make the office in `folder`/office, and return it open; the files that came stay in `folder`/came."""
    steps: list[tuple[str, Callable[[Office, Path, Size], None]]] = [
        ("papers and records written", _write),
        ("sealed", _seal),
        ("read", _read),
        ("searchable", lambda office, *_: _ignore(index_layers(office.tools))),
        ("register and claims", _register),
        ("work", _work),
        ("findings", _find),
    ]
    office = found_office(folder / "office", name="Bench office", officer=SUPERVISOR, officer_name="The supervisor", order=ORDER)  # fmt: skip
    for name, step in [("officers", _enrol), *steps]:
        begun = time.perf_counter()
        step(office, folder / "came", size)
        print(f"{name}: {time.perf_counter() - begun:.1f} s", file=sys.stderr, flush=True)
    return office


def people() -> Iterator[tuple[str, str]]:
    """Yield each officer with the role."""
    for role, (_, number) in OFFICERS.items():
        for each in range(1, number + 1):
            yield f"{role}{each}.bench", role


def _ignore(_: object) -> None:
    return


def _enrol(office: Office, _came: Path, _size: Size) -> None:
    acts = [
        EnrolOfficer(
            by=SUPERVISOR,
            officer=Officer(name, f"The {role}", OFFICERS[role][0]),
            roles=(role,),
            compartments=("office", COMPARTMENT),
            from_day=_FOUNDED,
            until=None,
            order=ORDER,
        )
        for name, role in people()
    ]
    _do(office, acts)


def _write(_office: Office, came: Path, size: Size) -> None:
    for paper in _papers(size):
        _text(came / paper.name, paper.text)
    for number in range(size.documents):
        _text(came / f"letters/{number // _IN_A_FOLDER:03}/{number:06}.txt", papers.letter(number))
    for task, rows, most in (("calls", size.calls, _FILE_CALLS), ("payments", size.payments, _FILE_PAYMENTS)):  # fmt: skip
        (came / task).mkdir(parents=True, exist_ok=True)
        for at in range(0, rows, most):
            number = at // most
            words = [came / task / f"{number:02}.csv", str(min(most, rows - at)), str(number * 30)]
            subprocess.run([sys.executable, _TASKS / f"make_{task}.py", *words], check=True)
    _text(came / "delivery.toml", DELIVERY)


def _seal(office: Office, came: Path, _size: Size) -> None:
    sheet = load(came / "delivery.toml", "delivery")
    receive_folder(office.desk, office.tools, came, sheet, "clerk1.bench", COMPARTMENT)


def _read(office: Office, _came: Path, _size: Size) -> None:
    here = replace(office.tools, sandbox=_Here())
    for each in read_pending(office.desk, here, "clerk1.bench", COMPARTMENT):
        if isinstance(each.outcome, SanadError):
            raise each.outcome


def _register(office: Office, _came: Path, size: Size) -> None:
    every = list(_papers(size))
    _do(office, (_entry(each) for each in every))
    _do(office, (_claim(each.name, said) for each in every for said in each.statements))
    judged = (("same", "different", "cannot_say")[number % 3] for number in range(size.judgements))
    _do(office, (_judgement(number, answer) for number, answer in enumerate(judged)))


def _work(office: Office, _came: Path, size: Size) -> None:
    _do(office, (_request(number, size) for number in range(size.requests)))
    for step, officer, share in (
        ("review", "reviewer1.bench", 2),
        ("approve", "approver1.bench", 3),
    ):
        for number in range(0, size.requests, share if step == "review" else 2 * share):
            name = f"R-{number:03}"
            read = office.desk.ask(CheckRequest(by=officer, **IN_CASE, request=name))
            _do(office, [SignRequest(by=officer, **IN_CASE, request=name, draft=read.over(step), step=step)])  # fmt: skip
    opened = _do(office, (_proceeding(number, size) for number in range(size.proceedings)))
    _do(office, (_event(name, number, at) for number, name in enumerate(opened) for at in range(5)))
    _do(office, (_task(number, size) for number in range(size.tasks)))
    _do(office, (_directive(number) for number in range(size.tasks // 50)))
    _do(office, (_set_aside(number) for number in range(min(size.documents, 20))))


def _find(office: Office, _came: Path, size: Size) -> None:
    for number in range(size.findings):
        parameters = {
            "number": papers.number_of(number % 30),
            "from": "2024-01-01",
            "to": "2024-03-31",
        }
        order = {"by": "analyst1.bench", **IN_CASE, "subject": f"S-{number:03}"}
        _do(office, [MakeFinding(**order, method="contacts", parameters=dict(parameters))])


def _papers(size: Size) -> Iterator[Paper]:
    yield from map(papers.organisation, range(papers.ORGANISATIONS))
    yield from map(papers.person, range(size.persons))
    yield from map(papers.incident, range(size.incidents))


def _entry(paper: Paper) -> RegisterSubject:
    who = paper.statements[0].about
    kind = {"S": "person", "O": "organisation", "I": "incident"}[who[0]]
    label = str(paper.statements[0].value) if kind != "incident" else f"Bombing {who}"
    why = {"authority": ORDER, "reason": "named in a sample complaint", "evidence": (paper.name,)}
    return RegisterSubject(by="investigator1.bench", **IN_CASE, subject=who, kind=kind, label=label, **why)  # fmt: skip


def _claim(paper: str, said: Statement) -> RecordClaim:
    return RecordClaim(
        by="analyst1.bench",
        **IN_CASE,
        about=said.about,
        property=said.property,
        value=said.value,
        said_by="Sample agency",
        source=Quoted(paper, said.sentence),
        valid_from="2025-01-01",
    )


def _judgement(number: int, answer: str) -> JudgeIdentity:
    """Judge a pair of persons none of whom is in another pair but one: groups stay small."""
    pair = f"S-{number:03}", f"S-{number + 1:03}"
    given = Judgement(
        *pair, Answer.RELATED if answer == "same" else Answer(answer), "compared", (), ""
    )
    return JudgeIdentity(by="analyst1.bench", **IN_CASE, judgement=given)


def _request(number: int, size: Size) -> DraftRequest:
    kind = ("red_notice", "mla", "extradition")[number % 3]
    asked = Request(
        f"R-{number:03}", kind, f"S-{number % size.persons:03}", COMPARTMENT, "prosecution", {}
    )
    return DraftRequest(by=f"drafter{number % 3 + 1}.bench", **IN_CASE, request=asked)


def _proceeding(number: int, size: Size) -> OpenProceeding:
    about = (f"S-{number % size.persons:03}",)
    where = {"kind": "criminal", "country": "PK", "authority": "Sample court"}
    return OpenProceeding(by="clerk1.bench", **IN_CASE, **where, reference=f"{number}/2025", subjects=about)  # fmt: skip


def _event(proceeding: str, number: int, at: int) -> RecordEvent:
    kind = ("fir_registered", "charges_filed", "charge_framed", "hearing", "adjourned")[at]
    on = _FOUNDED + timedelta(days=number % 60 + at * 30)
    fixed: dict[str, Any] = {
        "waits_for": "court",
        "next": "hearing",
        "next_on": (on + timedelta(days=29)).isoformat(),
    }
    return RecordEvent(by="clerk1.bench", **IN_CASE, proceeding=proceeding, kind=kind, on=on.isoformat(), said=f"Step {at} was taken.", **fixed)  # fmt: skip


def _task(number: int, size: Size) -> RaiseTask:
    about = f"subject:S-{number % size.persons:03}"
    due = (date(2026, 1, 1) + timedelta(days=number % 700)).isoformat()
    raised = {
        "action": f"Obtain record {number}",
        "about": about,
        "due": due if number % 3 else None,
    }
    return RaiseTask(by=f"analyst{number % 5 + 1}.bench", **IN_CASE, **raised)


def _directive(number: int) -> IssueDirective:
    decided = {
        "decision": f"Record {number} shall be obtained.",
        "action": f"Obtain record {number}",
    }
    return IssueDirective(
        by="supervisor1.bench",
        **IN_CASE,
        meeting=f"Sample meeting {number // 10}",
        held_on=_FOUNDED,
        item=str(number),
        officer=f"analyst{number % 5 + 1}.bench",
        **decided,
    )


def _set_aside(number: int) -> QuarantineExhibit:
    sha256 = hashlib.sha256(papers.letter(number).encode()).hexdigest()
    return QuarantineExhibit(by="clerk1.bench", **IN_CASE, exhibit=sha256, reason="doubtful")


def _do(office: Office, acts: Iterable[Act[Any]]) -> list[Any]:
    """Have acts carried out, some in a transaction; every one must be done."""
    left, done = iter(acts), []
    while batch := list(islice(left, _BATCH)):
        for outcome in office.desk.perform_all(batch):
            if isinstance(outcome, Refused):
                raise outcome.error
            done.append(outcome)
    return done


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def main() -> None:
    """Make the office that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="empty folder; a full office takes some GB")
    for name, value in vars(Size()).items():
        parser.add_argument(f"--{name}", type=int, default=value, help=f"{value:,} if not said")
    asked = vars(parser.parse_args())
    folder = asked.pop("folder")
    folder.mkdir(parents=True, exist_ok=True)
    make(folder, Size(**asked)).close()


if __name__ == "__main__":
    main()

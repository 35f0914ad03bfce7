# SPDX-License-Identifier: Apache-2.0
"""An office in the middle of its work, and one valid example of every act and question on it."""

import itertools
import re
import wave
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from account_scenes import ACCOUNTS
from cast import CASE, ORDER, House
from goaml_sheets import BANK, STATEMENT, sheet
from registers import POST, ged
from sanad.analysis.charts.chart import Scope
from sanad.backup.statement import Statement
from sanad.casework.request import Request
from sanad.claims.subject import Answer as Answered
from sanad.desk.act import Act
from sanad.desk.acts.add_webhook import AddWebhook
from sanad.desk.acts.adopt_entry import AdoptEntry
from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.amend_request import AmendRequest
from sanad.desk.acts.answer_item import AnswerItem
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.appoint_officer import AppointOfficer
from sanad.desk.acts.ask_records import AskRecords
from sanad.desk.acts.begin_delivery import BeginDelivery
from sanad.desk.acts.bind_bundle import BindBundle
from sanad.desk.acts.cancel_work import CancelWork
from sanad.desk.acts.certify_translation import CertifyTranslation
from sanad.desk.acts.close_delivery import CloseDelivery
from sanad.desk.acts.confirm_words import ConfirmWords
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.acts.correct_delivery import CorrectDelivery, Stated
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.defer_task import DeferTask
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.end_webhook import EndWebhook
from sanad.desk.acts.end_work import EndWork
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.exhibit_rows import ExhibitRows
from sanad.desk.acts.export_list import ExportList
from sanad.desk.acts.export_made import ExportMade
from sanad.desk.acts.fail_reading import FailReading
from sanad.desk.acts.file_task import FileTask
from sanad.desk.acts.finish_task import FinishTask
from sanad.desk.acts.follow_up import FollowUp
from sanad.desk.acts.form_team import FormTeam
from sanad.desk.acts.found_office import FoundOffice
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.hand_over import HandOver
from sanad.desk.acts.issue_directive import IssueDirective
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.keep_chart import KeepChart
from sanad.desk.acts.keep_template import KeepTemplate
from sanad.desk.acts.keep_timestamp import KeepTimestamp
from sanad.desk.acts.lift_redaction import LiftRedaction
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.mark_seen import MarkSeen
from sanad.desk.acts.mask_rows import MaskRows
from sanad.desk.acts.note_search import NoteSearch
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.queue_readings import QueueReadings
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.read_exhibit import ReadExhibit
from sanad.desk.acts.record_backup import RecordBackup
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_drill import RecordDrill
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.record_leave import RecordLeave
from sanad.desk.acts.record_restore import RecordRestore
from sanad.desk.acts.redact_exhibit import RedactExhibit
from sanad.desk.acts.register_instrument import RegisterInstrument
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.reject_suggestion import RejectSuggestion
from sanad.desk.acts.rekey_vault import RekeyVault
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.acts.retry_work import RetryWork
from sanad.desk.acts.review_result import ReviewResult
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.acts.send_request import SendRequest
from sanad.desk.acts.show_rows import ShowRows
from sanad.desk.acts.sign_packages import SignPackages
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.acts.sign_rules import SignRules
from sanad.desk.acts.state_absence import StateAbsence
from sanad.desk.acts.state_facts import StateFacts
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.acts.upgrade_office import UpgradeOffice
from sanad.desk.acts.withdraw_chart import WithdrawChart
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.acts.withdraw_passage import WithdrawPassage
from sanad.desk.acts.withdraw_request import WithdrawRequest
from sanad.desk.acts.write_passage import WritePassage
from sanad.desk.consignments import uploads_of
from sanad.desk.door import Desk
from sanad.desk.ground import Wanted
from sanad.desk.questions.admissibility import Admissibility
from sanad.desk.questions.answer_pack import AnswerPack
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.batch_search import BatchSearch
from sanad.desk.questions.browse_log import BrowseLog
from sanad.desk.questions.cell_workload import CellWorkload
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.check_words import CheckWords
from sanad.desk.questions.command_view import CommandView
from sanad.desk.questions.custody_statement import CustodyStatement
from sanad.desk.questions.disclosure_schedules import DisclosureSchedules
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.questions.draw_finding import DrawFinding
from sanad.desk.questions.edition_difference import EditionDifference
from sanad.desk.questions.exhibit_part import ExhibitPart
from sanad.desk.questions.exhibit_picture import ExhibitPicture
from sanad.desk.questions.exhibit_row import ExhibitRow
from sanad.desk.questions.exhibit_sound import ExhibitSound
from sanad.desk.questions.export_ftm import ExportFtm
from sanad.desk.questions.export_goaml import ExportGoaml
from sanad.desk.questions.export_judgements import ExportJudgements
from sanad.desk.questions.export_stix import ExportStix
from sanad.desk.questions.file_of_reasons import FileOfReasons
from sanad.desk.questions.find_mentions import FindMentions
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.identity_pair import IdentityPair
from sanad.desk.questions.incident_matrix import IncidentMatrix
from sanad.desk.questions.law_changed import LawChanged
from sanad.desk.questions.law_on import LawOn
from sanad.desk.questions.list_backups import ListBackups
from sanad.desk.questions.list_bundles import ListBundles
from sanad.desk.questions.list_candidates import ListCandidates
from sanad.desk.questions.list_charts import ListCharts
from sanad.desk.questions.list_clocks import ListClocks
from sanad.desk.questions.list_copies import ListCopies
from sanad.desk.questions.list_delivered import ListDelivered
from sanad.desk.questions.list_deliveries import ListDeliveries
from sanad.desk.questions.list_directives import ListDirectives
from sanad.desk.questions.list_documents import ListDocuments
from sanad.desk.questions.list_drift import ListDrift
from sanad.desk.questions.list_duplicates import ListDuplicates
from sanad.desk.questions.list_entries import ListEntries
from sanad.desk.questions.list_exhibits import ListExhibits
from sanad.desk.questions.list_findings import ListFindings
from sanad.desk.questions.list_incidents import ListIncidents
from sanad.desk.questions.list_instruments import ListInstruments
from sanad.desk.questions.list_kept_searches import ListKeptSearches
from sanad.desk.questions.list_made import ListMade
from sanad.desk.questions.list_methods import ListMethods
from sanad.desk.questions.list_officers import ListOfficers
from sanad.desk.questions.list_quarantined import ListQuarantined
from sanad.desk.questions.list_readings import ListReadings
from sanad.desk.questions.list_redactions import ListRedactions
from sanad.desk.questions.list_rejects import ListRejects
from sanad.desk.questions.list_requests import ListRequests
from sanad.desk.questions.list_rules import ListRules
from sanad.desk.questions.list_searches import ListSearches
from sanad.desk.questions.list_stories import ListStories
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.list_tasks import ListTasks
from sanad.desk.questions.list_unmasked import ListUnmasked
from sanad.desk.questions.list_unsure import ListUnsure
from sanad.desk.questions.list_webhooks import ListWebhooks
from sanad.desk.questions.list_work import ListWork
from sanad.desk.questions.look_round import LookRound
from sanad.desk.questions.match_claims import MatchClaims
from sanad.desk.questions.match_list import MatchList
from sanad.desk.questions.my_desk import MyDesk
from sanad.desk.questions.neighbours import Neighbours
from sanad.desk.questions.office_in_force import OfficeInForce
from sanad.desk.questions.office_status import OfficeStatus
from sanad.desk.questions.officers_with import OfficersWith
from sanad.desk.questions.open_chart import OpenChart
from sanad.desk.questions.open_delivery import OpenDelivery
from sanad.desk.questions.open_draft import OpenDraft
from sanad.desk.questions.open_edition import OpenEdition
from sanad.desk.questions.open_entry import OpenEntry
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.desk.questions.open_finding import OpenFinding
from sanad.desk.questions.open_request import OpenRequest
from sanad.desk.questions.open_rule import OpenRule
from sanad.desk.questions.open_tasks import OpenTasks
from sanad.desk.questions.pending_board import PendingBoard
from sanad.desk.questions.preflight_document import PreflightDocument
from sanad.desk.questions.prepare_backup import PrepareBackup
from sanad.desk.questions.preview_bundle import PreviewBundle
from sanad.desk.questions.proceedings import Proceedings
from sanad.desk.questions.propose_judgements import ProposeJudgements
from sanad.desk.questions.prove_growth import ProveGrowth
from sanad.desk.questions.queued_checkpoints import QueuedCheckpoints
from sanad.desk.questions.read_log import ReadLog
from sanad.desk.questions.received_before import ReceivedBefore
from sanad.desk.questions.records_held import RecordsHeld
from sanad.desk.questions.redacted_words import RedactedWords
from sanad.desk.questions.register_rows import RegisterRows
from sanad.desk.questions.request_board import RequestBoard
from sanad.desk.questions.request_form import RequestForm
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.desk.questions.retention_due import RetentionDue
from sanad.desk.questions.rule_standing import RuleStanding
from sanad.desk.questions.search_text import SearchText
from sanad.desk.questions.share_chart import ShareChart
from sanad.desk.questions.source_of import SourceOf
from sanad.desk.questions.standing_editions import StandingEditions
from sanad.desk.questions.statistics import Statistics
from sanad.desk.questions.subject_file import SubjectFile
from sanad.desk.questions.suggest_claims import SuggestClaims
from sanad.desk.questions.suggest_subjects import SuggestSubjects
from sanad.desk.questions.suggest_things import SuggestThings
from sanad.desk.questions.task_history import TaskHistory
from sanad.desk.questions.time_marks import TimeMarks
from sanad.desk.questions.waiting_readings import WaitingReadings
from sanad.desk.questions.what_is_new import WhatIsNew
from sanad.desk.questions.what_would_flip import WhatWouldFlip
from sanad.dossier.bundle.asked import Asked, AskedItem, AskedTab
from sanad.dossier.exports.goaml.sheet import load
from sanad.dossier.material import Addressee
from sanad.errors import EmptyFile
from sanad.identity.judgement import Answer, Judgement
from sanad.jobs import store as jobs
from sanad.jobs.job import Outcome, State
from sanad.ledger import read
from sanad.mandates.instrument import Instrument
from sanad.mandates.officer import Officer
from sanad.readers.rows import Receipt
from sanad.rules import load as load_rules
from sanad.storage.keyring import Keyring
from sanad.values.canonical import canonical
from sanad.values.verdict import Integrity
from sanad.vault import consignment
from sanad.vault import store as vault
from sanad.vault.exhibit import Provenance

TEMPLATE = """
template = "sanad/template/1"
id = "sample-operator"
version = "1"
operator = "Sample Operator"
header = ["From", "To", "When", "Seconds"]
zone = "Asia/Karachi"
home = "PK"
every = { kind = "call", direction = "out" }
[columns]
calling = "From"
called = "To"
started = "When"
duration = "Seconds"
"""
NOTE = b"Sample One is the son of Sample Father.\nSample One was born on 5 March 1984.\n"
CALLS = (
    b"Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
    b"1,Outgoing,923900000001,923900000002,1/25/2025 10:00:00,60,1A2B,001001010001017,001010000010101,Q1__P_Quetta\n"
    b"2,Incoming,923900000001,923900000003,1/26/2025 11:00:00,30,1A2B,001001010001017,001010000010101,Q1__P_Quetta\n"
)


LIST = b"""[{"Name": "Sample Nine @ Sample Other", "FatherName": "Sample Father", "CNIC": "90001-1234567-1",
 "Province": "Sample Province", "District": "Sample District"}]"""

SUBSCRIBERS = """number,imsi,name,father_name,cnic,address,valid_from,valid_to,operator
+923990000001,,سیمپل سرفراز بگٹی,Sample Father,90001-1234567-1,Kohzard Bazar,2024-01-01,,Sample Mobile
+923990000002,,Nobody Else,,90002-1234567-1,Kohzard,2024-01-01,,Sample Mobile
+923990000003,,Sarfraz Bugti,,90003-1234567-3,Testpur,2024-01-01,,Sample Mobile
""".encode()


@dataclass
class Scene:
    """The office and what was put into it."""

    house: House
    folder: Path
    note: str
    calls: str
    claim: str
    brief: str


def set_scene(house: House) -> Scene:
    """Seal and read two exhibits, register two persons, claim, find, draft, freeze, sign."""
    folder = house.office.path / "incoming"
    folder.mkdir()
    note = house.seal(folder, "note.txt", NOTE)
    house.instrument(
        "order-1",
        kind="call_data_order",
        covers=("+923900000001",),
        covers_from=date(2025, 1, 1),
        offences=("ATA-11H",),
        facts=ORDER,
    )
    calls = house.seal(folder, "calls.csv", CALLS, instrument="order-1")
    house.read()
    for name in ("S-01", "M-01"):
        house.subject(name)
    claim = house.do(_father())
    scene = Scene(house, folder, note, calls, claim, "")
    house.do(_finding(scene))
    house.do(_draft("RN-01"))
    scene.brief = house.do(_freeze(scene)).sha256
    house.do(MakeCheckpoint(by="supervisor"))
    return scene


def _father(subject: str = "S-01") -> RecordClaim:
    return RecordClaim(
        by="analyst",
        compartment=CASE,
        about=subject,
        property="father_name",
        value="Sample Father",
        said_by="Records office",
        source=Quoted("note.txt", "Sample One is the son of Sample Father."),
    )


def _finding(scene: Scene) -> MakeFinding:
    del scene
    parameters = {"number": "+923900000001", "from": "2025-01-01", "to": "2025-03-31"}
    order = {"by": "analyst", "compartment": CASE, "subject": "S-01"}
    return MakeFinding(**order, method="contacts", parameters=parameters)


def _certify(scene: Scene) -> CertifyTranslation:
    """Of a translation that is received for it; by the note, which is as good a certificate as any for tests."""
    made = {"parent": scene.calls, "relation": "translation"}
    translation = scene.house.seal(scene.folder, "calls-en.txt", b"Calls, in English.", **made)
    told = {"source": "ur", "target": "en", "translator": "Sample Translator"}
    order = {"by": "clerk", "compartment": CASE, "certificate": f"exhibit:{scene.note}"}
    return CertifyTranslation(**order, exhibit=translation, **told)


def _hook(scene: Scene) -> AddWebhook:
    """Of a program whose host the administrator listed."""
    tools = scene.house.office.tools
    object.__setattr__(tools, "webhook_hosts", frozenset({"127.0.0.1:9"}))
    return AddWebhook(by="chief", **IN_CASE, address="http://127.0.0.1:9/", kinds=("work.ended",))


def ordered(scene: Scene) -> str:
    """Order the readings of the case, and return the job's id."""
    return scene.house.do(OrderWork(by="clerk", **IN_CASE, kind="read", order={}))


def ended(scene: Scene) -> str:
    """Return a job of which the worker has noted that it failed, before that is on record."""
    job = ordered(scene)
    with scene.house.office.tools.database.writing() as connection:
        jobs.settle(connection, job, Outcome(State.FAILED, code="SAMPLE", says="it failed"))
    return job


def _retry(scene: Scene) -> RetryWork:
    job = ended(scene)
    scene.house.do(EndWork(by="clerk", **IN_CASE, work=job))
    return RetryWork(by="clerk", **IN_CASE, work=job)


def brought(scene: Scene, name: str = "new/brought.txt", raw: bytes = b"brought in") -> str:
    """Begin a delivery over the network, let one file of it arrive, and return the delivery's id."""
    begun = scene.house.do(BeginDelivery(by="clerk", **IN_CASE, handed_by="Sample Sender"))
    tools = scene.house.office.tools
    with tools.database.reading() as connection:
        uploads = uploads_of(tools, consignment.get(connection, begun))
    upload = uploads.begin(name, len(raw))
    uploads.append(upload.id, 0, [raw])
    uploads.finish(upload.id)
    return begun


def _made(scene: Scene) -> str:
    return next(iter(scene.house.do(RerunFindings(by="analyst", **IN_CASE)))).finding


_TIES = Scope(subjects=("S-01",))


def _kept(scene: Scene) -> str:
    called = f"Sample ties {next(_NUMBER)}"
    kept = KeepChart(by="analyst", **IN_CASE, scope=_TIES, called=called)
    return scene.house.do(kept).id


def _draft(name: str) -> DraftRequest:
    request = Request(name, "red_notice", "S-01", CASE, "prosecution", {})
    return DraftRequest(by="drafter", compartment=CASE, request=request)


def _amendment(scene: Scene, name: str) -> AmendRequest:
    stands = scene.house.office.desk.ask(CheckRequest(by="drafter", **IN_CASE, request=name))
    amended = replace(stands.request, facts={"asks": ["arrest"]})
    read = {"draft": stands.draft, "reason": "asked too little"}
    return AmendRequest(by="drafter", **IN_CASE, request=amended, **read)


PASSING = """
id = "SAMPLE-{id}"
version = 1
title = "A rule for tests"
text = "{text}"
instrument = "Sample order"
article = "1"
sources = ["sample:S1"]
mark = "V"
gate = "A"
applies_to = ["red_notice"]
severity = "block"
decided_by = "program"
permit = '{permit}'
refuse_code = "SAMPLE_REFUSAL"
refuse_reason = "The sample rule refuses."
misfires = []
[needs."warrant.recalled"]
id = "SAMPLE-Q"
text = "Was the warrant recalled?"
who = "prosecutor"
"""


def sample_rule(folder: Path, permit: str = "true", name: str = "1", **changed: str) -> Path:
    """Write a rule about Red Notices that permits all of them, or as `permit` says, and return its folder."""
    folder.mkdir(exist_ok=True)
    rule = PASSING.format(id=name, permit=permit, text=changed.pop("text", "All may pass."))
    for field, value in changed.items():
        rule = re.sub(rf"^{field} = .*$", f"{field} = {value}", rule, flags=re.MULTILINE)
    (folder / f"SAMPLE-{name}.toml").write_text(rule, encoding="utf-8")
    return folder


def under(house: House, rules: Path) -> House:
    """Return the same office under another law: the real one asks of a request more than a test can answer."""
    tools = replace(house.office.tools, rulebook=load_rules(rules))
    return replace(house, office=replace(house.office, tools=tools, desk=Desk(tools)))


def signed(house: House, name: str) -> str:
    """Draft a request and have it signed by three officers of three offices."""
    house.do(_draft(name))
    for officer, step in (("reviewer", "review"), ("approver", "approve")):
        house.do(sign_order(house, officer, name, step))
    return name


def sign_order(house: House, officer: str, name: str, step: str = "review") -> SignRequest:
    """Have an officer read a request, and return the order to sign what was read."""
    read = house.do(CheckRequest(by=officer, **IN_CASE, request=name))
    return SignRequest(by=officer, **IN_CASE, request=name, draft=read.over(step), step=step)


@dataclass(frozen=True, kw_only=True)
class _Ready(SendRequest):
    """For as long as the order runs, the law is the one by which the request was signed."""

    rules: Path

    def do(self, work):
        tools = replace(work.tools, rulebook=load_rules(self.rules))
        return super().do(replace(work, tools=tools))


def _send(scene: Scene) -> SendRequest:
    rules = sample_rule(scene.folder.parent / "sample-law")
    number = next(_NUMBER)
    return _Ready(
        by="liaison",
        **IN_CASE,
        request=signed(under(scene.house, rules), f"RN-1{number}"),
        country="INT",
        authority="Sample bureau",
        reference=f"{number}/2026",
        on="2026-01-05",
        rules=rules,
    )


def _freeze(scene: Scene) -> FreezeBrief:
    del scene
    to = Addressee("court", "trial")
    return FreezeBrief(by="drafter", compartment=CASE, subject="S-01", to=to)


def _passage(scene: Scene) -> WritePassage:
    order = {"by": "drafter", "compartment": CASE, "subject": "S-01", "recipient": "court"}
    text = {"en": "His father is Sample Father, the office of records says."}
    return WritePassage(**order, section="identity", text=text, rests_on=(f"claim:{scene.claim}",))


def _bundle(scene: Scene) -> Asked:
    items = (AskedItem(exhibit=scene.note, mark="P-1"), AskedItem(brief=scene.brief))
    tab = AskedTab("A/1", "Papers", "2025-03-01", items)
    return Asked("Bundle for the hearing", "The State v. Sample One", "court", (tab,))


def _redact(scene: Scene) -> RedactExhibit:
    del scene
    return RedactExhibit(
        by="drafter",
        **IN_CASE,
        exhibit="note.txt",
        asked=({"ground": "third_party", "words": "Sample Father"},),
        recipients=("defence",),
        reason="the father is no party",
    )


def _redacted_words(scene: Scene) -> RedactedWords:
    scene.house.do(_redact(scene))
    return RedactedWords(by="drafter", **IN_CASE, exhibit=scene.note, recipient="defence")


def _seal(scene: Scene) -> SealExhibit:
    path = scene.folder / "more.txt"
    path.write_bytes(b"more words")
    return SealExhibit(
        by="clerk",
        compartment=CASE,
        delivered_as="more.txt",
        copy=scene.house.office.tools.blobs.stage(path),
        provenance=Provenance(instrument="open-1"),
    )


def _correct(scene: Scene) -> CorrectDelivery:
    with scene.house.office.tools.database.reading() as connection:
        [came] = vault.get(connection, scene.note).deliveries
    stated = Stated(instrument=came.provenance.instrument, handed_by="Sample Sender")
    order = {"by": "chief", **IN_CASE, "delivery": came.seq}
    return CorrectDelivery(**order, stated=stated, reason="the letter names the sender")


def _read(scene: Scene) -> ReadExhibit:
    exhibit = scene.house.seal(scene.folder, "other.txt", b"other words")
    folder = scene.house.office.tools.records.fresh()
    receipt = Receipt("text", "1", "text", 1, 1, 0)
    order = {"by": "clerk", "compartment": CASE, "exhibit": exhibit}
    return ReadExhibit(**order, receipt=receipt, folder=folder)


def recognised(house: House, exhibit: str, text: str, *low: tuple[int, int]) -> None:
    """Lay down what text recognition would make of one page; the stretches `low` are words it is not sure of."""
    folder = house.office.tools.records.folder(exhibit, "ocr")
    folder.mkdir(parents=True, exist_ok=True)
    words = [
        {"start": start, "end": end, "low": True, "box": [0, 0, 9, 9], "confidence": 50}
        for start, end in low
    ]
    part = {"label": "page 1", "text": text, "words": words}
    layer = {"v": "sanad/layer/1", "exhibit": exhibit, "kind": "ocr", "parts": [part]}
    (folder / "layer.json").write_bytes(canonical(layer))


def _confirm(scene: Scene) -> ConfirmWords:
    picture = scene.house.seal(scene.folder, "card.png", b"\x89PNG\r\n\x1a\n of a card")
    recognised(scene.house, picture, "CNIC 90001-1234561-1", (5, 20))
    order = {"by": "analyst", "compartment": CASE, "exhibit": picture}
    return ConfirmWords(**order, part=1, start=5, end=20, reading="90001-1234567-1")


_NUMBER = itertools.count(1)  # a standing scene is asked again and again


def _picture(scene: Scene) -> str:
    out = BytesIO()
    Image.new("RGB", (40, 20), "white").save(out, "PNG")
    return scene.house.seal(scene.folder, "white.png", out.getvalue())


def _sound(scene: Scene) -> str:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(1600))
    return scene.house.seal(scene.folder, "silence.wav", out.getvalue())


def _unsure(scene: Scene) -> ListUnsure:
    return ListUnsure(by="analyst", **IN_CASE, exhibit=_confirm(scene).exhibit)


def _found(scene: Scene) -> FoundOffice:
    """A second founding is refused, so this one is for an office whose ledger is still empty."""
    from sanad.storage.database import Database, metadata

    tools = scene.house.office.tools
    with tools.database.writing() as connection:
        for guard in (
            ["drop trigger ledger_entry_keeps"]
            if tools.database.is_sqlite
            else ["drop trigger ledger_entry_guard on ledger_entry"]
        ):
            connection.exec_driver_sql(guard)
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    assert isinstance(tools.database, Database)
    scene.house.office = replace(scene.house.office, desk=Desk(tools))
    return FoundOffice(by="first", officer_name="First", officer_office="supervision", order="1")


def _enrol(scene: Scene) -> EnrolOfficer:
    del scene
    return EnrolOfficer(
        by="supervisor",
        officer=Officer("new", "New", "cell"),
        roles=("clerk",),
        compartments=(CASE,),
        from_day=date(2025, 1, 1),
        until=None,
        order="1",
    )


def _instrument(scene: Scene) -> RegisterInstrument:
    del scene
    paper = Instrument("order-9", "consent", "9", "somebody", "none", date(2025, 1, 1))
    return RegisterInstrument(by="clerk", instrument=paper)


def _judge(scene: Scene) -> JudgeIdentity:
    given = Judgement("S-01", "M-01", Answer.DIFFERENT, "other father", (scene.claim,), "analyst")
    return JudgeIdentity(by="analyst", compartment=CASE, judgement=given)


def _subject(scene: Scene) -> RegisterSubject:
    return RegisterSubject(
        by="investigator",
        compartment=CASE,
        subject="S-80",
        kind="person",
        label="Sample Eighty",
        authority="Test order 1",
        reason="named in a complaint",
        evidence=(scene.note,),
    )


def _brief(scene: Scene) -> DossierContents:
    return DossierContents(by="drafter", compartment=CASE, brief=scene.brief)


def _froze(scene: Scene) -> int:
    """Return the number of the entry that froze the brief."""
    from sanad.dossier import store

    with scene.house.office.tools.database.reading() as connection:
        return store.get(connection, scene.brief).seq


def _unmask(scene: Scene) -> UnmaskParty:
    del scene
    return UnmaskParty(by="analyst", compartment=CASE, pseudonym="T-0001", reason="to ask for it")


def _list(scene: Scene) -> str:
    scene.house.seal(scene.folder, "list.json", LIST)
    scene.house.read()
    return "list.json"


def _register(scene: Scene) -> str:
    scene.house.seal(scene.folder, "register.csv", ged(POST))
    scene.house.read()
    return "register.csv"


def seal_subscribers(house: House, folder: Path) -> str:
    """Seal and read a list of three registrations, which came by an answer from abroad."""
    paper = f"abroad-{next(_NUMBER)}"
    answer = {"request": "MLA/1/2025", "reply": "A/1/2025"}
    house.instrument(paper, kind="foreign_assistance", facts=answer)
    house.seal(folder, "subscribers.csv", SUBSCRIBERS, instrument=paper)
    house.read()
    return "subscribers.csv"


def _opening(scene: Scene) -> OpenProceeding:
    del scene
    return OpenProceeding(
        by="clerk",
        **IN_CASE,
        kind="criminal",
        country="PK",
        authority="Sample court",
        reference=f"{next(_NUMBER)}/2025",
        subjects=("S-01",),
    )


def _event(scene: Scene) -> RecordEvent:
    return RecordEvent(
        by="clerk",
        **IN_CASE,
        proceeding=scene.house.do(_opening(scene)),
        kind="charges_filed",
        on="2025-11",
        said="The report was laid before the court.",
        exhibit=scene.note,
        page=1,
        waits_for="court",
        next="framing of the charge",
        next_on="2026-02-01",
    )


def _goaml(scene: Scene) -> ExportGoaml:
    """A sheet that leaves a bank open: its questions are written, and no unit's schema is needed."""
    paper = f"bank-{next(_NUMBER)}"
    facts = {"court": "anti_terrorism_court"}
    scene.house.instrument(paper, kind="bank_records_order", offences=("ATA-11H",), facts=facts)
    scene.house.seal(scene.folder, "statement.xml", STATEMENT, instrument=paper)
    scene.house.read()
    path = scene.folder / "goaml.toml"
    path.write_text(sheet().replace(BANK, ""), "utf-8")
    return ExportGoaml(by="analyst", **IN_CASE, purpose="duty to report", sheet=load(path))


def _adopt(scene: Scene) -> AdoptEntry:
    return AdoptEntry(
        by="investigator",
        compartment=CASE,
        exhibits=(_list(scene),),
        entry="1",
        subject="M-90",
        label="Sample Nine",
        authority="Test order 1",
        reason="named in a complaint",
    )


@dataclass(frozen=True, kw_only=True)
class _Lent(RekeyVault):
    """The vault of a scene is not encrypted; for as long as the order runs it has a keyring."""

    folder: Path

    def do(self, work):
        blobs = work.tools.blobs
        blobs.keyring = Keyring(self.folder / "home", self.folder / "keys", lambda: None)
        try:
            return super().do(work)
        finally:
            blobs.keyring = None


def _rekey(scene: Scene) -> RekeyVault:
    kept = scene.folder / "recovery"
    if not kept.exists():
        keyring = Keyring(scene.folder / "home", scene.folder / "keys", lambda: None)
        kept.write_text(keyring.create(None))
    return _Lent(by="supervisor", recovery=kept.read_text(), folder=scene.folder)


def stated(scene: Scene) -> Statement:
    """Return what a backup of the office as it stands would say of itself."""
    tools = scene.house.office.tools
    with tools.database.reading() as connection:
        entries = read.size(connection)
        root = read.root(connection, entries).hex()
    key, at = tools.signer.public.hex(), "2026-01-05T08:00:00.000000Z"
    return Statement("Test cell", "test-cell", key, at, "0001", entries, root, 1, 1, "0" * 64, "")


def _checkpoint_size(scene: Scene) -> int:
    return scene.house.do(QueuedCheckpoints(by="supervisor"))[0].size


def _raised(scene: Scene) -> str:
    raised = RaiseTask(by="analyst", **IN_CASE, action="Obtain the record", about="subject:S-01")
    return scene.house.do(raised)


def _allocated(scene: Scene) -> str:
    task = _raised(scene)
    scene.house.do(AllocateTask(by="chief", **IN_CASE, task=task, officer="clerk"))
    return task


def _finished(scene: Scene) -> str:
    task = _allocated(scene)
    scene.house.do(FinishTask(by="clerk", **IN_CASE, task=task, exhibit=scene.note))
    return task


def _directive(scene: Scene) -> IssueDirective:
    return IssueDirective(
        by="chief",
        **IN_CASE,
        meeting=f"Sample meeting {next(_NUMBER)}",
        held_on=date(2026, 1, 4),
        item="4",
        decision="The record shall be obtained.",
        action="Obtain the record",
        officer="clerk",
        by_when=date(2026, 2, 1),
        paper=scene.note,
        about="subject:S-01",
    )


IN_CASE = {"compartment": CASE}
SCENES: dict[str, Callable[[Scene], Act]] = {
    "add_webhook": _hook,
    "appoint_officer": lambda s: AppointOfficer(
        by="supervisor",
        officer="clerk",
        wanted_compartment="op-second",
        roles=("clerk",),
        from_day=date(2026, 7, 1),
        until=None,
        order="3",
    ),
    "begin_delivery": lambda s: BeginDelivery(by="clerk", **IN_CASE, handed_by="Sample Sender"),
    "cancel_work": lambda s: CancelWork(by="clerk", **IN_CASE, work=ordered(s)),
    "close_delivery": lambda s: CloseDelivery(by="clerk", **IN_CASE, delivery=brought(s)),
    "end_webhook": lambda s: EndWebhook(by="chief", **IN_CASE, webhook=s.house.do(_hook(s)).id),
    "end_work": lambda s: EndWork(by="clerk", **IN_CASE, work=ended(s)),
    "follow_work": lambda s: FollowWork(by="clerk", **IN_CASE, work=ordered(s)),
    "keep_template": lambda s: KeepTemplate(by="clerk", **IN_CASE, text=TEMPLATE),
    "list_delivered": lambda s: ListDelivered(by="clerk", **IN_CASE, delivery=brought(s)),
    "list_deliveries": lambda s: ListDeliveries(by="clerk", **IN_CASE),
    "list_instruments": lambda s: ListInstruments(by="clerk", **IN_CASE),
    "open_delivery": lambda s: OpenDelivery(by="clerk", **IN_CASE, delivery=brought(s)),
    "list_webhooks": lambda s: ListWebhooks(by="chief", **IN_CASE),
    "list_work": lambda s: ListWork(by="clerk", **IN_CASE),
    "order_work": lambda s: OrderWork(by="clerk", **IN_CASE, kind="read", order={}),
    "retry_work": _retry,
    "admissibility": lambda s: Admissibility(by="reviewer", **IN_CASE, exhibit=s.note),
    "adopt_entry": _adopt,
    "allocate_task": lambda s: AllocateTask(
        by="chief", **IN_CASE, task=_raised(s), officer="clerk"
    ),
    "answer_item": lambda s: AnswerItem(
        by="reviewer",
        **IN_CASE,
        exhibit=s.calls,
        item="ADM-CDR-05",
        answer="yes",
        reason="read and compared",
        document=f"exhibit:{s.note}",
    ),
    "answer_pack": lambda s: AnswerPack(by="drafter", **IN_CASE, request="RN-01"),
    "answer_question": lambda s: AnswerQuestion(
        by="reviewer",
        **IN_CASE,
        request="RN-01",
        question="NEU-Q1",
        answer="compliant",
        reason="no political charge",
    ),
    "ask_records": lambda s: AskRecords(
        by="analyst", **IN_CASE, method="contacts", parameters=_finding(s).parameters
    ),
    "audit_office": lambda s: AuditOffice(by="auditor"),
    "bind_bundle": lambda s: BindBundle(
        by="drafter",
        **IN_CASE,
        purpose="trial",
        asked=_bundle(s),
        into=s.house.office.tools.records.fresh(),
    ),
    "batch_search": lambda s: BatchSearch(by="analyst", **IN_CASE, terms=("Sample One",)),
    "cell_workload": lambda s: CellWorkload(by="analyst", **IN_CASE),
    "check_request": lambda s: CheckRequest(by="drafter", **IN_CASE, request="RN-01"),
    "confirm_words": _confirm,
    "correct_delivery": _correct,
    "copy_exhibit": lambda s: CopyExhibit(
        by="clerk", **IN_CASE, purpose="to be played", exhibit=s.note, kind="opened", to="here"
    ),
    "custody_statement": lambda s: CustodyStatement(by="clerk", **IN_CASE, exhibit=s.note),
    "decide_entry": lambda s: DecideEntry(
        by="reviewer", **IN_CASE, subject="S-01", answer=Answered.STANDS, reasons="read"
    ),
    "defer_task": lambda s: DeferTask(
        by="clerk", **IN_CASE, task=_allocated(s), due="2026-03-01", reason="asked for time"
    ),
    "dossier_contents": _brief,
    "disclosure_schedules": lambda s: DisclosureSchedules(by="drafter", **IN_CASE, request="RN-01"),
    "certify_translation": _certify,
    "dispatch_files": lambda s: DispatchFiles(
        by="drafter",
        **IN_CASE,
        kind="file_of_reasons",
        about="request:RN-01",
        files={"paper.pdf": "0" * 64},
        recipient="Counsel of the person concerned",
    ),
    "draft_request": lambda s: _draft("RN-02"),
    "draw_finding": lambda s: DrawFinding(by="analyst", **IN_CASE, finding=_made(s)),
    "end_appointment": lambda s: EndAppointment(
        by="supervisor", officer="clerk", wanted_compartment=CASE, last=date(2026, 6, 30), order="2"
    ),
    "enrol_officer": _enrol,
    "erase_exhibit": lambda s: EraseExhibit(
        by="chief", **IN_CASE, exhibit=s.note, order="Court order 1", witness="auditor"
    ),
    "rekey_vault": _rekey,
    "prepare_backup": lambda s: PrepareBackup(by="supervisor", place="/safe"),
    "record_backup": lambda s: RecordBackup(by="supervisor", statement=stated(s), place="/safe"),
    "record_drill": lambda s: RecordDrill(
        by="supervisor", listed="0" * 64, entries=1, verdict=Integrity.INTACT
    ),
    "record_restore": lambda s: RecordRestore(
        by="supervisor", listed="0" * 64, entries=1, reason="the disk burnt"
    ),
    "list_backups": lambda s: ListBackups(by="supervisor"),
    "upgrade_office": lambda s: UpgradeOffice(by="supervisor"),
    "erase_body": lambda s: EraseBody(by="supervisor", entry=3, order="Court order 1"),
    "find_mentions": lambda s: FindMentions(by="analyst", **IN_CASE, subjects=("S-01",)),
    "file_of_reasons": lambda s: FileOfReasons(by="drafter", **IN_CASE, request="RN-01"),
    "export_ftm": lambda s: ExportFtm(by="analyst", **IN_CASE, purpose="asked for"),
    "export_goaml": _goaml,
    "export_judgements": lambda s: ExportJudgements(by="analyst", **IN_CASE, purpose="asked for"),
    "export_stix": lambda s: ExportStix(by="analyst", **IN_CASE, purpose="asked for"),
    "export_made": lambda s: ExportMade(
        by="drafter",
        **IN_CASE,
        purpose="for the court",
        thing=f"brief:{s.brief}",
        sha256="0" * 64,
        size=1,
    ),
    "browse_log": lambda s: BrowseLog(by="reviewer", **IN_CASE),
    "open_entry": lambda s: OpenEntry(by="drafter", **IN_CASE, entry=_froze(s)),
    "list_documents": lambda s: ListDocuments(by="reviewer", **IN_CASE),
    "list_bundles": lambda s: ListBundles(by="reviewer", **IN_CASE),
    "list_made": lambda s: ListMade(by="drafter", **IN_CASE, thing=f"brief:{s.brief}"),
    "check_words": lambda s: CheckWords(
        by="drafter", **IN_CASE, subject="S-01", text="Sample Father", claims=(s.claim,)
    ),
    "open_draft": lambda s: OpenDraft(
        by="drafter", **IN_CASE, subject="S-01", to=Addressee("court", "trial")
    ),
    "open_edition": lambda s: OpenEdition(by="reviewer", **IN_CASE, brief=s.brief),
    "export_list": lambda s: ExportList(
        by="analyst",
        **IN_CASE,
        purpose="for the hearing",
        listed="subjects",
        asked={},
        rows=2,
        sha256="0" * 64,
    ),
    "exhibit_part": lambda s: ExhibitPart(by="analyst", **IN_CASE, exhibit=s.note, find="sample"),
    "exhibit_picture": lambda s: ExhibitPicture(by="analyst", **IN_CASE, exhibit=_picture(s)),
    "exhibit_row": lambda s: ExhibitRow(by="analyst", **IN_CASE, exhibit=s.calls, row=1),
    "exhibit_rows": lambda s: ExhibitRows(by="analyst", **IN_CASE, exhibit=s.calls),
    "exhibit_sound": lambda s: ExhibitSound(by="analyst", **IN_CASE, exhibit=_sound(s)),
    "fail_reading": lambda s: FailReading(
        by="clerk", **IN_CASE, exhibit=s.note, step="content", error=EmptyFile("note.txt")
    ),
    "file_task": lambda s: FileTask(
        by="chief", **IN_CASE, task=_raised(s), reason="is on record already"
    ),
    "finish_task": lambda s: FinishTask(by="clerk", **IN_CASE, task=_allocated(s), exhibit=s.note),
    "follow_up": lambda s: FollowUp(by="clerk", **IN_CASE),
    "form_team": lambda s: FormTeam(
        by="chief", **IN_CASE, team="calls", members=("analyst",), since=date(2026, 1, 5)
    ),
    "found_office": _found,
    "freeze_brief": _freeze,
    "write_passage": _passage,
    "withdraw_passage": lambda s: WithdrawPassage(
        by="drafter", **IN_CASE, seq=s.house.do(_passage(s)).seq, reason="told by the form already"
    ),
    "hand_over": lambda s: HandOver(
        by="clerk",
        **IN_CASE,
        exhibit=s.note,
        event="transferred",
        at="2026-01-01T09:00:00+05:00",
        giver="Clerk One",
        receiver="Clerk Two",
    ),
    "issue_directive": _directive,
    "judge_identity": _judge,
    "keep_timestamp": lambda s: KeepTimestamp(
        by="supervisor", size=_checkpoint_size(s), response=b"token", authority="http://tsa"
    ),
    "identity_pair": lambda s: IdentityPair(by="analyst", **IN_CASE, left="S-01", right="M-01"),
    "command_view": lambda s: CommandView(
        by="analyst",
        **IN_CASE,
        organisation=s.house.subject(f"O-{next(_NUMBER):02}", "organisation"),
        on="2025-01-01",
    ),
    "neighbours": lambda s: Neighbours(by="analyst", **IN_CASE, scope=_TIES),
    "keep_chart": lambda s: KeepChart(by="analyst", **IN_CASE, scope=_TIES, called="Sample ties"),
    "list_charts": lambda s: ListCharts(by="reviewer", **IN_CASE),
    "open_chart": lambda s: OpenChart(by="reviewer", **IN_CASE, chart=_kept(s)),
    "share_chart": lambda s: ShareChart(by="analyst", **IN_CASE, scope=_TIES, purpose="asked for"),
    "withdraw_chart": lambda s: WithdrawChart(
        by="analyst", **IN_CASE, chart=_kept(s), reason="drawn of the wrong day"
    ),
    "incident_matrix": lambda s: IncidentMatrix(
        by="analyst", **IN_CASE, incident=s.house.subject(f"I-{next(_NUMBER):02}", "incident")
    ),
    "list_candidates": lambda s: ListCandidates(by="analyst", **IN_CASE),
    "list_copies": lambda s: ListCopies(
        by="analyst", **IN_CASE, incident=s.house.subject(f"I-{next(_NUMBER):02}", "incident")
    ),
    "list_entries": lambda s: ListEntries(
        by="analyst", **IN_CASE, exhibit=_list(s), words="sample"
    ),
    "list_clocks": lambda s: ListClocks(by="clerk", **IN_CASE),
    "list_drift": lambda s: ListDrift(by="drafter", **IN_CASE),
    "list_directives": lambda s: ListDirectives(by="analyst", **IN_CASE),
    "list_duplicates": lambda s: ListDuplicates(by="analyst", **IN_CASE),
    "list_exhibits": lambda s: ListExhibits(by="analyst", **IN_CASE),
    "list_incidents": lambda s: ListIncidents(by="analyst", **IN_CASE),
    "list_stories": lambda s: ListStories(by="analyst", **IN_CASE),
    "register_rows": lambda s: RegisterRows(by="analyst", **IN_CASE, exhibit=_register(s)),
    "list_methods": lambda s: ListMethods(by="analyst", **IN_CASE),
    "list_unmasked": lambda s: ListUnmasked(by="analyst", **IN_CASE),
    "list_findings": lambda s: ListFindings(by="analyst", **IN_CASE),
    "open_finding": lambda s: OpenFinding(by="analyst", **IN_CASE, finding=_made(s)),
    "records_held": lambda s: RecordsHeld(by="analyst", **IN_CASE),
    "list_quarantined": lambda s: ListQuarantined(by="clerk", **IN_CASE),
    "list_readings": lambda s: ListReadings(by="clerk", **IN_CASE),
    "list_rejects": lambda s: ListRejects(by="analyst", **IN_CASE, exhibit=s.calls),
    "list_requests": lambda s: ListRequests(by="drafter", **IN_CASE, checked=True),
    "list_officers": lambda s: ListOfficers(by="supervisor"),
    "list_rules": lambda s: ListRules(by="reviewer", **IN_CASE, words="membership"),
    "open_request": lambda s: OpenRequest(by="reviewer", **IN_CASE, request="RN-01"),
    "open_rule": lambda s: OpenRule(by="reviewer", **IN_CASE, rule="NEU-4"),
    "request_board": lambda s: RequestBoard(by="reviewer", **IN_CASE),
    "request_form": lambda s: RequestForm(
        by="drafter", **IN_CASE, kind="red_notice", subject="S-01"
    ),
    "list_subjects": lambda s: ListSubjects(by="analyst", **IN_CASE),
    "list_tasks": lambda s: ListTasks(by="analyst", **IN_CASE),
    "list_unsure": _unsure,
    "look_round": lambda s: LookRound(by="analyst", **IN_CASE),
    "make_checkpoint": lambda s: MakeCheckpoint(by="supervisor"),
    "lift_redaction": lambda s: LiftRedaction(
        by="chief", **IN_CASE, seq=s.house.do(_redact(s)).seq, reason="the court ordered disclosure"
    ),
    "list_redactions": lambda s: ListRedactions(by="drafter", **IN_CASE, exhibit="note.txt"),
    "redacted_words": _redacted_words,
    "make_finding": _finding,
    "mask_rows": lambda s: MaskRows(
        by="analyst", **IN_CASE, exhibit=seal_subscribers(s.house, s.folder), rows=(1,)
    ),
    "match_list": lambda s: MatchList(by="analyst", **IN_CASE, exhibit=_list(s)),
    "match_claims": lambda s: MatchClaims(by="analyst", **IN_CASE, wanted=()),
    "law_changed": lambda s: LawChanged(
        by="reviewer", **IN_CASE, amendment="A08", begins_on=date(2005, 1, 11)
    ),
    "law_on": lambda s: LawOn(by="reviewer", **IN_CASE, on=date(2025, 2, 9), offences=("ATA-11V",)),
    "open_exhibit": lambda s: OpenExhibit(by="analyst", **IN_CASE, exhibit=s.note),
    "open_proceeding": _opening,
    "pending_board": lambda s: PendingBoard(by="chief", **IN_CASE),
    "proceedings": lambda s: Proceedings(by="analyst", **IN_CASE, about=s.house.do(_opening(s))),
    "record_event": _event,
    "my_desk": lambda s: MyDesk(by="analyst", **IN_CASE),
    "open_tasks": lambda s: OpenTasks(by="analyst", **IN_CASE),
    "office_in_force": lambda s: OfficeInForce(by="auditor"),
    "office_status": lambda s: OfficeStatus(by="auditor"),
    "officers_with": lambda s: OfficersWith(
        by="supervisor", wanted_power="read", wanted_compartment=CASE
    ),
    "quarantine_exhibit": lambda s: QuarantineExhibit(
        by="clerk", **IN_CASE, exhibit=s.note, reason="doubt"
    ),
    "propose_judgements": lambda s: ProposeJudgements(
        by="analyst",
        **IN_CASE,
        text='["S-01", "M-01", "negative", null, "other", "2026-01-01T00:00:00"]',
        file="resolver.ijson",
    ),
    "preflight_document": lambda s: PreflightDocument(
        by="drafter", **IN_CASE, subject="S-01", to=Addressee("court", "trial")
    ),
    "edition_difference": lambda s: EditionDifference(by="drafter", **IN_CASE, brief=s.brief),
    "standing_editions": lambda s: StandingEditions(
        by="drafter",
        **IN_CASE,
        documents=(Wanted("S-01", Addressee("court", "trial"), "subject_dossier"),),
    ),
    "preview_bundle": lambda s: PreviewBundle(by="drafter", **IN_CASE, asked=_bundle(s)),
    "prove_growth": lambda s: ProveGrowth(by="supervisor", since=_checkpoint_size(s)),
    "queued_checkpoints": lambda s: QueuedCheckpoints(by="supervisor"),
    "queue_readings": lambda s: QueueReadings(by="clerk", **IN_CASE, which="all"),
    "raise_task": lambda s: RaiseTask(
        by="analyst", **IN_CASE, action="Obtain the record", about=f"exhibit:{s.note}"
    ),
    "read_exhibit": _read,
    "read_log": lambda s: ReadLog(by="auditor"),
    "received_before": lambda s: ReceivedBefore(
        by="clerk", **IN_CASE, files=((s.note, "note.txt", Provenance()),)
    ),
    "record_claim": lambda s: _father("M-01"),
    "register_instrument": _instrument,
    "reject_suggestion": lambda s: RejectSuggestion(
        by="analyst",
        **IN_CASE,
        exhibit=s.note,
        kind="killed",
        part=1,
        start=0,
        end=6,
        reason="none",
    ),
    "record_leave": lambda s: RecordLeave(
        by="chief",
        **IN_CASE,
        exhibit=s.calls,
        recipient="interpol",
        paper="note.txt",
        reason="it agrees",
    ),
    "redact_exhibit": _redact,
    "register_subject": _subject,
    "release_exhibit": lambda s: ReleaseExhibit(
        by="chief", **IN_CASE, exhibit=s.note, reason="resolved"
    ),
    "retention_due": lambda s: RetentionDue(by="chief", **IN_CASE, on=date(2031, 1, 1)),
    "rerun_findings": lambda s: RerunFindings(by="analyst", **IN_CASE),
    "review_result": lambda s: ReviewResult(
        by="analyst", **IN_CASE, task=_finished(s), accepted=True
    ),
    "rule_standing": lambda s: RuleStanding(by="jurist"),
    "seal_exhibit": _seal,
    "search_text": lambda s: SearchText(by="analyst", **IN_CASE, words="sample"),
    "send_request": _send,
    "show_rows": lambda s: ShowRows(by="analyst", **IN_CASE, refs=(f"{s.calls[:8]}#1",)),
    "sign_packages": lambda s: SignPackages(by="drafter", **IN_CASE, briefs=(s.brief,)),
    "sign_request": lambda s: sign_order(s.house, "reviewer", "RN-01"),
    "sign_rules": lambda s: SignRules(by="jurist", rules=("RN-84d",), reason="read in the text"),
    "source_of": lambda s: SourceOf(by="analyst", **IN_CASE, thing=f"claim:{s.claim}"),
    "state_absence": lambda s: StateAbsence(
        by="chief",
        **IN_CASE,
        officer="clerk",
        first=date(2026, 1, 5),
        last=date(2026, 1, 9),
        cover="analyst",
    ),
    "state_facts": lambda s: StateFacts(
        by="reviewer",
        instrument="order-1",
        stated={"team_request": "JIT/2/2025"},
        reason="read in the order",
    ),
    "statistics": lambda s: Statistics(
        by="auditor", first=date(2026, 1, 1), last=date(2026, 12, 31)
    ),
    "subject_file": lambda s: SubjectFile(by="analyst", **IN_CASE, subject="S-01"),
    "time_marks": lambda s: TimeMarks(by="analyst", **IN_CASE, subject="S-01"),
    "suggest_claims": lambda s: SuggestClaims(by="analyst", **IN_CASE, exhibit=s.note),
    "mark_seen": lambda s: MarkSeen(by="analyst", **IN_CASE, until=0),
    "what_is_new": lambda s: WhatIsNew(by="analyst", **IN_CASE),
    "note_search": lambda s: NoteSearch(by="analyst", **IN_CASE, words="sample", line="12"),
    "list_searches": lambda s: ListSearches(by="analyst", **IN_CASE),
    "list_kept_searches": lambda s: ListKeptSearches(by="analyst", **IN_CASE),
    "suggest_things": lambda s: SuggestThings(by="analyst", **IN_CASE, text="sample"),
    "suggest_subjects": lambda s: SuggestSubjects(by="analyst", **IN_CASE, text="sam"),
    "task_history": lambda s: TaskHistory(by="analyst", **IN_CASE, task=_raised(s)),
    "unmask_party": _unmask,
    "withdraw_claim": lambda s: WithdrawClaim(
        by="analyst", **IN_CASE, claim=s.claim, reason="retracted"
    ),
    "waiting_readings": lambda s: WaitingReadings(by="clerk", **IN_CASE),
    "what_would_flip": lambda s: WhatWouldFlip(
        by="jurist", **IN_CASE, folder=sample_rule(s.folder.parent / "sample-law")
    ),
    "amend_request": lambda s: _amendment(s, s.house.do(_draft(f"RN-3{next(_NUMBER)}"))),
    "withdraw_request": lambda s: WithdrawRequest(
        by="drafter",
        **IN_CASE,
        request=s.house.do(_draft(f"RN-2{next(_NUMBER)}")),
        reason="the court acquitted",
    ),
    **ACCOUNTS,
}
"""Name → a valid order on a scene."""

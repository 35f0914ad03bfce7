# SPDX-License-Identifier: Apache-2.0
"""Every act and question, as a method that takes what the order takes.

Written by generate.py from the description of the API; the words are those of the office's own classes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Unpack

from sanad_client import types
from sanad_client.connection import Answer, Connection


@dataclass(frozen=True)
class Acts:
    """What can be ordered."""

    _connection: Connection

    def adopt_entry(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AdoptEntryOrder]) -> Answer[types.AdoptEntryAnswer]:
        """Adopt one entry of a list as a mention, or of a register of incidents as an incident: by a named officer, on an authority, for a reason."""
        return self._connection.act("adopt_entry", order, idempotency_key, unless_changed_since)

    def allocate_task(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AllocateTaskOrder]) -> Answer[types.AllocateTaskAnswer]:
        """Put a task for allocation, or allocate it to an officer, anew if somebody has it already."""
        return self._connection.act("allocate_task", order, idempotency_key, unless_changed_since)

    def amend_request(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AmendRequestOrder]) -> Answer[types.AmendRequestAnswer]:
        """Amend the draft of a request before it is sent: what it states is stated anew, under the same number."""
        return self._connection.act("amend_request", order, idempotency_key, unless_changed_since)

    def answer_item(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AnswerItemOrder]) -> Answer[types.AnswerItemAnswer]:
        """Answer an item of an exhibit's checklists, or a question that a rule asks a person about it, under one's own name."""
        return self._connection.act("answer_item", order, idempotency_key, unless_changed_since)

    def answer_question(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AnswerQuestionOrder]) -> Answer[types.AnswerQuestionAnswer]:
        """Answer a rule's question about a request, with reasons, under one's own name."""
        return self._connection.act("answer_question", order, idempotency_key, unless_changed_since)

    def appoint_officer(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AppointOfficerOrder]) -> Answer[types.AppointOfficerAnswer]:
        """Appoint an enrolled officer to a compartment, such as that of a new operation, or to other roles in one where they serve."""
        return self._connection.act("appoint_officer", order, idempotency_key, unless_changed_since)

    def ask_emergency(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AskEmergencyOrder]) -> Answer[types.AskEmergencyAnswer]:
        """Ask to look into a compartment where one holds nothing, because waiting would do harm; the alarm is raised at once."""
        return self._connection.act("ask_emergency", order, idempotency_key, unless_changed_since)

    def ask_records(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.AskRecordsOrder]) -> Answer[types.AskRecordsAnswer]:
        """Ask a method and look at the answer; nothing is kept but that it was asked, and the pseudonyms that it gave."""
        return self._connection.act("ask_records", order, idempotency_key, unless_changed_since)

    def begin_delivery(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.BeginDeliveryOrder]) -> Answer[types.BeginDeliveryAnswer]:
        """Begin a delivery over the network: who brings in what somebody handed over is on record before the first byte."""
        return self._connection.act("begin_delivery", order, idempotency_key, unless_changed_since)

    def cancel_work(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.CancelWorkOrder]) -> Answer[types.CancelWorkAnswer]:
        """Cancel long work: what waits is not begun, what runs stops between two acts; what is done stays done."""
        return self._connection.act("cancel_work", order, idempotency_key, unless_changed_since)

    def certify_translation(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.CertifyTranslationOrder]) -> Answer[types.CertifyTranslationAnswer]:
        """Record that a translation was certified: by whom, from which language into which, and the certificate that says so."""
        return self._connection.act("certify_translation", order, idempotency_key, unless_changed_since)

    def close_delivery(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.CloseDeliveryOrder]) -> Answer[types.CloseDeliveryAnswer]:
        """Close a delivery that came over the network: all is there, and nothing is added to it any more."""
        return self._connection.act("close_delivery", order, idempotency_key, unless_changed_since)

    def confirm_emergency(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.ConfirmEmergencyOrder]) -> Answer[types.ConfirmEmergencyAnswer]:
        """Let somebody look into the compartment that one directs, for the hours that they asked for."""
        return self._connection.act("confirm_emergency", order, idempotency_key, unless_changed_since)

    def confirm_words(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.ConfirmWordsOrder]) -> Answer[types.ConfirmWordsAnswer]:
        """Say, after looking at the picture, what stands where a machine recognised words: so, or otherwise."""
        return self._connection.act("confirm_words", order, idempotency_key, unless_changed_since)

    def correct_delivery(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.CorrectDeliveryOrder]) -> Answer[types.CorrectDeliveryAnswer]:
        """Put right what was said of a delivery when it was sealed, such as a wrong legal paper; what was said before stays in the ledger."""
        return self._connection.act("correct_delivery", order, idempotency_key, unless_changed_since)

    def decide_entry(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.DecideEntryOrder]) -> Answer[types.DecideEntryAnswer]:
        """Decide of an entry of the register that another officer made: it stands, is questioned, or is removed; with reasons."""
        return self._connection.act("decide_entry", order, idempotency_key, unless_changed_since)

    def defer_task(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.DeferTaskOrder]) -> Answer[types.DeferTaskAnswer]:
        """Defer a task to another day, with a reason; a day that the law sets only on the provision or order that moves it."""
        return self._connection.act("defer_task", order, idempotency_key, unless_changed_since)

    def draft_request(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.DraftRequestOrder]) -> Answer[types.DraftRequestAnswer]:
        """Draft a request to another authority about one subject, and sign the draft."""
        return self._connection.act("draft_request", order, idempotency_key, unless_changed_since)

    def end_appointment(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EndAppointmentOrder]) -> Answer[types.EndAppointmentAnswer]:
        """End an officer's appointment on a day, on somebody's order; what was done under it stays done."""
        return self._connection.act("end_appointment", order, idempotency_key, unless_changed_since)

    def end_emergency(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EndEmergencyOrder]) -> Answer[types.EndEmergencyAnswer]:
        """End emergency access before its time, or refuse it."""
        return self._connection.act("end_emergency", order, idempotency_key, unless_changed_since)

    def end_passkey(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EndPasskeyOrder]) -> Answer[types.EndPasskeyAnswer]:
        """End one of the officer's own passkeys, lost or given up."""
        return self._connection.act("end_passkey", order, idempotency_key, unless_changed_since)

    def end_session(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EndSessionOrder]) -> Answer[types.EndSessionAnswer]:
        """End a session that somebody left open or lost: one's own, or by whoever governs anybody's."""
        return self._connection.act("end_session", order, idempotency_key, unless_changed_since)

    def end_token(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EndTokenOrder]) -> Answer[types.EndTokenAnswer]:
        """End a token before its time: one's own, or by whoever governs anybody's."""
        return self._connection.act("end_token", order, idempotency_key, unless_changed_since)

    def end_webhook(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EndWebhookOrder]) -> Answer[types.EndWebhookAnswer]:
        """End a webhook: from now on its receiver is told nothing."""
        return self._connection.act("end_webhook", order, idempotency_key, unless_changed_since)

    def enrol_officer(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EnrolOfficerOrder]) -> Answer[types.EnrolOfficerAnswer]:
        """Enrol an officer, with roles, compartments and dates, on somebody's order."""
        return self._connection.act("enrol_officer", order, idempotency_key, unless_changed_since)

    def erase_body(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EraseBodyOrder]) -> Answer[types.EraseBodyAnswer]:
        """Erase the words of one ledger entry, on an order; that it was there, and when, stays provable."""
        return self._connection.act("erase_body", order, idempotency_key, unless_changed_since)

    def erase_exhibit(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.EraseExhibitOrder]) -> Answer[types.EraseExhibitAnswer]:
        """Erase sealed bytes on an order: their key is destroyed, or the bytes where there is no key. That they were here stays provable."""
        return self._connection.act("erase_exhibit", order, idempotency_key, unless_changed_since)

    def exhibit_rows(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.ExhibitRowsOrder]) -> Answer[types.ExhibitRowsAnswer]:
        """Look at the records of a table, a page at a time: each column as read, third parties masked as in findings, and what was set aside between."""
        return self._connection.act("exhibit_rows", order, idempotency_key, unless_changed_since)

    def file_task(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.FileTaskOrder]) -> Answer[types.FileTaskAnswer]:
        """File a task: with its accepted result, or, before anybody was given it, because another officer finds that it is not needed."""
        return self._connection.act("file_task", order, idempotency_key, unless_changed_since)

    def finish_task(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.FinishTaskOrder]) -> Answer[types.FinishTaskAnswer]:
        """Finish a task with its result: an exhibit, a claim, or a written negative."""
        return self._connection.act("finish_task", order, idempotency_key, unless_changed_since)

    def follow_up(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.FollowUpOrder]) -> Answer[types.FollowUpAnswer]:
        """Raise the tasks that the office itself calls for: what has drifted, what must be withdrawn, what rules ask, what clocks are near."""
        return self._connection.act("follow_up", order, idempotency_key, unless_changed_since)

    def form_team(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.FormTeamOrder]) -> Answer[types.FormTeamAnswer]:
        """Say which officers a team of the cell consists of, from a day on; without members it is dissolved."""
        return self._connection.act("form_team", order, idempotency_key, unless_changed_since)

    def freeze_brief(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.FreezeBriefOrder]) -> Answer[types.FreezeBriefAnswer]:
        """Freeze the contents of a document: from here on, its sentences are on record."""
        return self._connection.act("freeze_brief", order, idempotency_key, unless_changed_since)

    def hand_over(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.HandOverOrder]) -> Answer[types.HandOverAnswer]:
        """Record that an exhibit, or what it was read from, went from one hand to another."""
        return self._connection.act("hand_over", order, idempotency_key, unless_changed_since)

    def issue_directive(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.IssueDirectiveOrder]) -> Answer[types.IssueDirectiveAnswer]:
        """Issue a directive: record what a meeting decided, and raise the task for whoever must do it."""
        return self._connection.act("issue_directive", order, idempotency_key, unless_changed_since)

    def judge_identity(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.JudgeIdentityOrder]) -> Answer[types.JudgeIdentityAnswer]:
        """Say of two register entries whether they are one, with reasons and the claims relied on: first, or as a second review."""
        return self._connection.act("judge_identity", order, idempotency_key, unless_changed_since)

    def keep_chart(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.KeepChartOrder]) -> Answer[types.KeepChartAnswer]:
        """Keep a chart: what stands on it now, under a name, so that it can be opened again as it stood; or keep a mended one in the place of another."""
        return self._connection.act("keep_chart", order, idempotency_key, unless_changed_since)

    def keep_template(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.KeepTemplateOrder]) -> Answer[types.KeepTemplateAnswer]:
        """Keep a template of an operator for this office: how its tables are read from now on is on record, with who said so."""
        return self._connection.act("keep_template", order, idempotency_key, unless_changed_since)

    def lift_redaction(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.LiftRedactionOrder]) -> Answer[types.LiftRedactionAnswer]:
        """Let a redacted copy stand no more: from now on its recipients get what they would get without it."""
        return self._connection.act("lift_redaction", order, idempotency_key, unless_changed_since)

    def lift_wait(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.LiftWaitOrder]) -> Answer[types.LiftWaitAnswer]:
        """Let an officer's password be tried again at once, after wrong ones made it wait."""
        return self._connection.act("lift_wait", order, idempotency_key, unless_changed_since)

    def make_checkpoint(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.MakeCheckpointOrder]) -> Answer[types.MakeCheckpointAnswer]:
        """Sign the head of the ledger, so that everything up to here can be shown unchanged later."""
        return self._connection.act("make_checkpoint", order, idempotency_key, unless_changed_since)

    def make_finding(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.MakeFindingOrder]) -> Answer[types.MakeFindingAnswer]:
        """Ask a method over all records that may be used, and keep the answer so that anybody can ask again."""
        return self._connection.act("make_finding", order, idempotency_key, unless_changed_since)

    def mark_seen(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.MarkSeenOrder]) -> Answer[types.MarkSeenAnswer]:
        """Mark what is new on one's desk as seen, up to the entry that the desk showed."""
        return self._connection.act("mark_seen", order, idempotency_key, unless_changed_since)

    def mask_rows(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.MaskRowsOrder]) -> Answer[types.MaskRowsAnswer]:
        """Name the numbers in rows of a subscriber list as they may be shown: a subject's own as it is, anybody else's by its pseudonym."""
        return self._connection.act("mask_rows", order, idempotency_key, unless_changed_since)

    def note_search(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.NoteSearchOrder]) -> Answer[types.NoteSearchAnswer]:
        """Note what a search was for: a remark, the line of enquiry that it covers, the search of which it is a branch, whether it is kept."""
        return self._connection.act("note_search", order, idempotency_key, unless_changed_since)

    def open_proceeding(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.OpenProceedingOrder]) -> Answer[types.OpenProceedingAnswer]:
        """Put a proceeding before a court or authority on the docket."""
        return self._connection.act("open_proceeding", order, idempotency_key, unless_changed_since)

    def order_work(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.OrderWorkOrder]) -> Answer[types.OrderWorkAnswer]:
        """Order long work: it is carried out by the worker, in the name of who ordered it."""
        return self._connection.act("order_work", order, idempotency_key, unless_changed_since)

    def quarantine_exhibit(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.QuarantineExhibitOrder]) -> Answer[types.QuarantineExhibitAnswer]:
        """Set an exhibit aside: it stays sealed, and nothing may rest on it until somebody decides."""
        return self._connection.act("quarantine_exhibit", order, idempotency_key, unless_changed_since)

    def queue_readings(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.QueueReadingsOrder]) -> Answer[types.QueueReadingsAnswer]:
        """Let readings wait again: those that failed, those of one reader, those of an older version, or all."""
        return self._connection.act("queue_readings", order, idempotency_key, unless_changed_since)

    def raise_task(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RaiseTaskOrder]) -> Answer[types.RaiseTaskAnswer]:
        """Raise a task: what is to be done, about what, because of what, until when."""
        return self._connection.act("raise_task", order, idempotency_key, unless_changed_since)

    def record_claim(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RecordClaimOrder]) -> Answer[types.RecordClaimAnswer]:
        """Record what a source says about a subject; refused unless the words stand where it points."""
        return self._connection.act("record_claim", order, idempotency_key, unless_changed_since)

    def record_event(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RecordEventOrder]) -> Answer[types.RecordEventAnswer]:
        """Record what happened in a proceeding, with its source; or correct an earlier record, which stays."""
        return self._connection.act("record_event", order, idempotency_key, unless_changed_since)

    def record_leave(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RecordLeaveOrder]) -> Answer[types.RecordLeaveAnswer]:
        """Record that the sender of an exhibit lets somebody have it, or no longer does: the letter that says so is an exhibit itself."""
        return self._connection.act("record_leave", order, idempotency_key, unless_changed_since)

    def redact_exhibit(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RedactExhibitOrder]) -> Answer[types.RedactExhibitAnswer]:
        """Make a copy of an exhibit from which words and pictures are taken out, each on its ground; some recipients get it in the exhibit's place."""
        return self._connection.act("redact_exhibit", order, idempotency_key, unless_changed_since)

    def register_instrument(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RegisterInstrumentOrder]) -> Answer[types.RegisterInstrumentAnswer]:
        """Register the legal paper under which something was, or will be, obtained."""
        return self._connection.act("register_instrument", order, idempotency_key, unless_changed_since)

    def register_subject(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RegisterSubjectOrder]) -> Answer[types.RegisterSubjectAnswer]:
        """Put a person, organisation or incident on the register: by a named officer, on an authority and on evidence, for a reason."""
        return self._connection.act("register_subject", order, idempotency_key, unless_changed_since)

    def reject_suggestion(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RejectSuggestionOrder]) -> Answer[types.RejectSuggestionAnswer]:
        """Say that words of a report do not mean what was suggested of them: the suggestion is not made again."""
        return self._connection.act("reject_suggestion", order, idempotency_key, unless_changed_since)

    def release_exhibit(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.ReleaseExhibitOrder]) -> Answer[types.ReleaseExhibitAnswer]:
        """Release an exhibit from quarantine, with reasons that stay on record; the law is asked at once, or when it is read."""
        return self._connection.act("release_exhibit", order, idempotency_key, unless_changed_since)

    def retry_work(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.RetryWorkOrder]) -> Answer[types.RetryWorkAnswer]:
        """Order again what failed of a job that has ended, or what it did not come to."""
        return self._connection.act("retry_work", order, idempotency_key, unless_changed_since)

    def review_result(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.ReviewResultOrder]) -> Answer[types.ReviewResultAnswer]:
        """Accept the result of a task, or return it with a reason: another officer than those who worked on it."""
        return self._connection.act("review_result", order, idempotency_key, unless_changed_since)

    def send_request(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.SendRequestOrder]) -> Answer[types.SendRequestAnswer]:
        """Send a request to the other authority: only one that is ready today and signed by all three, and from here on its fate is followed."""
        return self._connection.act("send_request", order, idempotency_key, unless_changed_since)

    def show_rows(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.ShowRowsOrder]) -> Answer[types.ShowRowsAnswer]:
        """Show the rows that a finding cites: each column as read and as written, and where it stands; third parties masked as in findings."""
        return self._connection.act("show_rows", order, idempotency_key, unless_changed_since)

    def sign_packages(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.SignPackagesOrder]) -> Answer[types.SignPackagesAnswer]:
        """Sign the head of the ledger for packages that are about to be written: who builds them needs no other officer for that."""
        return self._connection.act("sign_packages", order, idempotency_key, unless_changed_since)

    def sign_request(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.SignRequestOrder]) -> Answer[types.SignRequestAnswer]:
        """Review or approve a request: another person, of another office, signs the draft that they read, the answers, and the rules it was checked by."""
        return self._connection.act("sign_request", order, idempotency_key, unless_changed_since)

    def sign_rules(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.SignRulesOrder]) -> Answer[types.SignRulesAnswer]:
        """Sign the wording of rules, or retire it: the standing of a rule moves by a named jurist's act and by nothing else."""
        return self._connection.act("sign_rules", order, idempotency_key, unless_changed_since)

    def state_absence(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.StateAbsenceOrder]) -> Answer[types.StateAbsenceAnswer]:
        """State that an officer is away in a compartment and who stands in, or that the officer is there after all."""
        return self._connection.act("state_absence", order, idempotency_key, unless_changed_since)

    def state_facts(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.StateFactsOrder]) -> Answer[types.StateFactsAnswer]:
        """State what a registered paper says and its registration left out, so that the rules that ask for it can be answered."""
        return self._connection.act("state_facts", order, idempotency_key, unless_changed_since)

    def unmask_party(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.UnmaskPartyOrder]) -> Answer[types.UnmaskPartyAnswer]:
        """Show whose number stands behind a pseudonym: for a reason, to a named officer, on record."""
        return self._connection.act("unmask_party", order, idempotency_key, unless_changed_since)

    def withdraw_chart(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.WithdrawChartOrder]) -> Answer[types.WithdrawChartAnswer]:
        """Withdraw a kept chart: it stays readable with the reason, and nobody takes it for what stands."""
        return self._connection.act("withdraw_chart", order, idempotency_key, unless_changed_since)

    def withdraw_claim(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.WithdrawClaimOrder]) -> Answer[types.WithdrawClaimAnswer]:
        """Withdraw a claim: it stays readable with the reason, and carries no sentence any more."""
        return self._connection.act("withdraw_claim", order, idempotency_key, unless_changed_since)

    def withdraw_passage(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.WithdrawPassageOrder]) -> Answer[types.WithdrawPassageAnswer]:
        """Withdraw a sentence that an officer wrote into documents: it stays readable with the reason, and stands in none that is frozen from now on."""
        return self._connection.act("withdraw_passage", order, idempotency_key, unless_changed_since)

    def withdraw_request(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.WithdrawRequestOrder]) -> Answer[types.WithdrawRequestAnswer]:
        """Withdraw a request: a draft is not carried on; one that was sent is called back, and that is recorded where it is followed."""
        return self._connection.act("withdraw_request", order, idempotency_key, unless_changed_since)

    def write_passage(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, **order: Unpack[types.WritePassageOrder]) -> Answer[types.WritePassageAnswer]:
        """Write a sentence into documents about an entry of the register, or word one anew. What it rests on is named with it; whether that says so is looked at when a document is frozen."""
        return self._connection.act("write_passage", order, idempotency_key, unless_changed_since)


@dataclass(frozen=True)
class Questions:
    """What can be asked."""

    _connection: Connection

    def admissibility(self, **order: Unpack[types.AdmissibilityOrder]) -> Answer[types.AdmissibilityAnswer]:
        """What must be shown of one exhibit before a court, what was answered, and what is open. There is no sum of it."""
        return self._connection.ask("admissibility", order)

    def answer_pack(self, **order: Unpack[types.AnswerPackOrder]) -> Answer[types.AnswerPackAnswer]:
        """The answers to what the Commission for the Control of INTERPOL's Files asks about a request, as the office stands today and as it stood when the request was sent."""
        return self._connection.ask("answer_pack", order)

    def audit_office(self, **order: Unpack[types.AuditOfficeOrder]) -> Answer[types.AuditOfficeAnswer]:
        """Whether everything sealed is still there and the same, and the ledger agrees with itself."""
        return self._connection.ask("audit_office", order)

    def batch_search(self, **order: Unpack[types.BatchSearchOrder]) -> Answer[types.BatchSearchAnswer]:
        """What there is of each name and number on a list, in one pass, with a receipt that proves also what there is not."""
        return self._connection.ask("batch_search", order)

    def browse_log(self, **order: Unpack[types.BrowseLogOrder]) -> Answer[types.BrowseLogAnswer]:
        """The ledger as those who work in a compartment may see it: its own entries, the newest first, a page at a time; in the office's own compartment all of them."""
        return self._connection.ask("browse_log", order)

    def cell_workload(self, **order: Unpack[types.CellWorkloadOrder]) -> Answer[types.CellWorkloadAnswer]:
        """What lies with each officer of the cell, in order of name; who is away, who stands in, which teams there are. No officer is ranked."""
        return self._connection.ask("cell_workload", order)

    def check_request(self, **order: Unpack[types.CheckRequestOrder]) -> Answer[types.CheckRequestAnswer]:
        """What every rule says of a request today, what is still to be answered and by whom, how far it has come and who signed it."""
        return self._connection.ask("check_request", order)

    def check_words(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.CheckWordsOrder]) -> Answer[types.CheckWordsAnswer]:
        """Which numbers and names of a sentence nothing backs on which it would rest, while it is being worded."""
        return self._connection.ask_page("check_words", order, page_limit, page_cursor)

    def check_words_lines(self, **order: Unpack[types.CheckWordsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("check_words", order)

    def command_view(self, **order: Unpack[types.CommandViewOrder]) -> Answer[types.CommandViewAnswer]:
        """Posts of an organisation with whoever is said to hold them on a day, and who is said to stand over whom; rival versions side by side."""
        return self._connection.ask("command_view", order)

    def custody_statement(self, **order: Unpack[types.CustodyStatementOrder]) -> Answer[types.CustodyStatementAnswer]:
        """Everything on record about one exhibit's way: how it came, through whose hands it went, what was done with it."""
        return self._connection.ask("custody_statement", order)

    def disclosure_schedules(self, **order: Unpack[types.DisclosureSchedulesOrder]) -> Answer[types.DisclosureSchedulesAnswer]:
        """The disclosure schedules of a request's subject: every exhibit of the case once, as used, unused or sensitive, and what nobody has looked into."""
        return self._connection.ask("disclosure_schedules", order)

    def dossier_contents(self, **order: Unpack[types.DossierContentsOrder]) -> Answer[types.DossierContentsAnswer]:
        """A frozen brief and everything its package must hold, as the ledger stood at a checkpoint."""
        return self._connection.ask("dossier_contents", order)

    def draw_finding(self, **order: Unpack[types.DrawFindingOrder]) -> Answer[types.DrawFindingAnswer]:
        """A finding as a file: a picture of it, its table, or its graph for other programs."""
        return self._connection.ask("draw_finding", order)

    def edition_difference(self, **order: Unpack[types.EditionDifferenceOrder]) -> Answer[types.EditionDifferenceAnswer]:
        """What an edition of a document says otherwise than the one before it."""
        return self._connection.ask("edition_difference", order)

    def exhibit_part(self, **order: Unpack[types.ExhibitPartOrder]) -> Answer[types.ExhibitPartAnswer]:
        """One part of an exhibit as it was read: its text, where each word stands on the page, what is cited of it, and what a search found in it."""
        return self._connection.ask("exhibit_part", order)

    def exhibit_picture(self, **order: Unpack[types.ExhibitPictureOrder]) -> Answer[types.ExhibitPictureAnswer]:
        """A page of an exhibit as a picture that is safe to show: drawn in a cell, of a PDF or a picture, or of a redacted copy."""
        return self._connection.ask("exhibit_picture", order)

    def exhibit_row(self, **order: Unpack[types.ExhibitRowOrder]) -> Answer[types.ExhibitRowAnswer]:
        """One record of a table as its file writes it, field by field, so that a claim may quote one of them; what may name a third party is left out."""
        return self._connection.ask("exhibit_row", order)

    def exhibit_sound(self, **order: Unpack[types.ExhibitSoundOrder]) -> Answer[types.ExhibitSoundAnswer]:
        """A recording for the ear: plain samples made in a cell, how loud it is along its length, and what its transcripts say when."""
        return self._connection.ask("exhibit_sound", order)

    def export_ftm(self, **order: Unpack[types.ExportFtmOrder]) -> Answer[types.ExportFtmAnswer]:
        """The register of a compartment as FollowTheMoney, with what that model cannot carry beside it."""
        return self._connection.ask("export_ftm", order)

    def export_judgements(self, **order: Unpack[types.ExportJudgementsOrder]) -> Answer[types.ExportJudgementsAnswer]:
        """The judgements of a compartment as nomenklatura's resolver reads them, with what that form cannot carry beside it."""
        return self._connection.ask("export_judgements", order)

    def export_stix(self, **order: Unpack[types.ExportStixOrder]) -> Answer[types.ExportStixAnswer]:
        """The register of a compartment as a bundle of STIX 2.1."""
        return self._connection.ask("export_stix", order)

    def file_of_reasons(self, **order: Unpack[types.FileOfReasonsOrder]) -> Answer[types.FileOfReasonsAnswer]:
        """The file of reasons: what the person whom a request is about is told of it, in a language they read."""
        return self._connection.ask("file_of_reasons", order)

    def find_mentions(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.FindMentionsOrder]) -> Answer[types.FindMentionsAnswer]:
        """Every place at which a text names somebody on the register, or gives a number or account of theirs."""
        return self._connection.ask_page("find_mentions", order, page_limit, page_cursor)

    def find_mentions_lines(self, **order: Unpack[types.FindMentionsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("find_mentions", order)

    def follow_work(self, **order: Unpack[types.FollowWorkOrder]) -> Answer[types.FollowWorkAnswer]:
        """One job as it stands, with what came of it."""
        return self._connection.ask("follow_work", order)

    def identity_pair(self, **order: Unpack[types.IdentityPairOrder]) -> Answer[types.IdentityPairAnswer]:
        """Two register entries side by side, and what each answer about them would do."""
        return self._connection.ask("identity_pair", order)

    def incident_matrix(self, **order: Unpack[types.IncidentMatrixOrder]) -> Answer[types.IncidentMatrixAnswer]:
        """What each source says of an incident, side by side, with what follows from it by stated rules."""
        return self._connection.ask("incident_matrix", order)

    def law_changed(self, **order: Unpack[types.LawChangedOrder]) -> Answer[types.LawChangedAnswer]:
        """What would change if an amendment began on a day: the law is loaded with that day put in, and compared with the law as it stands, also over the open requests."""
        return self._connection.ask("law_changed", order)

    def law_on(self, **order: Unpack[types.LawOnOrder]) -> Answer[types.LawOnAnswer]:
        """Which law applied to an act of a day: provisions with the penalty of that day, rules in force, and what is not known of either."""
        return self._connection.ask("law_on", order)

    def list_accounts(self, **order: Unpack[types.ListAccountsOrder]) -> Answer[types.ListAccountsAnswer]:
        """Who can sign in and by what, whose password waits, and how often strangers tried."""
        return self._connection.ask("list_accounts", order)

    def list_backups(self, **order: Unpack[types.ListBackupsOrder]) -> Answer[types.ListBackupsAnswer]:
        """When the office was last backed up, whether it could be brought back, and what would be lost today."""
        return self._connection.ask("list_backups", order)

    def list_bundles(self, **order: Unpack[types.ListBundlesOrder]) -> Answer[types.ListBundlesAnswer]:
        """The bundles that were bound in a compartment, the newest first: for which matter, for whom, how many pages, what was withheld."""
        return self._connection.ask("list_bundles", order)

    def list_candidates(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListCandidatesOrder]) -> Answer[types.ListCandidatesAnswer]:
        """Which pairs of persons, or of organisations, need a judgement, a second review or a third officer, and what speaks for and against."""
        return self._connection.ask_page("list_candidates", order, page_limit, page_cursor)

    def list_candidates_lines(self, **order: Unpack[types.ListCandidatesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_candidates", order)

    def list_charts(self, **order: Unpack[types.ListChartsOrder]) -> Answer[types.ListChartsAnswer]:
        """The charts that were kept in a compartment, the newest first, also those that stand no more."""
        return self._connection.ask("list_charts", order)

    def list_clocks(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListClocksOrder]) -> Answer[types.ListClocksAnswer]:
        """Which times run in a compartment, when each is over, and why."""
        return self._connection.ask_page("list_clocks", order, page_limit, page_cursor)

    def list_clocks_lines(self, **order: Unpack[types.ListClocksOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_clocks", order)

    def list_copies(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListCopiesOrder]) -> Answer[types.ListCopiesAnswer]:
        """Which of the reports that speak of an incident may go back to one statement, with the words that show it."""
        return self._connection.ask_page("list_copies", order, page_limit, page_cursor)

    def list_copies_lines(self, **order: Unpack[types.ListCopiesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_copies", order)

    def list_delivered(self, **order: Unpack[types.ListDeliveredOrder]) -> Answer[types.ListDeliveredAnswer]:
        """What became of the files of a sealed delivery: each with its seal, the exhibit that it equals, why it is set aside, and how far it was read."""
        return self._connection.ask("list_delivered", order)

    def list_deliveries(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListDeliveriesOrder]) -> Answer[types.ListDeliveriesAnswer]:
        """Which deliveries came over the network, and what is still missing of each."""
        return self._connection.ask_page("list_deliveries", order, page_limit, page_cursor)

    def list_deliveries_lines(self, **order: Unpack[types.ListDeliveriesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_deliveries", order)

    def list_directives(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListDirectivesOrder]) -> Answer[types.ListDirectivesAnswer]:
        """What meetings decided, and what became of it: each directive with its tasks."""
        return self._connection.ask_page("list_directives", order, page_limit, page_cursor)

    def list_directives_lines(self, **order: Unpack[types.ListDirectivesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_directives", order)

    def list_documents(self, **order: Unpack[types.ListDocumentsOrder]) -> Answer[types.ListDocumentsAnswer]:
        """The documents of a compartment, the newest first: which edition for whom, and whether what it rests on is still as it was."""
        return self._connection.ask("list_documents", order)

    def list_drift(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListDriftOrder]) -> Answer[types.ListDriftAnswer]:
        """What has turned amber: requests and dossiers whose ground has changed since they were signed or frozen."""
        return self._connection.ask_page("list_drift", order, page_limit, page_cursor)

    def list_drift_lines(self, **order: Unpack[types.ListDriftOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_drift", order)

    def list_duplicates(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListDuplicatesOrder]) -> Answer[types.ListDuplicatesAnswer]:
        """Which incidents of a compartment may be one, and nobody has said so or otherwise."""
        return self._connection.ask_page("list_duplicates", order, page_limit, page_cursor)

    def list_duplicates_lines(self, **order: Unpack[types.ListDuplicatesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_duplicates", order)

    def list_emergencies(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListEmergenciesOrder]) -> Answer[types.ListEmergenciesAnswer]:
        """Who asked for emergency access to a compartment, who confirmed it, and until when it lasts."""
        return self._connection.ask_page("list_emergencies", order, page_limit, page_cursor)

    def list_emergencies_lines(self, **order: Unpack[types.ListEmergenciesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_emergencies", order)

    def list_entries(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListEntriesOrder]) -> Answer[types.ListEntriesAnswer]:
        """Which entries of a list meet words that an officer gives. It says that words stand there, not whom they are about."""
        return self._connection.ask_page("list_entries", order, page_limit, page_cursor)

    def list_entries_lines(self, **order: Unpack[types.ListEntriesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_entries", order)

    def list_exhibits(self, **order: Unpack[types.ListExhibitsOrder]) -> Answer[types.ListExhibitsAnswer]:
        """The exhibits of a compartment, a page at a time: the newest first, each with how it came, how far it was read, and what rests on it."""
        return self._connection.ask("list_exhibits", order)

    def list_findings(self, **order: Unpack[types.ListFindingsOrder]) -> Answer[types.ListFindingsAnswer]:
        """The findings of a compartment, the newest first: what was asked, what it says, under whom it is kept, and by whom."""
        return self._connection.ask("list_findings", order)

    def list_incidents(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListIncidentsOrder]) -> Answer[types.ListIncidentsAnswer]:
        """The incidents of a compartment, one line each, as their sources tell them."""
        return self._connection.ask_page("list_incidents", order, page_limit, page_cursor)

    def list_incidents_lines(self, **order: Unpack[types.ListIncidentsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_incidents", order)

    def list_instruments(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListInstrumentsOrder]) -> Answer[types.ListInstrumentsAnswer]:
        """The legal papers among which whoever receives may choose, or puts right what was received: those under which something came here, and those under which nothing has come anywhere yet."""
        return self._connection.ask_page("list_instruments", order, page_limit, page_cursor)

    def list_instruments_lines(self, **order: Unpack[types.ListInstrumentsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_instruments", order)

    def list_kept_searches(self, **order: Unpack[types.ListKeptSearchesOrder]) -> Answer[types.ListKeptSearchesAnswer]:
        """The searches that an officer keeps, each asked anew: whether more is found now than they saw."""
        return self._connection.ask("list_kept_searches", order)

    def list_made(self, **order: Unpack[types.ListMadeOrder]) -> Answer[types.ListMadeAnswer]:
        """Which files the office keeps of a package, or of what other ordered work wrote."""
        return self._connection.ask("list_made", order)

    def list_methods(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListMethodsOrder]) -> Answer[types.ListMethodsAnswer]:
        """Which methods there are."""
        return self._connection.ask_page("list_methods", order, page_limit, page_cursor)

    def list_methods_lines(self, **order: Unpack[types.ListMethodsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_methods", order)

    def list_officers(self, **order: Unpack[types.ListOfficersOrder]) -> Answer[types.ListOfficersAnswer]:
        """Who serves where, with what roles, since when and on whose order; and which role holds which power."""
        return self._connection.ask("list_officers", order)

    def list_quarantined(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListQuarantinedOrder]) -> Answer[types.ListQuarantinedAnswer]:
        """The review list: what is set aside, why, since when, under which paper, and who may release it."""
        return self._connection.ask_page("list_quarantined", order, page_limit, page_cursor)

    def list_quarantined_lines(self, **order: Unpack[types.ListQuarantinedOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_quarantined", order)

    def list_readings(self, **order: Unpack[types.ListReadingsOrder]) -> Answer[types.ListReadingsAnswer]:
        """What became of every reading: the job ledger, for a person who wants the failures and their causes, a page at a time."""
        return self._connection.ask("list_readings", order)

    def list_redactions(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListRedactionsOrder]) -> Answer[types.ListRedactionsAnswer]:
        """The redacted copies of an exhibit, and which of them stands for whom."""
        return self._connection.ask_page("list_redactions", order, page_limit, page_cursor)

    def list_redactions_lines(self, **order: Unpack[types.ListRedactionsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_redactions", order)

    def list_rejects(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListRejectsOrder]) -> Answer[types.ListRejectsAnswer]:
        """The records of an exhibit that were set aside: each with its code, the reason, and the record as the source wrote it."""
        return self._connection.ask_page("list_rejects", order, page_limit, page_cursor)

    def list_rejects_lines(self, **order: Unpack[types.ListRejectsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_rejects", order)

    def list_requests(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListRequestsOrder]) -> Answer[types.ListRequestsAnswer]:
        """Every request of a compartment: what it is, about whom, how far it has come."""
        return self._connection.ask_page("list_requests", order, page_limit, page_cursor)

    def list_requests_lines(self, **order: Unpack[types.ListRequestsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_requests", order)

    def list_rules(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListRulesOrder]) -> Answer[types.ListRulesAnswer]:
        """The rulebook as a list that can be searched: each rule with its mark, since when it is in force, and who signed its wording."""
        return self._connection.ask_page("list_rules", order, page_limit, page_cursor)

    def list_rules_lines(self, **order: Unpack[types.ListRulesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_rules", order)

    def list_searches(self, **order: Unpack[types.ListSearchesOrder]) -> Answer[types.ListSearchesAnswer]:
        """The searches of an officer as a tree: a branch for each idea, with what was found when, and what was noted of it."""
        return self._connection.ask("list_searches", order)

    def list_sessions(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListSessionsOrder]) -> Answer[types.ListSessionsAnswer]:
        """Which sessions last: one's own, and for whoever governs the office everybody's."""
        return self._connection.ask_page("list_sessions", order, page_limit, page_cursor)

    def list_sessions_lines(self, **order: Unpack[types.ListSessionsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_sessions", order)

    def list_stories(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListStoriesOrder]) -> Answer[types.ListStoriesAnswer]:
        """Which of the reports that a compartment holds seem to tell one event, and which of them share their wording."""
        return self._connection.ask_page("list_stories", order, page_limit, page_cursor)

    def list_stories_lines(self, **order: Unpack[types.ListStoriesOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_stories", order)

    def list_subjects(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListSubjectsOrder]) -> Answer[types.ListSubjectsAnswer]:
        """Whom the office keeps a file on: each entry with what sources call it, where it stands and what its file lacks."""
        return self._connection.ask_page("list_subjects", order, page_limit, page_cursor)

    def list_subjects_lines(self, **order: Unpack[types.ListSubjectsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_subjects", order)

    def list_tasks(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListTasksOrder]) -> Answer[types.ListTasksAnswer]:
        """Which tasks of a compartment are open, or were filed, narrowed down as somebody asks."""
        return self._connection.ask_page("list_tasks", order, page_limit, page_cursor)

    def list_tasks_lines(self, **order: Unpack[types.ListTasksOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_tasks", order)

    def list_tokens(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListTokensOrder]) -> Answer[types.ListTokensAnswer]:
        """Which tokens of programs last: one's own, and for whoever governs the office everybody's."""
        return self._connection.ask_page("list_tokens", order, page_limit, page_cursor)

    def list_tokens_lines(self, **order: Unpack[types.ListTokensOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_tokens", order)

    def list_unmasked(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListUnmaskedOrder]) -> Answer[types.ListUnmaskedAnswer]:
        """Which third parties were unmasked in a compartment: by whom, when, for what reason. It is what a judge asks to see."""
        return self._connection.ask_page("list_unmasked", order, page_limit, page_cursor)

    def list_unmasked_lines(self, **order: Unpack[types.ListUnmaskedOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_unmasked", order)

    def list_unsure(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListUnsureOrder]) -> Answer[types.ListUnsureAnswer]:
        """The words that a machine recognised in an exhibit and was not sure of, and that nobody has confirmed since."""
        return self._connection.ask_page("list_unsure", order, page_limit, page_cursor)

    def list_unsure_lines(self, **order: Unpack[types.ListUnsureOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_unsure", order)

    def list_webhooks(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListWebhooksOrder]) -> Answer[types.ListWebhooksAnswer]:
        """Which programs of others are told what happens in a compartment, and whether they take it."""
        return self._connection.ask_page("list_webhooks", order, page_limit, page_cursor)

    def list_webhooks_lines(self, **order: Unpack[types.ListWebhooksOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_webhooks", order)

    def list_work(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ListWorkOrder]) -> Answer[types.ListWorkAnswer]:
        """Which long work was ordered in a compartment, and how far it is."""
        return self._connection.ask_page("list_work", order, page_limit, page_cursor)

    def list_work_lines(self, **order: Unpack[types.ListWorkOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("list_work", order)

    def look_round(self, **order: Unpack[types.LookRoundOrder]) -> Answer[types.LookRoundAnswer]:
        """What a screen shows around everything else: where the officer may go, what they may do there, and how much there is here."""
        return self._connection.ask("look_round", order)

    def match_claims(self, **order: Unpack[types.MatchClaimsOrder]) -> Answer[types.MatchClaimsAnswer]:
        """Which recorded claims the rows of a worksheet became."""
        return self._connection.ask("match_claims", order)

    def match_list(self, **order: Unpack[types.MatchListOrder]) -> Answer[types.MatchListAnswer]:
        """Who of the persons on the register may stand where in a list, with the weight of every reason. It orders a queue; an officer judges."""
        return self._connection.ask("match_list", order)

    def my_account(self, **order: Unpack[types.MyAccountOrder]) -> Answer[types.MyAccountAnswer]:
        """How the officer who asks signs in, and how they want their pages."""
        return self._connection.ask("my_account", order)

    def my_desk(self, **order: Unpack[types.MyDeskOrder]) -> Answer[types.MyDeskAnswer]:
        """The morning desk of an officer in one compartment: what waits for them, by deadline, and what they wait for."""
        return self._connection.ask("my_desk", order)

    def neighbours(self, **order: Unpack[types.NeighboursOrder]) -> Answer[types.NeighboursAnswer]:
        """Who is tied to whom, as claims say it and kept findings counted it: the ties of some entries, and how many each end would bring if it were opened too."""
        return self._connection.ask("neighbours", order)

    def office_in_force(self, **order: Unpack[types.OfficeInForceOrder]) -> Answer[types.OfficeInForceAnswer]:
        """By what the office works today: its settings and where each comes from, rulebook, forms, templates, papers, and what was erased on an order."""
        return self._connection.ask("office_in_force", order)

    def office_status(self, **order: Unpack[types.OfficeStatusOrder]) -> Answer[types.OfficeStatusAnswer]:
        """What the office holds, what waits, what was refused: counted for whoever looks in the office, named only out of the compartments in which they may look."""
        return self._connection.ask("office_status", order)

    def officers_with(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.OfficersWithOrder]) -> Answer[types.OfficersWithAnswer]:
        """Which officers hold a power in a compartment today."""
        return self._connection.ask_page("officers_with", order, page_limit, page_cursor)

    def officers_with_lines(self, **order: Unpack[types.OfficersWithOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("officers_with", order)

    def open_chart(self, **order: Unpack[types.OpenChartOrder]) -> Answer[types.OpenChartAnswer]:
        """One kept chart: what stood on it, by whom it was kept, and which of its lines are carried otherwise today."""
        return self._connection.ask("open_chart", order)

    def open_delivery(self, **order: Unpack[types.OpenDeliveryOrder]) -> Answer[types.OpenDeliveryAnswer]:
        """One delivery that came over the network: its files as they lie in the inbox, and the job that seals it."""
        return self._connection.ask("open_delivery", order)

    def open_draft(self, **order: Unpack[types.OpenDraftOrder]) -> Answer[types.OpenDraftAnswer]:
        """A document as it would be frozen now, open for wording: what it says, an officer's own sentences in it, on what more may rest, and what stands in its way."""
        return self._connection.ask("open_draft", order)

    def open_edition(self, **order: Unpack[types.OpenEditionOrder]) -> Answer[types.OpenEditionAnswer]:
        """One edition of a document, sentence by sentence with what each rests on, and what is otherwise: than in the edition before, and today."""
        return self._connection.ask("open_edition", order)

    def open_entry(self, **order: Unpack[types.OpenEntryOrder]) -> Answer[types.OpenEntryAnswer]:
        """One entry of the ledger as it is kept, with the proof that it stands in the signed tree, and what following that proof comes to."""
        return self._connection.ask("open_entry", order)

    def open_exhibit(self, **order: Unpack[types.OpenExhibitOrder]) -> Answer[types.OpenExhibitAnswer]:
        """Everything on record about one exhibit: how it came, what was done with it, what was made of it, and what rests on it. Nothing of what it says."""
        return self._connection.ask("open_exhibit", order)

    def open_finding(self, **order: Unpack[types.OpenFindingOrder]) -> Answer[types.OpenFindingAnswer]:
        """One finding whole: what was asked, of which deliveries, the rows, under whom it is kept, and whether its ground still stands."""
        return self._connection.ask("open_finding", order)

    def open_request(self, **order: Unpack[types.OpenRequestOrder]) -> Answer[types.OpenRequestAnswer]:
        """A request laid open on the compliance desk: each field of the draft with the claims behind it, its sentences, what shows and what contradicts each act, and what became of it."""
        return self._connection.ask("open_request", order)

    def open_rule(self, **order: Unpack[types.OpenRuleOrder]) -> Answer[types.OpenRuleAnswer]:
        """One rule laid open: its text and source, since when, how it is known to misfire, its cases as they come out today, who signed it, and what it says of the requests here."""
        return self._connection.ask("open_rule", order)

    def open_tasks(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.OpenTasksOrder]) -> Answer[types.OpenTasksAnswer]:
        """What somebody in a compartment still has to do before its evidence stands: open items, open questions, failed readings."""
        return self._connection.ask_page("open_tasks", order, page_limit, page_cursor)

    def open_tasks_lines(self, **order: Unpack[types.OpenTasksOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("open_tasks", order)

    def pending_board(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.PendingBoardOrder]) -> Answer[types.PendingBoardAnswer]:
        """What is pending: every open proceeding of a compartment with its stage, whose move it is and the next day fixed; and where the docket waits."""
        return self._connection.ask_page("pending_board", order, page_limit, page_cursor)

    def pending_board_lines(self, **order: Unpack[types.PendingBoardOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("pending_board", order)

    def preflight_document(self, **order: Unpack[types.PreflightDocumentOrder]) -> Answer[types.PreflightDocumentAnswer]:
        """What stands in the way of a document, before anybody freezes it."""
        return self._connection.ask("preflight_document", order)

    def preview_bundle(self, **order: Unpack[types.PreviewBundleOrder]) -> Answer[types.PreviewBundleAnswer]:
        """What a recipient would find in a bundle: what is given, withheld, or one page in its place, and which references lead nowhere."""
        return self._connection.ask("preview_bundle", order)

    def proceedings(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ProceedingsOrder]) -> Answer[types.ProceedingsAnswer]:
        """What became of one proceeding, or of everything about one subject in any country: each event with its source, and where it stands on a day."""
        return self._connection.ask_page("proceedings", order, page_limit, page_cursor)

    def proceedings_lines(self, **order: Unpack[types.ProceedingsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("proceedings", order)

    def propose_judgements(self, **order: Unpack[types.ProposeJudgementsOrder]) -> Answer[types.ProposeJudgementsAnswer]:
        """What judgements from elsewhere propose about entries of this register. Nothing is judged by it, and nothing is shown of what was judged here."""
        return self._connection.ask("propose_judgements", order)

    def prove_growth(self, **order: Unpack[types.ProveGrowthOrder]) -> Answer[types.ProveGrowthAnswer]:
        """That the ledger as an earlier checkpoint knew it begins the ledger as a later one knows it."""
        return self._connection.ask("prove_growth", order)

    def queued_checkpoints(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.QueuedCheckpointsOrder]) -> Answer[types.QueuedCheckpointsAnswer]:
        """Which checkpoints no outside authority has dated yet."""
        return self._connection.ask_page("queued_checkpoints", order, page_limit, page_cursor)

    def queued_checkpoints_lines(self, **order: Unpack[types.QueuedCheckpointsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("queued_checkpoints", order)

    def read_log(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ReadLogOrder]) -> Answer[types.ReadLogAnswer]:
        """The ledger's entries, all or those about one thing, with proofs on request."""
        return self._connection.ask_page("read_log", order, page_limit, page_cursor)

    def read_log_lines(self, **order: Unpack[types.ReadLogOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("read_log", order)

    def received_before(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.ReceivedBeforeOrder]) -> Answer[types.ReceivedBeforeAnswer]:
        """Which of some files were received already in the same words, so that a run that was stopped does not receive them twice."""
        return self._connection.ask_page("received_before", order, page_limit, page_cursor)

    def received_before_lines(self, **order: Unpack[types.ReceivedBeforeOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("received_before", order)

    def records_held(self, **order: Unpack[types.RecordsHeldOrder]) -> Answer[types.RecordsHeldAnswer]:
        """Which records a compartment holds, of whom they may be asked, and which days of a period they cover for each."""
        return self._connection.ask("records_held", order)

    def redacted_words(self, **order: Unpack[types.RedactedWordsOrder]) -> Answer[types.RedactedWordsAnswer]:
        """What a redacted copy says, for whoever looks at it before it goes out: a text, a transcript or a mail, as its recipient gets it."""
        return self._connection.ask("redacted_words", order)

    def register_rows(self, **order: Unpack[types.RegisterRowsOrder]) -> Answer[types.RegisterRowsAnswer]:
        """The adopted incidents of a register in the register's own columns: its sealed rows, held to the claims made of them."""
        return self._connection.ask("register_rows", order)

    def request_board(self, **order: Unpack[types.RequestBoardOrder]) -> Answer[types.RequestBoardAnswer]:
        """Every request of a compartment as its desk looks at it: what the rules come to today, whose signature is next, and whether its ground has changed."""
        return self._connection.ask("request_board", order)

    def request_form(self, **order: Unpack[types.RequestFormOrder]) -> Answer[types.RequestFormAnswer]:
        """What a new request of some kind is to state, by what the rules about that kind ask, and which claims about the person may or must go with it."""
        return self._connection.ask("request_form", order)

    def rerun_findings(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.RerunFindingsOrder]) -> Answer[types.RerunFindingsAnswer]:
        """Whether every finding, asked again today, gives the same bytes."""
        return self._connection.ask_page("rerun_findings", order, page_limit, page_cursor)

    def rerun_findings_lines(self, **order: Unpack[types.RerunFindingsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("rerun_findings", order)

    def retention_due(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.RetentionDueOrder]) -> Answer[types.RetentionDueAnswer]:
        """Which exhibits may be kept no longer: every paper under which they came has named a last day, and all of these days are over."""
        return self._connection.ask_page("retention_due", order, page_limit, page_cursor)

    def retention_due_lines(self, **order: Unpack[types.RetentionDueOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("retention_due", order)

    def rule_standing(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.RuleStandingOrder]) -> Answer[types.RuleStandingAnswer]:
        """Which rules a jurist of this office has signed, in which wording, and which nobody has."""
        return self._connection.ask_page("rule_standing", order, page_limit, page_cursor)

    def rule_standing_lines(self, **order: Unpack[types.RuleStandingOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("rule_standing", order)

    def search_text(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.SearchTextOrder]) -> Answer[types.SearchTextAnswer]:
        """Which parts of which exhibits hold the words asked for, and which rows of tables the numbers."""
        return self._connection.ask_page("search_text", order, page_limit, page_cursor)

    def search_text_lines(self, **order: Unpack[types.SearchTextOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("search_text", order)

    def share_chart(self, **order: Unpack[types.ShareChartOrder]) -> Answer[types.ShareChartAnswer]:
        """A chart as its recipient gets it: files made from what may go alone, and a manifest that says for whom they are, what was withheld and why."""
        return self._connection.ask("share_chart", order)

    def source_of(self, **order: Unpack[types.SourceOfOrder]) -> Answer[types.SourceOfAnswer]:
        """What stands behind a value on a screen: the source of a claim, a finding, a row or an entry."""
        return self._connection.ask("source_of", order)

    def standing_editions(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.StandingEditionsOrder]) -> Answer[types.StandingEditionsAnswer]:
        """Which documents would say the same if they were frozen anew, so that they need not be."""
        return self._connection.ask_page("standing_editions", order, page_limit, page_cursor)

    def standing_editions_lines(self, **order: Unpack[types.StandingEditionsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("standing_editions", order)

    def statistics(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.StatisticsOrder]) -> Answer[types.StatisticsAnswer]:
        """Figures about the work of a period, of a compartment or of the whole office; for publication none that could point at somebody."""
        return self._connection.ask_page("statistics", order, page_limit, page_cursor)

    def statistics_lines(self, **order: Unpack[types.StatisticsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("statistics", order)

    def subject_file(self, **order: Unpack[types.SubjectFileOrder]) -> Answer[types.SubjectFileAnswer]:
        """The file of one entry of the register: what sources say of it, as of a day, where it stands, and what it lacks."""
        return self._connection.ask("subject_file", order)

    def suggest_claims(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.SuggestClaimsOrder]) -> Answer[types.SuggestClaimsAnswer]:
        """What the words of a report may say of incidents, organisations and persons, for a person to accept, correct or reject."""
        return self._connection.ask_page("suggest_claims", order, page_limit, page_cursor)

    def suggest_claims_lines(self, **order: Unpack[types.SuggestClaimsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("suggest_claims", order)

    def suggest_subjects(self, **order: Unpack[types.SuggestSubjectsOrder]) -> Answer[types.SuggestSubjectsAnswer]:
        """Which entries of the register somebody may mean who begins to type a name: each with what tells it from another of the same name."""
        return self._connection.ask("suggest_subjects", order)

    def suggest_things(self, *, page_limit: int = 100, page_cursor: str | None = None, **order: Unpack[types.SuggestThingsOrder]) -> Answer[types.SuggestThingsAnswer]:
        """Which exhibits and requests of a compartment somebody may mean who begins to type a name, a digest or a number."""
        return self._connection.ask_page("suggest_things", order, page_limit, page_cursor)

    def suggest_things_lines(self, **order: Unpack[types.SuggestThingsOrder]) -> Iterator[str]:
        """Yield all of the list, an item of JSON a line."""
        return self._connection.lines("suggest_things", order)

    def task_history(self, **order: Unpack[types.TaskHistoryOrder]) -> Answer[types.TaskHistoryAnswer]:
        """One task as it stands, with every step that was taken."""
        return self._connection.ask("task_history", order)

    def time_marks(self, **order: Unpack[types.TimeMarksOrder]) -> Answer[types.TimeMarksAnswer]:
        """What the register, the docket and the findings of a compartment date, in lanes: incidents, acts of persons, where persons were, calls, payments, what courts did."""
        return self._connection.ask("time_marks", order)

    def waiting_readings(self, **order: Unpack[types.WaitingReadingsOrder]) -> Answer[types.WaitingReadingsAnswer]:
        """Which steps of reading wait in a compartment, a page at a time."""
        return self._connection.ask("waiting_readings", order)

    def what_is_new(self, **order: Unpack[types.WhatIsNewOrder]) -> Answer[types.WhatIsNewAnswer]:
        """What is new in a compartment since the officer last marked their desk as seen, and what stands there and waits for them beside their tasks."""
        return self._connection.ask("what_is_new", order)

# SPDX-License-Identifier: Apache-2.0
"""What the help says: the way through the office, each part of it, and its words; texts for the catalogues, in the order in which they are read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sanad.web.sections import N_


class Step(NamedTuple):
    """One step of the way: where it is done, what is done, and by whom; `presses` are the buttons in order, as their pages word them."""

    section: str
    does: str
    who: str
    presses: tuple[str, ...] = ()


class Part(NamedTuple):
    """A part of the office: its label, what it is for, and what one does there, a sentence each."""

    label: str
    what: str
    does: tuple[str, ...]


WAY = (
    Step("office", N_("Enrol the officers. A case is a compartment: it begins when the first officer is appointed to it, and nobody appoints themselves. Who registers legal papers, or says what they carry, serves in the office’s own compartment, too. Hand each officer a one-time code."), N_("supervisor"), ("Enrol an officer", "Enrol", "Invite")),
    Step("intake", N_("Begin a delivery, say from whom it comes and under which paper, and drop the folder on the page. Each file is hashed here and there; what arrives broken is sent again."), N_("clerk or investigator"), ("Receive a delivery", "Begin")),
    Step("intake", N_("Look through what was recognised, correct the sheet, and seal. From now on nothing of it can be changed without being seen. Hand out the receipt."), N_("clerk or investigator"), ("Close and seal",)),
    Step("jobs", N_("Let it be read. Long work goes on while you do something else, and tells when it has ended."), N_("clerk, investigator or analyst"), ("Read what waits",)),
    Step("exhibits", N_("What is set aside says why. Where the law asks what a paper says, it is stated from the paper; then what was answered is released, and read."), N_("reviewer or jurist, then supervisor"), ("What is set aside, and what it waits for", "Put on record", "Release what was answered")),
    Step("exhibits", N_("Open an exhibit. The page and its text stand side by side. Mark the words, and make a claim: who says what about whom."), N_("investigator, analyst or drafter"), ("Make a claim", "Record the claim")),
    Step("subjects", N_("Enter whom the papers name, on an authority and on evidence. Open the file of a subject: what is known, from where, and what is missing."), N_("investigator"), ("Register an entry", "Register")),
    Step("identity", N_("Where two entries may be one person, compare them property by property, and judge: same, different, cannot say."), N_("analyst"), ("Judge",)),
    Step("records", N_("Ask the records of calls and money, and keep what you rely on as a finding. Third parties stay pseudonyms."), N_("analyst, investigator or drafter"), ("Keep it as a finding", "Make finding")),
    Step("requests", N_("Draft the request. The rules say at once what stops it and what is missing; another officer reviews, another approves."), N_("drafter, then reviewer, approver, liaison"), ("Draft a request", "Draft it and sign the draft", "Sign under my name")),
    Step("documents", N_("Look before building: what stands, what is missing, what would be left out. Build the dossier, and download the package."), N_("drafter"), ("Prepare a document", "Build", "Take the package")),
    Step("documents", N_("Open verify.html of the package in any browser, offline. It says of each part: intact, broken or not established."), N_("whoever receives it")),
)  # fmt: skip

PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "desk": Part(N_("Desk"), N_("What waits for you, until when, and what has changed under what was signed."), (N_("Work from the top: what is overdue stands first."), N_("j and k go through the list, Enter opens, x selects several."), N_("A task ends with a file, a claim or a written negative; another officer accepts it."))),
        "intake": Part(N_("Intake"), N_("Where evidence comes in: received, hashed, recorded and sealed before anybody reads it."), (N_("Drop a folder; a lost connection loses nothing."), N_("A file whose digest is not the listed one is sealed and set aside."), N_("The receipt tells the sender what arrived, file by file."))),
        "exhibits": Part(N_("Exhibits"), N_("Everything that was sealed, to be read beside its text, picture or sound."), (N_("What is set aside says why, and nothing may rest on it."), N_("Who had an exhibit, and when, stands under custody."), N_("A claim keeps the words it was made from."))),
        "search": Part(N_("Search"), N_("Words, names that sound alike, and numbers, in everything that was read here."), (N_("Filters are part of the address: a search can be sent to a colleague."), N_("A whole list can be searched at once, with its purpose."))),
        "subjects": Part(N_("Subjects"), N_("The register: who is named in a paper, on whose authority, and what is known of them."), (N_("An entry says nothing of guilt."), N_("What speaks for the person stands beside what speaks against."), N_("Nothing is deleted: a claim is corrected or withdrawn, with a reason."))),
        "incidents": Part(N_("Incidents"), N_("What happened, where and when, and what each source says of it."), (N_("Where sources differ, each stands with its own words."), N_("Two incidents that may be one are compared, never merged by themselves."))),
        "identity": Part(N_("Identity"), N_("Whether two entries mean one person: judged by an officer, on evidence, never by a machine."), (N_("Kinship is no ground."), N_("A judgement can be taken back, and stays on record."))),
        "records": Part(N_("Calls and money"), N_("Records of operators and banks, asked by named methods."), (N_("Say what was delivered before you say what was not found."), N_("A number of somebody else is a pseudonym until its unmasking has a reason."), N_("What you rely on is kept as a finding, and can be computed again."))),
        "chart": Part(N_("Link chart"), N_("Who had to do with whom on a day, from claims and findings alone."), (N_("Move the day; group before you expand."), N_("Rival versions stand side by side."))),
        "requests": Part(N_("Requests"), N_("What is asked of others: drafted, checked by rules, reviewed, approved, sent."), (N_("The rules say what they rest on, and how far the text was verified."), N_("What is undecided waits for an answer by somebody who may give it."), N_("Nobody signs twice."))),
        "rules": Part(N_("Rules"), N_("The law as the program knows it, each rule with its source, its cases and its mark."), (N_("Ask what the law was on a day."), N_("Try a wording before it is signed."))),
        "proceedings": Part(N_("Proceedings"), N_("Cases before courts and bodies: where each stands and what comes next."), (N_("An event can be corrected by another, and both stay."),)),
        "directives": Part(N_("Directives"), N_("What was ordered, by whom, and what became of it."), (N_("Each directive becomes a task with a deadline."),)),
        "clocks": Part(N_("Clocks"), N_("Times that run by law, by paper or by order, and how each was computed."), (N_("A clock calls before it ends, and becomes a task."), N_("Take them along as a calendar."))),
        "drift": Part(N_("Drift"), N_("What was signed and rests on something that has changed since."), (N_("Open what changed, then keep, amend or withdraw."),)),
        "cell": Part(N_("Cell"), N_("Who works on what, who is away and who stands in."), (N_("Give tasks to whoever has room."),)),
        "documents": Part(N_("Dossiers"), N_("Dossiers, bundles and their packages, which a stranger verifies offline."), (N_("Look before building: it costs nothing."), N_("Open the draft to word sentences of your own: tick what each rests on, and what nothing backs is underlined."), N_("Each sentence names its source."), N_("An edition stands for ever; a new one says what it changes."))),
        "jobs": Part(N_("Long work"), N_("What takes long: it goes on by itself, can be cancelled, and survives a restart."), (N_("A file that failed can be tried again by itself."),)),
        "ledger": Part(N_("Ledger"), N_("The record of every act, refusal and look, in order, which nobody can change unseen."), (N_("Have it verified from the first entry to the last."), N_("An erased entry says that it was there."))),
        "office": Part(N_("Administration"), N_("Officers, roles, compartments, how they sign in, and what the office holds."), (N_("A one-time code is shown once: print the letter."), N_("Emergency access needs somebody of another office, and everybody sees it."), N_("End a session that nobody knows."))),
    }
)  # fmt: skip
"""Id of a section → what the help says of it."""

WORDS = (
    (N_("exhibit"), N_("sealed bytes, known by their SHA-256")),
    (N_("seal"), N_("to copy, hash and record bytes as they came")),
    (N_("claim"), N_("one statement by one source at one place")),
    (N_("finding"), N_("what a method computed from records, with the method and its version")),
    (N_("subject"), N_("a person, organisation or incident on the register; no statement of guilt")),
    (N_("compartment"), N_("a case with its own people; what is in it does not exist for others")),
    (N_("drift"), N_("something signed rests on what has changed since")),
    (N_("undecided"), N_("neither permitted nor refused: somebody must answer")),
    (N_("set aside"), N_("sealed, but nothing may rest on it until it is released with a reason")),
    (N_("pseudonym"), N_("stands for somebody else’s number until a reason unmasks it")),
    (N_("edition"), N_("a document as it was frozen, with everything it rests on")),
    (N_("package"), N_("a folder that a stranger verifies without us")),
)  # fmt: skip
"""Words of the trade → what they mean here; docs/glossary.md has all of them."""

POLICY = (
    N_("supervisor"), N_("clerk"), N_("investigator"), N_("analyst"), N_("drafter"), N_("reviewer"), N_("approver"), N_("liaison"), N_("jurist"), N_("auditor"),
    N_("govern"), N_("direct"), N_("task"), N_("look"), N_("release"), N_("attest"), N_("erase"), N_("receive"), N_("read"), N_("export"), N_("proceedings"),
    N_("register"), N_("find"), N_("judge"), N_("unmask"), N_("request"), N_("build"), N_("answer"), N_("review"), N_("approve"), N_("send"), N_("law"), N_("audit"),
)  # fmt: skip
"""Roles and powers as the policy writes them: pages show them by the filter `word`."""

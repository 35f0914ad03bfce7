# SPDX-License-Identifier: Apache-2.0
"""Every order and answer of the API, as JSON holds it.

Written by generate.py from the description of the API; the words are those of the office's own classes.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

Json: TypeAlias = Any


class About(TypedDict):
    """An entry of the register, and in how many of the exhibits found a claim about it stands."""

    id: str
    kind: str
    label: str
    exhibits: int


class Absence(TypedDict):
    """`officer` is away from one day to another, both included, and `cover` stands in; without a cover, is there after all."""

    officer: str
    first: str
    last: str
    cover: str | None


class Account(TypedDict):
    """The passkeys of an officer, whether they have a password, and what they chose."""

    passkeys: list[CredentialsKept]
    password: bool
    preferences: Preferences


class AccountSeen(TypedDict):
    """One officer: how many passkeys they have, whether a password, until when it waits, how many sessions last."""

    officer: str
    name: str
    office: str
    passkeys: int
    password: bool
    waits_until: str | None
    sessions: int


class Accounts(TypedDict):
    """Everybody enrolled, by id; `untried` is (officer, hour in UTC) → attempts that were only counted, of a week, the officer empty for names that nobody has."""

    accounts: list[AccountSeen]
    untried: dict[str, int]


AdmissibilityAnswer: TypeAlias = 'dict[str, Json]'


class AdmissibilityOrder(TypedDict):
    """AdmissibilityOrder"""

    exhibit: str
    purpose: NotRequired[str]


AdoptEntryAnswer: TypeAlias = 'Adopted'


class AdoptEntryOrder(TypedDict):
    """AdoptEntryOrder"""

    exhibits: list[str]
    entry: str
    subject: str
    label: str
    authority: str
    reason: str
    kind: NotRequired[str | None]
    purpose: NotRequired[str]


class Adopted(TypedDict):
    """The claims recorded, and the statements that were not: the register has no property for them."""

    subject: str
    claims: list[Claim]
    left: list[ListedStatement]


class AgainAsked(TypedDict):
    """What rules were asked, and what they said: the facts, the day, and rule → (wording, ruling)."""

    facts: dict[str, Json]
    on: str
    said: dict[str, list[str | Ruling]]


class Agreement(TypedDict):
    """How often second reviews gave the answer of the first judgement; `unreviewed` pairs have no review."""

    reviewed: int
    same: int
    unreviewed: int


class Alike(TypedDict):
    """The two names of a pair that are most alike: how much (0 to 1), and why, part by part."""

    left: str
    right: str
    total: float | None
    why: list[str]


AllocateTaskAnswer: TypeAlias = 'Turn'


class AllocateTaskOrder(TypedDict):
    """AllocateTaskOrder"""

    task: str
    officer: NotRequired[str | None]
    reason: NotRequired[str]
    purpose: NotRequired[str]


AmendRequestAnswer: TypeAlias = 'str'


class AmendRequestOrder(TypedDict):
    """AmendRequestOrder"""

    request: AmendRequestOrderRequest
    draft: str
    reason: str
    purpose: NotRequired[str]


class AmendRequestOrderJsonValue(TypedDict):
    """AmendRequestOrderJsonValue"""



class AmendRequestOrderRequest(TypedDict):
    """A request about one subject. `facts` are those of the request itself; all others come from claims.

    `annexes` are the claims put before the other authority with it; every exculpatory one must be among them. `drafted_on` is the day, and
    `seq` the number, of the ledger entry that drafted it: nobody states them.
    """

    id: str
    kind: str
    subject: str
    compartment: str
    purpose: str
    facts: dict[str, AmendRequestOrderJsonValue]
    annexes: NotRequired[list[str]]


AnswerItemAnswer: TypeAlias = 'int'


class AnswerItemOrder(TypedDict):
    """AnswerItemOrder"""

    exhibit: str
    item: str
    answer: str
    reason: str
    document: NotRequired[str | None]
    purpose: NotRequired[str]


AnswerPackAnswer: TypeAlias = 'Paper'


class AnswerPackOrder(TypedDict):
    """AnswerPackOrder"""

    request: str
    purpose: NotRequired[str]


AnswerQuestionAnswer: TypeAlias = 'AnswerQuestionAnswered'


class AnswerQuestionAnswered(TypedDict):
    """The ledger entry of an answer, and as whom the officer answered: the person whom the rule asks."""

    entry: int
    as_whom: str


class AnswerQuestionOrder(TypedDict):
    """AnswerQuestionOrder"""

    request: str
    question: str
    answer: str
    reason: str
    named: NotRequired[str | None]
    paper: NotRequired[str | None]
    purpose: NotRequired[str]


class ApiFault(TypedDict):
    """An error that is part of an answer: docs/errors.md."""

    code: str
    says: str
    where: str
    facts: dict[str, str]


class ApiPage(TypedDict):
    """Which part of the list this is: it begins at item `start` of `of`, and `next` leads on."""

    start: int
    of: int
    next: str | None


class ApiProblem(TypedDict):
    """What was refused, and why (RFC 9457); the codes are those of docs/errors.md."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    where: str
    facts: dict[str, str]


AppointOfficerAnswer: TypeAlias = 'str'


class AppointOfficerOrder(TypedDict):
    """AppointOfficerOrder"""

    officer: str
    wanted_compartment: str
    roles: list[str]
    from_day: str
    until: str | None
    order: str
    purpose: NotRequired[str]


class Appointment(TypedDict):
    """What an officer may do in one compartment: both days included, `until` None while it lasts."""

    compartment: str
    roles: list[str]
    from_day: str
    until: str | None
    order: str


class Area(TypedDict):
    """A place known by its name alone, and how wide it is."""

    name: str
    precision: str


class Around(TypedDict):
    """Where an officer stands.

    Attributes:
        compartments: Compartment → the powers held there today, emergency access included.
        exhibits: How many this compartment has, `subjects` how many entries of each kind are on its register and were not removed.
        readings: State → steps of reading: waiting, done, failed, set_aside.
    """

    compartments: dict[str, list[str]]
    exhibits: int
    subjects: dict[str, int]
    readings: dict[str, int]


class Arrived(TypedDict):
    """What came after a mark: exhibits that were `sealed`, readings that failed (`unread`), `claims` that were recorded, `findings` that were kept, work that was `done`, `failed` or `cancelled`."""

    sealed: int
    unread: int
    claims: int
    findings: int
    done: int
    failed: int
    cancelled: int


class Arriving(TypedDict):
    """A delivery, and the files of it that lie in the inbox; none any more once it is sealed."""

    delivery: Consignment
    uploads: list[Upload]


AskEmergencyAnswer: TypeAlias = 'str'


class AskEmergencyOrder(TypedDict):
    """AskEmergencyOrder"""

    wanted_compartment: str
    reason: str
    hours: int
    purpose: NotRequired[str]


AskRecordsAnswer: TypeAlias = 'Finding'


class AskRecordsOrder(TypedDict):
    """AskRecordsOrder"""

    method: str
    parameters: dict[str, AskRecordsOrderJsonValue]
    purpose: NotRequired[str]


class AskRecordsOrderJsonValue(TypedDict):
    """AskRecordsOrderJsonValue"""



class AskedItem(TypedDict):
    """An exhibit, by name or digest; or a frozen document, by its digest or as the newest of a kind about a subject for the recipient.

    `translates` names the exhibit, right before it in the tab, of which it is a translation, `certified_by` who answers for that.
    """

    exhibit: str
    brief: str
    subject: str
    kind: str
    title: str
    mark: str
    translates: str
    certified_by: str


class Audit(TypedDict):
    """What was read back: counts, and every fault in words."""

    verdict: Literal['intact', 'broken', 'not established']
    exhibits: int
    entries: int
    faults: list[str]


AuditOfficeAnswer: TypeAlias = 'Audit'


class AuditOfficeOrder(TypedDict):
    """AuditOfficeOrder"""

    purpose: NotRequired[str]


class Backups(TypedDict):
    """Backups and drills, newest first; what was recorded since the newest backup, since the beginning where there is none; and the folders that no backup holds."""

    backups: list[Noted]
    drills: list[Noted]
    since: Since
    left_out: list[str]


BatchSearchAnswer: TypeAlias = 'Receipt'


class BatchSearchOrder(TypedDict):
    """BatchSearchOrder"""

    also: NotRequired[list[str]]
    terms: NotRequired[list[str]]
    again: NotRequired[dict[str, BatchSearchOrderJsonValue] | None]
    purpose: NotRequired[str]


class BatchSearchOrderJsonValue(TypedDict):
    """BatchSearchOrderJsonValue"""



class BatchSearchRepeated(TypedDict):
    """What a repetition shows of an earlier receipt, and why.

    Intact: it is the one that the ledger names, and the same is found again. Broken: one of these is not so. Not established:
    what was searched then can not be searched now.
    """

    verdict: Literal['intact', 'broken', 'not established']
    why: str


class Before(TypedDict):
    """A delivery on record: its entry, and why its exhibit is quarantined, if it is."""

    entry: int
    quarantine: str | None


BeginDeliveryAnswer: TypeAlias = 'str'


class BeginDeliveryOrder(TypedDict):
    """BeginDeliveryOrder"""

    handed_by: str
    purpose: NotRequired[str]


class Behind(TypedDict):
    """An exhibit that something rests on; `set_aside` says why it may not be used, if it may not."""

    sha256: str
    name: str
    set_aside: str | None


class Board(TypedDict):
    """The requests that were asked for, the newest first, and how many the compartment has."""

    lines: list[RequestLinesLine]
    of: int


class Bound(TypedDict):
    """A bundle that lies in a folder as `bundle.pdf`: what became of each item, what it holds, the digest of the PDF, and the edition before it."""

    going: list[Going]
    contents: Contents
    sha256: str
    before: Contents | None


class BoundItem(TypedDict):
    """An item as it was bound.

    Attributes:
        sha256: Of the PDF that was bound.
        note: What the index says of it besides its title; may be empty.
        original: Where the exhibit itself lies in the folder of the bundle; empty where none goes with it.
        withheld: Why the recipient may not have it, and one page says so; empty where they may.
        not_shown: Why an exhibit that is given has one page in its place; empty where its pages are bound.
    """

    title: str
    mark: str
    pages: int
    sha256: str
    note: str
    original: str
    withheld: str
    not_shown: str


class BoundTab(TypedDict):
    """A tab as it was bound."""

    name: str
    title: str
    date: str
    items: list[BoundItem]


class Box(TypedDict):
    """One field of the draft: its part, the number of the item in a list (0 where it is none), its name, what it says (None: nothing) and the claims that say it."""

    part: str
    item: int
    name: str
    value: Json
    claims: list[str]


class Brought(TypedDict):
    """One file that a consignment brought: the entry that sealed it, its name and its digest."""

    seq: int
    name: str
    sha256: str


BrowseLogAnswer: TypeAlias = 'BrowseLogPage'


class BrowseLogOrder(TypedDict):
    """BrowseLogOrder"""

    thing: NotRequired[str | None]
    act: NotRequired[str | None]
    officer: NotRequired[str | None]
    outcome: NotRequired[str | None]
    changes: NotRequired[bool]
    since: NotRequired[str | None]
    until: NotRequired[str | None]
    most: NotRequired[int]
    before: NotRequired[int | None]
    purpose: NotRequired[str]


class BrowseLogPage(TypedDict):
    """Entries, the newest first; `of` is how many the ledger of the office has, `before` where the next page begins, None where there is none."""

    entries: list[Shown]
    of: int
    before: int | None


class Bundles(TypedDict):
    """A page; `of` is how many the compartment has, `before` where the next page begins, None where there is none."""

    bundles: list[BundlesKept]
    of: int
    before: int | None


class BundlesKept(TypedDict):
    """An edition that was bound by entry `seq`; `sha256` is the digest of its PDF."""

    seq: int
    sha256: str
    contents: Contents


class BytesLocator(TypedDict):
    """A range of the sealed bytes, `start` inclusive, `end` exclusive, with its own digest."""

    start: int
    end: int
    sha256: str


CancelWorkAnswer: TypeAlias = 'str'


class CancelWorkOrder(TypedDict):
    """CancelWorkOrder"""

    work: str
    purpose: NotRequired[str]


class CandidatesCandidate(TypedDict):
    """A pair and what the claims say of it: properties that agree, differ, or are missing on one side.

    They hold property names; a pair with nothing but a name in `agrees` proves nothing. `apart` are numbers and documents that both had, but
    not at one time. `name` is None where one side has none, `moves` where nobody counted what rests on the two.
    """

    left: str
    right: str
    agrees: list[str]
    differs: list[str]
    missing: list[str]
    apart: list[str]
    name: Alike | None
    moves: Moves | None


class Case(TypedDict):
    """One case: a sentence for a name, the day, the facts, the verdict and code expected."""

    name: str
    on: str
    facts: dict[str, Json]
    expect: Literal['permit', 'refuse', 'undecided']
    code: str


class Cell(TypedDict):
    """The officers who serve in the compartment with what lies with them, absences of today by officer, teams, and how many tasks are open in all."""

    loads: list[Load]
    away: dict[str, Absence]
    teams: list[Team]
    of: int


CellWorkloadAnswer: TypeAlias = 'Cell'


class CellWorkloadOrder(TypedDict):
    """CellWorkloadOrder"""

    purpose: NotRequired[str]


CertifyTranslationAnswer: TypeAlias = 'Translation'


class CertifyTranslationOrder(TypedDict):
    """CertifyTranslationOrder"""

    exhibit: str
    source: str
    target: str
    translator: str
    certificate: str
    purpose: NotRequired[str]


class Chart(TypedDict):
    """`links` with whether each is said of the day asked for, `counted` those of findings; `together` are neighbours that are not drawn one by one: (entry, kind of link, how many).

    `of` is how many of both there are in all, `offered` the findings that could be drawn, and `withheld` the claims and findings that the recipient does not get, each with the reason.
    """

    ends: list[End]
    links: list[list[Link | Literal['permit', 'refuse', 'undecided']]]
    counted: list[Counted]
    of: int
    together: list[list[str | int]]
    offered: list[ChartOffered]
    withheld: list[list[str]]


class ChartOffered(TypedDict):
    """A finding about one of the entries whose rows are a graph: `ties` is how many it would add, `origin` says what was delivered for it and what was not."""

    id: str
    method: str
    sentence: str
    origin: str
    ties: int
    drawn: bool


class Charts(TypedDict):
    """A page: `of` is how many there are; `before` is where the next page begins, None where there is none."""

    charts: list[ListChartsListed]
    of: int
    before: int | None


CheckRequestAnswer: TypeAlias = 'Examined'


class CheckRequestOrder(TypedDict):
    """CheckRequestOrder"""

    request: str
    purpose: NotRequired[str]


class CheckRequestStep(TypedDict):
    """One step taken: by whom, of which office, on which day of the office; `stands` is false of a signature over another draft than today's."""

    step: str
    officer: str
    office: str
    on: str
    stands: bool


CheckWordsAnswer: TypeAlias = 'list[list[int]]'


class CheckWordsOrder(TypedDict):
    """CheckWordsOrder"""

    subject: str
    text: str
    claims: NotRequired[list[str]]
    findings: NotRequired[list[str]]
    purpose: NotRequired[str]


class Checkpoint(TypedDict):
    """A signed head. `timestamp` is the DER `TimeStampResp`, or None while it is queued."""

    size: int
    note: str
    timestamp: str | None


class Citation(TypedDict):
    """An exhibit's digest, a place in it, and the words that must stand there."""

    exhibit: str
    locator: CitationLocator1 | CitationLocator2 | CitationLocator3 | CitationLocator4 | CitationLocator5
    quote: str


CitationLocator1 = TypedDict('CitationLocator1', {
    'is': "Literal['RowLocator']",
    'row': "int",
    'sha256': "str",
    'column': "int | None",
})  # One record of a table: `row` counts data records from 1, the header not counted.


CitationLocator2 = TypedDict('CitationLocator2', {
    'is': "Literal['BytesLocator']",
    'start': "int",
    'end': "int",
    'sha256': "str",
})  # A range of the sealed bytes, `start` inclusive, `end` exclusive, with its own digest.


CitationLocator3 = TypedDict('CitationLocator3', {
    'is': "Literal['TextLocator']",
    'part': "int",
    'start': "int",
    'end': "int",
})  # Characters of one part (a page, a paragraph, a mail part) of a text layer.


CitationLocator4 = TypedDict('CitationLocator4', {
    'is': "Literal['OcrLocator']",
    'part': "int",
    'start': "int",
    'end': "int",
})  # Characters of one part (a page, a frame) of the layer that text recognition made of a picture.


CitationLocator5 = TypedDict('CitationLocator5', {
    'is': "Literal['TimeLocator']",
    'from_ms': "int",
    'to_ms': "int",
    'transcript': "str",
})  # A stretch of a recording in milliseconds, heard through a transcript exhibit.


class Cited(TypedDict):
    """A claim and the stretch of the part that it quotes, in code points."""

    claim: Claim
    start: int
    end: int


class Claim(TypedDict):
    """One statement by one source at one place.

    `value` is JSON in the shape that docs/formats/sheets.md gives for the property. `soft` marks the ends of its validity that are only
    as far as the source knows. `copy_of` names the claim whose source this
    one only repeats: both then count as one source. `seq` is the ledger entry that recorded it; `withdrawn` the reason why it no
    longer stands.
    """

    about: str
    property: str
    value: Json
    said_by: str
    citation: Citation
    standing: Literal['alleged', 'corroborated', 'admitted', 'found_by_court', 'disputed', 'withdrawn']
    grade: str | None
    valid_from: str | None
    valid_to: str | None
    soft: Literal['from', 'to', 'both'] | None
    exculpatory: bool
    copy_of: str | None
    seq: int
    withdrawn: str | None


CloseDeliveryAnswer: TypeAlias = 'Closed'


class CloseDeliveryOrder(TypedDict):
    """CloseDeliveryOrder"""

    delivery: str
    purpose: NotRequired[str]


class Closed(TypedDict):
    """How many files came, and their bytes."""

    files: int
    size: int


class Command(TypedDict):
    """The lines in order of kind and names, and what the office calls whoever they name."""

    lines: list[Drawn]
    labels: dict[str, str]


CommandViewAnswer: TypeAlias = 'Command'


class CommandViewOrder(TypedDict):
    """CommandViewOrder"""

    organisation: str
    on: str
    purpose: NotRequired[str]


class Comparison(TypedDict):
    """One fact of both sides: its levels from the first tried to the last, which holds when none before does."""

    name: str
    missing: str
    levels: list[Level]


ConfirmEmergencyAnswer: TypeAlias = 'str'


class ConfirmEmergencyOrder(TypedDict):
    """ConfirmEmergencyOrder"""

    emergency: str
    purpose: NotRequired[str]


ConfirmWordsAnswer: TypeAlias = 'Confirmation'


class ConfirmWordsOrder(TypedDict):
    """ConfirmWordsOrder"""

    exhibit: str
    part: int
    start: int
    end: int
    reading: str
    expected: NotRequired[str | None]
    purpose: NotRequired[str]


class Confirmation(TypedDict):
    """What a person reads at `start` to `end` of a part, beside what the machine had read; `seq` is its ledger entry."""

    exhibit: str
    part: int
    start: int
    end: int
    machine: str
    reading: str
    seq: int


class Consignment(TypedDict):
    """One consignment: who brought it in, and who handed it over to them, in words."""

    id: str
    seq: int
    compartment: str
    by: str
    handed_by: str
    begun_at: str
    state: Literal['open', 'closed', 'sealed']
    account: dict[str, Json] | None


class Contents(TypedDict):
    """All of an edition. `not_found` are references that lead nowhere; `taken_out` is what would have acted in exhibits."""

    edition: ContentsEdition
    tabs: list[BoundTab]
    not_found: list[ContentsTold]
    taken_out: list[ContentsTold]


class ContentsEdition(TypedDict):
    """How the bundle presents itself. `at` is its instant in UTC, `language` the ISO 639-1 code of its index; `handling` may be empty."""

    title: str
    matter: str
    office: str
    recipient: str
    number: int
    at: str
    handling: str
    language: str


class ContentsTold(TypedDict):
    """Something a reader of the bundle must know: on which page or in which tab, and what."""

    where: str
    what: str


class Contradiction(TypedDict):
    """Live claims about one person that cannot all be right: `words` name it, `claims` are those that stand against each other."""

    words: str
    claims: list[Claim]


class Copy(TypedDict):
    """A copy of `exhibit` without what was marked, made by entry `seq` for some recipients.

    `layers` is the digest of each of its layers by kind, `layer` or `ocr`; `grounds` how many places went on which ground; `lifted` the entry by
    which it ceased to stand. `third_parties` is how many numbers of nobody on the register still stand in it, of those in its exhibit's records; `asked` the rows of the sheets by which it was
    made (docs/formats/sheets.md), which stay in the office.
    """

    seq: int
    exhibit: str
    sha256: str
    size: int
    media_type: str
    layers: dict[str, str]
    grounds: dict[str, int]
    recipients: list[str]
    third_parties: int
    asked: list[dict[str, Json]]
    lifted: int | None


CorrectDeliveryAnswer: TypeAlias = 'Corrected'


class CorrectDeliveryOrder(TypedDict):
    """CorrectDeliveryOrder"""

    delivery: int
    stated: CorrectDeliveryOrderStated
    reason: str
    purpose: NotRequired[str]


class CorrectDeliveryOrderStated(TypedDict):
    """What people wrote down of a delivery and may have written wrong, each as `Provenance` has it; what machines found out is not among it."""

    instrument: NotRequired[str | None]
    handed_by: NotRequired[str | None]
    received_at: NotRequired[str | None]
    received_where: NotRequired[str | None]
    received_by: NotRequired[str | None]
    seal: NotRequired[str | None]
    grade: NotRequired[str | None]
    handling: NotRequired[str]
    conditions: NotRequired[list[str]]


class Corrected(TypedDict):
    """What a correction did: the words that are otherwise now, and why the exhibit is set aside, if it is."""

    exhibit: str
    fields: list[str]
    quarantine: str | None


class Count(TypedDict):
    """What was found of one term: places in texts by exhibit, as written and only alike; rows of tables; folded spellings of the alike."""

    term: Term
    as_written: dict[str, int]
    alike: dict[str, int]
    spellings: dict[str, int]
    rows: list[TablesRows]


class Counted(TypedDict):
    """A tie that a finding counted: so many `events`, as `unit` says; `says` is what else the finding has of it, `rows` what it cites."""

    source: str
    target: str
    events: int
    unit: str
    finding: str
    says: str
    rows: str
    directed: bool


class Course(TypedDict):
    """The way of one proceeding, for all of its subjects or some, until a day.

    `stretches` are its stages in order; the last is the present one unless `ended`, the event that left nothing to be done. `sure` is false where the date of an event
    is too coarse to say whether it had happened by the day. `next` is the event that says what is next, while that still holds; `overdue` tells that the day
    fixed is past and nothing that concerns all of them was recorded on it or since.
    """

    proceeding: Proceeding
    stretches: list[Stretch]
    ended: Event | None
    waits_for: str
    next: Event | None
    overdue: bool
    sure: bool


class CredentialsKept(TypedDict):
    """A passkey as lists show it."""

    id: str
    label: str
    added: str
    used: str | None


class Cue(TypedDict):
    """What was heard in a stretch: `part` of the transcript, as a citation counts them."""

    part: int
    from_ms: int
    to_ms: int
    text: str


CustodyStatementAnswer: TypeAlias = 'dict[str, Json]'


class CustodyStatementOrder(TypedDict):
    """CustodyStatementOrder"""

    exhibit: str
    purpose: NotRequired[str]


class Days(TypedDict):
    """A stretch of civil days, both ends in it."""

    first: str
    last: str


DecideEntryAnswer: TypeAlias = 'int'


class DecideEntryOrder(TypedDict):
    """DecideEntryOrder"""

    subject: str
    answer: DecideEntryOrderAnswer
    reasons: str
    purpose: NotRequired[str]


class DecideEntryOrderAnswer(TypedDict):
    """What an officer may decide of an entry that another made. Of an incident, `stands` is verified and `removed` is no incident."""



class Deed(TypedDict):
    """One act that the draft tells, with what shows it; `independent` counts sources that may carry it, None where that is not known."""

    act: Claim
    shown_by: list[Claim]
    independent: int | None


DeferTaskAnswer: TypeAlias = 'str'


class DeferTaskOrder(TypedDict):
    """DeferTaskOrder"""

    task: str
    due: str
    reason: str
    basis: NotRequired[str]
    purpose: NotRequired[str]


class Delivery(TypedDict):
    """One handing-over of an exhibit; `seq` is the ledger entry that recorded it, `corrected` the last one that put right what it says."""

    seq: int
    exhibit: str
    name: str
    compartment: str
    provenance: Provenance
    corrected: int | None


class Did(TypedDict):
    """One entry; `by` is empty and `what` holds nothing where its words were erased on an order."""

    seq: int
    act: str
    outcome: str
    by: str
    at: str
    what: dict[str, Json]


class Directive(TypedDict):
    """One decision of a meeting. `item` is its number in the minutes, `paper` the exhibit that holds them; `to` an officer or a department.

    Raises:
        BadValue: the meeting or the decision is blank.
    """

    meeting: str
    held_on: str
    item: str
    decision: str
    to: str
    by_when: str | None
    paper: str | None
    by: str
    compartment: str
    seq: int


class Disclosed(TypedDict):
    """A ledger entry that goes with the package, its inclusion proof in the checkpoint's tree, and what it is about."""

    entry: ReadEntry
    proof: list[str]
    things: list[str]


class Disclosure(TypedDict):
    """The brief, the entries that go with it with their proofs, and the checkpoint they lead to."""

    frozen: Frozen
    entries: list[Disclosed]
    checkpoint: Checkpoint


DisclosureSchedulesAnswer: TypeAlias = 'Paper'


class DisclosureSchedulesOrder(TypedDict):
    """DisclosureSchedulesOrder"""

    request: str
    recipient: NotRequired[str]
    purpose: NotRequired[str]


class DocketSpan(TypedDict):
    """How many days, at least and at most."""

    least: int
    most: int


class Documents(TypedDict):
    """A page: `met` is how many meet what was asked for, `of` how many the compartment has; `before` is where the next page begins, None where there is none."""

    lines: list[ListDocumentsLine]
    met: int
    of: int
    before: int | None


DossierContentsAnswer: TypeAlias = 'Disclosure'


class DossierContentsOrder(TypedDict):
    """DossierContentsOrder"""

    brief: str
    purpose: NotRequired[str]


DraftRequestAnswer: TypeAlias = 'str'


class DraftRequestOrder(TypedDict):
    """DraftRequestOrder"""

    request: DraftRequestOrderRequest
    purpose: NotRequired[str]


class DraftRequestOrderJsonValue(TypedDict):
    """DraftRequestOrderJsonValue"""



class DraftRequestOrderRequest(TypedDict):
    """A request about one subject. `facts` are those of the request itself; all others come from claims.

    `annexes` are the claims put before the other authority with it; every exculpatory one must be among them. `drafted_on` is the day, and
    `seq` the number, of the ledger entry that drafted it: nobody states them.
    """

    id: str
    kind: str
    subject: str
    compartment: str
    purpose: str
    facts: dict[str, DraftRequestOrderJsonValue]
    annexes: NotRequired[list[str]]


DrawFindingAnswer: TypeAlias = 'str'


class DrawFindingOrder(TypedDict):
    """DrawFindingOrder"""

    finding: str
    form: NotRequired[str]
    kind: NotRequired[str | None]
    purpose: NotRequired[str]


class Drawn(TypedDict):
    """One line with its version, such as 2B for the second version of the second contested place, empty where nothing is contested; `ring` tells that superiors lead back to where they began."""

    line: LinesLine
    version: str
    ring: bool


class DriftChange(TypedDict):
    """One thing that is otherwise: where it stands, what it was and what it is, in words; `what` is fact, rule, sentence or law."""

    what: str
    where: str
    was: str
    now: str


class Drifted(TypedDict):
    """A thing that is amber: what is otherwise than at its `step`; `stops` why it could not be made today at all.

    Of a request that was sent, `withdraw` are the rules by which it may not stand, `decide` those by which somebody decides whether it does.
    """

    thing: str
    subject: str
    step: str
    changes: list[DriftChange]
    stops: str
    withdraw: list[Ruling]
    decide: list[Ruling]


class DueDue(TypedDict):
    """Until when: a day (`2026-03-02`, to its end) or a moment with its zone; `basis` is the provision or order that sets it, empty where an officer did.

    Raises:
        BadValue: it is neither, or the moment names no zone.
    """

    at: str
    basis: str


class Duplicate(TypedDict):
    """Two incidents that may be one, in the order of their ids, with what speaks for it and what against."""

    left: str
    right: str
    reasons: list[str]
    against: list[str]


EditionDifferenceAnswer: TypeAlias = 'dict[str, list[str]]'


class EditionDifferenceOrder(TypedDict):
    """EditionDifferenceOrder"""

    brief: str
    purpose: NotRequired[str]


class EffectsChange(TypedDict):
    """What an answer about a pair would make of the persons: those that were apart and would be one, or the other way round."""

    before: list[list[str]]
    after: list[list[str]]
    conflicts: list[list[str]]


class Emergency(TypedDict):
    """One asking, as it stands: not confirmed while `until` is None."""

    id: str
    officer: str
    compartment: str
    reason: str
    hours: int
    asked: str
    confirmed_by: str | None
    until: str | None
    ended: str | None
    ended_by: str | None


class EmergencySeen(TypedDict):
    """One asking; `state` is asked, lasting, ended (by somebody) or over (by itself)."""

    emergency: Emergency
    state: str


class End(TypedDict):
    """What stands on a chart with so many `lines`: an entry of the register, or a number or account.

    `opened` if its links were asked for, else `ahead` says how many more of each kind there would be.
    """

    id: str
    kind: str
    label: str
    lines: int
    opened: bool
    ahead: list[list[str | int]]


EndAppointmentAnswer: TypeAlias = 'str'


class EndAppointmentOrder(TypedDict):
    """EndAppointmentOrder"""

    officer: str
    wanted_compartment: str
    last: str
    order: str
    purpose: NotRequired[str]


EndEmergencyAnswer: TypeAlias = 'str'


class EndEmergencyOrder(TypedDict):
    """EndEmergencyOrder"""

    emergency: str
    reason: str
    purpose: NotRequired[str]


EndPasskeyAnswer: TypeAlias = 'str'


class EndPasskeyOrder(TypedDict):
    """EndPasskeyOrder"""

    passkey: str
    purpose: NotRequired[str]


EndSessionAnswer: TypeAlias = 'str'


class EndSessionOrder(TypedDict):
    """EndSessionOrder"""

    session: str
    purpose: NotRequired[str]


EndTokenAnswer: TypeAlias = 'str'


class EndTokenOrder(TypedDict):
    """EndTokenOrder"""

    token: str
    purpose: NotRequired[str]


EndWebhookAnswer: TypeAlias = 'str'


class EndWebhookOrder(TypedDict):
    """EndWebhookOrder"""

    webhook: str
    purpose: NotRequired[str]


EnrolOfficerAnswer: TypeAlias = 'str'


class EnrolOfficerOrder(TypedDict):
    """EnrolOfficerOrder"""

    officer: EnrolOfficerOrderOfficer
    roles: list[str]
    compartments: list[str]
    from_day: str
    until: str | None
    order: str
    purpose: NotRequired[str]


class EnrolOfficerOrderOfficer(TypedDict):
    """A person who answers for acts. `office` decides what counts as a second pair of eyes."""

    id: str
    name: str
    office: str


EraseBodyAnswer: TypeAlias = 'int'


class EraseBodyOrder(TypedDict):
    """EraseBodyOrder"""

    entry: int
    order: str
    purpose: NotRequired[str]


EraseExhibitAnswer: TypeAlias = 'list[str]'


class EraseExhibitOrder(TypedDict):
    """EraseExhibitOrder"""

    exhibit: str
    order: str
    witness: str
    purpose: NotRequired[str]


class Erasure(TypedDict):
    """One erasure on an order: its entry, when, and by whom; the act says whether an exhibit was destroyed or words were."""

    seq: int
    at: str
    by: str
    act: str


class Event(TypedDict):
    """One thing that happened, a row of the table as it stands: thirty thousand are read for one look at a docket.

    `number` counts in the proceeding, from 1. `on` is a day, month or year. `exhibit` and `page` are where it stands; without them it rests on the
    report of officer `by`. `waits_for` is whose move is next, `next` what that is, `next_on` the day fixed for it, `until` the last day on which a measure
    is in force; None where nobody said. `subjects` and `grounds` are words between blanks; no subjects means all of the proceeding. `about` is the number of
    the earlier event that this one speaks of, `corrects` that of the one whose place it takes.
    """

    seq: int
    proceeding: str
    number: int
    kind: str
    on: str
    said: str
    by: str
    recorded_on: str
    exhibit: str | None
    page: int | None
    waits_for: str | None
    next: str | None
    next_on: str | None
    until: str | None
    subjects: str
    grounds: str
    about: int | None
    corrects: int | None


class Evidence(TypedDict):
    """A sort of evidence, and how it is known: declared on delivery, answered by an officer, derived from the reading."""

    type: str
    how: str


class Examined(TypedDict):
    """A checked request with its head: what it is in words, whom it is about, how far it has come, and the steps taken, in order of time."""

    request: Request
    asked: AgainAsked
    outcome: OutcomesOutcome
    draft: str
    reviewed: str
    rulebook: str
    signed: dict[str, Signature]
    withdrawn: bool
    title: str
    label: str
    state: str
    steps: list[CheckRequestStep]


class Exhibit(TypedDict):
    """Sealed bytes. `receipt` is the reader's account, None until it was read; `erased` the entry that ordered their erasure.

    `leave` are the recipients to whom its sender lets it go, however it is handled.
    """

    sha256: str
    size: int
    media_type: str
    quarantine: str | None
    receipt: dict[str, Json] | None
    deliveries: list[Delivery]
    erased: int | None
    leave: list[str]


ExhibitPartAnswer: TypeAlias = 'Part'


class ExhibitPartOrder(TypedDict):
    """ExhibitPartOrder"""

    exhibit: str
    part: NotRequired[int]
    layer: NotRequired[str]
    find: NotRequired[str]
    purpose: NotRequired[str]


ExhibitPictureAnswer: TypeAlias = 'Picture'


class ExhibitPictureOrder(TypedDict):
    """ExhibitPictureOrder"""

    exhibit: str
    page: NotRequired[int]
    width: NotRequired[int]
    recipient: NotRequired[str]
    purpose: NotRequired[str]


ExhibitRowAnswer: TypeAlias = 'Written'


class ExhibitRowField(TypedDict):
    """Words of the record that may be quoted: all of its `column`, from 1, under the `heading` of its file; without a column, words of an entry that has none."""

    column: int | None
    heading: str
    text: str


class ExhibitRowOrder(TypedDict):
    """ExhibitRowOrder"""

    exhibit: str
    row: int
    purpose: NotRequired[str]


ExhibitRowsAnswer: TypeAlias = 'Records'


class ExhibitRowsOrder(TypedDict):
    """ExhibitRowsOrder"""

    exhibit: str
    after: NotRequired[int]
    most: NotRequired[int]
    purpose: NotRequired[str]


ExhibitSoundAnswer: TypeAlias = 'Sound'


class ExhibitSoundOrder(TypedDict):
    """ExhibitSoundOrder"""

    exhibit: str
    purpose: NotRequired[str]


class Exhibits(TypedDict):
    """A page; `of` is how many there are of the choice, `facets` field → value → how many of those, most frequent first; an empty value is one that is not known."""

    exhibits: list[ListExhibitsListed]
    of: int
    facets: dict[str, dict[str, int]]


ExportFtmAnswer: TypeAlias = 'Outgoing'


class ExportFtmOrder(TypedDict):
    """ExportFtmOrder"""

    recipient: NotRequired[str]
    stays: NotRequired[bool]
    purpose: NotRequired[str]


ExportJudgementsAnswer: TypeAlias = 'Outgoing'


class ExportJudgementsOrder(TypedDict):
    """ExportJudgementsOrder"""

    recipient: NotRequired[str]
    stays: NotRequired[bool]
    purpose: NotRequired[str]


ExportStixAnswer: TypeAlias = 'Outgoing'


class ExportStixOrder(TypedDict):
    """ExportStixOrder"""

    recipient: NotRequired[str]
    stays: NotRequired[bool]
    purpose: NotRequired[str]


class FiguresFigure(TypedDict):
    """A number derived for a field: `high` is None where a source says “at least” and no source states an end.

    `best` is the number that most independent sources state; among equals the one stated last, then the lower. `rule` says so
    with the counts; `statements` are those it was taken from. Other rules would put other numbers there: `last` is the one stated last, `middle`
    the one in the middle of what independent sources state, both the lower where two would do.
    """

    field: MatrixField
    low: int
    best: int
    high: int | None
    sources: int
    rule: str
    last: int
    middle: int
    statements: list[MatrixStatement]


class File(TypedDict):
    """One entry: where it stands, the entries judged to be the same, what stands of them, what is left out, and what is lacking.

    `claims` are live and on exhibits in use; `left_out` are withdrawn or on an exhibit set aside. `links` are claims about others that name
    this entry. `judgements` are what officers said of it and another. An answer that whoever looks may still review blind is neither in
    them nor in `same`.
    `labels` are those of every entry named here; of a removed one it says so.
    """

    subject: Subject
    state: Literal['unreviewed', 'stands', 'questioned', 'removed']
    decisions: list[SubjectDecision]
    same: list[str]
    claims: list[Claim]
    left_out: list[Claim]
    links: list[Claim]
    named: list[MeantNamed]
    judgements: list[JudgementDecision]
    gaps: list[Gap]
    labels: dict[str, str]


FileOfReasonsAnswer: TypeAlias = 'Paper'


class FileOfReasonsOrder(TypedDict):
    """FileOfReasonsOrder"""

    request: str
    language: NotRequired[str]
    purpose: NotRequired[str]


FileTaskAnswer: TypeAlias = 'str'


class FileTaskOrder(TypedDict):
    """FileTaskOrder"""

    task: str
    reason: str
    purpose: NotRequired[str]


FindMentionsAnswer: TypeAlias = 'FindMentionsTold'


class FindMentionsOrder(TypedDict):
    """FindMentionsOrder"""

    also: NotRequired[list[str]]
    subjects: NotRequired[list[str]]
    purpose: NotRequired[str]


class FindMentionsTold(TypedDict):
    """FindMentionsTold"""

    sought: list[Sought]
    left_out: list[str]
    zone: str
    mentions: list[Mention]


class Finding(TypedDict):
    """`sha256` is the digest of all that it says: what was asked, over which inputs, the rows and the sentence."""

    method: str
    version: int
    parameters: dict[str, Json]
    inputs: list[str]
    columns: list[str]
    rows: list[list[str]]
    sentence: str
    subject: str | None
    compartment: str
    seq: int


class Findings(TypedDict):
    """A page: `of` is how many meet what was asked for; `before` is where the next page begins, None where there is none."""

    findings: list[ListFindingsKept]
    of: int
    before: int | None


FinishTaskAnswer: TypeAlias = 'str'


class FinishTaskOrder(TypedDict):
    """FinishTaskOrder"""

    task: str
    exhibit: NotRequired[str | None]
    claim: NotRequired[str | None]
    asked: NotRequired[str]
    on: NotRequired[str | None]
    said: NotRequired[str]
    purpose: NotRequired[str]


class Flag(TypedDict):
    """One find: its kind (labels, prejudging, vague, third_parties, mixed_script, copied), the words, and, of listed words, why and what instead."""

    kind: str
    words: list[str]
    why: str
    instead: str


FollowUpAnswer: TypeAlias = 'list[str]'


class FollowUpOrder(TypedDict):
    """FollowUpOrder"""

    purpose: NotRequired[str]


FollowWorkAnswer: TypeAlias = 'JobJob'


class FollowWorkOrder(TypedDict):
    """FollowWorkOrder"""

    work: str
    purpose: NotRequired[str]


class Foreseen(TypedDict):
    """What would come of a document if it were frozen now: what it would be refused for, and its exhibits as the recipient would have them.

    `exhibits` are rows of the brief (docs/formats/package.md); there are none where it could not be composed.
    """

    obstacles: list[ApiFault]
    exhibits: list[dict[str, Json]]


class Form(TypedDict):
    """Of a kind: `asked` are the fields that a rule about it asks for, `others` those that may be stated all the same.

    Of a subject, None until one is named: what the register calls them, the claims that speak for them, each of which must go with the request, and the others that may.
    """

    kind: str
    title: str
    asked: list[str]
    others: list[str]
    label: str | None
    favourable: list[Claim]
    annexable: list[Claim]


FormTeamAnswer: TypeAlias = 'Team'


class FormTeamOrder(TypedDict):
    """FormTeamOrder"""

    team: str
    members: list[str]
    since: str
    purpose: NotRequired[str]


class FoundInCommon(TypedDict):
    """Entries and places with most exhibits first, up to 12 of each kind; `about` leads an exhibit to whom claims on it are about.

    `unopened` exhibits nobody opened; None where too many were found to look.
    """

    entries: list[About]
    places: list[list[str | int]]
    about: dict[str, list[FoundInNamed]]
    unopened: int | None


class FoundInNamed(TypedDict):
    """An entry of the register: its id, its kind and its label."""

    id: str
    kind: str
    label: str


class FoundPart(TypedDict):
    """A part of an exhibit that meets a search, with its surroundings; of a table the `column`, how many `rows`, and the first `row`."""

    exhibit: str
    name: str
    step: str
    part: int | None
    label: str
    kind: str
    layer: str
    language: str
    received: str | None
    marks: list[Marked]
    snippet: str
    snippet_start: int
    table: str | None
    column: str | None
    rows: int | None
    row: int | None


class FoundTexts(TypedDict):
    """How many parts meet a search, of how many; `as_written` without those found by sound alone."""

    total: int
    searched: int
    as_written: int
    facets: dict[str, Shares]


FreezeBriefAnswer: TypeAlias = 'Frozen'


class FreezeBriefOrder(TypedDict):
    """FreezeBriefOrder"""

    subject: str
    to: FreezeBriefOrderAddressee
    kind: NotRequired[str]
    request: NotRequired[str | None]
    only_if_new: NotRequired[bool]
    purpose: NotRequired[str]


class FreezeBriefOrderAddressee(TypedDict):
    """To whom the dossier goes and what for. `recipient` is one of `RECIPIENTS`; `language` one that there is, or two side by side: `en+ur`."""

    recipient: str
    purpose: str
    language: NotRequired[str]


class Frozen(TypedDict):
    """A frozen brief and its contents."""

    sha256: str
    seq: int
    subject: str
    kind: str
    recipient: str
    language: str
    edition: int
    document: dict[str, Json]


class Gap(TypedDict):
    """One thing that a file lacks: its code, the property it is about if any, and the claims it concerns."""

    code: str
    about: str | None
    claims: list[str]


class Going(TypedDict):
    """What becomes of an item of a tab: an exhibit goes, as its `copy` if it has one, or a document; nothing goes where `withheld` says why.

    `translation` says of what the exhibit is one, and who certified it; empty where it is none.
    """

    tab: str
    item: AskedItem
    what: GoingWhat1 | GoingWhat2
    copy: Copy | None
    withheld: str
    translation: str


GoingWhat1 = TypedDict('GoingWhat1', {
    'is': "Literal['Exhibit']",
    'sha256': "str",
    'size': "int",
    'media_type': "str",
    'quarantine': "str | None",
    'receipt': "dict[str, Json] | None",
    'deliveries': "list[Delivery]",
    'erased': "int | None",
    'leave': "list[str]",
})  # Sealed bytes. `receipt` is the reader's account, None until it was read; `erased` the entry that ordered their erasure.


GoingWhat2 = TypedDict('GoingWhat2', {
    'is': "Literal['Frozen']",
    'sha256': "str",
    'seq': "int",
    'subject': "str",
    'kind': "str",
    'recipient': "str",
    'language': "str",
    'edition': "int",
    'document': "dict[str, Json]",
})  # A frozen brief and its contents.


class Growth(TypedDict):
    """Both checkpoints and the consistency proof between them (RFC 9162 section 2.1.4), in hexadecimal."""

    old: Checkpoint
    new: Checkpoint
    proof: list[str]


class Guidance(TypedDict):
    """What helps to answer a rule: its sense in our words, and how it is known to misfire."""

    text: str
    misfires: list[str]


HandOverAnswer: TypeAlias = 'int'


class HandOverOrder(TypedDict):
    """HandOverOrder"""

    exhibit: str
    event: str
    at: str
    giver: str
    receiver: str
    place: NotRequired[str]
    seal: NotRequired[str]
    reference: NotRequired[str]
    note: NotRequired[str]
    purpose: NotRequired[str]


class Held(TypedDict):
    """Deliveries by name, targets by label, and a ribbon for each number that was asked about."""

    deliveries: list[RecordsHeldDelivered]
    targets: list[Target]
    ribbons: list[Ribbon]


class Hold(TypedDict):
    """How many open proceedings wait in one stage for one mover, and how long: in total, the lower median, the longest."""

    stage: str
    waits_for: str
    count: int
    total: DocketSpan
    median: DocketSpan
    longest: DocketSpan


IdentityPairAnswer: TypeAlias = 'Pair'


class IdentityPairOrder(TypedDict):
    """IdentityPairOrder"""

    left: str
    right: str
    purpose: NotRequired[str]


class InForce(TypedDict):
    """What is in force. `papers` are those that were used in no compartment, or in one where the officer may look; `unnamed` counts the others. Erasures are the newest hundred of each kind, newest first."""

    settings: list[Setting]
    rulebook: str
    rules: int
    forms: list[OfficeInForceKept]
    templates: list[OfficeInForceKept]
    papers: list[Instrument]
    unnamed: int
    erasures: list[Erasure]


class IncidentFile(TypedDict):
    """The matrix of one incident, the figures and sums derived from it, and a paragraph that says no more than it.

    `one_with` are the incidents that it is judged to be one with; their claims are in the matrix, too.
    `left_out` are claims on exhibits that are set aside: they stand on the register and carry nothing. `faults` are what an edited
    paragraph says that the matrix does not, or leaves out.
    """

    incident: str
    label: str
    matrix: Matrix
    figures: list[FiguresFigure]
    sums: list[Sum]
    paragraph: str
    left_out: list[Claim]
    one_with: list[str]
    faults: list[str]


IncidentMatrixAnswer: TypeAlias = 'IncidentFile'


class IncidentMatrixOrder(TypedDict):
    """IncidentMatrixOrder"""

    incident: str
    edited: NotRequired[str | None]
    purpose: NotRequired[str]


class Instrument(TypedDict):
    """One instrument. A day left None is not limited by the paper; an empty `covers` names nobody in particular.

    `covers_from` and `covers_to` bound the data that may be obtained, both included; `in_force_until` bounds the days on
    which it may be used. `paper` is the name under which the paper itself
    was delivered. After `retain_until` what came under it is due to be erased, on an order. `facts` are what it states beyond
    this, by the names that `papers` has for its kind, days as ISO text; `stated` what an officer stated of it after it was
    registered, which counts before `facts`.
    """

    id: str
    kind: str
    number: str
    issuer: str
    legal_basis: str
    issued_on: str
    in_force_until: str | None
    covers_from: str | None
    covers_to: str | None
    covers: list[str]
    offences: list[str]
    paper: str | None
    retain_until: str | None
    facts: dict[str, Json]
    stated: dict[str, Json]


class InterchangeProposed(TypedDict):
    """What lines propose; `unplaced` are those that say nothing about two entries of the register, `torn` those that others contradict."""

    proposals: list[Proposal]
    unplaced: list[str]
    torn: list[str]


IssueDirectiveAnswer: TypeAlias = 'Issued'


class IssueDirectiveOrder(TypedDict):
    """IssueDirectiveOrder"""

    meeting: str
    held_on: str
    decision: str
    action: str
    officer: NotRequired[str | None]
    department: NotRequired[str]
    item: NotRequired[str]
    by_when: NotRequired[str | None]
    paper: NotRequired[str | None]
    about: NotRequired[str | None]
    purpose: NotRequired[str]


class Issued(TypedDict):
    """The directive and the task that carries it out."""

    directive: str
    task: str


class JobJob(TypedDict):
    """A job as it stands. `begun` counts how often it was begun: more than once where its worker was stopped."""

    id: str
    seq: int
    order: Order
    state: Literal['waiting', 'running', 'done', 'failed', 'cancelled']
    ordered_at: str
    begun: int
    cancelled: bool
    started_at: str | None
    ended_at: str | None
    note: JobNote | None
    outcome: JobOutcome | None


class JobNote(TypedDict):
    """How far a job is: what it is doing since when, and how much of how much is done, of that how much failed. Instants are UTC text."""

    doing: str
    since: str
    done: int
    total: int
    failed: int
    at: str


class JobOutcome(TypedDict):
    """What came of a job: how it ended, the account of the work, or `code` and sentence of what stopped it."""

    state: Literal['waiting', 'running', 'done', 'failed', 'cancelled']
    result: dict[str, Json]
    code: str
    says: str


JudgeIdentityAnswer: TypeAlias = 'int'


class JudgeIdentityOrder(TypedDict):
    """JudgeIdentityOrder"""

    judgement: JudgeIdentityOrderJudgement
    purpose: NotRequired[str]


class JudgeIdentityOrderAnswer(TypedDict):
    """What an officer may say of a pair."""



class JudgeIdentityOrderJudgement(TypedDict):
    """One officer's answer about one pair; `evidence` are the claims relied on, `seq` its ledger entry.

    `review` marks a second review.
    """

    left: str
    right: str
    answer: JudgeIdentityOrderAnswer
    reasons: str
    evidence: list[str]
    review: NotRequired[bool]


class Judgement(TypedDict):
    """One officer's answer about one pair; `evidence` are the claims relied on, `seq` its ledger entry.

    `review` marks a second review.
    """

    left: str
    right: str
    answer: Literal['same', 'different', 'cannot_say', 'related']
    reasons: str
    evidence: list[str]
    by: str
    seq: int
    review: bool


class JudgementDecision(TypedDict):
    """What stands about a pair: the first judgement given last, and the second review given last of it, if any."""

    first: Judgement
    review: Judgement | None


KeepChartAnswer: TypeAlias = 'KeptChart'


class KeepChartOrder(TypedDict):
    """KeepChartOrder"""

    scope: KeepChartOrderScope
    called: str
    note: NotRequired[str]
    arrangement: NotRequired[dict[str, Json]]
    instead: NotRequired[str | None]
    why: NotRequired[str]
    purpose: NotRequired[str]


class KeepChartOrderScope(TypedDict):
    """Which ties a chart shows: those of `subjects`, and those that `findings` about them counted.

    `as_of` is a day, month or year; `standings` leaves only claims that stand so, if any are named; `since` and `until` leave what may have been
    so between them, and `grouped` puts neighbours of an entry that has very many together.
    """

    subjects: list[str]
    as_of: NotRequired[str | None]
    standings: NotRequired[list[str]]
    findings: NotRequired[list[str]]
    since: NotRequired[str | None]
    until: NotRequired[str | None]
    grouped: NotRequired[bool]


KeepTemplateAnswer: TypeAlias = 'str'


class KeepTemplateOrder(TypedDict):
    """KeepTemplateOrder"""

    text: str
    purpose: NotRequired[str]


class KeptChart(TypedDict):
    """`stood` and `arrangement` are as docs/formats/charts.md has them; `seq` is the entry that kept it.

    `ended` is the reason for which it stands no more, and `next` the chart that was kept in its place, if one was.
    """

    name: str
    note: str
    scope: Scope
    stood: dict[str, Json]
    arrangement: dict[str, Json]
    before: str | None
    compartment: str
    seq: int
    ended: str | None
    next: str | None


class KeptSearches(TypedDict):
    """The searches kept, the one that was asked last first, of `of`."""

    searches: list[ListKeptSearchesKept]
    of: int


class LanesMark(TypedDict):
    """One statement about a time: `said` as its source has it, `first` and `last` the days that it covers.

    `thing` is what it is about, such as `incident:I-01`, which the office calls `label`; `source` the claim or finding, empty of an event, whose proceeding
    tells it. Of calls and payments `events` is how many the finding tells of the day, 0 where it tells no more than a first and a last.
    """

    lane: str
    thing: str
    label: str
    what: str
    said: str
    first: str
    last: str
    source: str
    by: str
    events: int


LawChangedAnswer: TypeAlias = 'dict[str, Json]'


class LawChangedOrder(TypedDict):
    """LawChangedOrder"""

    amendment: str
    begins_on: str
    purpose: NotRequired[str]


LawOnAnswer: TypeAlias = 'dict[str, Json]'


class LawOnOrder(TypedDict):
    """LawOnOrder"""

    on: NotRequired[str | None]
    offences: NotRequired[list[str]]
    purpose: NotRequired[str]


class Leave(TypedDict):
    """Entry `seq` records that the sender lets `recipient` have `exhibit`, or no longer does; `paper` is the exhibit in which they say so."""

    seq: int
    exhibit: str
    recipient: str
    given: bool
    paper: str


class Level(TypedDict):
    """One answer of a comparison: `test` of `column`, what it is called, and the shares m and u."""

    says: str
    test: str
    m: float | None
    u: float | None
    column: str
    least: int
    rare: bool
    decides: bool


LiftRedactionAnswer: TypeAlias = 'Copy'


class LiftRedactionOrder(TypedDict):
    """LiftRedactionOrder"""

    seq: int
    reason: str
    purpose: NotRequired[str]


LiftWaitAnswer: TypeAlias = 'int'


class LiftWaitOrder(TypedDict):
    """LiftWaitOrder"""

    officer: str
    reason: str
    purpose: NotRequired[str]


class Likely(TypedDict):
    """A register entry with a name like the one said: which name, how alike (0 to 1), and why, word by word."""

    subject: str
    name: str
    total: float | None
    why: list[str]


class LinesLine(TypedDict):
    """`over` is the organisation or superior, `under` the holder, subordinate or part; `post` the kind of role, empty for other lines."""

    kind: str
    over: str
    post: str
    under: str
    claims: list[Claim]


class Link(TypedDict):
    """`source` and `target` are entries, `kind` the property; `claims` are in the order of recording."""

    source: str
    target: str
    kind: str
    claims: list[Claim]


class LinkCandidate(TypedDict):
    """A subject and a row or entry of a list, by the two rows of them that agree most.

    `capped` says that the weight alone would be strong and no more than the name agrees. `why` compares the names word by word.
    """

    left: str
    left_name: str | None
    right: str
    right_name: str | None
    weight: str
    strength: Literal['strong', 'possible']
    capped: bool
    reasons: list[LinkReason]
    why: list[str]


class LinkReason(TypedDict):
    """One fact of a pair: what was found in words, its weight in bits, and how much of that is how rare the value is.

    Where nothing could be compared `missing` is left, right or both, and the weight is 0.
    """

    fact: str
    says: str
    weight: str
    of_rarity: str
    decides: bool
    missing: str | None


class Linked(TypedDict):
    """What a link found: `start` is the weight of any pair before anything is compared, `rows` the length of the list."""

    model: str
    rows: int
    start: str
    candidates: list[LinkCandidate]
    common: list[LookUpCommon]


ListAccountsAnswer: TypeAlias = 'Accounts'


class ListAccountsOrder(TypedDict):
    """ListAccountsOrder"""

    purpose: NotRequired[str]


ListBackupsAnswer: TypeAlias = 'Backups'


class ListBackupsOrder(TypedDict):
    """ListBackupsOrder"""

    purpose: NotRequired[str]


ListBundlesAnswer: TypeAlias = 'Bundles'


class ListBundlesOrder(TypedDict):
    """ListBundlesOrder"""

    most: NotRequired[int]
    before: NotRequired[int | None]
    purpose: NotRequired[str]


ListCandidatesAnswer: TypeAlias = 'ListCandidatesTold'


class ListCandidatesEntry(TypedDict):
    """An entry of the register as its own sources know it, whatever it was judged to be: what the office calls it, and what tells it from a namesake."""

    label: str
    known: NamesakesKnown


class ListCandidatesOrder(TypedDict):
    """ListCandidatesOrder"""

    purpose: NotRequired[str]


class ListCandidatesTold(TypedDict):
    """ListCandidatesTold"""

    to_review: list[CandidatesCandidate]
    agreement: Agreement
    disputed: list[CandidatesCandidate]
    judged: list[JudgementDecision]
    entries: dict[str, ListCandidatesEntry]
    candidates: list[CandidatesCandidate]


ListChartsAnswer: TypeAlias = 'Charts'


class ListChartsListed(TypedDict):
    """A kept chart with the entry that kept it."""

    chart: KeptChart
    entered: Did


class ListChartsOrder(TypedDict):
    """ListChartsOrder"""

    most: NotRequired[int]
    before: NotRequired[int | None]
    purpose: NotRequired[str]


ListClocksAnswer: TypeAlias = 'ListClocksTold'


class ListClocksOrder(TypedDict):
    """ListClocksOrder"""

    within_days: NotRequired[int | None]
    purpose: NotRequired[str]


class ListClocksTold(TypedDict):
    """ListClocksTold"""

    of: int
    running: list[Running]


ListCopiesAnswer: TypeAlias = 'list[ListCopiesRepeated]'


class ListCopiesOrder(TypedDict):
    """ListCopiesOrder"""

    incident: str
    purpose: NotRequired[str]


class ListCopiesRepeated(TypedDict):
    """Two exhibits whose texts may go back to one: `evidence` are words of each that stand for the same.

    `said` tells whether a claim from one of them is already recorded as a copy of a claim from the other.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    how: str
    shared: float | None
    evidence: list[list[str]]
    said: bool


ListDeliveredAnswer: TypeAlias = 'ListDeliveredPage'


class ListDeliveredDelivered(TypedDict):
    """One file of a delivery; `equals` is the name under which the same bytes came here before, `reading` the first step of reading them."""

    brought: Brought
    size: int
    equals: str | None
    set_aside: str | None
    reading: ReadingsJob | None


class ListDeliveredOrder(TypedDict):
    """ListDeliveredOrder"""

    delivery: str
    after: NotRequired[int]
    most: NotRequired[int]
    purpose: NotRequired[str]


class ListDeliveredPage(TypedDict):
    """Files in the order in which they were sealed, of `of`.

    `rows` is read, stored, rejected over all that were read, `states` how many readings stand how; of what is set aside, none waits.
    `uncovered` is how many of those that were not read came under no legal paper.
    """

    files: list[ListDeliveredDelivered]
    of: int
    end: int | None
    rows: dict[str, int]
    states: dict[str, int]
    uncovered: int


ListDeliveriesAnswer: TypeAlias = 'list[Arriving]'


class ListDeliveriesOrder(TypedDict):
    """ListDeliveriesOrder"""

    purpose: NotRequired[str]


ListDirectivesAnswer: TypeAlias = 'list[ListDirectivesFollowed]'


class ListDirectivesFollowed(TypedDict):
    """A directive with the tasks that carry it out, filed ones too."""

    directive: Directive
    tasks: list[Seen]


class ListDirectivesOrder(TypedDict):
    """ListDirectivesOrder"""

    directive: NotRequired[str | None]
    purpose: NotRequired[str]


ListDocumentsAnswer: TypeAlias = 'Documents'


class ListDocumentsLine(TypedDict):
    """One document; `state` is one of `STATES`, `changes` how much is otherwise than it says. Empty `by`: the entry that froze it was erased."""

    edition: StoreEdition
    label: str
    state: str
    changes: int
    at: str
    by: str


class ListDocumentsOrder(TypedDict):
    """ListDocumentsOrder"""

    subject: NotRequired[str | None]
    recipient: NotRequired[str | None]
    kind: NotRequired[str | None]
    state: NotRequired[str | None]
    most: NotRequired[int]
    before: NotRequired[int | None]
    purpose: NotRequired[str]


ListDriftAnswer: TypeAlias = 'list[Drifted]'


class ListDriftOrder(TypedDict):
    """ListDriftOrder"""

    purpose: NotRequired[str]


ListDuplicatesAnswer: TypeAlias = 'list[Duplicate]'


class ListDuplicatesOrder(TypedDict):
    """ListDuplicatesOrder"""

    purpose: NotRequired[str]


ListEmergenciesAnswer: TypeAlias = 'list[EmergencySeen]'


class ListEmergenciesOrder(TypedDict):
    """ListEmergenciesOrder"""

    purpose: NotRequired[str]


ListEntriesAnswer: TypeAlias = 'ListEntriesTold'


class ListEntriesOrder(TypedDict):
    """ListEntriesOrder"""

    exhibit: str
    words: str
    purpose: NotRequired[str]


class ListEntriesTold(TypedDict):
    """ListEntriesTold"""

    looked_at: int
    met: list[Met]


ListExhibitsAnswer: TypeAlias = 'Exhibits'


class ListExhibitsListed(TypedDict):
    """One exhibit in short, as its compartment knows it.

    `place` is the number of the delivery that brought it there, `received_at` its instant as the sheet states it, else that of sealing. `readings` are
    the steps of reading it; `set_aside` says why it may not be used; `is_opened` whether anybody of the compartment looked into it; `claims` how many that
    stand cite it.
    """

    place: int
    exhibit: Exhibit
    received_at: str
    readings: list[ReadingsJob]
    set_aside: str | None
    is_opened: bool
    claims: int


class ListExhibitsOrder(TypedDict):
    """ListExhibitsOrder"""

    kind: NotRequired[str | None]
    source: NotRequired[str | None]
    language: NotRequired[str | None]
    instrument: NotRequired[str | None]
    state: NotRequired[str | None]
    words: NotRequired[str]
    set_aside: NotRequired[bool | None]
    opened: NotRequired[bool | None]
    after: NotRequired[int | None]
    most: NotRequired[int]
    purpose: NotRequired[str]


ListFindingsAnswer: TypeAlias = 'Findings'


class ListFindingsKept(TypedDict):
    """A finding without its rows: `rows` is how many, `entered` the entry that kept it."""

    id: str
    method: str
    version: int
    sentence: str
    rows: int
    subject: str | None
    entered: Did


class ListFindingsOrder(TypedDict):
    """ListFindingsOrder"""

    method: NotRequired[str | None]
    subject: NotRequired[str | None]
    most: NotRequired[int]
    before: NotRequired[int | None]
    purpose: NotRequired[str]


ListIncidentsAnswer: TypeAlias = 'list[ListIncidentsListed]'


class ListIncidentsListed(TypedDict):
    """An incident, those that it is judged to be one with, and its line, which speaks for all of them.

    `drawn` is what a map may show of each place of the line, in the same order.
    """

    incident: str
    label: str
    one_with: list[str]
    line: ListingLine
    drawn: list[ListIncidentsListedDrawn1 | ListIncidentsListedDrawn2 | None]


ListIncidentsListedDrawn1 = TypedDict('ListIncidentsListedDrawn1', {
    'is': "Literal['Point']",
    'latitude': "float | None",
    'longitude': "float | None",
    'radius_m': "int",
})  # WGS 84 degrees, and how far from there the event may have been, in metres.


ListIncidentsListedDrawn2 = TypedDict('ListIncidentsListedDrawn2', {
    'is': "Literal['Area']",
    'name': "str",
    'precision': "str",
})  # A place known by its name alone, and how wide it is.


class ListIncidentsOrder(TypedDict):
    """ListIncidentsOrder"""

    purpose: NotRequired[str]


ListInstrumentsAnswer: TypeAlias = 'list[Instrument]'


class ListInstrumentsOrder(TypedDict):
    """ListInstrumentsOrder"""

    purpose: NotRequired[str]


ListKeptSearchesAnswer: TypeAlias = 'KeptSearches'


class ListKeptSearchesKept(TypedDict):
    """A search for `words` that is kept: `found` parts and rows now, `seen` when the officer asked it last, at `at`; never, where `at` is empty."""

    words: str
    found: int
    seen: int
    at: str


class ListKeptSearchesOrder(TypedDict):
    """ListKeptSearchesOrder"""

    purpose: NotRequired[str]


ListMadeAnswer: TypeAlias = 'ListMadeMade'


class ListMadeMade(TypedDict):
    """`place` is its folder below that of the compartment, `name` how the folder is called when it is handed out; `files` are none where nothing, or no whole package, stands there.

    `keys` are the age recipients to whom editions of the same document were encrypted, by the name under which they went, the newest of each.
    """

    thing: str
    place: str
    name: str
    files: list[MadeFile]
    keys: dict[str, list[str]]


class ListMadeOrder(TypedDict):
    """ListMadeOrder"""

    thing: str
    purpose: NotRequired[str]


ListMethodsAnswer: TypeAlias = 'list[ListMethodsKnown]'


class ListMethodsKnown(TypedDict):
    """One method: its name, its version, the records it asks, what it takes (in brackets what may be left out), and its question in a line."""

    name: str
    version: int
    kinds: list[str]
    parameters: str
    about: str


class ListMethodsOrder(TypedDict):
    """ListMethodsOrder"""

    purpose: NotRequired[str]


ListOfficersAnswer: TypeAlias = 'Officers'


class ListOfficersOrder(TypedDict):
    """ListOfficersOrder"""

    purpose: NotRequired[str]


ListQuarantinedAnswer: TypeAlias = 'ListQuarantinedTold'


class ListQuarantinedOrder(TypedDict):
    """ListQuarantinedOrder"""

    purpose: NotRequired[str]


class ListQuarantinedTold(TypedDict):
    """ListQuarantinedTold"""

    may_release: list[str]
    rows: list[SetAside]


ListReadingsAnswer: TypeAlias = 'Readings'


class ListReadingsOrder(TypedDict):
    """ListReadingsOrder"""

    states: NotRequired[list[str]]
    after: NotRequired[list[int | str]]
    most: NotRequired[int]
    purpose: NotRequired[str]


ListRedactionsAnswer: TypeAlias = 'list[ListRedactionsTold]'


class ListRedactionsOrder(TypedDict):
    """ListRedactionsOrder"""

    exhibit: str
    purpose: NotRequired[str]


class ListRedactionsTold(TypedDict):
    """A copy, who made it (empty where the entry was erased) and when, and for whom it stands today."""

    copy: Copy
    by: str
    at: str
    stands_for: list[str]


ListRejectsAnswer: TypeAlias = 'ListRejectsTold'


class ListRejectsOrder(TypedDict):
    """ListRejectsOrder"""

    exhibit: str
    step: NotRequired[str]
    purpose: NotRequired[str]


class ListRejectsTold(TypedDict):
    """ListRejectsTold"""

    name: str
    reader: str
    read: int
    rejected: int
    by_code: dict[str, int]
    rows: list[dict[str, Json]]


ListRequestsAnswer: TypeAlias = 'list[dict[str, Json]]'


class ListRequestsOrder(TypedDict):
    """ListRequestsOrder"""

    checked: NotRequired[bool]
    purpose: NotRequired[str]


ListRulesAnswer: TypeAlias = 'ListRulesTold'


class ListRulesLine(TypedDict):
    """One rule; `standing` is signed, retired, changed (its wording is another than the one decided on) or unsigned, `decided` what a jurist decided last."""

    rule: Rule
    standing: str
    in_force: bool
    decided: RuleDecision | None


class ListRulesOrder(TypedDict):
    """ListRulesOrder"""

    words: NotRequired[str]
    mark: NotRequired[str | None]
    gate: NotRequired[str | None]
    standing: NotRequired[str | None]
    target: NotRequired[str | None]
    purpose: NotRequired[str]


class ListRulesTold(TypedDict):
    """ListRulesTold"""

    of: int
    unsigned: int
    version: str
    lines: list[ListRulesLine]


ListSearchesAnswer: TypeAlias = 'Searches'


class ListSearchesOrder(TypedDict):
    """ListSearchesOrder"""

    officer: NotRequired[str]
    purpose: NotRequired[str]


ListSessionsAnswer: TypeAlias = 'list[Session]'


class ListSessionsOrder(TypedDict):
    """ListSessionsOrder"""

    everybody: NotRequired[bool]
    purpose: NotRequired[str]


ListStoriesAnswer: TypeAlias = 'ListStoriesTold'


class ListStoriesOrder(TypedDict):
    """ListStoriesOrder"""

    purpose: NotRequired[str]


class ListStoriesTold(TypedDict):
    """ListStoriesTold"""

    names: dict[str, str]
    reports: int
    undated: list[str]
    stories: list[Story]


ListSubjectsAnswer: TypeAlias = 'ListSubjectsTold'


class ListSubjectsListed(TypedDict):
    """One entry in short. `statuses` and `roles` are claims, the first to be shown first; `abroad` tells that some role places it in another country; `known` what tells it from a namesake."""

    subject: Subject
    state: Literal['unreviewed', 'stands', 'questioned', 'removed']
    statuses: list[Claim]
    roles: list[Claim]
    same: list[str]
    gaps: list[Gap]
    abroad: bool
    known: NamesakesKnown


class ListSubjectsOrder(TypedDict):
    """ListSubjectsOrder"""

    kind: NotRequired[str | None]
    state: NotRequired[str | None]
    post: NotRequired[str | None]
    status: NotRequired[str | None]
    abroad: NotRequired[bool | None]
    purpose: NotRequired[str]


class ListSubjectsTold(TypedDict):
    """ListSubjectsTold"""

    of: int
    entries: list[ListSubjectsListed]


ListTasksAnswer: TypeAlias = 'ListTasksTold'


class ListTasksOrder(TypedDict):
    """ListTasksOrder"""

    state: NotRequired[str | None]
    turn: NotRequired[str | None]
    about: NotRequired[str | None]
    origin: NotRequired[str | None]
    department: NotRequired[str | None]
    when: NotRequired[str | None]
    filed: NotRequired[bool]
    unallocated: NotRequired[bool]
    purpose: NotRequired[str]


class ListTasksTold(TypedDict):
    """ListTasksTold"""

    of: int
    tasks: list[Seen]


ListTokensAnswer: TypeAlias = 'list[Token]'


class ListTokensOrder(TypedDict):
    """ListTokensOrder"""

    everybody: NotRequired[bool]
    purpose: NotRequired[str]


ListUnmaskedAnswer: TypeAlias = 'list[Unmasked]'


class ListUnmaskedOrder(TypedDict):
    """ListUnmaskedOrder"""

    purpose: NotRequired[str]


ListUnsureAnswer: TypeAlias = 'ListUnsureTold'


class ListUnsureOrder(TypedDict):
    """ListUnsureOrder"""

    exhibit: str
    purpose: NotRequired[str]


class ListUnsureTold(TypedDict):
    """ListUnsureTold"""

    exhibit: str
    name: str
    words: int
    unsure: list[Unsure]


ListWebhooksAnswer: TypeAlias = 'list[ListWebhooksTold]'


class ListWebhooksOrder(TypedDict):
    """ListWebhooksOrder"""

    purpose: NotRequired[str]


class ListWebhooksTold(TypedDict):
    """A webhook without its secret, and the newest of what it was told, None before the first."""

    webhook: Webhook
    last: Notice | None


ListWorkAnswer: TypeAlias = 'ListWorkTold'


class ListWorkOrder(TypedDict):
    """ListWorkOrder"""

    state: NotRequired[str | None]
    kind: NotRequired[str | None]
    most: NotRequired[int]
    before: NotRequired[int | None]
    purpose: NotRequired[str]


class ListWorkTold(TypedDict):
    """ListWorkTold"""

    of: int
    jobs: list[JobJob]


class ListedStatement(TypedDict):
    """One row of `STATEMENTS`: what an entry says, and the bytes in which it stands."""

    entry: str
    place: BytesLocator
    kind: str | None
    property: str
    value: str
    detail: str | None


class Listing(TypedDict):
    """An order of `body` against a name: from the day, month or year `on` until `until`; None where not known, or not ended.

    `firm` is false where the source of the listing is not verified: such a one proves nothing, and only asks.
    """

    body: str
    on: str | None
    until: str | None
    firm: bool


class ListingLine(TypedDict):
    """What the list shows of one incident. Rival dates and places all stand, those of whoever spoke last first.

    `killed` is the figure for all killed, None where no source gives a total.
    """

    status: Literal['not an incident', 'merged', 'under review', 'disputed', 'verified', 'reported']
    dates: list[When]
    places: list[Json]
    killed: FiguresFigure | None
    sources: int


class Load(TypedDict):
    """What lies with one officer: open tasks that wait for them, those of them that are late, and those that they wait for."""

    officer: str
    open: int
    overdue: int
    waiting: int


LookRoundAnswer: TypeAlias = 'Around'


class LookRoundOrder(TypedDict):
    """LookRoundOrder"""

    purpose: NotRequired[str]


class LookUpCommon(TypedDict):
    """A value of somebody sought that too many rows of the list share to be searched by: its kind, and how many rows."""

    left: str
    kind: str
    rows: int


class MadeFile(TypedDict):
    """A file of it: `name` below its folder, with `/` between folders, and its size in bytes."""

    name: str
    size: int


MakeCheckpointAnswer: TypeAlias = 'Checkpoint'


class MakeCheckpointOrder(TypedDict):
    """MakeCheckpointOrder"""

    purpose: NotRequired[str]


MakeFindingAnswer: TypeAlias = 'Finding'


class MakeFindingOrder(TypedDict):
    """MakeFindingOrder"""

    method: str
    parameters: dict[str, MakeFindingOrderJsonValue]
    subject: NotRequired[str | None]
    purpose: NotRequired[str]


class MakeFindingOrderJsonValue(TypedDict):
    """MakeFindingOrderJsonValue"""



MarkSeenAnswer: TypeAlias = 'NewsMark'


class MarkSeenOrder(TypedDict):
    """MarkSeenOrder"""

    until: int
    purpose: NotRequired[str]


class Marked(TypedDict):
    """Characters `start` to `end` of a part, or of a value of a table, that meet a search; `how` they were found."""

    start: int
    end: int
    how: str


class Marks(TypedDict):
    """The marks that meet the time asked for, by day; `of` is how many there are in all, `undated` of how many statements no day is known."""

    marks: list[LanesMark]
    of: int
    undated: int
    lanes: list[str]


class MarksMark(TypedDict):
    """A stretch of the text, in code points, end exclusive; `alike` when it only sounds like what was asked."""

    start: int
    end: int
    alike: bool


MaskRowsAnswer: TypeAlias = 'dict[str, str]'


class MaskRowsOrder(TypedDict):
    """MaskRowsOrder"""

    exhibit: str
    rows: list[int]
    purpose: NotRequired[str]


MatchClaimsAnswer: TypeAlias = 'dict[str, str]'


class MatchClaimsOrder(TypedDict):
    """MatchClaimsOrder"""

    wanted: list[MatchClaimsOrderWanted]
    purpose: NotRequired[str]


class MatchClaimsOrderJsonValue(TypedDict):
    """MatchClaimsOrderJsonValue"""



class MatchClaimsOrderWanted(TypedDict):
    """A worksheet's row: its key, and what was to be claimed."""

    key: str
    about: str
    property: str
    value: MatchClaimsOrderJsonValue
    said_by: str
    quote: str


MatchListAnswer: TypeAlias = 'Matched'


class MatchListOrder(TypedDict):
    """MatchListOrder"""

    exhibit: str
    model: NotRequired[str | None]
    purpose: NotRequired[str]


class Matched(TypedDict):
    """What a link found, of how many persons sought, in which exhibit of which kind: subscribers or statements."""

    exhibit: str
    name: str
    kind: str
    model: Model
    sought: int
    sought_sha256: str
    linked: Linked


class Matrix(TypedDict):
    """Every statement about one incident, by field and source."""

    statements: list[MatrixStatement]


class MatrixField(TypedDict):
    """A row of the matrix: a property, and of a number the category of people counted."""

    name: str
    category: str


class MatrixStatement(TypedDict):
    """What one source says of a field, as of a day (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`; empty where nobody knows).

    `origin` is the source that it goes back to: the speaker, or of a copy the speaker copied.
    """

    claim: Claim
    field: MatrixField
    as_of: str
    origin: str
    superseded: bool


class Meant(TypedDict):
    """An organisation of the list that a name may mean, and which subjects of the register are called by a name of its."""

    organisation: str
    name: str
    reason: str
    registered: list[str]


class MeantNamed(TypedDict):
    """A name in a claim about an incident: who is meant according to whom (rivals side by side), or whom it may mean."""

    claim: Claim
    name: str
    meant: list[Claim]
    candidates: list[Likely]


class Measure(TypedDict):
    """The event that brought it into force, and where it stands: in_force, ended, or unsure where a date is too coarse to say.

    `ended_by` is the event that ended it; None too where its last day passed.
    """

    event: Event
    state: str
    ended_by: Event | None


class Member(TypedDict):
    """A telling in a story, why it belongs to it, and `like`, a report named before it whose wording it shares.

    Which of the two repeats the other, or whether both repeat a third, the texts do not say.
    """

    telling: Telling
    reasons: list[StoriesReason]
    like: str | None


class Mention(TypedDict):
    """One place: characters `start` to `end` of a part of a layer, and the words as written there; or `rows` of a table.

    Rows have no place in a text: they are told by the `column` whose value holds the words, how many they are, and the first `row`. `how` is `as_written`, or `sounds_alike`, which is a reason to look and proves nothing.
    """

    subject: str
    claim: str | None
    property: str
    how: str
    exhibit: str
    step: str
    part: int | None
    start: int | None
    end: int | None
    words: str
    table: str | None
    column: str | None
    rows: int | None
    row: int | None


class Met(TypedDict):
    """An entry that met the words: its names as the list gives them, and the statements that did."""

    entry: str
    kind: str | None
    names: list[str]
    said: list[Said]


class Model(TypedDict):
    """A model by its name and version; weights of `possible` and `strong` are in bits.

    `seed` is of whatever Splink would sample; linking by a model that is set samples nothing.
    """

    id: str
    version: int
    seed: int
    possible: float | None
    strong: float | None
    most_rows: int
    rare_share: float | None
    rare_rows: int
    known_rows: int
    comparisons: list[Comparison]


class Moves(TypedDict):
    """What an answer about a pair would touch: requests and documents about the persons that the two are now, and the claims about them."""

    requests: int
    documents: int
    claims: int


MyAccountAnswer: TypeAlias = 'Account'


class MyAccountOrder(TypedDict):
    """MyAccountOrder"""

    purpose: NotRequired[str]


MyDeskAnswer: TypeAlias = 'MyTasks'


class MyDeskOrder(TypedDict):
    """MyDeskOrder"""

    purpose: NotRequired[str]


class MyTasks(TypedDict):
    """`queue` is what waits for the officer, by how far off the deadline; `waiting` what they wait for; `unallocated` how many nobody was given; `results` how many of the queue are done, and wait that the officer accepts what came of them; `of` how many are open."""

    queue: dict[str, list[Seen]]
    waiting: list[Seen]
    unallocated: int
    results: int
    of: int


class NamesakesKnown(TypedDict):
    """The father's name, the year of birth, a place, and the last signs of an identity card; empty where no source gives it."""

    father: str
    born: str
    place: str
    id_tail: str


class Need(TypedDict):
    """What to ask, and whom, when a fact is missing; `allowed` are the words that answer it, if it is answered by word."""

    id: str
    text: str
    who: str
    allowed: list[str]


NeighboursAnswer: TypeAlias = 'Chart'


class NeighboursOrder(TypedDict):
    """NeighboursOrder"""

    scope: NeighboursOrderScope
    recipient: NotRequired[str | None]
    purpose: NotRequired[str]


class NeighboursOrderScope(TypedDict):
    """Which ties a chart shows: those of `subjects`, and those that `findings` about them counted.

    `as_of` is a day, month or year; `standings` leaves only claims that stand so, if any are named; `since` and `until` leave what may have been
    so between them, and `grouped` puts neighbours of an entry that has very many together.
    """

    subjects: list[str]
    as_of: NotRequired[str | None]
    standings: NotRequired[list[str]]
    findings: NotRequired[list[str]]
    since: NotRequired[str | None]
    until: NotRequired[str | None]
    grouped: NotRequired[bool]


class News(TypedDict):
    """What came after the mark `since`; `until` is the newest entry that this answer knows of.

    `to_sign` are the requests whose next step the officer may take, `stale` the findings whose records are not what they were made from; nobody opened
    `unopened` of the `newest` exhibits.
    """

    since: NewsMark
    until: int
    arrived: Arrived
    to_sign: list[str]
    stale: list[str]
    unopened: int
    newest: int


class NewsMark(TypedDict):
    """The newest `entry` that an officer has seen, and the instant `at` which it was written; both of before the first one where nothing was ever marked."""

    entry: int
    at: str


NoteSearchAnswer: TypeAlias = 'None'


class NoteSearchOrder(TypedDict):
    """NoteSearchOrder"""

    words: str
    note: NotRequired[str]
    line: NotRequired[str]
    under: NotRequired[str]
    kept: NotRequired[str]
    purpose: NotRequired[str]


class Noted(TypedDict):
    """One entry about a backup or a drill: its number, instant, officer, and the facts that the act recorded."""

    seq: int
    at: str
    by: str
    facts: dict[str, Json]


class Notice(TypedDict):
    """What a webhook is to be told: its id there, how often that was tried, and what came of the last try."""

    id: str
    webhook: str
    seq: int
    state: str
    tries: int
    next_at: str
    said: str
    document: dict[str, Json]


class OcrLocator(TypedDict):
    """Characters of one part (a page, a frame) of the layer that text recognition made of a picture.

    They count in the machine's text; what stands there is as persons confirmed it (docs/formats/citation.md).
    """

    part: int
    start: int
    end: int


OfficeInForceAnswer: TypeAlias = 'InForce'


class OfficeInForceKept(TypedDict):
    """A form or a template, and whether it is the office's own: else it came with the program."""

    name: str
    own: bool


class OfficeInForceOrder(TypedDict):
    """OfficeInForceOrder"""

    purpose: NotRequired[str]


OfficeStatusAnswer: TypeAlias = 'dict[str, Json]'


class OfficeStatusOrder(TypedDict):
    """OfficeStatusOrder"""

    purpose: NotRequired[str]


class Officer(TypedDict):
    """A person who answers for acts. `office` decides what counts as a second pair of eyes."""

    id: str
    name: str
    office: str


class Officers(TypedDict):
    """Everybody enrolled, by id; `powers` is role → powers, from the one place that says so."""

    officers: list[Serving]
    powers: dict[str, list[str]]


OfficersWithAnswer: TypeAlias = 'list[str]'


class OfficersWithOrder(TypedDict):
    """OfficersWithOrder"""

    wanted_power: str
    wanted_compartment: str
    purpose: NotRequired[str]


OpenChartAnswer: TypeAlias = 'OpenChartOpened'


class OpenChartOpened(TypedDict):
    """A kept chart in its place.

    Attributes:
        chart: As it was kept.
        entered: The entry that kept it.
        otherwise: The lines that are carried otherwise today; None where one of its findings may not be drawn any more, and so nothing can be compared.
    """

    chart: KeptChart
    entered: Did
    otherwise: list[StoodChange] | None


class OpenChartOrder(TypedDict):
    """OpenChartOrder"""

    chart: str
    purpose: NotRequired[str]


OpenDeliveryAnswer: TypeAlias = 'OpenDeliveryOpened'


class OpenDeliveryOpened(TypedDict):
    """A delivery; `uploads` are by name, and those that were sealed are not among them; `job` is the newest ordered to seal it."""

    delivery: Consignment
    uploads: list[Upload]
    job: JobJob | None


class OpenDeliveryOrder(TypedDict):
    """OpenDeliveryOrder"""

    delivery: str
    purpose: NotRequired[str]


OpenDraftAnswer: TypeAlias = 'OpenedDraft'


class OpenDraftOffered(TypedDict):
    """A claim or finding on which a sentence may rest, `thing` as documents name it; `told` tells whether the draft tells it already."""

    thing: str
    kind: str
    says: str
    by: str
    told: bool


class OpenDraftOrder(TypedDict):
    """OpenDraftOrder"""

    subject: str
    to: OpenDraftOrderAddressee
    kind: NotRequired[str]
    request: NotRequired[str | None]
    find: NotRequired[str]
    most: NotRequired[int]
    purpose: NotRequired[str]


class OpenDraftOrderAddressee(TypedDict):
    """To whom the dossier goes and what for. `recipient` is one of `RECIPIENTS`; `language` one that there is, or two side by side: `en+ur`."""

    recipient: str
    purpose: str
    language: NotRequired[str]


OpenEditionAnswer: TypeAlias = 'OpenedEdition'


class OpenEditionOrder(TypedDict):
    """OpenEditionOrder"""

    brief: str
    purpose: NotRequired[str]


OpenEntryAnswer: TypeAlias = 'OpenedEntry'


class OpenEntryOrder(TypedDict):
    """OpenEntryOrder"""

    entry: int
    purpose: NotRequired[str]


OpenExhibitAnswer: TypeAlias = 'OpenExhibitOpened'


class OpenExhibitMade(TypedDict):
    """Another exhibit that was found in this one, heard in it or made from it; `relation` says which, None where nobody did."""

    exhibit: str
    name: str
    relation: str | None


class OpenExhibitOpened(TypedDict):
    """One exhibit as its compartment knows it.

    Attributes:
        exhibit: With every delivery to the compartment, its provenance and coverage, and the account of its reading (read = stored + rejected).
        instrument: The paper under which it is used, if any.
        set_aside: Why it may not be used; of an erased one, by which order.
        readings: The steps of reading it, each with tool, version and account, the confidence of a machine among it, or why there is none.
        parent, inside, about: What it was found in; what was found in it; its transcripts and translations.
        certificates: Of those of `about`, and of itself, that are translations.
        redactions: Copies without what was marked, also lifted ones.
        claims, findings: What is cited in it, withdrawn claims too, and findings of which it is an input.
        evidence, open_items: What sort of evidence it is, and the items of its checklists that nobody has settled.
        history, end: What was done about it, the newest first, and the place behind which the next page begins.
    """

    exhibit: Exhibit
    instrument: Instrument | None
    set_aside: str | None
    readings: list[ReadingsJob]
    parent: OpenExhibitMade | None
    inside: list[OpenExhibitMade]
    about: list[OpenExhibitMade]
    certificates: list[Translation]
    redactions: list[Copy]
    claims: list[Claim]
    findings: list[Rests]
    evidence: Evidence | None
    open_items: list[str]
    history: list[Did]
    end: int | None


class OpenExhibitOrder(TypedDict):
    """OpenExhibitOrder"""

    exhibit: str
    before: NotRequired[int | None]
    most: NotRequired[int]
    purpose: NotRequired[str]


OpenFindingAnswer: TypeAlias = 'OpenFindingOpened'


class OpenFindingOpened(TypedDict):
    """A finding in its place.

    Attributes:
        finding: The finding, third parties by their pseudonyms.
        exhibits: The deliveries it was computed on.
        under: Subject (None: nobody in particular), label and entry of each time it was kept, the first time first.
        otherwise: What is otherwise with its ground today, None if nothing is; nothing was computed again for that.
        may_stand: Whether it may stand in a document, and be drawn.
        ribbons: Which days of its period its deliveries cover, for each number or account that it names.
        records: How many rows its deliveries hold: what asking it again looks at.
    """

    finding: Finding
    exhibits: list[Behind]
    under: list[list[str | None | str | Did]]
    otherwise: str | None
    may_stand: bool
    ribbons: list[Ribbon]
    records: int


class OpenFindingOrder(TypedDict):
    """OpenFindingOrder"""

    finding: str
    purpose: NotRequired[str]


OpenProceedingAnswer: TypeAlias = 'str'


class OpenProceedingOrder(TypedDict):
    """OpenProceedingOrder"""

    kind: str
    country: str
    authority: str
    subjects: list[str]
    reference: NotRequired[str]
    request: NotRequired[str | None]
    purpose: NotRequired[str]


OpenRequestAnswer: TypeAlias = 'OpenRequestOpened'


class OpenRequestAnswered(TypedDict):
    """An answer given to a question: of which request, the word, why and by whom."""

    request: str
    question: str
    answer: str
    reason: str
    by: str
    as_whom: str
    entry: int


class OpenRequestOpened(TypedDict):
    """A request laid open. `behind` maps each fact that a rule looked at to its claims; `deeds` stand by how far the claim has got, then by day.

    `contrary` is what speaks for the person or is disputed, withdrawn claims too; `said` are the answers that count, `before` those given to the
    same questions about other requests of the compartment, newest first; `did` the steps that were taken, oldest first.
    """

    request: Request
    boxes: list[Box]
    sentences: list[Sentence]
    deeds: list[Deed]
    contrary: list[Claim]
    behind: dict[str, list[str]]
    said: dict[str, OpenRequestAnswered]
    before: dict[str, list[OpenRequestAnswered]]
    guidance: dict[str, Guidance]
    did: list[Did]


class OpenRequestOrder(TypedDict):
    """OpenRequestOrder"""

    request: str
    purpose: NotRequired[str]


OpenRuleAnswer: TypeAlias = 'OpenRuleOpened'


class OpenRuleOpened(TypedDict):
    """A rule and how it stands; `wording` and `cases_text` are its two files as they are written.

    `says` is what it says today of each open request of the compartment that it was asked about.
    """

    line: ListRulesLine
    cases: list[Tried]
    wording: str
    cases_text: str
    says: list[list[str | Ruling]]


class OpenRuleOrder(TypedDict):
    """OpenRuleOrder"""

    rule: str
    purpose: NotRequired[str]


OpenTasksAnswer: TypeAlias = 'list[OpenTasksTask]'


class OpenTasksOrder(TypedDict):
    """OpenTasksOrder"""

    purpose: NotRequired[str]


class OpenTasksTask(TypedDict):
    """One thing to do. `id` stays the same while it is open; `state` is the answer that leaves it open, or unanswered.

    `kind` is item, type, reliance, set_aside or reading; `who` the role that can do it; `basis` the law or the record that asks.
    """

    id: str
    kind: str
    what: str
    who: str
    exhibit: str
    name: str
    basis: str
    state: str


class OpenedDraft(TypedDict):
    """`document` is the brief (docs/formats/package.md), None where it could not be composed; `headings` every section of its form by id; `of` how many there are of `offered`."""

    label: str
    document: dict[str, Json] | None
    foreseen: Foreseen
    headings: dict[str, str]
    passages: list[Worded]
    offered: list[OpenDraftOffered]
    of: int


class OpenedEdition(TypedDict):
    """The frozen document (docs/formats/package.md); whoever froze it, empty where that entry was erased, and when; every edition of its series, the first first.

    `changes` says part by part what it says otherwise than the edition before; `amber` what it would say otherwise if it were frozen today, None where nothing or where it is not the newest;
    `closed` what its recipient would no longer get as it gives it: while there is any, no package of it goes out.
    """

    frozen: Frozen
    label: str
    by: str
    at: str
    series: list[StoreEdition]
    changes: dict[str, list[str]]
    amber: Drifted | None
    closed: list[str]


class OpenedEntry(TypedDict):
    """The entry, its salt in hexadecimal (None once erased, and where an answer is kept back), and `checkpoint`, the first signed head over it with its proof of inclusion (RFC 9162 section 2.1.3); None before one was made.

    `checks` holds what was checked, one of `body`, `proof` and `signature`, with what it came to.
    """

    entry: Shown
    salt: str | None
    checkpoint: Checkpoint | None
    proof: list[str]
    checks: dict[str, Literal['intact', 'broken', 'not established']]


class Order(TypedDict):
    """What was ordered: work of a `kind`, with what that kind needs, by an officer in a compartment for a purpose; `again` names the job whose failed items it repeats."""

    kind: str
    needs: dict[str, Json]
    by: str
    compartment: str
    purpose: str
    again: str | None


OrderWorkAnswer: TypeAlias = 'str'


class OrderWorkOrder(TypedDict):
    """OrderWorkOrder"""

    kind: str
    order: dict[str, OrderWorkOrderJsonValue]
    purpose: NotRequired[str]


class OrderWorkOrderJsonValue(TypedDict):
    """OrderWorkOrderJsonValue"""



class Origin(TypedDict):
    """What a task comes from, and which: `of` is the directive, the rule's question, what drifted, the clock, or the officer."""

    cause: Literal['directive', 'rule', 'drift', 'clock', 'officer']
    of: str


class OutcomesOutcome(TypedDict):
    """`rules` are the ids behind the status, in the order of the rulings; `tools` what to use instead, if anything."""

    status: Literal['READY', 'READY_WITH_WARNINGS', 'NEEDS_REASONED_REVIEW', 'BLOCKED', 'USE_OTHER_TOOL']
    rules: list[str]
    tools: list[str]


class Outgoing(TypedDict):
    """Files by name, what they hold in numbers, and what was left out: its id, and why."""

    files: dict[str, str]
    counts: dict[str, int]
    left_out: list[list[str]]


class Pair(TypedDict):
    """What is known of two entries, what `same` and `different` would do, and what would be touched.

    `names` are what the office calls them, `known` what tells them from namesakes, `rows` what is said of each, property by property, and `weights`
    how much each fact speaks for or against. `history` are the judgements that may be shown; `waits_for_review` tells of one that may not. `requests` rest on a person that one of the
    answers would change; `sentences` are those of frozen briefs, (brief, sentence), that `different` would leave without support.
    """

    candidate: CandidatesCandidate
    names: list[str]
    known: list[NamesakesKnown]
    rows: list[SideBySideRow]
    weights: list[Weight]
    left: list[Claim]
    right: list[Claim]
    history: list[Judgement]
    waits_for_review: bool
    if_same: EffectsChange
    if_different: EffectsChange
    contradictions: list[Contradiction]
    requests: list[str]
    sentences: list[list[str]]


class Paper(TypedDict):
    """A paper: the document, and further files that say the same (name → bytes)."""

    document: dict[str, Json]
    files: dict[str, str]


class Part(TypedDict):
    """Part `number` of `of`. All places are code points of `text`, ends exclusive.

    `layer` is `text`, what the reader made, or `ocr`, what a machine recognised, and then `confirmed` what persons read instead; `layers` are those there are.
    `words` have boxes in `unit`, from the left and top of the page as it is shown. `hits` are those of the search asked with; `before` and `behind` the nearest
    parts that have any.
    """

    number: int
    of: int
    label: str
    layer: str
    layers: list[str]
    reader: str
    text: str
    languages: list[str]
    direction: str
    unit: str | None
    words: list[Word]
    confirmed: list[Confirmation]
    claims: list[Cited]
    hits: list[MarksMark]
    before: int | None
    behind: int | None
    translations: list[Translated]


class Passage(TypedDict):
    """A sentence in one or more languages (ISO 639-1 → text), written by entry `seq`; `line` is the entry that wrote the first in its place.

    `rests_on` are claims and findings as documents name them, `claim:C-…` and `finding:F-…`. With `shows` they stand below it: claims in a table, findings
    with their picture or table. `ended` is the entry by which it ceased to stand.
    """

    seq: int
    line: int
    series: Series
    section: str
    text: dict[str, str]
    rests_on: list[str]
    shows: bool
    ended: int | None


class Pattern(TypedDict):
    """Words that follow one another in a view; with `slack`, each two neighbours with up to so many others between."""

    view: str
    words: list[str]
    slack: int


PendingBoardAnswer: TypeAlias = 'PendingBoardTold'


class PendingBoardOrder(TypedDict):
    """PendingBoardOrder"""

    as_of: NotRequired[str | None]
    stage: NotRequired[str | None]
    waits_for: NotRequired[str | None]
    purpose: NotRequired[str]


class PendingBoardTold(TypedDict):
    """PendingBoardTold"""

    as_of: str
    open: int
    of: int
    holds: list[Hold]
    bottleneck: Hold | None
    words: str
    labels: dict[str, str]
    pending: list[Course]


class Picture(TypedDict):
    """A page as PNG.

    Attributes:
        png: The picture, `width` by `height` pixels.
        page, pages: Which page it is, from 1, and of how many.
        unit: Of the boxes that go with its words: `point` or `pixel`.
        matrix: From the unit to pixels, as SVG writes it: a, b, c, d, e, f with x' = a x + c y + e and y' = b x + d y + f.
    """

    png: str
    page: int
    pages: int
    width: int
    height: int
    unit: str
    matrix: list[float | None]


class Point(TypedDict):
    """WGS 84 degrees, and how far from there the event may have been, in metres."""

    latitude: float | None
    longitude: float | None
    radius_m: int


class Preferences(TypedDict):
    """`language` is one of `LANGUAGES`, `theme` one of `THEMES`; `auto` follows the machine."""

    language: str
    theme: str


PreflightDocumentAnswer: TypeAlias = 'Foreseen'


class PreflightDocumentOrder(TypedDict):
    """PreflightDocumentOrder"""

    subject: str
    to: PreflightDocumentOrderAddressee
    kind: NotRequired[str]
    request: NotRequired[str | None]
    purpose: NotRequired[str]


class PreflightDocumentOrderAddressee(TypedDict):
    """To whom the dossier goes and what for. `recipient` is one of `RECIPIENTS`; `language` one that there is, or two side by side: `en+ur`."""

    recipient: str
    purpose: str
    language: NotRequired[str]


PreviewBundleAnswer: TypeAlias = 'Bound'


class PreviewBundleOrder(TypedDict):
    """PreviewBundleOrder"""

    asked: PreviewBundleOrderAsked
    purpose: NotRequired[str]


class PreviewBundleOrderAsked(TypedDict):
    """A bundle; `recipient` is one of `RECIPIENTS`, `handling_mark` stands on every page and may be empty."""

    title: str
    matter: str
    recipient: str
    tabs: list[PreviewBundleOrderAskedTab]
    handling_mark: NotRequired[str]
    language: NotRequired[str]


class PreviewBundleOrderAskedItem(TypedDict):
    """An exhibit, by name or digest; or a frozen document, by its digest or as the newest of a kind about a subject for the recipient.

    `translates` names the exhibit, right before it in the tab, of which it is a translation, `certified_by` who answers for that.
    """

    exhibit: NotRequired[str]
    brief: NotRequired[str]
    subject: NotRequired[str]
    kind: NotRequired[str]
    title: NotRequired[str]
    mark: NotRequired[str]
    translates: NotRequired[str]
    certified_by: NotRequired[str]


class PreviewBundleOrderAskedTab(TypedDict):
    """A tab; `date` may be empty."""

    name: str
    title: str
    date: str
    items: list[PreviewBundleOrderAskedItem]


class Proceeding(TypedDict):
    """One proceeding about `subjects`, before `authority` of `country` (ISO 3166, or INT); `reference` is what the authority calls it, "" before it does.

    `request` is the request of this office that it carries on, if any; `opened_on` the day on which this office put it on its docket.
    """

    id: str
    kind: str
    country: str
    authority: str
    reference: str
    subjects: list[str]
    request: str | None
    compartment: str
    opened_on: str
    seq: int


ProceedingsAnswer: TypeAlias = 'list[ProceedingsFollowed]'


class ProceedingsFollowed(TypedDict):
    """One proceeding as of a day: its course, None before anything of it is known, its measures, and its events in the order in which they happened.

    `corrected` are records that carry nothing any more, whenever they were made; `set_aside` the numbers of events whose exhibit may not be used today; `labels`
    says what the register calls whom it is about.
    """

    proceeding: Proceeding
    course: Course | None
    measures: list[Measure]
    events: list[Event]
    corrected: list[Event]
    set_aside: list[int]
    labels: dict[str, str]


class ProceedingsOrder(TypedDict):
    """ProceedingsOrder"""

    about: str
    as_of: NotRequired[str | None]
    purpose: NotRequired[str]


class Proposal(TypedDict):
    """An answer about two entries of the register, and the lines from which it follows."""

    left: str
    right: str
    answer: Literal['same', 'different', 'cannot_say', 'related']
    lines: list[str]


ProposeJudgementsAnswer: TypeAlias = 'InterchangeProposed'


class ProposeJudgementsOrder(TypedDict):
    """ProposeJudgementsOrder"""

    text: str
    file: str
    purpose: NotRequired[str]


ProveGrowthAnswer: TypeAlias = 'Growth'


class ProveGrowthOrder(TypedDict):
    """ProveGrowthOrder"""

    since: int
    purpose: NotRequired[str]


class Provenance(TypedDict):
    """How bytes came to us, as the delivery sheet states it. Unknown is None, never a guess.

    `coverage` says what was asked for and what the sender cannot supply; `listed_sha256` is the digest on the sender's own list;
    `parent` is the exhibit that these bytes were attached to, transcribe or translate, `relation` says which, and `made_by`
    who transcribed or translated. `seal` is the number on the bag or envelope; `conditions` are what the sender asks of
    whoever uses it, for example no_sharing_abroad. `sheet` is the SHA-256 of the delivery sheet that says all this.
    `evidence_type` is what sort of evidence it is said to be (`sanad.vault.evidence`); `capture` what was recorded when it was taken
    from an open source: url, at, tool, collector.
    """

    handed_by: str | None
    received_at: str | None
    received_where: str | None
    received_by: str | None
    seal: str | None
    instrument: str | None
    grade: str | None
    handling: str
    conditions: list[str]
    language: str | None
    coverage: dict[str, Json]
    listed_sha256: str | None
    parent: str | None
    relation: str | None
    made_by: str | None
    reader: str | None
    template: str | None
    encoding: str | None
    sheet: str | None
    evidence_type: str | None
    capture: dict[str, Json]


QuarantineExhibitAnswer: TypeAlias = 'str'


class QuarantineExhibitOrder(TypedDict):
    """QuarantineExhibitOrder"""

    exhibit: str
    reason: str
    code: NotRequired[str]
    purpose: NotRequired[str]


class Question(TypedDict):
    """What must be answered before the rule can say yes, by whom, and with which words, if by word."""

    id: str
    text: str
    who: str
    allowed: list[str]


QueueReadingsAnswer: TypeAlias = 'int'


class QueueReadingsOrder(TypedDict):
    """QueueReadingsOrder"""

    which: Literal['failed', 'outdated', 'all']
    reader: NotRequired[str | None]
    purpose: NotRequired[str]


QueuedCheckpointsAnswer: TypeAlias = 'list[Checkpoint]'


class QueuedCheckpointsOrder(TypedDict):
    """QueuedCheckpointsOrder"""

    purpose: NotRequired[str]


RaiseTaskAnswer: TypeAlias = 'str'


class RaiseTaskOrder(TypedDict):
    """RaiseTaskOrder"""

    action: str
    about: str
    directive: NotRequired[str | None]
    question: NotRequired[str | None]
    department: NotRequired[str]
    due: NotRequired[str | None]
    basis: NotRequired[str]
    purpose: NotRequired[str]


class ReadEntry(TypedDict):
    """One entry. `salt` and `body` are None once the body was erased.

    `private` stays in the office, but for words that a person confirmed (docs/formats/package.md).
    """

    seq: int
    commitment: str
    act: str
    at: str
    outcome: str
    salt: str | None
    body: dict[str, Json] | None
    private: dict[str, Json] | None
    private_salt: str | None


ReadLogAnswer: TypeAlias = 'list[ReadEntry]'


class ReadLogOrder(TypedDict):
    """ReadLogOrder"""

    thing: NotRequired[str | None]
    start: NotRequired[int]
    outcome: NotRequired[str | None]
    most: NotRequired[int | None]
    before: NotRequired[int | None]
    purpose: NotRequired[str]


class Readings(TypedDict):
    """Steps in the order in which they were settled, and state → how many there are of all states."""

    jobs: list[ReadingsJob]
    counts: dict[str, int]


class ReadingsJob(TypedDict):
    """One step of reading one exhibit; `name` is the one under which it first came."""

    exhibit: str
    step: str
    compartment: str
    state: str
    depth: int
    seq: int
    size: int
    name: str
    reader: str | None
    version: str | None
    document: dict[str, Json] | None


class Receipt(TypedDict):
    """The counts in the order of the terms, the receipt, its digest, and on which day each exhibit found was received.

    `repeated` is what a repetition shows of the earlier receipt.
    """

    counts: list[Count]
    document: dict[str, Json]
    sha256: str
    received: dict[str, str]
    repeated: BatchSearchRepeated | None


ReceivedBeforeAnswer: TypeAlias = 'list[Before | None]'


class ReceivedBeforeOrder(TypedDict):
    """ReceivedBeforeOrder"""

    files: NotRequired[list[list[str | ReceivedBeforeOrderProvenance]]]
    purpose: NotRequired[str]


class ReceivedBeforeOrderJsonValue(TypedDict):
    """ReceivedBeforeOrderJsonValue"""



class ReceivedBeforeOrderProvenance(TypedDict):
    """How bytes came to us, as the delivery sheet states it. Unknown is None, never a guess.

    `coverage` says what was asked for and what the sender cannot supply; `listed_sha256` is the digest on the sender's own list;
    `parent` is the exhibit that these bytes were attached to, transcribe or translate, `relation` says which, and `made_by`
    who transcribed or translated. `seal` is the number on the bag or envelope; `conditions` are what the sender asks of
    whoever uses it, for example no_sharing_abroad. `sheet` is the SHA-256 of the delivery sheet that says all this.
    `evidence_type` is what sort of evidence it is said to be (`sanad.vault.evidence`); `capture` what was recorded when it was taken
    from an open source: url, at, tool, collector.
    """

    handed_by: NotRequired[str | None]
    received_at: NotRequired[str | None]
    received_where: NotRequired[str | None]
    received_by: NotRequired[str | None]
    seal: NotRequired[str | None]
    instrument: NotRequired[str | None]
    grade: NotRequired[str | None]
    handling: NotRequired[str]
    conditions: NotRequired[list[str]]
    language: NotRequired[str | None]
    coverage: NotRequired[dict[str, ReceivedBeforeOrderJsonValue]]
    listed_sha256: NotRequired[str | None]
    parent: NotRequired[str | None]
    relation: NotRequired[str | None]
    made_by: NotRequired[str | None]
    reader: NotRequired[str | None]
    template: NotRequired[str | None]
    encoding: NotRequired[str | None]
    sheet: NotRequired[str | None]
    evidence_type: NotRequired[str | None]
    capture: NotRequired[dict[str, ReceivedBeforeOrderJsonValue]]


class Record(TypedDict):
    """One record: its columns, those of `sanad.readers.rows`, and which were left out because they may name a third party; instants are in UTC."""

    row: int
    columns: dict[str, str | int | float | None | None]
    masked: list[str]


RecordClaimAnswer: TypeAlias = 'str'


class RecordClaimOrder(TypedDict):
    """RecordClaimOrder"""

    about: str
    property: str
    value: RecordClaimOrderJsonValue
    said_by: str
    source: RecordClaimOrderQuoted
    standing: NotRequired[RecordClaimOrderStanding]
    grade: NotRequired[str | None]
    valid_from: NotRequired[str | None]
    valid_to: NotRequired[str | None]
    soft: NotRequired[RecordClaimOrderSoft | None]
    exculpatory: NotRequired[bool]
    copy_of: NotRequired[str | None]
    basis: NotRequired[str | None]
    suggested: NotRequired[str | None]
    purpose: NotRequired[str]


class RecordClaimOrderJsonValue(TypedDict):
    """RecordClaimOrderJsonValue"""



class RecordClaimOrderQuoted(TypedDict):
    """Where a statement stands: an exhibit by name or digest, the words, and the part or row if they need one.

    `column`, from 1, says that the words are one field of the row, all of it: they need not be repeated in `quote`. `start` is where the words begin in the part, in code points, for whoever knows it; in the layer `ocr` also the `end` of what the machine read there.
    """

    exhibit: str
    quote: NotRequired[str]
    part: NotRequired[int | None]
    row: NotRequired[int | None]
    column: NotRequired[int | None]
    start: NotRequired[int | None]
    end: NotRequired[int | None]
    layer: NotRequired[str]


class RecordClaimOrderSoft(TypedDict):
    """Which ends of a period are only as far as the source knows: it began by then, it had ended by then."""



class RecordClaimOrderStanding(TypedDict):
    """How far a claim has got. None of these is a judgement of ours."""



RecordEventAnswer: TypeAlias = 'str'


class RecordEventOrder(TypedDict):
    """RecordEventOrder"""

    proceeding: str
    kind: str
    on: str
    said: str
    exhibit: NotRequired[str | None]
    page: NotRequired[int | None]
    waits_for: NotRequired[str | None]
    next: NotRequired[str | None]
    next_on: NotRequired[str | None]
    until: NotRequired[str | None]
    subjects: NotRequired[list[str]]
    grounds: NotRequired[list[str]]
    about: NotRequired[int | None]
    corrects: NotRequired[int | None]
    purpose: NotRequired[str]


RecordLeaveAnswer: TypeAlias = 'Leave'


class RecordLeaveOrder(TypedDict):
    """RecordLeaveOrder"""

    exhibit: str
    recipient: str
    paper: str
    reason: str
    given: NotRequired[bool]
    purpose: NotRequired[str]


class Records(TypedDict):
    """A page of records behind number `after`, of `of` that were stored.

    `headings` are the columns as the file names them, none where it is no delimited table; `columns` those as read. `rejects` are the records of this stretch that
    were set aside; what they say is asked for by `list_rejects`. `clock` is the zone that the file's times were written by.
    """

    exhibit: str
    name: str
    kind: str
    reader: str
    of: int
    headings: list[str]
    columns: list[str]
    rows: list[Record]
    rejects: list[Reject]
    clock: str


RecordsHeldAnswer: TypeAlias = 'Held'


class RecordsHeldDelivered(TypedDict):
    """One record file: what it holds, how many rows, of whom, for which days it says so, and what the operator does not supply."""

    exhibit: str
    name: str
    kind: str
    rows: int
    numbers: list[str]
    first: str | None
    last: str | None
    lacks: list[str]


class RecordsHeldOrder(TypedDict):
    """RecordsHeldOrder"""

    parameters: NotRequired[dict[str, RecordsHeldOrderJsonValue]]
    purpose: NotRequired[str]


class RecordsHeldOrderJsonValue(TypedDict):
    """RecordsHeldOrderJsonValue"""



RedactExhibitAnswer: TypeAlias = 'Copy'


class RedactExhibitOrder(TypedDict):
    """RedactExhibitOrder"""

    exhibit: str
    asked: list[dict[str, Json]]
    recipients: list[str]
    reason: str
    purpose: NotRequired[str]


RedactedWordsAnswer: TypeAlias = 'Words'


class RedactedWordsOrder(TypedDict):
    """RedactedWordsOrder"""

    exhibit: str
    recipient: str
    page: NotRequired[int]
    purpose: NotRequired[str]


RegisterInstrumentAnswer: TypeAlias = 'str'


class RegisterInstrumentOrder(TypedDict):
    """RegisterInstrumentOrder"""

    instrument: RegisterInstrumentOrderInstrument
    purpose: NotRequired[str]


class RegisterInstrumentOrderInstrument(TypedDict):
    """One instrument. A day left None is not limited by the paper; an empty `covers` names nobody in particular.

    `covers_from` and `covers_to` bound the data that may be obtained, both included; `in_force_until` bounds the days on
    which it may be used. `paper` is the name under which the paper itself
    was delivered. After `retain_until` what came under it is due to be erased, on an order. `facts` are what it states beyond
    this, by the names that `papers` has for its kind, days as ISO text; `stated` what an officer stated of it after it was
    registered, which counts before `facts`.
    """

    id: str
    kind: str
    number: str
    issuer: str
    legal_basis: str
    issued_on: str
    in_force_until: NotRequired[str | None]
    covers_from: NotRequired[str | None]
    covers_to: NotRequired[str | None]
    covers: NotRequired[list[str]]
    offences: NotRequired[list[str]]
    paper: NotRequired[str | None]
    retain_until: NotRequired[str | None]
    facts: NotRequired[dict[str, RegisterInstrumentOrderJsonValue]]


class RegisterInstrumentOrderJsonValue(TypedDict):
    """RegisterInstrumentOrderJsonValue"""



RegisterRowsAnswer: TypeAlias = 'RegisterRowsRows'


class RegisterRowsOrder(TypedDict):
    """RegisterRowsOrder"""

    exhibit: str
    purpose: NotRequired[str]


class RegisterRowsRows(TypedDict):
    """The rows as CSV, the incidents that they are in the order of the register, and what was taken back of them."""

    raw: str
    incidents: list[str]
    taken_back: list[TakenBack]


RegisterSubjectAnswer: TypeAlias = 'str'


class RegisterSubjectOrder(TypedDict):
    """RegisterSubjectOrder"""

    subject: str
    kind: str
    label: str
    authority: str
    reason: str
    evidence: list[str]
    purpose: NotRequired[str]


class Reject(TypedDict):
    """A record that was set aside. What it said is left out here: it may name anybody."""

    row: int
    code: str
    reason: str


RejectSuggestionAnswer: TypeAlias = 'int'


class RejectSuggestionOrder(TypedDict):
    """RejectSuggestionOrder"""

    exhibit: str
    kind: str
    part: int
    start: int
    end: int
    reason: str
    purpose: NotRequired[str]


ReleaseExhibitAnswer: TypeAlias = 'str'


class ReleaseExhibitOrder(TypedDict):
    """ReleaseExhibitOrder"""

    exhibit: str
    reason: str
    purpose: NotRequired[str]


class Request(TypedDict):
    """A request about one subject. `facts` are those of the request itself; all others come from claims.

    `annexes` are the claims put before the other authority with it; every exculpatory one must be among them. `drafted_on` is the day, and
    `seq` the number, of the ledger entry that drafted it: nobody states them.
    """

    id: str
    kind: str
    subject: str
    compartment: str
    purpose: str
    facts: dict[str, Json]
    annexes: list[str]
    drafted_on: str
    seq: int


RequestBoardAnswer: TypeAlias = 'Board'


class RequestBoardOrder(TypedDict):
    """RequestBoardOrder"""

    kind: NotRequired[str | None]
    state: NotRequired[str | None]
    outcome: NotRequired[str | None]
    country: NotRequired[str | None]
    subject: NotRequired[str | None]
    next: NotRequired[str | None]
    amber: NotRequired[bool]
    purpose: NotRequired[str]


RequestFormAnswer: TypeAlias = 'Form'


class RequestFormOrder(TypedDict):
    """RequestFormOrder"""

    kind: str
    subject: NotRequired[str | None]
    purpose: NotRequired[str]


class RequestLinesLine(TypedDict):
    """One request. `outcome` is None where it cannot be checked, which `stops` explains; `next` is the step that is to be signed next, None once it was sent or withdrawn; `changed` counts what is otherwise than when somebody signed; `signed` are (step, office) of whatever was ever signed."""

    request: Request
    label: str
    state: str
    outcome: str | None
    against: list[str]
    stops: str
    next: str | None
    changed: int
    signed: list[list[str]]


class Rerun(TypedDict):
    """One finding asked again: intact when equal, broken when not, not established when an input is out of use."""

    finding: str
    method: str
    verdict: Literal['intact', 'broken', 'not established']
    says: str


RerunFindingsAnswer: TypeAlias = 'list[Rerun]'


class RerunFindingsOrder(TypedDict):
    """RerunFindingsOrder"""

    finding: NotRequired[str | None]
    purpose: NotRequired[str]


class Rests(TypedDict):
    """A finding of which the exhibit is an input."""

    finding: str
    subject: str | None
    method: str
    sentence: str


class Result(TypedDict):
    """What came of a task: a `thing` (`exhibit:…` or `claim:…`), or a written negative: who was asked, on which day, and what they said.

    Raises:
        BadValue: it is neither, or both.
    """

    thing: str
    asked: str
    on: str
    said: str


RetentionDueAnswer: TypeAlias = 'RetentionDueTold'


class RetentionDueDue(TypedDict):
    """An exhibit whose time is over: its papers, each with its last day, and the exhibit that it was found in, if any."""

    sha256: str
    name: str
    size: int
    papers: dict[str, str]
    parent: str | None


class RetentionDueOrder(TypedDict):
    """RetentionDueOrder"""

    on: NotRequired[str | None]
    purpose: NotRequired[str]


class RetentionDueTold(TypedDict):
    """RetentionDueTold"""

    on: str
    total: int
    due: list[RetentionDueDue]


RetryWorkAnswer: TypeAlias = 'str'


class RetryWorkOrder(TypedDict):
    """RetryWorkOrder"""

    work: str
    purpose: NotRequired[str]


ReviewResultAnswer: TypeAlias = 'str'


class ReviewResultOrder(TypedDict):
    """ReviewResultOrder"""

    task: str
    accepted: bool
    reason: NotRequired[str]
    purpose: NotRequired[str]


class Ribbon(TypedDict):
    """Stretches of days, each with whether some delivery covers it for this number or account, from the first day of the period to the last."""

    number: str
    stretches: list[list[str | bool]]
    lacks: list[str]


class RowLocator(TypedDict):
    """One record of a table: `row` counts data records from 1, the header not counted.

    `sha256` is the digest of the record's fields as written, joined by U+001F (docs/formats/citation.md). `column`, from 1, names one of its fields;
    the words of a quotation are then that field and nothing else.
    """

    row: int
    sha256: str
    column: int | None


class Rule(TypedDict):
    """A rule as its file gives it. `document` is the file's content, for the version of the rulebook."""

    id: str
    version: int
    title: str
    text: str
    instrument: str
    article: str
    sources: list[str]
    mark: str
    enacted_on: str | None
    published_on: str | None
    in_force_from: str | None
    in_force_to: str | None
    gate: str
    applies_to: list[str]
    severity: str
    grounds: list[str]
    decided_by: str
    refuse_code: str
    refuse_reason: str
    other_tool: str | None
    needs: dict[str, Need]
    misfires: list[str]
    document: dict[str, Json]


class RuleDecision(TypedDict):
    """One decision on one wording of a rule; `number` counts those of one ledger entry."""

    rule: str
    wording: str
    decision: str
    by: str
    seq: int
    number: int


RuleStandingAnswer: TypeAlias = 'list[dict[str, Json]]'


class RuleStandingOrder(TypedDict):
    """RuleStandingOrder"""

    purpose: NotRequired[str]


class Ruling(TypedDict):
    """What the rule named `rule` says. `used` holds each fact looked at; None: it was not there."""

    rule: str
    version: int
    title: str
    article: str
    mark: str
    severity: str
    gate: str
    verdict: Literal['permit', 'refuse', 'undecided']
    applicable: bool
    code: str
    reason: str
    questions: list[Question]
    used: dict[str, Json]
    note: str
    other_tool: str | None


class Running(TypedDict):
    """A time that runs. `id` is the same for as long as the same event runs by the same clock; the time is over at `at`."""

    id: str
    title: str
    thing: str
    at: str
    alert: str | None
    basis: str
    explanation: str
    who: str


class Said(TypedDict):
    """A statement that met the words; `how` is `as_written`, `folded`, `consonants` or `identifier`."""

    property: str
    value: str
    detail: str | None
    how: str


class Scope(TypedDict):
    """Which ties a chart shows: those of `subjects`, and those that `findings` about them counted.

    `as_of` is a day, month or year; `standings` leaves only claims that stand so, if any are named; `since` and `until` leave what may have been
    so between them, and `grouped` puts neighbours of an entry that has very many together.
    """

    subjects: list[str]
    as_of: str | None
    standings: list[str]
    findings: list[str]
    since: str | None
    until: str | None
    grouped: bool


class SearchLogNote(TypedDict):
    """What was noted of a search, by entry `seq`; `line` names a line of enquiry that it covers."""

    seq: int
    at: str
    text: str
    line: str


SearchTextAnswer: TypeAlias = 'SearchTextTold'


class SearchTextOrder(TypedDict):
    """SearchTextOrder"""

    also: NotRequired[list[str]]
    words: str
    sounds: NotRequired[Literal['none', 'across', 'both']]
    about: NotRequired[str]
    place: NotRequired[str]
    unopened: NotRequired[bool]
    in_common: NotRequired[bool]
    purpose: NotRequired[str]


class SearchTextTold(TypedDict):
    """SearchTextTold"""

    texts: FoundTexts
    terms: list[Term]
    rows: list[TablesRows]
    not_searched: int
    not_indexed: int
    common: FoundInCommon
    hits: list[FoundPart]


class Searched(TypedDict):
    """A search for `words`, asked `times` times, last by entry `seq`: `parts` of `of` were found, and `rows` of tables.

    `seen` parts and rows were found, at `seen_at`, when it was asked last by nothing but its words; none and never where that was not yet. `kept` says whether
    the officer wants to be told of more than these; `depth` is how deep its branch lies, from 0.
    """

    words: str
    seq: int
    at: str
    times: int
    parts: int
    of: int
    rows: int
    under: str
    notes: list[SearchLogNote]
    kept: bool
    seen: int
    seen_at: str
    depth: int


class Searches(TypedDict):
    """Every search, a branch behind what it is a branch of, the newest idea first; `of` is how often was searched, as far back as was looked."""

    searches: list[Searched]
    of: int


class Seen(TypedDict):
    """`label` is what the office calls the subject concerned, empty of other things; `origin` in words; `ends` the moment after which it is late, in UTC."""

    task: TasksTask
    label: str
    origin: str
    turn: Turn
    when: Literal['overdue', 'today', 'this_week', 'later']
    ends: str | None


SendRequestAnswer: TypeAlias = 'str'


class SendRequestOrder(TypedDict):
    """SendRequestOrder"""

    request: str
    country: str
    authority: str
    reference: str
    on: str
    purpose: NotRequired[str]


class Sentence(TypedDict):
    """One sentence of the text at `field`, such as `acts[0].means`."""

    field: str
    text: str
    flags: list[Flag]


class Series(TypedDict):
    """To which documents a passage belongs."""

    subject: str
    kind: str
    recipient: str


class Serving(TypedDict):
    """An officer with every appointment that they ever had; `now` are those in force today, `later` those that are to begin."""

    officer: Officer
    appointments: list[Appointment]
    now: list[Appointment]
    later: list[Appointment]


class Session(TypedDict):
    """One session as lists show it; `way` is how its officer signed in: passkey, password, provider or code; `language` is what the officer chose."""

    id: str
    officer: str
    way: str
    began: str
    seen: str
    purpose: str
    agent: str
    address: str
    language: str


class SetAside(TypedDict):
    """One exhibit set aside by entry `entry` at `since`; `code` is that of the error, empty where a person did it.

    `belongs_to` is the exhibit that is set aside when this one only belongs to it. `answered` tells whether something was
    answered about it or its paper, or put right of how it came, since: then the law can be asked again.
    """

    name: str
    sha256: str
    reason: str
    code: str
    entry: int
    since: str
    instrument: Instrument | None
    belongs_to: str | None
    answered: bool


class Setting(TypedDict):
    """One setting as `office.toml` names it, what it is today, and whether that file says so: else it is the program's own."""

    name: str
    value: str
    given: bool


ShareChartAnswer: TypeAlias = 'Outgoing'


class ShareChartOrder(TypedDict):
    """ShareChartOrder"""

    recipient: NotRequired[str]
    stays: NotRequired[bool]
    scope: ShareChartOrderScope
    purpose: NotRequired[str]


class ShareChartOrderScope(TypedDict):
    """Which ties a chart shows: those of `subjects`, and those that `findings` about them counted.

    `as_of` is a day, month or year; `standings` leaves only claims that stand so, if any are named; `since` and `until` leave what may have been
    so between them, and `grouped` puts neighbours of an entry that has very many together.
    """

    subjects: list[str]
    as_of: NotRequired[str | None]
    standings: NotRequired[list[str]]
    findings: NotRequired[list[str]]
    since: NotRequired[str | None]
    until: NotRequired[str | None]
    grouped: NotRequired[bool]


class Shares(TypedDict):
    """The most frequent values among the hits with their numbers, and the parts under all others."""

    values: list[list[str | int]]
    others: int


ShowRowsAnswer: TypeAlias = 'list[ShowRowsRow]'


class ShowRowsOrder(TypedDict):
    """ShowRowsOrder"""

    refs: list[str]
    purpose: NotRequired[str]


class ShowRowsRow(TypedDict):
    """One row of a record file.

    `columns` are those of `sanad.readers.rows`, null where the record says nothing; instants are in UTC. `masked` are the columns left out
    because they may name a third party. `wall_clocks` is zone → what the clocks of that zone showed at the row's instant: of
    `zone`, the office's, and of `clock`, which the file itself was written by (empty where it was not told).
    """

    ref: str
    exhibit: str
    name: str
    records: str
    reader: str
    columns: dict[str, str | int | float | None | None]
    masked: list[str]
    zone: str
    clock: str
    wall_clocks: dict[str, str]


class Shown(TypedDict):
    """An entry; `body` is None once it was erased, `private` the part that stays in the office, None where there is none or it is not shown.

    It is shown to the officer whose entry it is, and to whoever audits or directs here.
    """

    seq: int
    commitment: str
    act: str
    at: str
    outcome: str
    body: dict[str, Json] | None
    private: dict[str, Json] | None
    things: list[str]


class SideBySideRow(TypedDict):
    """What is said of one property on each side; `how` is same, differs, apart (the same, but not at one time), missing, or empty where several values may stand side by side."""

    property: str
    left: list[Claim]
    right: list[Claim]
    how: str


SignPackagesAnswer: TypeAlias = 'Checkpoint'


class SignPackagesOrder(TypedDict):
    """SignPackagesOrder"""

    briefs: list[str]
    purpose: NotRequired[str]


SignRequestAnswer: TypeAlias = 'str'


class SignRequestOrder(TypedDict):
    """SignRequestOrder"""

    request: str
    draft: str
    step: NotRequired[str]
    purpose: NotRequired[str]


SignRulesAnswer: TypeAlias = 'list[str]'


class SignRulesOrder(TypedDict):
    """SignRulesOrder"""

    reason: str
    rules: NotRequired[list[str]]
    decision: NotRequired[str]
    purpose: NotRequired[str]


class Signature(TypedDict):
    """One step signed: by whom, of which office, over which draft (digest of facts and rule set)."""

    step: str
    officer: str
    office: str
    draft: str
    seq: int


class Since(TypedDict):
    """What the ledger recorded after a number of entries: all entries, and of acts that were done how many of each name. Looking is no act here."""

    entries: int
    acts: dict[str, int]


class Sought(TypedDict):
    """What is looked for and why: the subject, the claim it comes from, None for the name on the register, and the term."""

    subject: str
    claim: str | None
    property: str
    term: Term


class Sound(TypedDict):
    """A recording as it is played.

    Attributes:
        file, size: A WAV file written outside of any cell, and its length in bytes; it stays until the exhibit is erased.
        channels, stored: How many it plays, and how many the recording has.
        peaks: For each channel the least and greatest sample (16 bits) of at most 2,000 stretches of equal length.
        is_broken: Whether decoding stopped before the end.
        claims: Those that stand and quote a stretch of it.
    """

    size: int
    duration_ms: int
    rate_hz: int
    channels: int
    stored: int
    peaks: list[list[list[int]]]
    is_broken: bool
    transcripts: list[Transcript]
    claims: list[Claim]


class Source(TypedDict):
    """Where `thing` comes from; what does not apply to its kind is empty.

    Attributes:
        exhibits: What it rests on, the exhibit cited first.
        entered: The entry that recorded it; `later` those of acts about it since.
        claim: The claim itself: its place, its grade, who said it, how it stands.
        label: Of the part in which the words stand, for example “page 3”.
        before, quote, after: The words with a little around them; none while the exhibit may not be used.
        rivals: How many other values sources give for the same property of the same entry.
        sentence, method: Of a finding.
        columns, masked: Of a row: as it may be shown, and which columns were left out.
        things: Of an entry: what it is about.
    """

    thing: str
    exhibits: list[Behind]
    entered: Did | None
    later: list[Did]
    claim: Claim | None
    label: str
    before: str
    quote: str
    after: str
    rivals: int
    sentence: str
    method: str
    columns: dict[str, str | int | float | None | None]
    masked: list[str]
    things: list[str]


SourceOfAnswer: TypeAlias = 'Source'


class SourceOfOrder(TypedDict):
    """SourceOfOrder"""

    thing: str
    purpose: NotRequired[str]


class Stack(TypedDict):
    """Every value of the property `name`, in the order of `RULE`."""

    name: str
    values: list[Value]


StandingEditionsAnswer: TypeAlias = 'list[StoreEdition | None]'


class StandingEditionsOrder(TypedDict):
    """StandingEditionsOrder"""

    documents: list[StandingEditionsOrderWanted]
    purpose: NotRequired[str]


class StandingEditionsOrderAddressee(TypedDict):
    """To whom the dossier goes and what for. `recipient` is one of `RECIPIENTS`; `language` one that there is, or two side by side: `en+ur`."""

    recipient: str
    purpose: str
    language: NotRequired[str]


class StandingEditionsOrderWanted(TypedDict):
    """A document that somebody asks for; `request` is the one that it puts into a form."""

    subject: str
    to: StandingEditionsOrderAddressee
    kind: str
    request: NotRequired[str | None]


StateAbsenceAnswer: TypeAlias = 'int'


class StateAbsenceOrder(TypedDict):
    """StateAbsenceOrder"""

    officer: str
    first: str
    last: str
    cover: NotRequired[str | None]
    purpose: NotRequired[str]


StateFactsAnswer: TypeAlias = 'str'


class StateFactsOrder(TypedDict):
    """StateFactsOrder"""

    instrument: str
    stated: dict[str, StateFactsOrderJsonValue]
    reason: str
    purpose: NotRequired[str]


class StateFactsOrderJsonValue(TypedDict):
    """StateFactsOrderJsonValue"""



StatisticsAnswer: TypeAlias = 'list[StatisticsFigure]'


class StatisticsFigure(TypedDict):
    """One figure: what is counted, of which class, how many or how many days; `value` is a word where the number is not published."""

    measure: str
    of: str
    value: int | str


class StatisticsOrder(TypedDict):
    """StatisticsOrder"""

    first: str
    last: str
    publish: NotRequired[bool]
    purpose: NotRequired[str]


class StoodChange(TypedDict):
    """A line that is otherwise than it was: `gone` and `new` are what carried it then alone and carries it now alone, claims or a finding."""

    source: str
    relation: str
    target: str
    gone: list[str]
    new: list[str]


class StoreEdition(TypedDict):
    """A frozen brief without its contents: its digest, the ledger entry that froze it, of which kind and for whom it is."""

    sha256: str
    seq: int
    subject: str
    kind: str
    recipient: str
    language: str
    edition: int


class StoriesReason(TypedDict):
    """What a telling shares, in words, and the report that tells it too."""

    words: str
    report: str


class Story(TypedDict):
    """Tellings of what seems to be one event."""

    members: list[Member]


class Stretch(TypedDict):
    """Time in one stage: since the day that its event names, until the day that the next one names, None while it lasts."""

    stage: str
    since: str
    until: str | None
    days: DocketSpan


class Subject(TypedDict):
    """A person (S-), organisation (O-), incident (I-) or person as some source mentions them (M-).

    `evidence` are the digests of the exhibits on which it was entered, `by` who entered it, `seq` the entry in the ledger.
    """

    id: str
    kind: str
    label: str
    compartment: str
    authority: str
    reason: str
    evidence: list[str]
    by: str
    seq: int


class SubjectDecision(TypedDict):
    """One officer's answer about one entry, with reasons; `on` is the day, `seq` its ledger entry."""

    subject: str
    answer: Literal['stands', 'questioned', 'removed']
    reasons: str
    by: str
    on: str
    seq: int


SubjectFileAnswer: TypeAlias = 'SubjectFileOpened'


class SubjectFileOpened(TypedDict):
    """A file as somebody sees it, with every property as a stack of its values, and what rests on it.

    `orders` are those on record against an organisation. `not_then` are claims about another time than the day asked for; `unsure`
    those of which the source does not say whether they are. `photos` are the claims of a photograph whose exhibit is a picture itself.
    `rule` says in words why the first value of a stack stands first.
    """

    file: File
    stacks: list[Stack]
    orders: list[Listing]
    not_then: list[Claim]
    unsure: list[str]
    requests: list[str]
    findings: int
    photos: list[Claim]
    rule: str


class SubjectFileOrder(TypedDict):
    """SubjectFileOrder"""

    subject: str
    as_of: NotRequired[str | None]
    purpose: NotRequired[str]


SuggestClaimsAnswer: TypeAlias = 'SuggestClaimsTold'


class SuggestClaimsAsked(TypedDict):
    """A question that only a person answers: whom the `words` mean, which stand `times` times in the report."""

    words: str
    times: int
    text: str
    candidates: list[Meant]


class SuggestClaimsOrder(TypedDict):
    """SuggestClaimsOrder"""

    exhibit: str
    published: NotRequired[str | None]
    purpose: NotRequired[str]


class SuggestClaimsProposed(TypedDict):
    """A suggestion in its part: the words with what stands around them, and what a claim made of it would be.

    `property` is None where no claim can be made of it.
    """

    part: int
    before: str
    words: str
    after: str
    said_by: str | None
    property: str | None
    value: Json
    suggestion: Suggestion


class SuggestClaimsTold(TypedDict):
    """SuggestClaimsTold"""

    exhibit: str
    name: str
    published: str | None
    asked: list[SuggestClaimsAsked]
    decided: int
    proposed: list[SuggestClaimsProposed]


SuggestSubjectsAnswer: TypeAlias = 'Suggestions'


class SuggestSubjectsOrder(TypedDict):
    """SuggestSubjectsOrder"""

    text: str
    most: NotRequired[int]
    purpose: NotRequired[str]


SuggestThingsAnswer: TypeAlias = 'list[Thing]'


class SuggestThingsOrder(TypedDict):
    """SuggestThingsOrder"""

    text: str
    most: NotRequired[int]
    purpose: NotRequired[str]


class Suggested(TypedDict):
    """An entry; `met` is the other name by which it was found, empty where its own was. A fact that no source gives is empty."""

    subject: Subject
    is_removed: bool
    met: str
    father: str
    born: str
    place: str
    id_tail: str


class Suggestion(TypedDict):
    """Something that the words at `span` may say.

    Attributes:
        kind: One of `KINDS`; most are properties of an incident.
        span: The words. They are the quotation of the claim, if a person makes one of them.
        value: In the form of the register (docs/formats/suggestions.md); a text, or a table for `TOLLS`.
        rule: Which rule proposed it, so that a wrong one can be found and mended.
        precision: Of a date or a place, one of `PRECISIONS`; None where the words could not be resolved.
        said_by: Where the one stands who says it; None: nobody is named, so the paper itself says it.
        candidates: Ids of the listed organisations that the words may mean; none of them is chosen.
        doubts: Codes of what a person must look at, listed in docs/formats/suggestions.md.
        incident: Number of the incident of the report that it belongs to, from 1; None: of none.
    """

    kind: str
    span: SuggestionSpan
    value: Json
    rule: str
    precision: str | None
    said_by: SuggestionSpan | None
    candidates: list[str]
    doubts: list[str]
    incident: int | None


class SuggestionSpan(TypedDict):
    """A stretch of the text: `text[start:end]`, in code points."""

    start: int
    end: int


class Suggestions(TypedDict):
    """Up to as many as asked for, and how many entries of the compartment meet the letters in all."""

    subjects: list[Suggested]
    of: int


class Sum(TypedDict):
    """A source's total beside the sum of the parts that the same source gives: `agrees`, or a question."""

    source: str
    name: str
    parts: list[list[str | int]]
    total: int


class TablesRows(TypedDict):
    """How many rows of an exhibit hold a term in a column, the number of the first, and the first and last day of them.

    `term` is the term's place in the list, from 0. `how` is `as_written`, or `sounds_alike` where words of the rows only sound like it.
    Days are None when the rows are not dated, and where the term was found among words.
    """

    term: int
    exhibit: str
    kind: str
    column: str
    how: str
    rows: int
    row: int
    first: str | None
    last: str | None


class TakenBack(TypedDict):
    """A claim that a row makes and that no longer stands on the register for its incident; the row says it all the same."""

    incident: str
    property: str
    quote: str


class Target(TypedDict):
    """A number, account, handset or SIM card that sources give to a subject."""

    identifier: str
    kind: str
    subject: str
    label: str


TaskHistoryAnswer: TypeAlias = 'TaskHistoryTold'


class TaskHistoryOrder(TypedDict):
    """TaskHistoryOrder"""

    task: str
    purpose: NotRequired[str]


class TaskHistoryTold(TypedDict):
    """The task and its steps, the first first."""

    task: Seen
    steps: list[TasksStep]


class TasksStep(TypedDict):
    """One step of a task: by whom, at which moment, in which entry of the ledger, and what it brought."""

    move: Literal['admit', 'allocate', 'defer', 'finish', 'accept', 'return', 'file']
    by: str
    at: str
    seq: int
    officer: str | None
    due: DueDue | None
    result: Result | None
    reason: str


class TasksTask(TypedDict):
    """One thing to do, as it stands now.

    `action` is one line; `about` the thing concerned (`subject:S-01`); `by` the officer in whose act it was raised, `seq` that act's entry in
    the ledger; `department` who must do it, where no officer is named; `officer` to whom it is allocated; `moved_by` who took the last
    step; `id` is given by `add`.
    """

    action: str
    about: str
    origin: Origin
    by: str
    compartment: str
    seq: int
    department: str
    due: DueDue | None
    state: Literal['raised', 'for_allocation', 'allocated', 'done', 'accepted', 'filed']
    officer: str | None
    result: Result | None
    moved_by: str
    id: str


class Team(TypedDict):
    """A team from a day on: officer → the day since which they belong to it."""

    name: str
    since: str
    members: dict[str, str]


class Telling(TypedDict):
    """One event as one report tells it; `number` is that of the event in the report, from 1, or 0 where it tells none."""

    report: str
    number: int
    days: list[Days]
    places: list[str]
    figures: list[list[str | int]]
    kinds: list[str]


class Term(TypedDict):
    """One thing looked for: as somebody wrote it, its patterns in the views of a text, and its keys in tables.

    `kind` is name, number or account; `keys` are compared with the columns of record files that hold identifiers, `imei`
    with the beginning of the columns that hold an IMEI.
    """

    written: str
    kind: str
    patterns: list[Pattern]
    keys: list[str]
    imei: str | None


class TextLocator(TypedDict):
    """Characters of one part (a page, a paragraph, a mail part) of a text layer.

    `part` counts from 1; `start` inclusive and `end` exclusive count Unicode code points of the part.
    """

    part: int
    start: int
    end: int


class Thing(TypedDict):
    """An exhibit or a request, as `kind` says; `told` is what tells it from another: source and day, or state and kind."""

    kind: str
    id: str
    name: str
    told: list[str]


class TimeLocator(TypedDict):
    """A stretch of a recording in milliseconds, heard through a transcript exhibit."""

    from_ms: int
    to_ms: int
    transcript: str


TimeMarksAnswer: TypeAlias = 'Marks'


class TimeMarksOrder(TypedDict):
    """TimeMarksOrder"""

    subject: NotRequired[str | None]
    since: NotRequired[str | None]
    until: NotRequired[str | None]
    purpose: NotRequired[str]


class Token(TypedDict):
    """A token as lists show it. `scope` are names of acts and questions, `compartments` where they may be ordered."""

    id: str
    officer: str
    label: str
    scope: list[str]
    compartments: list[str]
    issued: str
    until: str
    seen: str | None


class Transcript(TypedDict):
    """A transcript that somebody answers for: `made_by` as its delivery says."""

    exhibit: str
    name: str
    made_by: str | None
    language: str | None
    cues: list[Cue]


class Translated(TypedDict):
    """A translation that was delivered of the exhibit; `text` is the same part of it where both have as many parts, else None."""

    exhibit: str
    name: str
    language: str | None
    made_by: str | None
    is_certified: bool
    text: str | None


class Translation(TypedDict):
    """A certificate on record: entry `seq` says that `exhibit` is a translation of `original`.

    `source` and `target` are languages (ISO 639), `certificate` the thing that proves it: `exhibit:<sha256>`, or `instrument:<id>` of a registered paper.
    """

    seq: int
    exhibit: str
    original: str
    source: str
    target: str
    translator: str
    certificate: str


class Tried(TypedDict):
    """A case beside what the rule says of it."""

    case: Case
    ruling: Ruling


class Turn(TypedDict):
    """Whose turn a task is: `officer`'s, or of those who direct the cell if it is None; `instead_of` whom that officer stands in for."""

    officer: str | None
    instead_of: str | None


UnmaskPartyAnswer: TypeAlias = 'str'


class UnmaskPartyOrder(TypedDict):
    """UnmaskPartyOrder"""

    pseudonym: str
    reason: str
    purpose: NotRequired[str]


class Unmasked(TypedDict):
    """One time somebody was shown who is behind a pseudonym; `by` and `reason` are empty where the words of the entry were erased."""

    pseudonym: str
    identifier: str
    by: str
    at: str
    reason: str
    entry: int


class Unsure(TypedDict):
    """A word that needs a person: `start` to `end` in code points of the machine's text of `part`, counted from 1.

    `confidence` is 0 to 100. `english` is what a second reading for digits gave, None where there was none. `box` is left, top,
    right, bottom in the units of the layer (docs/formats/citation.md).
    """

    part: int
    label: str
    start: int
    end: int
    machine: str
    english: str | None
    confidence: int
    box: list[int]
    before: str
    after: str


class Upload(TypedDict):
    """A file that arrives: its name below the folder, its size, how many bytes are here, its SHA-256 as far as anybody said it."""

    id: str
    name: str
    size: int
    sha256: str | None
    received: int
    finished: bool


class Value(TypedDict):
    """One value, with the live claims that state it: the best standing any of them has, and how many sources are independent."""

    value: Json
    claims: list[Claim]
    standing: Literal['alleged', 'corroborated', 'admitted', 'found_by_court', 'disputed', 'withdrawn']
    sources: int


WaitingReadingsAnswer: TypeAlias = 'WaitingReadingsPage'


class WaitingReadingsOrder(TypedDict):
    """WaitingReadingsOrder"""

    after: NotRequired[list[int | str]]
    most: NotRequired[int]
    purpose: NotRequired[str]


class WaitingReadingsPage(TypedDict):
    """Steps that wait, each with its exhibit, in the order in which they came, and how many wait in all."""

    jobs: list[list[ReadingsJob | Exhibit]]
    total: int
    end: list[int | str] | None


class Webhook(TypedDict):
    """A program that is told: where it listens, what it is told of, under which secret, on whose order; `ended` is the entry that ended it."""

    id: str
    seq: int
    compartment: str
    address: str
    kinds: list[str]
    secret: str
    by: str
    ended: int | None


class Weight(TypedDict):
    """What one fact weighs in bits, above 0 for one person and below 0 against; `says` is the answer of the model in words. `missing` is left, right or both, where nothing could be compared."""

    fact: str
    says: str
    bits: str
    missing: str


WhatIsNewAnswer: TypeAlias = 'News'


class WhatIsNewOrder(TypedDict):
    """WhatIsNewOrder"""

    purpose: NotRequired[str]


class When(TypedDict):
    """A date as said, the days that it covers as ISO 8601 (or None), and how exactly its source knows it (or None)."""

    said: str
    first: str | None
    last: str | None
    precision: str | None


WithdrawChartAnswer: TypeAlias = 'str'


class WithdrawChartOrder(TypedDict):
    """WithdrawChartOrder"""

    chart: str
    reason: str
    purpose: NotRequired[str]


WithdrawClaimAnswer: TypeAlias = 'str'


class WithdrawClaimOrder(TypedDict):
    """WithdrawClaimOrder"""

    claim: str
    reason: str
    purpose: NotRequired[str]


WithdrawPassageAnswer: TypeAlias = 'Passage'


class WithdrawPassageOrder(TypedDict):
    """WithdrawPassageOrder"""

    seq: int
    reason: str
    purpose: NotRequired[str]


WithdrawRequestAnswer: TypeAlias = 'str | None'


class WithdrawRequestOrder(TypedDict):
    """WithdrawRequestOrder"""

    request: str
    reason: str
    purpose: NotRequired[str]


class Word(TypedDict):
    """A word of a part and where it stands: `start` to `end` in code points, `box` (left, top, right, bottom) in the layer's unit.

    `confidence` (0 to 100) and `low` are those of the machine that recognised it, None and False where there was none.
    """

    start: int
    end: int
    box: list[int]
    confidence: int | None
    low: bool


class Worded(TypedDict):
    """A passage in a draft: per language where (start, end in code points) stands what nothing backs; `stops` why it cannot stand, empty where it can.

    `newer` names the answer that took the place of a finding that it rests on.
    """

    passage: Passage
    loose: dict[str, list[list[int]]]
    stops: str
    newer: dict[str, str]


class Words(TypedDict):
    """Stretch `page`, from 1, of `pages`; what was taken out stands as full blocks."""

    text: str
    page: int
    pages: int


WritePassageAnswer: TypeAlias = 'Passage'


class WritePassageOrder(TypedDict):
    """WritePassageOrder"""

    subject: str
    recipient: str
    section: str
    text: dict[str, str]
    rests_on: list[str]
    kind: NotRequired[str]
    shows: NotRequired[bool]
    instead: NotRequired[int | None]
    purpose: NotRequired[str]


class Written(TypedDict):
    """Record `row`; `left_out` of its fields may name a third party. None of it where the bytes of its file are no rows that can be cited."""

    exhibit: str
    row: int
    of: int
    fields: list[ExhibitRowField]
    left_out: int

# SPDX-License-Identifier: Apache-2.0
"""What goes out of the register to another office's programs: for a purpose, to somebody named, and on record before it is written.

What may not go stays, and is named with the reason; nothing is left out in silence.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.properties import PROPERTIES, named_in
from sanad.claims.resolve import Evidence
from sanad.claims.subject import Subject
from sanad.desk.act import Done, Work
from sanad.desk.protection import protected
from sanad.desk.question import Question
from sanad.desk.reliance import INTERNAL, not_relied_on
from sanad.dossier.clearance import kept_from, tells_of_asylum
from sanad.dossier.protected import Names, Protected
from sanad.dossier.texts import strings
from sanad.errors import BadValue
from sanad.identity import judgement
from sanad.identity.judgement import Judgement
from sanad.ledger import read
from sanad.values.canonical import Json, canonical
from sanad.values.identifier import check_id
from sanad.values.reason import says_something
from sanad.vault import quarantine
from sanad.vault import store as vault

_MENTION = "M-"
_NUMBERS = frozenset({"phone", "imsi", "imei", "account"})
_ASYLUM = "what is known of asylum stays in the office"
_PROTECTED = "it names somebody who is protected"
_AT_ONCE = 500
_EVERYBODY = ""


@dataclass(frozen=True)
class Outgoing:
    """Files by name, what they hold in numbers, and what was left out: its id, and why."""

    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Export(Question[Outgoing]):
    """An order to hand out something of the order's own compartment to `recipient`, as docs/formats/sheets.md names them.

    What `stays` in the office is taken out by others too: it holds no answer that any of them may still review blind.
    """

    power: ClassVar[str] = "export"

    recipient: str = INTERNAL
    stays: bool = False

    @property
    def reader(self) -> str:
        """Return for whose eyes it is: those of whoever asks, or of everybody."""
        return _EVERYBODY if self.stays else self.by

    def check(self) -> None:
        """Refuse an order without a purpose, or to nobody known."""
        self.check_recipient()
        if not says_something(self.purpose):
            raise BadValue(self.name, value="", type="purpose", detail="say what it is for")

    def check_recipient(self) -> None:
        """Refuse whoever may not receive it."""
        check_id("recipient", self.recipient)

    def told(self, outgoing: Outgoing, subjects: Iterable[str]) -> Done[Outgoing]:
        """Return the answer, with what the ledger keeps: to whom, how much, and the digests of the files."""
        digests = {name: hashlib.sha256(raw).hexdigest() for name, raw in outgoing.files.items()}
        what: dict[str, Json] = {
            "recipient": self.recipient,
            "files": digests,
            **outgoing.counts,
            "left_out": len(outgoing.left_out),
        }
        return Done(outgoing, tuple(f"subject:{each}" for each in subjects), what)


@dataclass(frozen=True)
class Going:
    """What of a register goes out: entries, the claims about them, and what stays, each id with the reason."""

    subjects: tuple[Subject, ...]
    claims: tuple[Claim, ...]
    left_out: tuple[tuple[str, str], ...]


def going_out(work: Work, compartment: str, recipient: str) -> Going:
    """Return what of the register of a compartment goes to `recipient`; every citation is checked once more.

    Raises:
        CitationBroken: the words of a claim no longer stand where it says.
    """
    staying = entries_kept_back(work, compartment, recipient)
    standing, removed = entries_of(work, compartment)
    subjects = [each for each in standing if each.id not in staying]
    ids = {each.id for each in standing}
    every = register.of_properties(work.connection, [*PROPERTIES])
    ours = [claim for claim in every if claim.about in ids]
    back = kept_back(work, ours, {each.id for each in subjects}, recipient)
    for claim in ours:
        if claim.about in staying:
            back.setdefault(claim.id, staying[claim.about])
    claims = tuple(claim for claim in ours if claim.id not in back)
    confirmed = partial(register.confirmed, work.connection)
    evidence = Evidence(work.tools.blobs.path, work.tools.records.folder, confirmed)
    for claim in claims:
        evidence.check(claim.citation)
    gone = [(each.id, staying.pop(each.id)) for each in removed]
    left_out = (*gone, *sorted(staying.items()), *sorted(back.items()))
    return Going(tuple(subjects), claims, left_out)


def entries_of(work: Work, compartment: str) -> tuple[list[Subject], list[Subject]]:
    """Return the entries of a compartment: those that stand, and those that an officer has removed."""
    removed = register.removed(work.connection)
    ours = [each for each in register.subjects(work.connection) if each.compartment == compartment]
    gone = [each for each in ours if each.id in removed]
    return [each for each in ours if each.id not in removed], gone


def entries_kept_back(work: Work, compartment: str, recipient: str) -> dict[str, str]:
    """Return the entries of a compartment that do not go to `recipient`: id → why. One by whose name somebody protected is called stays too."""
    standing, removed = entries_of(work, compartment)
    people = [] if recipient == INTERNAL else protected(work.connection, {compartment})
    hidden, names = {each.entry for each in people}, Names(people)
    back = dict.fromkeys((each.id for each in removed), "an officer removed the entry")
    return back | {
        each.id: _PROTECTED
        for each in standing
        if each.id in hidden or (people and any(names.within(each.label)))
    }


def shown_judgements(work: Work, subjects: Iterable[Subject], by: str) -> list[Judgement]:
    """Return the judgements about pairs of `subjects`, without those that `by` may still review blind."""
    ids = {each.id for each in subjects}
    every = judgement.all_judgements(work.connection)
    return judgement.shown((each for each in every if each.pair <= ids), by)


def kept_back(
    work: Work, claims: Sequence[Claim], entries: AbstractSet[str], recipient: str
) -> dict[str, str]:
    """Return the claims that do not go to `recipient` with `entries`: id → why.

    Numbers and accounts of mentions stay: they are nobody's subject. Outside, no claim goes that rests on a lead, on what a rule lacks
    a fact about, or on what is handled as confidential; abroad, none on what its sender does not want shared there; and none that names somebody protected. That also holds
    for what speaks for a person, so whoever asks sees its id.
    """
    cited = sorted({each for claim in claims for each in claim.citation.exhibits})
    set_aside = dict.fromkeys(work.told(quarantine.reasons), "its exhibit is set aside")
    exhibits = exhibits_kept_back(work, cited, recipient) | set_aside
    named = _naming(claims, _protected(work, claims, recipient))
    return named | dict(_reasons(claims, entries, exhibits))


def _protected(work: Work, claims: Iterable[Claim], recipient: str) -> list[Protected]:
    """Return who is protected among those of whom `claims` tell, and in their compartments; for the office itself nobody is."""
    if recipient == INTERNAL:
        return []
    about = {claim.about for claim in claims}
    every = register.subjects(work.connection)
    return protected(work.connection, {one.compartment for one in every if one.id in about})


def _naming(claims: Iterable[Claim], people: Sequence[Protected]) -> dict[str, str]:
    """Return the claims about somebody protected, and those in whose words one is named: id → why."""
    names, entries = Names(people), {each.entry for each in people}
    return {
        claim.id: _PROTECTED
        for claim in (claims if people else ())
        if claim.about in entries or any(any(names.within(text)) for text in _texts(claim))
    }


def _texts(claim: Claim) -> tuple[str, ...]:
    return (claim.said_by, claim.citation.quote, *strings(claim.value))


def exhibits_kept_back(work: Work, exhibits: Sequence[str], recipient: str) -> dict[str, str]:
    """Return, of `exhibits`, those of which nothing goes to `recipient`: digest → why. The office itself may have all."""
    kept: dict[str, str] = {}
    if recipient == INTERNAL:
        return kept
    for exhibit in vault.exhibits(work.connection, exhibits):
        if (why := kept_from(exhibit, recipient)) is not None:
            kept[exhibit.sha256] = why
    for sha256, fault in not_relied_on(work, exhibits).items():
        kept.setdefault(sha256, f"it may not be relied on: {fault.code}")
    return kept


def _reasons(
    claims: Iterable[Claim], entries: AbstractSet[str], exhibits: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for claim in claims:
        rests = [exhibits[each] for each in sorted(claim.citation.exhibits) if each in exhibits]
        if not claim.live:
            yield claim.id, "it is withdrawn"
        elif tells_of_asylum(claim):
            yield claim.id, _ASYLUM
        elif claim.property in _NUMBERS and claim.about.startswith(_MENTION):
            yield claim.id, "a number of somebody who is nobody's subject"
        elif not entries >= set(named_in(claim.property, claim.value)):
            yield claim.id, "it points at an entry that does not go out"
        elif rests:
            yield claim.id, rests[0]


def instants(work: Work, seqs: Iterable[int]) -> dict[int, str]:
    """Return number of a ledger entry → its instant, as ledger entries write it."""
    wanted = sorted(set(seqs))
    groups = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
    return {
        each.seq: each.at for group in groups for each in read.entries(work.connection, seqs=group)
    }


def json_lines(documents: Iterable[Mapping[str, Json]]) -> bytes:
    """Return documents in canonical JSON, one per line."""
    return b"".join(canonical(each) + b"\n" for each in documents)

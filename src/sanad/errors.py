# SPDX-License-Identifier: Apache-2.0
"""Everything that can go wrong, by whose fault, each with a stable code.

    SanadError
    ├── EvidenceFault    what was handed to us is damaged, empty, altered or does not say what is cited
    ├── AuthorityFault   somebody acts without the right to
    ├── LawFault         a rule refuses, or a fact that a rule needs is missing
    ├── SourceFault      somebody outside did not answer as they must
    ├── CallerFault      the request to us is wrong
    └── MachineFault     the computer failed: disk, database, missing program

Each leaf carries `code` (never reused), `what`, `why` and `todo`, and `command` where a command does it. Its facts arrive as keyword
arguments, stay readable as `error.facts`, and fill `what` and `todo`. `str(error)` is the sentence a
person reads: what, where, why it matters, what to do. These texts are public: review them. They stand in one file, however
long, so that who looks for a code or reviews the words reads one list.
"""

from typing import ClassVar


class SanadError(Exception):
    """A failure that a person can act on.

    Args:
        where: File, row, page, entry, officer or field concerned, as the reader would look for it.
        facts: Values named in the class's `what` and `todo`.
    """

    code: ClassVar[str]
    what: ClassVar[str]
    why: ClassVar[str]
    todo: ClassVar[str]
    command: ClassVar[str] = ""
    """The command for it; only a terminal shows it, since pages have their own ways."""

    def __init__(self, where: str, **facts: object) -> None:
        """Keep the place and the facts; the sentence is made when it is read."""
        super().__init__(where, facts)
        self.where = where
        self.facts = facts

    def __str__(self) -> str:
        """Return the sentence: what, where, why it matters, what to do."""
        what, todo = self.what.format(**self.facts), self.todo.format(**self.facts)
        return f"{what} ({self.where}). {self.why} {todo}"


class EvidenceFault(SanadError):
    """What was handed over is damaged, or does not carry what is said of it."""


class AuthorityFault(SanadError):
    """Somebody acts without the right to."""


class LawFault(SanadError):
    """The law, as the rulebook holds it, does not let this pass."""


class SourceFault(SanadError):
    """Somebody outside the office did not answer as they must."""


class CallerFault(SanadError):
    """The request to us is wrong; nothing else is."""


class MachineFault(SanadError):
    """The computer failed."""


# --- evidence -------------------------------------------------------------------------------------


class EmptyFile(EvidenceFault):
    """A file of zero bytes."""

    code = "EVIDENCE_EMPTY"
    what = "The file holds no bytes and was not sealed"
    why = "An empty file proves nothing and often means that a copy failed."
    todo = "Ask the sender for the file again and receive it anew."


class ChangedWhileRead(EvidenceFault):
    """A file whose size, time or content moved under the reader."""

    code = "EVIDENCE_CHANGED"
    what = "The file changed while it was being read and was not sealed"
    why = "A digest of moving bytes would certify something that never existed."
    todo = "Close the program that writes to it, then receive it again."


class AlteredAgainstSheet(EvidenceFault):
    """The digest differs from the one the sender declared."""

    code = "EVIDENCE_ALTERED"
    what = "The file is not the one its sender listed: SHA-256 {found}, listed {listed}"
    why = "It is sealed as it came, as evidence of the difference, but nothing may rest on it."
    todo = "Ask the sender to deliver again or to confirm in writing which digest is right."


class SealBroken(EvidenceFault):
    """A sealed blob no longer matches its digest, or is gone."""

    code = "EVIDENCE_SEAL_BROKEN"
    what = "The sealed bytes are {found} but were sealed as {sealed}"
    why = "Whatever cites this exhibit can no longer be shown."
    todo = "Restore the blob from a backup and audit the vault; do not go on using it."


class ErasedBefore(EvidenceFault):
    """Bytes that were erased on an order and come again."""

    code = "EVIDENCE_ERASED"
    what = "These bytes were erased here on an order, and were not sealed again"
    why = "Whoever ordered the erasure meant these bytes, whatever they are called now."
    todo = "Show the order to whoever delivers them; the ledger names it."
    command = "sanad log"


class BackupBroken(EvidenceFault):
    """A backup that is not what its office signed."""

    code = "EVIDENCE_BACKUP_BROKEN"
    what = "The backup does not hold: {detail}"
    why = "An office brought back from it would not be the one that was backed up; nothing was brought back."
    todo = (
        "Keep it as it is, use another copy, and make a new backup of the running office at once."
    )


class BackupOfAnother(EvidenceFault):
    """A backup that another office made."""

    code = "EVIDENCE_BACKUP_OF_ANOTHER"
    what = "The backup is of another office: its key is {found}, and {wanted} was asked for"
    why = "Whatever it holds was never recorded here."
    todo = (
        "Give the folder of this office's own backup, or the fingerprint that its office published."
    )


class KeyGone(EvidenceFault):
    """A sealed blob whose key is no more."""

    code = "EVIDENCE_KEY_GONE"
    what = "The key of these sealed bytes is not here"
    why = "If it was destroyed on an order, nobody can read them again; the ledger then holds the act."
    todo = (
        "Look in the ledger for the erasure; if there is none, restore the keys from their backup."
    )


class Quarantined(EvidenceFault):
    """An exhibit that may not be used yet."""

    code = "EVIDENCE_QUARANTINED"
    what = "The exhibit is quarantined: {reason}"
    why = "Reading or citing it could make the whole file inadmissible."
    todo = "Resolve the reason named, then read it again."


class UnknownLayout(EvidenceFault):
    """No reader knows this kind of file."""

    code = "EVIDENCE_LAYOUT_UNKNOWN"
    what = "No reader or operator template fits this file; it starts with {header}"
    why = "It is sealed and safe, but nothing in it can be cited by row."
    todo = "Make a template of its header, or name the reader in the delivery sheet."
    command = "sanad template"


class OtherHeader(EvidenceFault):
    """A file whose header is not the one of the template that is tried on it."""

    code = "EVIDENCE_OTHER_HEADER"
    what = "The header of template {template} does not stand in the file, which begins with {start}"
    why = "A template is taken for the very columns that it names, so that no column is read as another."
    todo = "Compare, letter by letter: {header}. Look at `preamble_max` and `delimiter` too; then try again."


class HeaderChanged(EvidenceFault):
    """A table whose header is nearly the one of a template."""

    code = "EVIDENCE_HEADER_CHANGED"
    what = "Record {record} is nearly the header of template {template}, but {differs}"
    why = "A template is taken for the very columns that it names, so that no column is read as another."
    todo = "Copy the template under an id of its own, write this header into the copy, and try it on the file."


class UnreadableText(EvidenceFault):
    """Bytes that are no text in the encoding believed."""

    code = "EVIDENCE_ENCODING"
    what = "The text is not valid {encoding}: byte {offset}"
    why = "Guessing an encoding would change names without anyone seeing it."
    todo = 'Name the encoding in the delivery sheet, for example encoding = "cp1256".'


class EncodingInDoubt(EvidenceFault):
    """Bytes that are no UTF-8, and nothing says what they are."""

    code = "EVIDENCE_ENCODING_IN_DOUBT"
    what = "The text is not valid {encoding} (byte {offset}) and says no other encoding; it may be {readings}"
    why = "Guessing an encoding would change names without anyone seeing it."
    todo = 'Compare the readings with the document and name the right one in the delivery sheet as encoding = "…"; it may be neither.'


class TooLarge(EvidenceFault):
    """A text that no layer can hold and no stranger could check."""

    code = "EVIDENCE_TOO_LARGE"
    what = "The {format} holds more than {most}, which is the most that one text layer may hold"
    why = "It is sealed and safe and can be cited by byte range, but its words cannot be searched."
    todo = "Ask the sender for it in smaller files, and receive them beside this one."


class MalformedFile(EvidenceFault):
    """A file that breaks its own format."""

    code = "EVIDENCE_MALFORMED"
    what = "The file cannot be read as {format}: {detail}"
    why = "It stays sealed as it came; nothing was read from it."
    todo = "Open it by hand, and ask the sender for a readable copy."


class UnsupportedFormat(EvidenceFault):
    """A file of a kind that is known, and that nothing here opens."""

    code = "EVIDENCE_FORMAT_UNSUPPORTED"
    what = "The file is a {format}, which is not opened here"
    why = "It is sealed and safe, but nothing in it was read."
    todo = "Unpack it by hand with {program} on a machine apart, and receive what comes out, naming this file as its source."


class HostileFile(EvidenceFault):
    """A file that tries to make its reader do something."""

    code = "EVIDENCE_HOSTILE"
    what = "The file carries {trick}, which no honest {format} needs, and was not read"
    why = "Such content can reach other files or exhaust the machine of whoever opens it."
    todo = "Keep it sealed, and ask the sender where it came from."


class TooMuchInside(EvidenceFault):
    """A file that unpacks to more than any honest one."""

    code = "EVIDENCE_TOO_MUCH_INSIDE"
    what = "The file holds {what_is} inside and was not unpacked"
    why = "A small file that swells without end is built to fill the machine that opens it."
    todo = "Keep it sealed; ask the sender for its parts, or unpack it on a machine apart."


class LockedFile(EvidenceFault):
    """A file that asks for a password."""

    code = "EVIDENCE_LOCKED"
    what = "The {format} is locked by a password"
    why = "It is sealed and safe, but nothing in it was read."
    todo = "Ask the sender for the password in writing and for an open copy; receive that beside this one."


class ReaderStopped(EvidenceFault):
    """A reading that was ended because it passed its limits or died."""

    code = "EVIDENCE_READER_STOPPED"
    what = "The reading was stopped: {detail}"
    why = "The file stays sealed as it came; nothing was read from it, and the other files are not touched."
    todo = "Look at the file on a machine apart; then it can be tried again."
    command = "sanad read --retry"


class AmbiguousDates(EvidenceFault):
    """A date column that fits two orders."""

    code = "EVIDENCE_DATE_ORDER"
    what = "Dates such as {example} read as day-month and as month-day alike"
    why = "A wrong guess moves every call by months."
    todo = "Name the order in the operator template: date_format."


class CitationBroken(EvidenceFault):
    """A citation that no longer finds its words."""

    code = "EVIDENCE_CITATION_BROKEN"
    what = "The citation does not resolve: {detail}"
    why = "A statement whose source cannot be shown may not stand in a dossier."
    todo = "Correct the locator or the quotation, or withdraw the claim."


class UploadDiffers(EvidenceFault):
    """A file that arrived otherwise than it was announced."""

    code = "EVIDENCE_UPLOAD_DIFFERS"
    what = "What arrived is not the file that was announced: {detail}"
    why = "A copy that was damaged on its way is nobody's evidence; it was not sealed."
    todo = "Send the file again from its beginning."


class NotConfirmed(EvidenceFault):
    """Words of a picture that the machine was not sure of, quoted before a person looked."""

    code = "EVIDENCE_NOT_CONFIRMED"
    what = "The machine that read this picture was not sure of {words}"
    why = "A digit or a name misread is another number or another person."
    todo = "Have an officer look at the picture and confirm the words, then quote them."


class PackageDiffers(EvidenceFault):
    """A package, or a bag around one, that does not hold what it lists."""

    code = "EVIDENCE_PACKAGE_DIFFERS"
    what = "The package is not what it lists: {detail}"
    why = "No verifier accepts it: not its recipient's today, nor an archive's in decades."
    todo = "Verify it (of a bag, its folder data), and take it anew from where it was made."
    command = "sanad verify"


class NotRedacted(EvidenceFault):
    """A copy from which not everything marked could be taken out."""

    code = "EVIDENCE_NOT_REDACTED"
    what = "No redacted copy was made: {detail}"
    why = "A word left under a black box gives away whom the box was to protect."
    todo = "Mark it anew if the sentence says how; otherwise withhold the exhibit whole, on the same ground."


class QuoteRedacted(EvidenceFault):
    """A claim whose words the recipient's copy no longer shows."""

    code = "EVIDENCE_QUOTE_REDACTED"
    what = "The words “{quote}” of claim {claim} were taken out of the copy of {exhibit} that goes to the {recipient}"
    why = "The document would say what the copy hides, and cite what its reader cannot see."
    todo = "Make another copy for that recipient that leaves these words, or cite other words for the claim and withdraw it."
    command = "sanad redact make"


class UncitedSentence(EvidenceFault):
    """A dossier sentence without a live claim or finding."""

    code = "EVIDENCE_SENTENCE_UNCITED"
    what = "A sentence of the dossier rests on nothing that still stands: {sentence}"
    why = "Every sentence must lead a stranger to its source."
    todo = "Cite a live claim or finding, or take the sentence out."


class WordsUnbacked(EvidenceFault):
    """A sentence of an officer's with a number or name that nothing it rests on says."""

    code = "EVIDENCE_WORDS_UNBACKED"
    what = "The sentence “{sentence}” says what nothing it rests on says: {words}"
    why = "A number or name without a source is ours, and nobody can check it."
    todo = "Let the sentence rest on the claim or finding that says so, or word it without."


class PassageUnsupported(EvidenceFault):
    """A sentence of an officer's that the document cannot carry."""

    code = "EVIDENCE_PASSAGE_UNSUPPORTED"
    what = "The sentence “{sentence}” cannot stand: {detail}"
    why = "A document tells only what stands today, and leaves nothing out in silence."
    todo = "Word it anew on what stands, or withdraw it, with the reason."


class PassageUntranslated(EvidenceFault):
    """A sentence of an officer's that is not worded in a language of the document."""

    code = "EVIDENCE_PASSAGE_UNTRANSLATED"
    what = "The sentence “{sentence}” is not worded in {language}"
    why = "Whoever reads that language alone would be told less."
    todo = "Write it in that language too."


class ContraryLeftOut(EvidenceFault):
    """A document that states one value and not the other that a source gives."""

    code = "EVIDENCE_CONTRARY_LEFT_OUT"
    what = "The document gives {property} as {told} ({claim}) and leaves out that {by} says {contrary} ({other})"
    why = "Whoever finds the other statement later will ask what else was left out."
    todo = "Have the form tell both (its feeds `identity` and `rivals` do), or withdraw the claim that is wrong, with the reason."


class ThirdPartyShown(EvidenceFault):
    """A document in which a number of somebody else stands open."""

    code = "EVIDENCE_THIRD_PARTY_SHOWN"
    what = "What is no subject's stands open: the {kind} ending in {ending}"
    why = "People who are nobody's subject appear by a pseudonym; a number that has left the office cannot be called back."
    todo = "Quote less of the source, or name the exhibit otherwise. For a court or the office itself it may be unmasked, with a reason; if it is a subject's, record a claim that says so."
    command = "sanad unmask"


class ProtectedNameShown(EvidenceFault):
    """A document in which somebody protected is named."""

    code = "EVIDENCE_PROTECTED_NAME_SHOWN"
    what = "A name of {entry} stands in what the document says, who is protected as a {kind}"
    why = (
        "A name that has left the office cannot be called back, and somebody may be harmed for it."
    )
    todo = "Quote less of the source, or word the label otherwise. A court may be told, when the purpose says why it must be."


class FindingStale(EvidenceFault):
    """A finding that was computed from what has changed since."""

    code = "EVIDENCE_FINDING_STALE"
    what = "Finding {finding} does not rest any more on what it was made from: {detail}"
    why = "Whoever asks again today would get another answer."
    todo = (
        "Ask it anew with method {method} and parameters {asked}; the new finding takes its place."
    )
    command = "sanad find"


class GlyphMissing(EvidenceFault):
    """A sign that no font of ours can show."""

    code = "EVIDENCE_GLYPH_MISSING"
    what = "No font here has {signs}"
    why = "An empty box would stand on the page where the source has a word."
    todo = "Quote the words without the sign, or word it otherwise; the exhibit keeps what the source wrote."


class TooLongForPaper(EvidenceFault):
    """An exhibit of which nobody would find anything on paper."""

    code = "EVIDENCE_TOO_LONG_FOR_PAPER"
    what = "It would fill more than {most}"
    why = "Nobody finds a line on so much paper."
    todo = "Give the file itself: one page stands in its place and says where it is."


# --- authority ------------------------------------------------------------------------------------


class NoMandate(AuthorityFault):
    """The officer does not hold the power the act needs."""

    code = "AUTHORITY_NO_MANDATE"
    what = "{officer} may not {act}: the power {power} is not held in {compartment} on {on}"
    why = "An act without a mandate would be void, and the refusal is on record."
    todo = "Have an officer who holds it do this, or obtain the mandate."


class FormOfAnother(AuthorityFault):
    """A form that was opened by one officer and is sent by another, such as in a tab that was left open."""

    code = "AUTHORITY_FORM_OF_ANOTHER"
    what = "This form was opened by another officer than you, {officer}"
    why = "Who orders something answers for it. Nothing was done in your name, and what was typed is not lost."
    todo = "If you order it yourself, read it once more and send it again; else sign out and let whoever typed it sign in."


class TargetOutsideMandate(AuthorityFault):
    """A question about somebody whom no paper and no entry of the register names."""

    code = "AUTHORITY_TARGET"
    what = "The question is about a number or account that nothing in {compartment} names"
    why = "Records may be asked about subjects and about those whose records a paper let the office obtain; anybody else is a third party."
    todo = "Obtain the records under a paper, record whose number it is, or unmask the pseudonym for a reason and ask with that."


class UnknownOfficer(AuthorityFault):
    """Nobody by that name serves here."""

    code = "AUTHORITY_UNKNOWN_OFFICER"
    what = "No officer “{officer}” is enrolled"
    why = "Every act must have a person who answers for it."
    todo = "Name one with --as or SANAD_OFFICER, spelt as enrolled, or have the supervisor enrol the officer."


class InstrumentOutOfForce(AuthorityFault):
    """A warrant, order or letter that does not cover the day."""

    code = "AUTHORITY_INSTRUMENT_EXPIRED"
    what = "The instrument {instrument} was not in force on {on} (in force {start} to {end})"
    why = "Evidence obtained outside its instrument may be unlawful."
    todo = "Find the instrument that covers the day, or leave the material unused."


class UnknownInstrument(AuthorityFault):
    """A legal instrument that was never registered."""

    code = "AUTHORITY_UNKNOWN_INSTRUMENT"
    what = "No instrument {instrument} is registered"
    why = "An exhibit must name the authority under which it was obtained."
    todo = "Register the instrument first, with its number, issuer and dates."


class InstrumentDiffers(AuthorityFault):
    """A legal instrument that is registered already, with other contents."""

    code = "AUTHORITY_INSTRUMENT_DIFFERS"
    what = "The instrument {instrument} is on record with other contents: {differences}"
    why = "What was received under it rests on what is on record, and that is never overwritten."
    todo = "Correct the sheet, or give the new paper an id of its own; what comes under it is refused until then."


class SecondPersonNeeded(AuthorityFault):
    """One person tries to do what takes two."""

    code = "AUTHORITY_SECOND_PERSON"
    what = "{officer} already took part in this and cannot also {act}"
    why = "Two persons must answer for it, and where the law says so of two offices."
    todo = "Have another officer do this step."


class TaskOfAnother(AuthorityFault):
    """Somebody finishes a task that was allocated to somebody else."""

    code = "AUTHORITY_TASK_OF_ANOTHER"
    what = "{officer} may not finish this task: it is {holder}'s"
    why = "Whoever was asked answers for the result, or whoever stands in on record."
    todo = "Have the task allocated anew, or the absence stated."
    command = "sanad cell absent"


class CodeNotTaken(AuthorityFault):
    """A one-time code, or what came with it, that does not let its officer in."""

    code = "AUTHORITY_CODE_NOT_TAKEN"
    what = "The code was not taken for {officer}: {detail}"
    why = "Whoever holds a code can become that officer, so each is good once, for one officer and one day."
    todo = "Type it as it was printed; if it is used or old, have the supervisor invite the officer again."


class CredentialNotTaken(AuthorityFault):
    """A passkey, or a password and its authenticator, that cannot be kept."""

    code = "AUTHORITY_CREDENTIAL_NOT_TAKEN"
    what = "Nothing was kept for {officer}: {detail}"
    why = "What cannot be shown to work now would shut the officer out tomorrow."
    todo = "Begin again on the same page; the code, if there was one, is still good."


class OutsideToken(AuthorityFault):
    """An order that a program's token does not name."""

    code = "AUTHORITY_OUTSIDE_TOKEN"
    what = "The token does not let a program {act} in {compartment}"
    why = "A token is good for the acts, questions and compartments that it names, and for nothing else."
    todo = "Have the officer issue a token that names it, if the program needs it."


class SignedOut(AuthorityFault):
    """Somebody who is not signed in, or no longer."""

    code = "AUTHORITY_SIGNED_OUT"
    what = "Nobody is signed in here"
    why = "Every look and every act is on record under a name."
    todo = "Sign in; what was typed is kept by the page where it can be."


class OtherCompartment(AuthorityFault):
    """An order for one compartment that names something of another."""

    code = "AUTHORITY_OTHER_COMPARTMENT"
    what = "{officer} may not {act} here: it concerns {theirs}, and the order was given for {ours}"
    why = "Compartments keep cases apart; a power in one says nothing about another."
    todo = "Give the order in the compartment of the thing, by an officer appointed there."


class IdentityConflict(EvidenceFault):
    """Judgements that cannot all be right."""

    code = "EVIDENCE_IDENTITY_CONFLICT"
    what = "The judgements contradict each other: {pairs} are judged different inside one person"
    why = "Nothing may rest on a person who is also said to be two."
    todo = "Judge the pairs again, each with its reasons; the newest judgement of a pair stands."


class NotCleared(AuthorityFault):
    """A document for somebody who may not see what it tells."""

    code = "AUTHORITY_NOT_CLEARED"
    what = "{told} may not go to {recipient}: {reason}"
    why = "Words that are quoted have left the office as surely as the paper on which they stand."
    todo = "Ask the sender and record the letter, record it from an exhibit that may go, or have a form of the office leave it out. What speaks for the person is never left out."
    command = "sanad leave"


# --- law ------------------------------------------------------------------------------------------


class RefusedByLaw(LawFault):
    """A rule in force refuses."""

    code = "LAW_REFUSED"
    what = "The act is refused by {rules}: {reasons}"
    why = "The rule protects the case as much as the person; the refusal is on record."
    todo = "Change the facts that the rule names; it cannot be overridden here."


class UndecidedByLaw(LawFault):
    """A fact that a rule needs is missing."""

    code = "LAW_UNDECIDED"
    what = "The act waits for an answer: {questions}"
    why = "What is not known is never taken for a yes."
    todo = "Answer the question with its source, then try again."


class RequestNotReady(LawFault):
    """Somebody sends a request that the rules hold, or that not everybody has signed."""

    code = "LAW_NOT_READY"
    what = "The request cannot be sent: it is {outcome}, and signed by {signed}"
    why = "What leaves the office has passed every rule as it stands today, and three persons answer for it."
    todo = (
        "Mend what the rules name ({rules}), have the steps signed that are missing, then send it."
    )


class SignedAlready(LawFault):
    """Somebody changes an answer on which others have put their names."""

    code = "LAW_SIGNED_ALREADY"
    what = "The request was signed by {officer} over the answers as they stand; {question} cannot be answered anew"
    why = "A signature covers what its officer read. What changes afterwards is read and signed again, by everybody."
    todo = "Have the drafter sign the draft again, answer, then have it reviewed and approved anew."


class DraftChanged(LawFault):
    """Somebody signs another draft than the one that stands."""

    code = "LAW_DRAFT_CHANGED"
    what = "What was read is not what would be signed: the request reads {draft}, not {read}"
    why = "A signature covers what its officer read: the facts, the answers and the rules, to the last sign."
    todo = "Read it again, then sign."
    command = "sanad request check"


class BadRule(LawFault):
    """A rule file that the linter refuses."""

    code = "LAW_BAD_RULE"
    what = "The rule file is not sound: {detail}"
    why = "A rule that cannot be read exactly would be applied wrongly."
    todo = "Mend the file; the check of the rulebook names each fault."
    command = "sanad rules lint"


# --- source ---------------------------------------------------------------------------------------


class TimestampRefused(SourceFault):
    """The timestamp authority answered, but not with a valid token."""

    code = "SOURCE_TIMESTAMP_REFUSED"
    what = "The timestamp authority did not give a valid token: {detail}"
    why = "Without it the date of the checkpoint rests on the office's own clock alone."
    todo = "The checkpoint stays queued; check the address and certificate, then ask again."
    command = "sanad timestamp"


class ProviderUnreachable(SourceFault):
    """The office's identity provider did not answer, or not as it must."""

    code = "SOURCE_PROVIDER_UNREACHABLE"
    what = "The identity provider could not be asked: {detail}"
    why = "Nobody is let in on the word of whoever answers in its place."
    todo = "Sign in with a passkey or a password; have whoever runs the provider look at it."


class TimestampUnreachable(SourceFault):
    """The timestamp authority did not answer."""

    code = "SOURCE_TIMESTAMP_UNREACHABLE"
    what = "The timestamp authority could not be reached: {detail}"
    why = "The checkpoint stays queued; nothing is lost."
    todo = "Ask again when the connection is back."
    command = "sanad timestamp"


# --- caller ---------------------------------------------------------------------------------------


class NotFound(CallerFault):
    """The thing asked for is not here."""

    code = "CALLER_NOT_FOUND"
    what = "There is no {kind} {name}"
    why = "Nothing was done."
    todo = "Check the spelling, and look in the list of what is there."
    command = "sanad status"


class NoSuchLaw(NotFound):
    """A rule or provision that the rulebook does not hold, with those whose ids come nearest."""

    code = "CALLER_NO_SUCH_LAW"
    what = "There is no {kind} {name}; {nearest}"
    todo = "Check the spelling, and look in the list of the rules."
    command = "sanad rules list"


class NothingDelivered(NotFound):
    """No records that may be used can be asked with a method."""

    code = "CALLER_NOTHING_DELIVERED"
    what = "No delivery that may be used can be asked with {name}"
    why = "What was not delivered, or is set aside, says nothing: not even that nothing happened."
    todo = "Look at what is set aside, and why; what was never delivered must be asked for."
    command = "sanad quarantine"


class AbsenceNotCovered(CallerFault):
    """An answer without rows that was to be kept over days of which nothing is known."""

    code = "CALLER_ABSENCE_NOT_COVERED"
    what = "That the records show nothing cannot be kept as a finding: no delivery covers {unknown}"
    why = "Where nothing was delivered nothing is known, and a sentence about nothing would be read as if it were."
    todo = (
        "Ask of days that deliveries cover ({known}), or ask the operator or bank for the others."
    )


class NotBuilt(NotFound):
    """A document that a bundle is to hold and that was never built for its recipient."""

    code = "CALLER_NOT_BUILT"
    what = "There is no {kind} for {recipient} about {name} in the language {language}"
    why = "A bundle holds documents as they were built: nothing in it is composed anew."
    todo = "Build it for this recipient in this language first; then bind the bundle."
    command = "sanad build"


class BadSheet(CallerFault):
    """A delivery sheet or worksheet that cannot be read."""

    code = "CALLER_BAD_SHEET"
    what = "The sheet is not as it must be: {detail}"
    why = "Nothing of it was recorded."
    todo = "Mend the sheet; docs/formats/sheets.md describes each field."


class BadTemplate(CallerFault):
    """A template that is being made on the page and is not whole yet."""

    code = "CALLER_BAD_TEMPLATE"
    what = "The template is not whole yet: {detail}"
    why = "No table can be read by it."
    todo = "Look at the columns and fields named, and test again; docs/formats/template.md describes each."


class BadForm(CallerFault):
    """A form of a document that cannot be filled."""

    code = "CALLER_BAD_FORM"
    what = "The form is not sound: {detail}"
    why = "A document made with it would say less than the office knows, or something else."
    todo = "Mend the file; the check of the forms names each fault."
    command = "sanad forms lint"


class BadValue(CallerFault):
    """A value that is not what its type says."""

    code = "CALLER_BAD_VALUE"
    what = "{value} is not a valid {type}: {detail}"
    why = "What is not understood is never taken as if it were."
    todo = "Correct it and try again; where a source writes it so, record the source's words as free text."


class WeakPassword(CallerFault):
    """A password that others would find."""

    code = "CALLER_WEAK_PASSWORD"
    what = "The password was not kept: {detail}"
    why = "Who finds it acts in the officer's name."
    todo = "Take a sentence of four or five words that nobody else would say, or a passkey."


class BadSupposition(CallerFault):
    """A first day of an amendment that cannot be supposed."""

    code = "CALLER_BAD_SUPPOSITION"
    what = "{amendment} cannot be supposed to begin on {day}: {detail}"
    why = "A law that contradicts itself says nothing of any act."
    todo = "Name another day; nothing was changed."


class NotAnOffice(CallerFault):
    """A directory that holds no office."""

    code = "CALLER_NOT_AN_OFFICE"
    what = "This directory holds no office"
    why = "Every command works on one office and its ledger."
    todo = "Found one there, or name another with --office."
    command = "sanad init"


class EntryRemoved(CallerFault):
    """Something new is said of, or asked about, an entry that an officer removed."""

    code = "CALLER_ENTRY_REMOVED"
    what = "The entry was removed from the register: {reasons}"
    why = "A decision that somebody does not belong on the register must hold for everybody in the office."
    todo = "Read the decision in its file. Only another officer, with reasons, can let the entry stand again."
    command = "sanad subject"


class ChangedSince(CallerFault):
    """An order about something that somebody changed after the officer last saw it."""

    code = "CALLER_CHANGED_SINCE"
    what = "{officer} changed {thing} at {at}, after you last saw it"
    why = "Your order was meant for what you saw, and was not carried out; what you wrote is not lost."
    todo = "Look at it as it stands now, then give the order again if it still holds."


class KeyReused(CallerFault):
    """Another order under a key that was used before."""

    code = "CALLER_KEY_REUSED"
    what = "Another order came before under the key {key}, and was carried out"
    why = "A key names one order, so that the same order sent twice is carried out once. This one was not carried out."
    todo = "At a page, load it again, look at what was done, and give the new order there; a program sends it under a new key."


class TooOften(CallerFault):
    """More orders than one session or token may give in a minute."""

    code = "CALLER_TOO_OFTEN"
    what = "This session or token asked for more in a minute than the office answers to one of them"
    why = "The office answers everybody who works here; nothing was done."
    todo = "Go on in {wait} s. A program asks for lists in pages, or as a file."


class AlreadyDone(CallerFault):
    """The thing exists, and doing it twice would overwrite."""

    code = "CALLER_ALREADY_DONE"
    what = "The {kind} {name} already exists"
    why = "What is recorded is never overwritten."
    todo = "Choose another name, or correct the record with the act made for it."


class StepNotAllowed(CallerFault):
    """A step that the state of a task or a request does not let."""

    code = "CALLER_STEP_NOT_ALLOWED"
    what = "A {kind} that is {state} cannot be {step}"
    why = "Each step answers for the one before it, and none is passed over."
    todo = "It can be: {allowed}."


class DocumentOutdated(AuthorityFault):
    """A frozen document that gives what its recipient may no longer have."""

    code = "AUTHORITY_DOCUMENT_OUTDATED"
    what = "Edition {edition} was frozen before: {detail}"
    why = "A package of it would give what has been closed to its recipient since."
    todo = "Freeze the document anew, and send that edition."
    command = "sanad build"


class Overtaken(CallerFault):
    """What was worked out over the office as it stood, and the office has changed since."""

    code = "CALLER_OVERTAKEN"
    what = "While it was made, {detail}"
    why = "It would say, or give, what no longer holds."
    todo = "Repeat the command; nothing was kept."


class UploadGap(CallerFault):
    """Bytes that do not join those which are here."""

    code = "CALLER_UPLOAD_GAP"
    what = "The file ends at byte {offset}, not at byte {given}"
    why = "Bytes that are missing or doubled would make another file of it."
    todo = "Go on from byte {offset}."


class InboxFull(CallerFault):
    """More than the inbox of an office may hold."""

    code = "CALLER_INBOX_FULL"
    what = "The inbox takes {quota} bytes, and with this file it would hold {size}"
    why = "What arrives must not fill the disk on which evidence is sealed."
    todo = "Receive what lies there first, or bring a large delivery on a disk to the machine of the office."
    command = "sanad receive"


class AlreadyRunning(CallerFault):
    """Two processes at the same work."""

    code = "CALLER_ALREADY_RUNNING"
    what = "Another process is doing this work"
    why = "Two at once would do each part twice."
    todo = "Wait until it has ended; if it was stopped, repeat the command."


class Unreadable(CallerFault):
    """A path that is missing or closed to us."""

    code = "CALLER_UNREADABLE"
    what = "The file or folder cannot be opened: {detail}"
    why = "It was not received."
    todo = "Check the path and the permissions, then try again."


# --- machine --------------------------------------------------------------------------------------


class ServerNotStarted(MachineFault):
    """A server that was to go on in the background and did not."""

    code = "MACHINE_SERVER_NOT_STARTED"
    what = "The server did not start: {detail}"
    why = "Nobody can reach the office through it."
    todo = "Mend what it says, or run the server in the foreground to see more."
    command = "sanad serve"


class DiskFull(MachineFault):
    """No space left."""

    code = "MACHINE_DISK_FULL"
    what = "There is no space left to write {what_for}"
    why = "What was sealed before is safe; this item was not recorded at all."
    todo = "Free space or move the office to a larger disk, then repeat the command."


class KeyLocked(CallerFault):
    """A key that the one given does not open."""

    code = "CALLER_KEY_LOCKED"
    what = "The key cannot be opened: {detail}"
    why = "What is sealed is encrypted, and nothing of it was read."
    todo = "Give the passphrase in a file with SANAD_PASSPHRASE_FILE, or change it with the recovery key."
    command = "sanad rekey"


class KeysDoNotFit(CallerFault):
    """Keys that are not there, or are of another office."""

    code = "CALLER_KEYS_DO_NOT_FIT"
    what = "The office's own keys are needed: {detail}"
    why = "Without them an office can neither sign nor open what is sealed, and nothing was done."
    todo = "Give the copy that was made of its folder `keys`; a restore takes it with --keys, or opens the keys in the backup with --identity."


class DatabaseFault(MachineFault):
    """The database does not answer."""

    code = "MACHINE_DATABASE"
    what = "The office's database failed: {detail}"
    why = "The act was rolled back; nothing was half done."
    todo = "Check that the database runs, has space and may be written to, then repeat the command."


class DatabaseOutdated(MachineFault):
    """A database whose tables are those of an older program."""

    code = "MACHINE_DATABASE_OUTDATED"
    what = "The office's database stands at revision {found}, and this program works with {known}"
    why = "What the tables of an older program do not hold would be missing in the middle of the work; nothing was done."
    todo = "Make a backup, then upgrade the office in the name of an officer who governs."
    command = "sanad upgrade"


class ProgramOutdated(MachineFault):
    """A database whose tables are those of a newer program."""

    code = "MACHINE_PROGRAM_OUTDATED"
    what = "The office's database stands at revision {found}, and this program knows none after {known}"
    why = "An older program would pass over what a newer one has recorded; nothing was done."
    todo = "Install the version of Sanad with which the office was upgraded, or a newer one."


class ActFailed(MachineFault):
    """An act met what nobody foresaw; `__cause__` is what it met."""

    code = "MACHINE_ACT_FAILED"
    what = "The program failed in the middle of this act: {detail}"
    why = "The act was rolled back, and it is on record that it failed; other acts are not touched."
    todo = "Report it: set SANAD_DEBUG=1, repeat the command, and add what that prints."


class WorkKeepsStopping(MachineFault):
    """A job in which the worker stopped again and again."""

    code = "MACHINE_WORK_KEEPS_STOPPING"
    what = "The work was begun {begun} times, and the worker stopped in the middle each time"
    why = "What stops it would stop it again, and other work waits."
    todo = "Look into the log of the worker for what stops it, often too little memory; then order the work again."


class TypesettingStopped(MachineFault):
    """A process that set pages ended before they were set."""

    code = "MACHINE_TYPESETTING_STOPPED"
    what = "A process that sets the pages of documents was ended by the system, most often for want of memory"
    why = "What is frozen stays frozen; no package was half written."
    todo = "Give the machine more memory or build fewer documents at once; the same command goes on where this one stopped."


class ClockBehind(MachineFault):
    """A clock that shows an earlier time than the ledger's last entry."""

    code = "MACHINE_CLOCK_BEHIND"
    what = "The clock says {now}, and the ledger has an entry of {last}"
    why = "A document dated before the acts on which it rests convinces nobody."
    todo = "Set the clock of this machine right, then try again; nothing was written."


class LedgerBroken(MachineFault):
    """The ledger's stored tree contradicts itself."""

    code = "MACHINE_LEDGER_BROKEN"
    what = "The ledger does not agree with itself: {detail}"
    why = "Somebody or something changed it from outside; no act is recorded on top."
    todo = "Keep the directory as it is, and compare with the last published checkpoint."


class SearchDamaged(MachineFault):
    """A file of the search index that is gone, or not as it was written."""

    code = "MACHINE_SEARCH_DAMAGED"
    what = "The search index is damaged"
    why = "A search that passes over a part of it could say that something is not there; none was made."
    todo = "Have the index made anew from what was read; nothing is lost."
    command = "sanad search --rebuild"


class UnaccountedRows(MachineFault):
    """A reader whose account does not add up."""

    code = "MACHINE_ROWS_UNACCOUNTED"
    what = "The reader {reader} read {read} records but stored {stored} and set aside {rejected}"
    why = "A record that nobody accounts for may be the one that matters; nothing was kept."
    todo = "Report this with the layout of the file; it is a fault of the program, not of the file."


class ToolMissing(MachineFault):
    """A program or data file of the system that a reader needs."""

    code = "MACHINE_TOOL_MISSING"
    what = "{tool} is not installed here"
    why = "The file stays sealed; this part of it was not read."
    todo = "Install it ({package}), then read again what failed."
    command = "sanad read --retry"


class ReaderFailed(MachineFault):
    """A reader that stumbled over something its author did not foresee."""

    code = "MACHINE_READER_FAILED"
    what = "The reader {reader} failed on this file: {detail}"
    why = "The file stays sealed as it came, nothing was read from it, and the other files are not touched."
    todo = "Report this with the layout of the file; it is a fault of the program, not of the file."

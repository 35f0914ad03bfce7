# SPDX-License-Identifier: Apache-2.0
"""What the papers of the law desk have in common: what of a request may be told to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sanad.casework import request
from sanad.casework.narrative import People, words
from sanad.casework.request import Request
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.subject import Subject
from sanad.desk.act import Done, Work
from sanad.desk.around import same_as
from sanad.desk.compartments import of_request
from sanad.desk.offered import offered
from sanad.desk.outgoing import kept_back
from sanad.desk.question import Question
from sanad.desk.request_facts import Checked, claims_of
from sanad.dossier.papers.matter import Matter
from sanad.dossier.papers.paper import Made
from sanad.values.canonical import Json, digest_of
from sanad.values.fold import fold

_NAMES = ("name", "alias", "forename", "family_name")
_OWN = (*_NAMES, "passport", "national_id", "phone", "account")


@dataclass(frozen=True)
class Paper:
    """A paper: the document, and further files that say the same (name → bytes)."""

    document: dict[str, Json]
    files: Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True)
class PaperQuestion(Question[Paper]):
    """An order for a paper about `request`, as the office stands today; to write it out is an act of its own (`dispatch_files`)."""

    request: str

    def touches(self, work: Work) -> list[str]:
        """The compartment of the request."""
        return [of_request(work, self.request)]

    def intent(self) -> dict[str, Json]:
        """Name the request."""
        return {"request": self.request}

    def told(self, paper: Paper, subject: Subject) -> Done[Paper]:
        """Return the answer, with what the ledger keeps: about which request, for whom, the digest of the document."""
        document = paper.document
        what: dict[str, Json] = {
            "request": self.request,
            "recipient": document["recipient"],
            "language": document["language"],
            "sha256": digest_of(document),
        }
        return Done(paper, (f"request:{self.request}", f"subject:{subject.id}"), what)

    def made(self, work: Work, matter: Matter) -> Made:
        """Return where and when the paper is made."""
        tools, subject = work.tools, matter.subject
        about: dict[str, Json] = {
            "request": self.request,
            "subject": {"id": subject.id, "name": subject.label},
        }
        return Made(tools.office, tools.signer.fingerprint, work.at, about)


def matter(work: Work, request_id: str, recipient: str, checked: Checked | None = None) -> Matter:
    """Return what a paper about a request may tell `recipient` (interpol, defence or internal); charges only of a `checked` request.

    Of what speaks for the person every claim is there, also one that was withdrawn or whose words may not be told.

    Raises:
        IdentityConflict: the subject is judged both the same as somebody and different from them.
    """
    asked = request.get(work.connection, request_id)
    claims = claims_of(work, asked.subject)
    entries = {each.id: each for each in register.subjects(work.connection)}
    as_if_live = [replace(claim, withdrawn=None) for claim in claims]
    kept = kept_back(work, as_if_live, entries.keys(), recipient)
    cited = {exhibit for claim in claims for exhibit in claim.citation.exhibits}
    return Matter(
        request=asked,
        subject=entries[asked.subject],
        claims=[claim for claim in claims if claim.live and claim.id not in kept],
        favour=[claim for claim in claims if claim.exculpatory],
        kept_back=kept,
        charges=checked.known["charges"] if checked is not None else [],
        items=offered(work, cited),
        labels={name: each.label for name, each in entries.items()},
        people=_people(work, asked, claims),
    )


def _people(work: Work, asked: Request, claims: Sequence[Claim]) -> People:
    """Return whom a text may name, and everybody else on the register, be it by one word; a word of the subject's own name is nobody else's."""
    same = same_as(work, asked.subject)
    persons = [each for each in register.subjects(work.connection) if each.kind == "person"]
    others = {each.id for each in persons} - same
    own = [each.label for each in persons if each.id in same]
    own += [claim.text for claim in claims if claim.property in _OWN and claim.text]
    named = [each.label for each in persons if each.id in others]
    said = register.of_properties(work.connection, _NAMES)
    named += [claim.text for claim in said if claim.about in others and claim.text]
    parts = {word for name in own for word in words(name)}
    return People(tuple(own), tuple(sorted(each for each in set(named) if fold(each) not in parts)))

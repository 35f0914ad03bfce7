# SPDX-License-Identifier: Apache-2.0
"""Which numbers and names of a sentence nothing backs on which it would rest, while it is being worded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis import finding
from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_claim, of_subject
from sanad.desk.passages import backing_of
from sanad.desk.question import Question
from sanad.dossier.backing import unbacked
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said

_MOST_SIGNS = 2_000


@dataclass(frozen=True, kw_only=True)
class CheckWords(Question[tuple[tuple[int, int], ...]]):
    """An order to look where `text` about `subject` says what `claims` and `findings` (ids) do not: start and end of each place, in code points."""

    name: ClassVar[str] = "check_words"
    power: ClassVar[str] = "build"

    subject: str
    text: str
    claims: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    def touches(self, work: Work) -> Sequence[str]:
        """The compartments of the subject and of whom the claims are about; findings are looked for in the order's own."""
        return [of_subject(work, self.subject), *(of_claim(work, each) for each in self.claims)]

    def do(self, work: Work) -> Done[tuple[tuple[int, int], ...]]:
        """Compare the words."""
        if len(self.text) > _MOST_SIGNS:
            detail = Said("at most {most:,} signs", most=_MOST_SIGNS)
            raise BadValue("passage", value="it", type="sentence", detail=detail)
        connection = work.connection
        claims = register.of_ids(connection, self.claims)
        findings = [finding.get(connection, self.compartment, each) for each in self.findings]
        known = {each.id: each for each in work.told(register.subjects)}
        by = backing_of(known[self.subject], known, claims, findings)
        found = tuple(unbacked(self.text, by))
        what: dict[str, Json] = {"subject": self.subject, "unbacked": len(found)}
        return Done(found, (f"subject:{self.subject}",), what)

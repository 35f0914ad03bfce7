# SPDX-License-Identifier: Apache-2.0
"""The file of reasons: what the person whom a request is about is told of it, in a language they read."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import proceedings, request
from sanad.casework.request import SEND, WITHDRAW
from sanad.desk.act import Done, Work
from sanad.desk.papers import Paper, PaperQuestion, matter
from sanad.desk.request_facts import check
from sanad.dossier.papers.file_of_reasons import LawOfCase, Standing, file_of_reasons
from sanad.values.canonical import Json

RECIPIENT = "defence"


@dataclass(frozen=True, kw_only=True)
class FileOfReasons(PaperQuestion):
    """An order for the file of reasons of a request in `language` (en, ur)."""

    name: ClassVar[str] = "file_of_reasons"

    language: str = "en"

    def intent(self) -> dict[str, Json]:
        """Name the request and the language."""
        return {"request": self.request, "language": self.language}

    def do(self, work: Work) -> Done[Paper]:
        """Gather what the person may be told, and put it into words."""
        checked = check(work, self.request)
        found = matter(work, self.request, RECIPIENT, checked)
        law = LawOfCase(work.tools.offences, work.tools.law.clocks, work.tools.country)
        made = self.made(work, found)
        document = file_of_reasons(found, self._standing(work), law, made, self.language)
        return self.told(Paper(document, {}), found.subject)

    def _standing(self, work: Work) -> Standing:
        """Tell where the request was sent, and whether it was withdrawn."""
        asked = request.get(work.connection, self.request)
        steps = request.signatures(work.connection, self.request)
        about = proceedings.of_subjects(work.connection, [asked.subject])
        carried = [each for each in about if each.request == self.request and SEND in steps]
        events = proceedings.events(work.connection, carried)
        sent = [(each, event.on) for each in carried for event in events[each.id][:1]]
        withdrawn = steps.get(WITHDRAW)
        return Standing(next(iter(sent), None), withdrawn.seq if withdrawn else None)

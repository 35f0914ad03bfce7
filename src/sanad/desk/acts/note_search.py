# SPDX-License-Identifier: Apache-2.0
"""Note what a search was for: a remark, the line of enquiry that it covers, the search of which it is a branch, whether it is kept.

The words stay in the office's part of the entry, as those of the search do.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.search_log import NO, YES
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said

LONGEST = 2_000


@dataclass(frozen=True, kw_only=True)
class NoteSearch(Act[None]):
    """An order to note something of the search for `words`: a `note`, a line of enquiry (`line`), that it belongs `under` the search for other words, or that it is `kept`: `yes` or `no`.

    Of a search that is kept, the officer is told what is found beyond what they saw. What is left out stays as it was noted before.
    """

    name: ClassVar[str] = "note_search"
    power: ClassVar[str] = "look"

    words: str
    note: str = ""
    line: str = ""
    under: str = ""
    kept: str = ""

    def do(self, work: Work) -> Done[None]:
        """Record the note.

        Raises:
            BadValue: it says nothing, is too long, puts a search under itself, or is neither `yes` nor `no`.
        """
        del work
        parts = {name: getattr(self, name) for name in ("note", "line", "under", "kept")}
        told: dict[str, Json] = {name: text.strip() for name, text in parts.items() if text.strip()}
        if not (self.words.strip() and told):
            raise BadValue("search log", value="", type="note", detail="it is empty")
        if any(len(text) > LONGEST for text in parts.values()):
            detail: str = Said("at most {longest:,} characters", longest=LONGEST)
            raise BadValue("search log", value=self.note[:60], type="note", detail=detail)
        if self.under.strip() == self.words.strip():
            detail = "a search is no branch of itself"
            raise BadValue("search log", value=self.words[:60], type="branch", detail=detail)
        if self.kept not in {"", YES, NO}:
            detail = f"one of: {YES}, {NO}"
            raise BadValue("search log", value=self.kept[:60], type="choice", detail=detail)
        return Done(None, (), {}, {"words": self.words.strip(), **told})

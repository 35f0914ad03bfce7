# SPDX-License-Identifier: Apache-2.0
"""Note what a search was for: a remark, the line of enquiry that it covers, the search of which it is a branch.

The words stay in the office's part of the entry, as those of the search do.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said

LONGEST = 2_000


@dataclass(frozen=True, kw_only=True)
class NoteSearch(Act[None]):
    """An order to note something of the search for `words`: a `note`, a line of enquiry (`line`), or that it belongs `under` the search for other words.

    What is left out stays as it was noted before.
    """

    name: ClassVar[str] = "note_search"
    power: ClassVar[str] = "look"

    words: str
    note: str = ""
    line: str = ""
    under: str = ""

    def do(self, work: Work) -> Done[None]:
        """Record the note.

        Raises:
            BadValue: it says nothing, is too long, or puts a search under itself.
        """
        del work
        parts = {"note": self.note, "line": self.line, "under": self.under}
        told: dict[str, Json] = {name: text.strip() for name, text in parts.items() if text.strip()}
        if not (self.words.strip() and told):
            raise BadValue("search log", value="", type="note", detail="it is empty")
        if any(len(text) > LONGEST for text in parts.values()):
            detail: str = Said("at most {longest:,} characters", longest=LONGEST)
            raise BadValue("search log", value=self.note[:60], type="note", detail=detail)
        if self.under.strip() == self.words.strip():
            detail = "a search is no branch of itself"
            raise BadValue("search log", value=self.words[:60], type="branch", detail=detail)
        return Done(None, (), {}, {"words": self.words.strip(), **told})

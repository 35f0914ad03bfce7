# SPDX-License-Identifier: Apache-2.0
"""Record that a list leaves the office as a file: which, with which filters, how many rows, for what purpose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class ExportList(Act[int]):
    """An order to let a list go; the result is the number of the entry. The entry stands before the first byte goes (`procedures.export_shown`).

    `listed` names the list, `asked` its filters; the filters may hold words that were searched for and stay in the office. `sha256` is that of the file.
    """

    name: ClassVar[str] = "export_list"
    power: ClassVar[str] = "export"

    listed: str
    asked: Mapping[str, str]
    rows: int
    sha256: str

    def intent(self) -> dict[str, Json]:
        """Name the list."""
        return {"listed": self.listed, "asked": dict(self.asked)}

    def do(self, work: Work) -> Done[int]:
        """Refuse what goes for no purpose, and let the entry be the record."""
        if not says_something(self.purpose):
            detail = "say what the list is needed for"
            raise BadValue(self.listed, value=self.purpose, type="purpose", detail=detail)
        what: dict[str, Json] = {"listed": self.listed, "rows": self.rows, "sha256": self.sha256}
        return Done(work.seq, (), what, {"asked": dict(self.asked)})

# SPDX-License-Identifier: Apache-2.0
"""Make a copy of an exhibit from which words and pictures are taken out, each on its ground; some recipients get it in the exhibit's place.

The exhibit stays as it was sealed. Whoever receives the copy sees that it is one, how much went and on which ground, and which entry made it.
"""

from dataclasses import dataclass
from typing import ClassVar, cast

from sanad.desk.act import Done, LongAct, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.redacting import Redaction, redacted
from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.dossier.material import RECIPIENTS
from sanad.dossier.redaction.asked import Asked
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import store as vault


@dataclass(frozen=True, kw_only=True)
class RedactExhibit(LongAct[Copy]):
    """An order to take what is `asked` (docs/formats/sheets.md) out of an exhibit for `recipients`."""

    name: ClassVar[str] = "redact_exhibit"
    power: ClassVar[str] = "build"

    exhibit: str
    asked: tuple[Asked, ...]
    recipients: tuple[str, ...]
    reason: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit that was not redacted, and for whom."""
        return {"exhibit": self.exhibit, "recipients": list(self.recipients)}

    def prepare(self, work: Work) -> Done[object]:
        """Make the copy in a cell."""
        self._makes_sense()
        exhibit = vault.usable_by_name(work.connection, self.exhibit)
        return Done(redacted(work.tools, exhibit, self.asked), ())

    def do(self, work: Work) -> Done[Copy]:
        """Keep the copy beside the exhibit; from now on it stands for its recipients."""
        found = cast("Redaction", work.prepared)
        exhibit = vault.usable_by_name(work.connection, found.exhibit)
        copy = Copy(
            seq=work.seq,
            exhibit=exhibit.sha256,
            sha256=found.copy.sha256,
            size=found.copy.size,
            media_type=found.made.media_type,
            layers={kind: layer.sha256 for kind, layer in found.layers.items()},
            grounds=found.made.grounds,
            recipients=self.recipients,
        )
        work.to_settle.extend([found.copy, *found.layers.values()])
        copies.add(work.connection, copy)
        what: dict[str, Json] = {"copy": copy.as_json(), "recipients": list(copy.recipients)}
        private: dict[str, Json] = {
            "reason": self.reason,
            "asked": [{key: _told(value) for key, value in row.items()} for row in self.asked],
        }
        return Done(copy, (f"exhibit:{exhibit.sha256}",), what, private)

    def _makes_sense(self) -> None:
        unknown = [each for each in self.recipients if each not in RECIPIENTS]
        if unknown or not self.recipients:
            value, detail = ", ".join(unknown), f"they are {', '.join(RECIPIENTS)}"
            raise BadValue(self.exhibit, value=value, type="recipient", detail=detail)
        if not says_something(self.reason):
            detail = "say why in a few words"
            raise BadValue(self.exhibit, value=self.reason, type="reason", detail=detail)


def _told(value: object) -> Json:
    """Return a field of a mark as the ledger keeps it, which holds no fractions: boxes as they were written."""
    return value if isinstance(value, str | int) else str(value)

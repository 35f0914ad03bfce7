# SPDX-License-Identifier: Apache-2.0
"""Make a copy of an exhibit from which words and pictures are taken out, each on its ground; some recipients get it in the exhibit's place.

The exhibit stays as it was sealed. What stands for a recipient already is taken out again: only lifting uncovers. Whoever receives the copy sees that it is one, how much went and on which ground, and which entry made it.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from sanad.desk.act import Done, LongAct, Work
from sanad.desk.clock import check_clock
from sanad.desk.compartments import of_exhibit
from sanad.desk.redacting import Redaction, redacted
from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.dossier.material import RECIPIENTS
from sanad.dossier.redaction.asked import Asked
from sanad.errors import BadValue, Overtaken
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import quarantine
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
        check_clock(work)
        self._makes_sense()
        exhibit = quarantine.usable(work.connection, self.exhibit)
        asked = self._with_what_stands(work, exhibit.sha256)
        return Done(redacted(work, exhibit, self.compartment, asked), ())

    def do(self, work: Work) -> Done[Copy]:
        """Keep the copy beside the exhibit; from now on it stands for its recipients."""
        found = cast("Redaction", work.prepared)
        exhibit = quarantine.usable(work.connection, found.exhibit)
        if self._with_what_stands(work, exhibit.sha256) != found.asked:
            raise Overtaken(exhibit.name, detail="another copy came to stand for a recipient")
        copy = Copy(
            seq=work.seq,
            exhibit=exhibit.sha256,
            sha256=found.copy.sha256,
            size=found.copy.size,
            media_type=found.made.media_type,
            layers={kind: layer.sha256 for kind, layer in found.layers.items()},
            grounds=found.made.grounds,
            recipients=self.recipients,
            third_parties=found.third_parties,
            asked=found.asked,
        )
        work.to_settle.extend([found.copy, *found.layers.values()])
        copies.add(work.connection, copy)
        what: dict[str, Json] = {"copy": copy.as_json()}
        private: dict[str, Json] = {
            # whoever gets one copy is not told who gets another
            "recipients": list(copy.recipients),
            "reason": self.reason,
            "asked": hashlib.sha256(json.dumps(found.asked).encode()).hexdigest(),
        }
        return Done(copy, (f"exhibit:{exhibit.sha256}",), what, private)

    def _with_what_stands(self, work: Work, exhibit: str) -> tuple[dict[str, Any], ...]:
        """Return what is asked, after all that the copies take out which stand for a recipient: a new one uncovers nothing."""
        rows = list[dict[str, Any]]()
        for recipient in self.recipients:
            copy = copies.standing(work.connection, [exhibit], recipient).get(exhibit)
            rows += copy.asked if copy else ()
        rows += map(dict, self.asked)
        return tuple(row for at, row in enumerate(rows) if row not in rows[:at])

    def _makes_sense(self) -> None:
        unknown = [each for each in self.recipients if each not in RECIPIENTS]
        if unknown or not self.recipients:
            value, detail = ", ".join(unknown), f"they are {', '.join(RECIPIENTS)}"
            raise BadValue(self.exhibit, value=value, type="recipient", detail=detail)
        if not says_something(self.reason):
            detail = "say why in a few words"
            raise BadValue(self.exhibit, value=self.reason, type="reason", detail=detail)

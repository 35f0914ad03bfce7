# SPDX-License-Identifier: Apache-2.0
"""Write a frozen dossier in the ontologies CASE and UCO into a new folder. Its digest, and for whom it is, stand in the ledger by then."""

import hashlib
from pathlib import Path
from typing import Any

from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.outgoing import Outgoing
from sanad.desk.procedures.write_outgoing import write_files
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.dossier.exports.case_brief import case_brief

GRAPH = "dossier.jsonld"


def write_case(desk: Desk, order: DossierContents, folder: Path) -> Outgoing:
    """Write what the package of a brief discloses as a graph; what is withheld from its addressee is named, and stays withheld.

    Raises:
        AlreadyDone, DiskFull, Unreadable: as `write_outgoing`.
        SanadError: the question was refused.
    """

    def gathered() -> Outgoing:
        disclosed = desk.ask(order)
        brief: dict[str, Any] = disclosed.frozen.document
        raw = case_brief(brief, disclosed.entries)
        kept = [each for each in brief["exhibits"] if each["given"] == "withheld"]
        counts = {name: len(brief[name]) for name in ("exhibits", "claims", "findings")}
        going = DispatchFiles(
            by=order.by,
            compartment=order.compartment,
            kind="case_graph",
            about=f"brief:{order.brief}",
            files={GRAPH: hashlib.sha256(raw).hexdigest()},
            recipient=str(brief["recipient"]),
        )
        desk.perform(going)
        return Outgoing(
            {GRAPH: raw}, counts, tuple((each["sha256"], each["reason"]) for each in kept)
        )

    return write_files(gathered, folder)

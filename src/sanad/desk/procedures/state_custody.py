# SPDX-License-Identifier: Apache-2.0
"""State the custody of an exhibit, and write it as a signed PDF for whom it is asked."""

from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.procedures.dispatch import Written, check_new, dispatch_page
from sanad.desk.procedures.named_exhibit import named_exhibit
from sanad.desk.questions.custody_statement import CustodyStatement
from sanad.dossier.papers.signed import digests, signed_page
from sanad.dossier.typeset import typeset_custody
from sanad.values.canonical import Json


def state_custody(
    desk: Desk, tools: Tools, exhibit: str, *, by: str, compartment: str
) -> dict[str, Json]:
    """Return the statement (docs/formats/custody.md) of an exhibit called by its digest, its beginning or a name as delivered."""
    found = named_exhibit(tools, exhibit)
    return desk.ask(CustodyStatement(by=by, compartment=compartment, exhibit=found))


def write_custody(
    desk: Desk, tools: Tools, exhibit: str, out: Path, recipient: str, *, by: str, compartment: str
) -> Written:
    """Write the statement of an exhibit, called as by `state_custody`, into the new file `out`; that it goes to `recipient` is on record first.

    Raises:
        AlreadyDone: the file is there; nothing was asked for then.
        DiskFull, Unreadable, SanadError: as `dispatch_page`.
    """
    check_new(out)
    found = named_exhibit(tools, exhibit)
    statement = desk.ask(CustodyStatement(by=by, compartment=compartment, exhibit=found))
    page = signed_page(typeset_custody(statement), tools.credentials, str(statement["at"]))
    dispatch = DispatchFiles(
        by=by,
        compartment=compartment,
        kind="custody_statement",
        about=f"exhibit:{found}",
        files=digests({"custody.pdf": page}),
        recipient=recipient,
    )
    return Written(statement, dispatch_page(desk, dispatch, page, out))

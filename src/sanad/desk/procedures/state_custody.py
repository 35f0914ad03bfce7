# SPDX-License-Identifier: Apache-2.0
"""State the custody of an exhibit, and write it as a PDF if asked."""

from pathlib import Path
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.door import Desk
from sanad.desk.procedures.named_exhibit import named_exhibit
from sanad.desk.questions.custody_statement import CustodyStatement
from sanad.dossier.typeset import typeset_custody
from sanad.errors import AlreadyDone
from sanad.storage.files import shown


def state_custody(
    desk: Desk, tools: Tools, exhibit: str, out: Path | None, *, by: str, compartment: str
) -> dict[str, Any]:
    """Return the statement of an exhibit called by its digest, its beginning or a name as delivered.

    Raises:
        AlreadyDone: the file `out` is there; nothing is overwritten.
    """
    if out is not None and out.exists():
        raise AlreadyDone(shown(out.parent), kind="file", name=shown(Path(out.name)))
    found = named_exhibit(tools, exhibit)
    statement = desk.ask(CustodyStatement(by=by, compartment=compartment, exhibit=found))
    if out is not None:
        out.write_bytes(typeset_custody(statement))
    return statement

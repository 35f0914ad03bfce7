# SPDX-License-Identifier: Apache-2.0
"""Draft a goAML report by a sheet, into a new folder: the report, or the questions that are open before there is one."""

from pathlib import Path

from sanad.desk.door import Desk
from sanad.desk.outgoing import Outgoing
from sanad.desk.procedures.write_outgoing import write_outgoing
from sanad.desk.questions.export_goaml import UNIT, ExportGoaml
from sanad.dossier.exports.goaml.sheet import load


def draft_goaml(
    desk: Desk,
    sheet: Path,
    folder: Path,
    *,
    by: str,
    compartment: str,
    purpose: str,
    recipient: str = UNIT,
) -> Outgoing:
    """Carry the export of the sheet out, ordered `by` an officer of the compartment, and write its files into the new `folder`.

    Raises:
        Unreadable, BadSheet: the sheet is not there or not as it must be; nothing was asked for then.
        SanadError: as `write_outgoing`.
    """
    drafted = ExportGoaml(
        by=by, compartment=compartment, purpose=purpose, recipient=recipient, sheet=load(sheet)
    )
    return write_outgoing(desk, drafted, folder)

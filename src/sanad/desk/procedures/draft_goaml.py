# SPDX-License-Identifier: Apache-2.0
"""Draft a goAML report by a sheet, into a new folder: the report, or the questions that are open before there is one."""

from pathlib import Path
from typing import Any

from sanad.desk.door import Desk
from sanad.desk.outgoing import Outgoing
from sanad.desk.procedures.write_outgoing import write_outgoing
from sanad.desk.questions.export_goaml import ExportGoaml
from sanad.dossier.exports.goaml.sheet import load


def draft_goaml(desk: Desk, sheet: Path, folder: Path, **order: Any) -> Outgoing:  # noqa: ANN401  # fields of the order
    """Carry the export of the sheet out for an `order`, and write its files into the new `folder`.

    Raises:
        Unreadable, BadSheet: the sheet is not there or not as it must be; nothing was asked for then.
        SanadError: as `write_outgoing`.
    """
    return write_outgoing(desk, ExportGoaml(**order, sheet=load(sheet)), folder)

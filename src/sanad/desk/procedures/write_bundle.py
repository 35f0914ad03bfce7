# SPDX-License-Identifier: Apache-2.0
"""Bind a bundle as a sheet says, and write it into a new folder. Its entry stands before its files: an entry without files harms nobody."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.acts.bind_bundle import BindBundle
from sanad.desk.binding import Bound
from sanad.desk.door import Desk
from sanad.desk.procedures.dispatch import check_new
from sanad.desk.questions.preview_bundle import PreviewBundle
from sanad.desk.sheets import Sheet
from sanad.dossier.bundle.asked import Asked, AskedItem, AskedTab
from sanad.dossier.bundle.cell import BUNDLE
from sanad.dossier.bundle.contents import Edition
from sanad.dossier.bundle.folder import write_folder

_LONGEST = 60  # signs of a matter in the name of a folder


@dataclass(frozen=True)
class Written:
    """A bundle, and the folder into which it was written."""

    bound: Bound
    folder: Path


def write_bundle(desk: Desk, tools: Tools, sheet: Sheet, by: str, out: Path) -> Written:
    """Bind the bundle of a sheet and write it into the new folder `<out>/<matter>-<recipient>-<edition>` (docs/formats/bundle.md).

    Raises:
        AlreadyDone: the folder is there already.
        DiskFull, Unreadable: the disk does not let us; no folder stays behind.
        SanadError: it was refused, or something in it cannot be bound.
    """
    room = tools.records.fresh()
    try:
        bound = desk.perform(BindBundle(**_order(sheet, by), into=room))
        folder = out / _name(bound.contents.edition)
        check_new(folder, "folder")

        def original(sha256: str, place: Path) -> None:
            with tools.blobs.reading(sha256, place.name) as sealed:
                shutil.copyfile(sealed, place)

        write_folder(room / BUNDLE, bound.contents, bound.before, original, tools.signer, folder)
    finally:
        tools.records.drop(room)
    return Written(bound, folder)


def preview_bundle(desk: Desk, sheet: Sheet, by: str) -> Bound:
    """Return what the recipient of the bundle of a sheet would find in it; nothing is written."""
    return desk.ask(PreviewBundle(**_order(sheet, by)))


def _order(sheet: Sheet, by: str) -> dict[str, Any]:
    head = dict(sheet.head)
    purpose = head.pop("purpose")
    tabs = tuple(
        AskedTab(
            row["name"],
            row["title"],
            str(row.get("date", "")),
            tuple(AskedItem(**item) for item in row.get("item", ())),
        )
        for row in sheet.rows("tab")
    )
    asked = Asked(**head, tabs=tabs)
    return {"by": by, "compartment": sheet.compartment, "purpose": purpose, "asked": asked}


def _name(edition: Edition) -> str:
    """Return the name of the folder of an edition: letters and digits of any script, for a matter may be written in Urdu."""
    matter = re.sub(r"\W+", "-", edition.matter).strip("-")[:_LONGEST]
    return f"{matter}-{edition.recipient}-{edition.number}"

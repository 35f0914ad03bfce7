# SPDX-License-Identifier: Apache-2.0
"""Hand out a paper or a calendar as one file over the network: its digests are on record before a byte of it goes."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sanad.desk.act import Tools
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.acts.export_list import ExportList
from sanad.desk.door import Desk
from sanad.desk.papers import PaperQuestion
from sanad.desk.questions.list_clocks import ListClocks
from sanad.dossier.papers.signed import covered, digests, paper_files
from sanad.dossier.typeset import typeset_paper

_EPOCH = (1980, 1, 1, 0, 0, 0)  # what a zip holds where no time is told


@dataclass(frozen=True)
class Handed:
    """A file to hand out, whole."""

    name: str
    media_type: str
    raw: bytes


def hand_out_paper(desk: Desk, tools: Tools, order: PaperQuestion) -> Handed:
    """Ask for a paper, record that it goes to whom it is for, and return its folder (docs/formats/papers.md) as a zip file.

    Raises:
        SanadError: the paper, or its dispatch, was refused.
    """
    paper = desk.ask(order)
    page = typeset_paper(paper.document)
    files = paper_files(paper.document, page, paper.files, tools.credentials)
    dispatch = DispatchFiles(
        by=order.by,
        compartment=order.compartment,
        purpose=order.purpose,
        kind=order.name,
        about=f"request:{order.request}",
        files=digests(files),
        recipient=str(paper.document["recipient"]),
    )
    entry = desk.perform(dispatch)
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as made:
        for name, inside in covered(files, tools.office, entry, tools.signer).items():
            made.writestr(ZipInfo(name, _EPOCH), inside, ZIP_DEFLATED)
    return Handed(f"{order.request}-{order.name}-{entry}.zip", "application/zip", raw.getvalue())


def hand_out_calendar(desk: Desk, asked: ListClocks) -> Handed:
    """Ask for clocks, record that they go, and return them as a calendar file.

    Raises:
        BadValue: no purpose was stated.
        NoMandate: the officer may not export.
    """
    from sanad.dossier.exports.calendar import calendar  # noqa: PLC0415  # of no use to who only looks

    found = desk.ask(asked)
    raw = calendar(found.running)
    act = ExportList(
        by=asked.by,
        compartment=asked.compartment,
        purpose=asked.purpose,
        listed="clocks",
        asked={} if asked.within_days is None else {"within_days": str(asked.within_days)},
        rows=len(found.running),
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    entry = desk.perform(act)
    return Handed(f"{asked.compartment}-clocks-{entry}.ics", "text/calendar; charset=utf-8", raw)

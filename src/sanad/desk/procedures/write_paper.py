# SPDX-License-Identifier: Apache-2.0
"""Write a paper of the law desk into a new folder: the signed page, the document that programs read, its lists."""

from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.papers import PaperQuestion
from sanad.desk.procedures.dispatch import Written, check_new, dispatch_folder
from sanad.dossier.papers.signed import digests, paper_files
from sanad.dossier.typeset import typeset_paper


def write_paper(desk: Desk, tools: Tools, order: PaperQuestion, folder: Path) -> Written:
    """Ask for a paper, record that it goes to whom it is for, and write its files into the new `folder` (docs/formats/papers.md).

    Raises:
        AlreadyDone: the folder is there already; nothing was asked for then.
        DiskFull, Unreadable: the disk does not let us.
        SanadError: the paper, or its dispatch, was refused.
    """
    check_new(folder, "folder")
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
    return Written(paper.document, dispatch_folder(desk, tools, dispatch, files, folder))

# SPDX-License-Identifier: Apache-2.0
"""Write a paper of the law desk into a new folder: the page, the document that programs read, and its lists."""

from dataclasses import replace
from pathlib import Path

from sanad.desk.door import Desk
from sanad.desk.papers import Paper, PaperQuestion
from sanad.dossier.typeset import typeset_paper
from sanad.errors import AlreadyDone
from sanad.storage.files import named, shown
from sanad.values.canonical import canonical


def write_paper(desk: Desk, order: PaperQuestion, folder: Path) -> Paper:
    """Ask for a paper, write `paper.pdf`, `paper.json` and its CSV files into the new `folder`, and return it.

    Raises:
        AlreadyDone: the folder is there already; nothing was asked for then.
        DiskFull, Unreadable: the disk does not let us.
        SanadError: the paper was refused.
    """
    if folder.exists():
        raise AlreadyDone(shown(folder.parent), kind="folder", name=shown(Path(folder.name)))
    paper = desk.ask(replace(order, written=True))
    files = {
        "paper.pdf": typeset_paper(paper.document),
        "paper.json": canonical(paper.document) + b"\n",
        **paper.files,
    }
    try:
        folder.mkdir(parents=True)
        for name, raw in files.items():
            (folder / name).write_bytes(raw)
    except OSError as error:
        raise named(error, shown(folder), "the paper") from error
    return paper

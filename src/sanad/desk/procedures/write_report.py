# SPDX-License-Identifier: Apache-2.0
"""Write the oversight report of a quarter into a new folder, for whoever oversees the office."""

from datetime import date
from pathlib import Path

from sanad.casework.statistics import Figure
from sanad.desk.act import Tools, stamp
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.procedures.dispatch import check_new, dispatch_folder
from sanad.desk.questions.statistics import Statistics
from sanad.dossier.papers.oversight import KIND, figures_csv, oversight_report
from sanad.dossier.papers.paper import Made
from sanad.dossier.papers.signed import digests, paper_files
from sanad.dossier.papers.words import words
from sanad.dossier.typeset import typeset_paper
from sanad.ledger import read


def write_report(  # noqa: PLR0913  # a report has as many parts
    desk: Desk,
    tools: Tools,
    first: date,
    last: date,
    folder: Path,
    *,
    recipient: str,
    language: str,
    by: str,
    compartment: str,
) -> tuple[list[Figure], int]:
    """Count, record that the report goes to `recipient`, write its files (docs/formats/papers.md); return the figures and the dispatch number.

    Raises:
        AlreadyDone: the folder is there already; nothing was counted then.
        BadValue: the period is no quarter that is over, or there are no words of that language.
        DiskFull, Unreadable, SanadError: as `dispatch_folder`.
    """
    check_new(folder, "folder")
    words(language)
    order = Statistics(by=by, compartment=compartment, first=first, last=last, publish=True)
    found = desk.ask(order)
    with tools.database.reading() as connection:
        counted = read.size(connection) - 1
    about = {"period": {"from": str(first), "to": str(last)}}
    made = Made(tools.office, tools.signer.fingerprint, stamp(tools.clock()), about)
    document = oversight_report(found, made, counted, recipient, language)
    lists = {"figures.csv": figures_csv(found)}
    files = paper_files(document, typeset_paper(document), lists, tools.credentials)
    dispatch = DispatchFiles(
        by=by,
        compartment=compartment,
        kind=KIND,
        about=None,
        files=digests(files),
        recipient=recipient,
    )
    return found, dispatch_folder(desk, tools, dispatch, files, folder)

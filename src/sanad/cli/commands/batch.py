# SPDX-License-Identifier: Apache-2.0
"""`sanad batch`."""

from pathlib import Path

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.searching import document_in, indexed, lines_in, show_receipt, write_receipt

FILE = click.Path(path_type=Path, dir_okay=False)


@office_command(
    "sanad batch names.txt --receipt receipt.json --as analyst.one --compartment op-kohzard"
)
@click.argument("names", required=False, type=FILE)
@click.option("--also", multiple=True, help="Search this compartment too; may be repeated.")
@click.option("--receipt", type=FILE, help="Write the receipt into this new file.")
@click.option("--check", type=FILE, help="Repeat the search of this receipt, where it searched.")
def command(
    session: Session,
    names: Path | None,
    *,
    also: tuple[str, ...],
    receipt: Path | None,
    check: Path | None,
) -> bool:
    """Look for each line of the file NAMES, up to 10,000 names, numbers and accounts, in one pass.

    The receipt lists what was searched and what was not, and what was found of each: it proves also what is not there, and
    --check repeats it.
    """
    from sanad.desk.questions.batch_search import BatchSearch

    if (names is None) is (check is None):
        raise click.UsageError("give a file of NAMES, or --check with a receipt")
    terms = tuple(lines_in(names)) if names else ()
    again = document_in(check) if check else None
    indexed(session)
    question = BatchSearch(
        by=session.by, compartment=session.compartment, also=also, terms=terms, again=again
    )
    made = session.office.desk.ask(question)
    if receipt is not None:
        write_receipt(receipt, made.document)
    return show_receipt(session.out, made)

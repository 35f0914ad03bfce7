# SPDX-License-Identifier: Apache-2.0
"""`sanad receive`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal
from sanad.cli.pile import Pile

NEW_FILE = click.Path(path_type=Path, dir_okay=False)


@office_command("sanad receive /media/drive --as clerk.one --compartment op-kohzard")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--sheet", type=click.Path(path_type=Path), help="[default: FOLDER/delivery.toml]")
@click.option("--draft", type=NEW_FILE, help="Seal nothing: write a draft of a delivery sheet into this new file.")  # fmt: skip
@click.option("--receipt", type=NEW_FILE, help="Write a receipt of one page into this new PDF.")
def command(
    session: Session, folder: Path, sheet: Path | None, draft: Path | None, receipt: Path | None
) -> bool:
    """Seal every file of FOLDER as it came, with where it came from as its delivery sheet says, and the sheet itself.

    A file that is empty, unreadable or changes meanwhile is refused and named; the others are sealed. A file that differs
    from every digest its senders listed is sealed and quarantined. A run that was stopped is run again: nothing is received twice.
    """
    if draft is not None:
        return _draft(session, folder, draft)
    from sanad.desk.account import Taken
    from sanad.desk.door import Refused
    from sanad.desk.procedures.receive_folder import receive_folder
    from sanad.desk.sheets import load

    path = sheet or folder / "delivery.toml"
    delivery = load(path, "delivery") if sheet or path.exists() else None
    if receipt is not None:
        from sanad.desk.procedures.dispatch import check_new

        check_new(receipt)
    sealed, refused, unnamed = Pile(), Pile(), Pile()

    def told(taken: Taken) -> None:
        one = taken.outcome
        if isinstance(one, Refused):
            refused.add({"name": taken.name, **refusal(one.error)})
            return
        sealed.add(vars(one))
        if not taken.named and delivery is not None:
            unnamed.add(taken.name)

    office = session.office
    with session.out.progress() as progress:
        order = (delivery, session.by, session.compartment, progress)
        account = receive_folder(office.desk, office.tools, folder, *order, told=told)
    document = {
        "sealed": sealed,
        "refused": refused,
        "unnamed": unnamed,
        "missing": account.missing,
        "unmet": account.unmet,
        "sheet": account.sheet,
        "list_sha256": account.list_sha256,
        "entries": [account.first, account.last] if account.first is not None else [],
    }
    if receipt is not None:
        from sanad.desk.procedures.write_receipt import write_receipt

        who = {"by": session.by, "compartment": session.compartment}
        write_receipt(office.desk, office.tools, receipt, folder, delivery, account, refused, **who)
    session.out.result(document, _lines(account, document))
    return not (refused or account.missing)


def _lines(account: Any, document: dict[str, Any]) -> Iterator[str]:  # noqa: ANN401  # desk.account, not imported for speed
    held = account.sealed - account.new - account.again
    yield (
        f"sealed {account.sealed:,} files, {account.size:,} bytes: {account.new:,} new, {held:,} that the office already held, "
        f"{account.again:,} received before in the same words"
    )
    for item in document["sealed"]:
        if item["quarantine"]:
            yield f"  quarantined  {item['name']}: {item['quarantine']}"
        elif item["differs"]:
            yield f"  listed otherwise  {item['name']}: this sheet lists another digest; what was decided before stands"
    for item in document["refused"]:
        yield f"  refused      {item['says']}"
    for name in account.missing:
        yield f"  did not come {name}: the sheet lists its digest"
    for pattern in account.unmet:
        yield f"  meets no file  {pattern}"
    for name in document["unnamed"]:
        yield f"  not on the sheet  {name}: sealed, with nothing known of where it came from"
    if account.sheet is None:
        yield "  no delivery sheet: where these came from is not on record, so they cannot be read yet"
    yield f"the list of digests has SHA-256 {account.list_sha256}"


def _draft(session: Session, folder: Path, draft: Path) -> bool:
    from sanad.desk.procedures.draft_sheet import draft_sheet
    from sanad.wiring import open_bench

    with session.out.progress() as progress:
        made = draft_sheet(open_bench(), folder, draft, progress)
    lines = [
        f"{made.files:,} files in {made.folders:,} folders; fill in the blanks of {draft}, then:",
        f"  sanad receive {folder} --sheet {draft}",
    ]
    session.out.result({"draft": str(draft), "files": made.files, "folders": made.folders}, lines)
    return True

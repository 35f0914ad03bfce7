# SPDX-License-Identifier: Apache-2.0
"""`sanad bundle`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command

if TYPE_CHECKING:
    from sanad.desk.binding import Bound


@office_command("sanad bundle bundle.toml --out bundles --as drafter.one")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--check", is_flag=True, help="Write nothing: list what the recipient would find.")
def command(session: Session, sheet: Path, *, out: Path | None, check: bool) -> bool:
    """Bind the bundle of a SHEET for its recipient and write it into a new folder in --out.

    Every page is stamped with its place, which no later edition changes. What the recipient may not have is a page that says why.
    """
    if check is (out is not None):
        raise click.UsageError("give --out or --check")
    from sanad.desk.procedures.write_bundle import preview_bundle, write_bundle
    from sanad.desk.sheets import load

    office, asked = session.office, load(sheet, "bundle")
    if out is None:
        bound = preview_bundle(office.desk, asked, session.by)
        session.out.result(bound.told(), _lines(bound))
    else:
        written = write_bundle(office.desk, office.tools, asked, session.by, out)
        document = {"folder": str(written.folder), "sha256": written.bound.sha256}
        head = [f"  {written.folder}", f"  SHA-256 of bundle.pdf {written.bound.sha256}"]
        session.out.result({**document, **written.bound.told()}, [*head, *_lines(written.bound)])
    return True


def _lines(bound: "Bound") -> list[str]:
    contents = bound.contents
    lists = (
        ("withheld", contents.withheld),
        ("one page in its place", contents.not_shown),
        ("leads nowhere", contents.not_found),
        ("not bound with the pages", contents.taken_out),
    )
    pages = sum(tab.pages for tab in contents.tabs)
    return [
        f"  edition {contents.edition.number} for {contents.edition.recipient}: {len(contents.tabs)} tabs, {pages} pages",
        *(f"  {what}: {told.where}, {told.what}" for what, rows in lists for told in rows),
        *(f"  {line}" for line in bound.difference),
    ]

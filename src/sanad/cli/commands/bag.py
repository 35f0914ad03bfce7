# SPDX-License-Identifier: Apache-2.0
"""`sanad bag`."""

from pathlib import Path

import click

from sanad.cli.frame import free_command
from sanad.cli.output import Output

_FOLDER = click.Path(path_type=Path, file_okay=False)


@free_command("sanad bag packages/S-01-court-1 --to archive/S-01-court-1")
@click.argument("folder", type=_FOLDER)
@click.option("--to", "target", type=_FOLDER, help="Write the package FOLDER into this new bag.")
@click.option("--check", is_flag=True, help="Compare every byte of the bag FOLDER.")
def command(out: Output, folder: Path, target: Path | None, *, check: bool) -> None:
    """Write a package as a bag for an archive (BagIt 1.0, RFC 8493), or check that a bag still holds its package whole.

    What the package proves is for `sanad verify`, which runs in the folder data of the bag.
    """
    from sanad.desk.procedures.bag_package import bag_package, check_bag

    if check is (target is not None):
        raise click.UsageError("give --to for a package, or --check for a bag")
    bagged = check_bag(folder) if target is None else bag_package(folder, target)
    document = {"bag": str(target or folder), **vars(bagged)}
    line = f"{document['bag']}: whole, {bagged.files:,} files, {bagged.bytes:,} bytes, brief {bagged.brief}"
    out.result(document, [line])

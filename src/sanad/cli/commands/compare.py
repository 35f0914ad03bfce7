# SPDX-License-Identifier: Apache-2.0
"""`sanad compare`."""

from pathlib import Path

import click

from sanad.cli.frame import free_command
from sanad.cli.output import Output

_PACKAGE = click.Path(path_type=Path)


@free_command("sanad compare packages/S-01-court-1 packages/S-01-court-2")
@click.argument("one", type=_PACKAGE)
@click.argument("other", type=_PACKAGE)
def command(out: Output, one: Path, other: Path) -> None:
    """Tell what the package OTHER says otherwise than the package ONE, and how much of both is the same to the byte.

    Both may be editions of one document, or what two offices made of the same; briefs (brief.json) may be given too. Whether
    they are intact is for `sanad verify`.
    """
    from sanad.desk.procedures.compare_packages import compare_packages

    found = compare_packages(one, other)
    document = {
        "identical": {kind: vars(shared) for kind, shared in found.identical.items()},
        "difference": found.difference,
    }
    lines = [
        f"{kind}: {shared.both} the same to the byte, {shared.first} in the first only, {shared.second} in the second only"
        for kind, shared in found.identical.items()
    ]
    for part, changes in found.difference.items():
        lines += [f"{part}:", *(f"  {change}" for change in changes)]
    out.result(document, lines if found.difference else [*lines, "both say the same"])

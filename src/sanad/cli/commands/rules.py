# SPDX-License-Identifier: Apache-2.0
"""`sanad rules`."""

from pathlib import Path

import click


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("action", type=click.Choice(["list", "lint"]), default="list")
@click.option(
    "--folder", type=click.Path(path_type=Path), help="[default: the rulebook shipped here]"
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(action: str, folder: Path | None, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """List the rules with article and mark, or lint them; exit code 12 when a rule is not sound.

    \b
    Example:
      sanad rules lint --folder my-rules
    """
    from sanad.cli.rulebook import lint, overview
    from sanad.wiring import rulebook_folder

    (lint if action == "lint" else overview)(folder or rulebook_folder(), as_json=as_json)

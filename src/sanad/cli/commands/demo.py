# SPDX-License-Identifier: Apache-2.0
"""`sanad demo`."""

import sys
from pathlib import Path

import click

from sanad.cli.frame import PASSED_ON, unexpected
from sanad.cli.output import Output, exit_code, refusal
from sanad.errors import SanadError


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("delivery", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Directory in which the office and the packages are made.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(delivery: Path, into: Path, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Run the whole path on a folder with its sheets: found an office, receive, read, claim, judge, find, request, build, verify.

    Every step is one that the other commands do by themselves; the office stays in INTO/office for a look around.

    \b
    Example:
      python samples/generate.py build/delivery && sanad demo build/delivery --into build
    """
    from sanad.cli.demonstration import demonstrate

    out = Output(as_json)
    try:
        document, lines, broken = demonstrate(delivery, into, out)
    except SanadError as error:
        out.result({"error": refusal(error)}, [])
        if not as_json:
            click.secho(str(error), fg="red", err=True)
        sys.exit(exit_code(error))
    except PASSED_ON:
        raise
    except Exception as error:  # noqa: BLE001  # the last door: a person reads a sentence
        unexpected(error, out)
    out.result(document, lines)
    sys.exit(1 if broken else 0)

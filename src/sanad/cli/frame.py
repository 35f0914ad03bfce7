# SPDX-License-Identifier: Apache-2.0
"""What every command that works on an office has in common: its options, its errors, its exit code."""

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from sanad.cli.output import SOME_REFUSED, Output, exit_code, refusal
from sanad.errors import SanadError


@dataclass(frozen=True)
class Session:
    """A command being carried out: in which office, by whom, in which compartment, to which output."""

    folder: Path
    by: str
    compartment: str
    out: Output

    @functools.cached_property
    def office(self) -> Any:  # noqa: ANN401  # wiring.Office, imported only when a command needs one
        """Open the office."""
        from sanad.wiring import open_office

        return open_office(self.folder)


Handler = Callable[..., bool | None]


def command(example: str) -> Callable[[Handler], click.Command]:
    """Make a click command of a handler `(session, ...) -> bool | None`; False means that some items were refused.

    `example` ends its help text.
    """

    def wrap(handler: Handler) -> click.Command:
        @functools.wraps(handler)
        def run(office: Path, officer: str, compartment: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401, FBT001
            session = Session(office, officer, compartment, Output(as_json))
            try:
                whole = handler(session, **given)
            except SanadError as error:
                session.out.result({"error": refusal(error)}, [])
                if not as_json:
                    click.secho(str(error), fg="red", err=True)
                sys.exit(exit_code(error))
            sys.exit(0 if whole in (None, True) else SOME_REFUSED)

        run.__doc__ = f"{handler.__doc__}\n\n\b\nExample:\n  {example}"
        for option in _OPTIONS:
            run = option(run)
        return click.command(context_settings={"help_option_names": ["-h", "--help"]})(run)

    return wrap


_OPTIONS = (
    click.option("--json", "as_json", is_flag=True, help="Print one JSON document."),
    click.option(
        "--compartment",
        default="office",
        show_default=True,
        help="Compartment in which the work is done.",
    ),
    click.option(
        "--as", "officer", envvar="SANAD_OFFICER", default="", help="Officer who answers for it."
    ),
    click.option(
        "--office",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="SANAD_OFFICE",
        default=Path(),
        help="Directory of the office.",
    ),
)

# SPDX-License-Identifier: Apache-2.0
"""What every command that works on an office has in common: its options, its errors, its exit code."""

import functools
import inspect
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from sanad.cli.output import SOME_REFUSED, Output, exit_code, refusal
from sanad.errors import ActFailed, SanadError


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
        from sanad.cli.passphrase import ask
        from sanad.wiring import open_office

        return open_office(self.folder, passphrase=ask)


UNEXPECTED = 70
"""Exit code of a fault in the program itself (EX_SOFTWARE of sysexits.h)."""
PASSED_ON = (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError)
"""What click itself turns into a message and an exit code."""

Handler = Callable[..., bool | None]
Option = Callable[[Callable[..., None]], Callable[..., None]]


def command(example: str) -> Callable[[Handler], click.Command]:
    """Make a click command of a handler `(session, ...) -> bool | None`; False means that some items were refused.

    `example` ends its help text.
    """

    def wrap(handler: Handler) -> click.Command:
        @functools.wraps(handler)
        def run(office: Path, officer: str, compartment: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401, FBT001
            session = Session(office, officer, compartment, Output(as_json))
            _carry_out(handler, session.out, session, given)

        return _made(run, _help(handler, example), _OPTIONS)

    return wrap


def free_command(example: str) -> Callable[[Handler], click.Command]:
    """Make a click command that needs no office of a handler `(out, ...) -> bool | None`; else as `command`."""

    def wrap(handler: Handler) -> click.Command:
        @functools.wraps(handler)
        def run(as_json: bool, **given: Any) -> None:  # noqa: ANN401, FBT001
            out = Output(as_json)
            _carry_out(handler, out, out, given)

        return _made(run, _help(handler, example), _OPTIONS[:1])

    return wrap


def _help(handler: Handler, example: str) -> str:
    return f"{inspect.cleandoc(handler.__doc__ or '')}\n\n\b\nExample:\n  {example}"


def _carry_out(handler: Handler, out: Output, first: object, given: dict[str, Any]) -> NoReturn:
    """Run a handler and end with its exit code; what it raises is told in one sentence."""
    try:
        whole = handler(first, **given)
    except SanadError as error:
        out.failure(refusal(error))
        if isinstance(error, ActFailed) and "SANAD_DEBUG" in os.environ:
            traceback.print_exception(error)
        sys.exit(exit_code(error))
    except PASSED_ON:
        raise
    except Exception as error:  # noqa: BLE001  # the last door: a person reads a sentence
        unexpected(error, out)
    sys.exit(0 if whole in (None, True) else SOME_REFUSED)


def _made(run: Callable[..., None], text: str, options: tuple[Option, ...]) -> click.Command:
    run.__doc__ = text
    for option in options:
        run = option(run)
    return click.command(context_settings={"help_option_names": ["-h", "--help"]})(run)


def unexpected(error: Exception, out: Output) -> NoReturn:
    """Say in one sentence that the program failed, and stop; SANAD_DEBUG in the environment adds the traceback."""
    code = "MACHINE_UNEXPECTED"
    told = " ".join(f"{type(error).__name__}: {error}".split())
    told = told.encode("utf-8", "backslashreplace").decode()
    says = (
        f"{code}: the program failed in a way that was not foreseen ({told}). "
        "Set SANAD_DEBUG=1, repeat the command, and report what it prints."
    )
    out.failure({"code": code, "says": says, "where": "", "facts": {}})
    if "SANAD_DEBUG" in os.environ:
        traceback.print_exception(error)
    sys.exit(UNEXPECTED)


_OPTIONS: tuple[Option, ...] = (
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

# SPDX-License-Identifier: Apache-2.0
"""How the command line speaks: words for people, one JSON document for programs, one table of exit codes."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from sanad.desk.procedures.progress import Progress
from sanad.errors import (
    AuthorityFault,
    CallerFault,
    EvidenceFault,
    LawFault,
    MachineFault,
    SanadError,
    SourceFault,
    UndecidedByLaw,
)

EXIT_CODES: tuple[tuple[type[SanadError], int, str], ...] = (
    (UndecidedByLaw, 13, "a question must be answered first"),
    (EvidenceFault, 10, "the evidence is damaged, or does not carry what is said of it"),
    (AuthorityFault, 11, "somebody lacks the right to do this"),
    (LawFault, 12, "a rule refuses"),
    (SourceFault, 14, "somebody outside did not answer as they must"),
    (CallerFault, 2, "the command was wrong"),
    (MachineFault, 15, "the computer failed"),
)
"""Family → exit code, first match counts. 0 is success; 1 means that some items of a batch were refused."""

SOME_REFUSED = 1


def exit_code(error: SanadError) -> int:
    """Return the exit code for `error`."""
    return next(code for family, code, _ in EXIT_CODES if isinstance(error, family))


@dataclass(frozen=True)
class Output:
    """Where a command's result goes: to a person, or as `--json` to a program."""

    as_json: bool

    def result(self, document: dict[str, Any], lines: Sequence[str]) -> None:
        """Print the document for programs, or the lines for people."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))
        else:
            for line in lines:
                click.echo(line)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Yield a progress callback: a bar on a terminal, nothing elsewhere."""
        if self.as_json or not sys.stderr.isatty():
            yield lambda what, done, total: None  # noqa: ARG005  # the callback's shape
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        columns = (
            TextColumn("{task.description:<20}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Bars(*columns, console=Console(stderr=True)) as bars:
            tasks: dict[str, Any] = {}

            def tell(what: str, done: int, total: int) -> None:
                if what not in tasks:
                    tasks[what] = bars.add_task(what, total=total)
                bars.update(tasks[what], completed=done, total=total)

            yield tell


def refusal(error: SanadError) -> dict[str, Any]:
    """Return an error as `--json` shows it."""
    return {
        "code": error.code,
        "says": str(error),
        "where": error.where,
        "facts": {key: str(value) for key, value in error.facts.items()},
    }

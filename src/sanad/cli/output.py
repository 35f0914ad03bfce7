# SPDX-License-Identifier: Apache-2.0
"""How the command line speaks: words for people, one JSON document for programs, one table of exit codes."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from sanad.cli.pile import Pile
from sanad.desk.procedures.progress import Progress, silent
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
from sanad.values.visible import visible, visible_in_json

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

    def result(self, document: Mapping[str, Any], lines: Iterable[str]) -> None:
        """Print the document for programs, or the lines for people; an array may be a `Pile`, and is written item by item."""
        if self.as_json:
            for piece in _written(document):
                click.echo(piece, nl=False)
            click.echo()
        else:
            for line in lines:
                click.echo("\n".join(map(visible, line.split("\n"))))

    def failure(self, error: dict[str, Any]) -> None:
        """Print an error as `refusal` gives it: to a person in red, beside what the command prints."""
        self.result({"error": error}, [])
        if not self.as_json:
            click.secho(visible(error["says"]), fg="red", err=True)
            if error.get("command"):
                click.echo(f"  {error['command']}", err=True)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Yield a progress callback: on a terminal a bar with rate, time left and failures, nothing elsewhere."""
        if self.as_json or not sys.stderr.isatty():
            yield silent
            return
        from sanad.cli.bars import bars

        with bars() as tell:
            yield tell


def _written(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield a document as indented JSON in pieces, so that a pile is never in memory."""
    between = "{\n"
    for key, value in document.items():
        yield f"{between}  {json.dumps(key)}: "
        between = ",\n"
        if isinstance(value, Pile):
            yield from _array(value)
        else:
            yield _indented(value, 2)
    yield "\n}" if document else "{}"


def _array(pile: Pile) -> Iterator[str]:
    between = "[\n"
    for item in pile:
        yield f"{between}    {_indented(item, 4)}"
        between = ",\n"
    yield "\n  ]" if len(pile) else "[]"


def _indented(value: object, by: int) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    # no string holds a line end: JSON escapes it
    return ("\n" + " " * by).join(map(visible_in_json, text.split("\n")))


def refusal(error: SanadError) -> dict[str, Any]:
    """Return an error as `--json` shows it."""
    return {
        "code": error.code,
        "says": str(error),
        "where": error.where,
        "facts": {key: str(value) for key, value in error.facts.items()},
        **({"command": error.command} if error.command else {}),
    }

# SPDX-License-Identifier: Apache-2.0
"""The time of a record as SQL: by the operator's format, or in ISO 8601, which has one reading only.

A spreadsheet keeps a date as a number, and what shows it is a setting; the reader of spreadsheets writes such cells as
`2025-01-02 03:04:05`. So that one template reads the operator's CSV and the operator's workbook, every template that does not
itself write the year first takes such times too.
"""

import re

from sanad.values.instant import shape_of

EARLIEST = "TIMESTAMP '1901-01-01'"

ISO = (
    "[1-9][0-9]{3}-[01][0-9]-[0-3][0-9][ T][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?"
)
"""ISO 8601 date and time, extended form, RE2; a blank may stand for the T (RFC 3339, section 5.6)."""

_RUN_TOGETHER = re.compile("%[A-Za-z]%[A-Za-z]")


def moment(text: str, form: str) -> str:
    """Return SQL for the wall-clock time of `text`, or NULL unless it has the form or is ISO 8601."""
    return f"coalesce({own(text, form)}, {iso(text)})" if takes_iso(form) else own(text, form)


def own(text: str, form: str) -> str:
    """Return SQL like `moment` for the operator's format alone."""
    return f"CASE WHEN {reading(text, form)} >= {EARLIEST} THEN {reading(text, form)} END"


def reading(text: str, form: str) -> str:
    """Return SQL for what DuckDB's strptime reads, which is right from `EARLIEST` on.

    It overlooks blanks, which is harmless; it also takes a year of two digits for %Y and words such as
    `epoch`, and all of those come out earlier. Only %y needs its shape looked at, and a format whose parts run
    together: in those every part but the year has two digits, or 2025111 would be two days.
    """
    read = f"try_strptime({text}, '{_escaped(form)}')"
    runs_together = _RUN_TOGETHER.search(form) is not None
    if "%y" not in form and not runs_together:
        return read
    shape = shape_of(form)
    shape = _escaped(shape.replace("{1,2}", "{2}") if runs_together else shape)
    return f"CASE WHEN regexp_full_match(trim({text}), '{shape}') THEN {read} END"


def takes_iso(form: str) -> bool:
    """Tell whether ISO 8601 is taken beside a format: not where the format's own year comes first and settles the order."""
    return not form.startswith("%Y")


def iso(text: str) -> str:
    """Return SQL for the time of a text in ISO 8601, else NULL; cheap where the fifth character is no hyphen."""
    return f"CASE WHEN {is_iso(text)} AND {_cast(text)} >= {EARLIEST} THEN {_cast(text)} END"


def is_iso(text: str) -> str:
    """Return SQL that tells whether a text has the form of ISO 8601; NULL for no text."""
    return f"(substr({text}, 5, 1) = '-' AND regexp_full_match({text}, '{ISO}'))"


def _cast(text: str) -> str:
    return f"try_cast({text} AS TIMESTAMP)"


def _escaped(text: str) -> str:
    return text.replace("'", "''")

# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: S608 - SQL is this folder's trade: names are its own, texts of templates and paths are quoted
"""Telephone numbers as SQL: the usual shapes of the home country at the speed of the database.

`plain` and `punctuated` say exactly what `sanad.values.telephone.parse` says of the same text, or NULL. What they
leave open goes through `understood`, once per distinct text, and `learn` brings the answers back as two enum types:
an enum is looked up by hash and, unlike a join, leaves the records in their order. A property test
holds SQL and function together.
"""

import re

import duckdb

from sanad.readers.tabular.telephones import DESTROYED, MARKED, understood
from sanad.values.telephone import SHORTEST_NATIONAL

PUNCTUATION = " -./()"


def plain(text: str, home: str) -> str:
    """Return SQL for the E.164 form of a number of the home country in digits alone, else NULL."""
    country = _country(home)
    return "CAST(NULL AS VARCHAR)" if country is None else _shapes(text, *country)


def is_plain(text: str, home: str, marks: str = "") -> str:
    """Return SQL that finds most texts for which `plain` or `punctuated` gives a number, at less cost.

    `marks` are characters that may stand around the number and are not part of it.
    """
    country = _country(home)
    if country is None:
        return "false"
    code, digits = country
    around = f"[{''.join(re.escape(mark) for mark in marks)}]*" if marks else ""
    shape = f"(?:{code}|0|[+]{code}|00{code})[ -]?[1-9][0-9]{{2}}[ -]?[0-9]{{{digits - 3}}}"
    pattern = f"{around}{shape}{around}".replace("'", "''")
    return f"coalesce(regexp_full_match({text}, '{pattern}'), false)"


def punctuated(text: str, home: str) -> str:
    """Return SQL like `plain` for digits with hyphens, blanks, dots, slashes or brackets between; `.0` at the end is left open."""
    country = _country(home)
    if country is None:
        return "CAST(NULL AS VARCHAR)"
    shapes = _shapes(_bare(text), *country)
    is_one = f"regexp_full_match({text}, '[+]?[0-9 ./()-]+') AND NOT ends_with({text}, '.0')"
    return f"CASE WHEN {is_one} THEN {shapes} END"


def is_open(text: str) -> str:
    """Return SQL that finds texts which may be a number of an unusual shape.

    Letters make a text no number, but for those of `tel:`, and fewer than nine characters hold no national number.
    """
    without = f"NOT regexp_matches({text}, '[A-Za-z]') OR regexp_full_match({text}, '(?i:tel:)[^A-Za-z]+')"
    return f"strlen({text}) >= {SHORTEST_NATIONAL} AND ({without})"


def is_destroyed(written: str, text: str) -> str:
    """Return SQL that finds a number in a spreadsheet's scientific notation; `text` is `written` cleaned, which costs, so few are."""
    may_be = f"contains({written}, 'E+') OR contains({written}, 'e+')"
    return f"CASE WHEN {may_be} THEN coalesce(regexp_full_match({text}, '{DESTROYED}'), false) ELSE false END"


def is_marked(written: str, text: str) -> str:
    """Return SQL that finds digits with `.0` or a NUL beside them; `text` is `written` cleaned."""
    may_be = f"contains({written}, '.0') OR contains({written}, chr(0))"
    return f"CASE WHEN {may_be} THEN coalesce(regexp_full_match({text}, '{MARKED}'), false) ELSE false END"


def learn(connection: duckdb.DuckDBPyConnection, texts: list[str], home: str) -> None:
    """Make `understood` known to the database for each of the texts; `learned` is the SQL that asks."""
    found = [(text, number) for text in texts if (number := understood(text, home)) is not None]
    plain = [text for text, number in found if number == "+" + _digits(text)]
    odd = [(text, number) for text, number in found if number != "+" + _digits(text)]
    _enum(connection, "plain_number", plain)
    _enum(connection, "odd_number", [text for text, _ in odd])
    connection.execute(
        "SET VARIABLE odd_numbers = ?::VARCHAR[]", [[None, *(number for _, number in odd)]]
    )


def learned(text: str) -> str:
    """Return SQL for what was learned of `text`, else NULL."""
    return (
        f"CASE WHEN try_cast({text} AS plain_number) IS NOT NULL THEN '+' || ltrim({_bare(text)}, '+0')"
        f" WHEN try_cast({text} AS odd_number) IS NOT NULL"
        f" THEN getvariable('odd_numbers')[enum_code(try_cast({text} AS odd_number)) + 1] END"
    )


def _country(home: str) -> tuple[str, int] | None:
    """Return the calling code and the digits of a mobile number, or None when there is no usual shape.

    Only countries whose trunk prefix is a plain 0 are known here; for others everything is left to
    `parse`.
    """
    import phonenumbers  # noqa: PLC0415 - 0.1 s, needed only when calls are read

    data = phonenumbers.PhoneMetadata.metadata_for_region(home)
    if (
        data is None
        or data.mobile is None
        or {data.national_prefix, data.national_prefix_for_parsing} != {"0"}
    ):
        return None
    length = max(data.mobile.possible_length)
    if length < SHORTEST_NATIONAL:
        return None
    return str(data.country_code), length


def _shapes(text: str, code: str, digits: int) -> str:
    national = f"[1-9][0-9]{{{digits - 1}}}"
    return (
        f"CASE WHEN regexp_full_match({text}, '{code}{national}') THEN '+' || {text}"
        f" WHEN regexp_full_match({text}, '0{national}') THEN '+{code}' || {text}[2:]"
        f" WHEN regexp_full_match({text}, '[+]{code}{national}') THEN {text}"
        f" WHEN regexp_full_match({text}, '00{code}{national}') THEN '+' || {text}[3:]"
        f" WHEN regexp_full_match({text}, '{national}') AND NOT starts_with({text}, '{code}')"
        f" THEN '+{code}' || {text} END"
    )


def _bare(text: str) -> str:
    return f"translate({text}, '{PUNCTUATION}', '')"


def _digits(text: str) -> str:
    """Do what `learned` does to a plain number."""
    return text.translate({ord(mark): None for mark in PUNCTUATION}).lstrip("+0")


def _enum(connection: duckdb.DuckDBPyConnection, name: str, texts: list[str]) -> None:
    """Create an enum of the texts; its first value, the empty text, is never looked up."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only needed for unusual numbers

    connection.register("texts", pa.table({"text": pa.array(["", *texts], pa.string())}))
    connection.execute(f"CREATE TYPE {name} AS ENUM (SELECT text FROM texts)")
    connection.unregister("texts")

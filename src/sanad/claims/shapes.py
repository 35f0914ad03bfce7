# SPDX-License-Identifier: Apache-2.0
"""The shapes of values: each test tells whether a JSON value is of one; none of them asks whether it is true."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import available_timezones

from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.country import countries
from sanad.values.identifier import check_id
from sanad.values.visible import acts

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CLOCK = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,8})?")
_CLAIM = re.compile(r"C-[0-9a-f]{12}")
_OWN_COUNTRY = re.compile(r"X[A-Z]")
"""Codes that ISO 3166-1 leaves to its users (clause 8.1.3): a pack may be of a state that is none."""

LONGEST = 10_000
"""Characters of a text in a value; what a source says at greater length is several statements."""

Test = Callable[[Json], bool]


def is_day(value: Json) -> bool:
    """Tell whether `value` is a day, month or year that exists: YYYY, YYYY-MM or YYYY-MM-DD."""
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - len("2024") :])
    except ValueError:
        return False
    return True


def in_order(first: str, last: str) -> bool:
    """Tell whether `first` is not after `last`, as far as both are known."""
    known = min(len(first), len(last))
    return first[:known] <= last[:known]


def string(value: Json) -> bool:
    """Tell whether it is a text, be it empty, without signs that act on whoever looks, and no longer than a statement is."""
    return isinstance(value, str) and len(value) <= LONGEST and not acts(value)


def text(value: Json) -> bool:
    """Tell whether it is such a text that says something."""
    return string(value) and str(value).strip() != ""


def numbered(value: Json) -> bool:
    """Tell whether it is such a text with a digit of any script, as every number of a telephone, an account or a document has."""
    return text(value) and any(sign.isdecimal() for sign in str(value))


def texts(value: Json) -> bool:
    """Tell whether it is a list of texts that say something."""
    return isinstance(value, list) and all(text(item) for item in value)


def flag(value: Json) -> bool:
    """Tell whether it is true or false."""
    return isinstance(value, bool)


def count(value: Json) -> bool:
    """Tell whether it is a whole number from 0."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def claim(value: Json) -> bool:
    """Tell whether it is written as the id of a claim."""
    return isinstance(value, str) and _CLAIM.fullmatch(value) is not None


def moment(value: Json) -> bool:
    """Tell whether it is a day, month or year, or a day with a clock time as a source states it: no zone, for that stands beside it."""
    if is_day(value):
        return True
    if not isinstance(value, str) or _CLOCK.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def country(value: Json) -> bool:
    """Tell whether it is the code of a country, two capital letters of ISO 3166-1; a name is spelled in too many ways to be compared."""
    return isinstance(value, str) and (value in countries() or _OWN_COUNTRY.fullmatch(value) is not None)  # fmt: skip


def zone(value: Json) -> bool:
    """Tell whether it names a zone of the IANA database, such as Asia/Karachi."""
    return isinstance(value, str) and value in available_timezones()


def degrees(limit: int) -> Test:
    """Return the test of a decimal angle in WGS 84 between -`limit` and `limit`, as text."""

    def test(value: Json) -> bool:
        if not isinstance(value, str) or _DEGREES.fullmatch(value) is None:
            return False
        return abs(float(value)) <= limit

    return test


def list_of(test: Test) -> Test:
    """Return the test of a list whose items all pass `test`."""
    return lambda value: isinstance(value, list) and all(map(test, value))


def one_of(*words: str) -> Test:
    """Return the test of a text that must be one of `words`."""
    return lambda value: isinstance(value, str) and value in words


def some_of(*words: str) -> Test:
    """Return the test of a list, not empty, of texts that must be among `words`."""
    return lambda value: texts(value) and bool(value) and all(each in words for each in value)  # type: ignore[union-attr]  # texts says that it is a list


def either(*tests: Test) -> Test:
    """Return the test that passes what one of `tests` passes."""
    return lambda value: any(test(value) for test in tests)


def entry(*kinds: str) -> Test:
    """Return the test of the id of a register entry of one of `kinds`."""

    def test(value: Json) -> bool:
        return isinstance(value, str) and any(_is_id(kind, value) for kind in kinds)

    return test


def _is_id(kind: str, value: str) -> bool:
    try:
        return check_id(kind, value) == value
    except BadValue:
        return False


def table(must: Mapping[str, Test], may: Mapping[str, Test] | None = None) -> Test:
    """Return the test of an object that has the members `must`, perhaps those of `may`, and no others."""
    fields = {**(may or {}), **must}

    def test(value: Json) -> bool:
        return (
            isinstance(value, dict)
            and must.keys() <= value.keys() <= fields.keys()
            and all(fields[name](item) for name, item in value.items())
        )

    return test


def at_least_one(may: Mapping[str, Test]) -> Test:
    """Return the test of an object that has one or more of the members `may`, and no others."""
    whole = table({}, may)
    return lambda value: bool(value) and whole(value)


def ordered(of: Test, first: str, last: str) -> Test:
    """Return the test that also refuses a table whose member `last` lies before `first`."""

    def test(value: Json) -> bool:
        if not of(value) or not isinstance(value, dict):
            return False
        return not {first, last} <= value.keys() or in_order(str(value[first]), str(value[last]))

    return test

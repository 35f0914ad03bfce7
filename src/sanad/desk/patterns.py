# SPDX-License-Identifier: Apache-2.0
"""Patterns of file names, as delivery sheets write them (docs/formats/sheets.md).

`*` and `?` stand for characters within one name and `[…]` for one of them; none stands for a slash. `**` between slashes
stands for any number of folders, and at the end for everything below. Case counts. These are the rules of `pathlib` and of
`.gitignore` without its shorthand.
"""

import re
from collections.abc import Iterator
from typing import Generic, TypeVar

from sanad.errors import BadSheet

K = TypeVar("K")
_SIGN = re.compile(r"\*+|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_ONE_NAME = {"*": "[^/]*", "?": "[^/]"}
_WILD = re.compile(r"[*?\[]")


class Patterns(Generic[K]):
    """Patterns by key, asked name by name: only those of the folders that a name lies in are tried."""

    def __init__(self) -> None:
        """Begin with none."""
        self._exact: dict[str, list[tuple[str, K]]] = {}
        self._below: dict[str, list[tuple[re.Pattern[str], str, K]]] = {}

    def add(self, pattern: str, key: K) -> None:
        """Let names that `pattern` meets stand for `key`.

        Raises:
            BadSheet: it is no pattern.
        """
        if not _WILD.search(pattern):
            self._exact.setdefault(pattern, []).append((pattern, key))
            return
        plain = pattern[: _WILD.search(pattern).start()]  # type: ignore[union-attr]  # just found
        at = self._below.setdefault(plain.rpartition("/")[0], [])
        at.append((re.compile(expression(pattern), re.DOTALL), pattern, key))

    def meeting(self, name: str) -> Iterator[tuple[str, K]]:
        """Yield each pattern that meets `name`, with its key."""
        yield from self._exact.get(name, ())
        folder = name
        while folder:
            folder = folder.rpartition("/")[0]
            for meets, pattern, key in self._below.get(folder, ()):
                if meets.fullmatch(name):
                    yield pattern, key


def expression(pattern: str) -> str:
    r"""Return the regular expression of a pattern, to be matched in full.

    Raises:
        BadSheet: `**` with something beside it, an empty bracket, or a range that is none.

    >>> expression("calls/**/*.csv")
    'calls/(?:.*/)?[^/]*\\.csv'
    """
    *folders, last = pattern.split("/")
    made = "".join("(?:.*/)?" if one == "**" else _within(one, pattern) + "/" for one in folders)
    made += ".+" if last == "**" else _within(last, pattern)
    try:
        re.compile(made)
    except re.error as error:
        raise BadSheet(pattern, detail=f"no pattern of file names: {error}") from error
    return made


def _within(segment: str, pattern: str) -> str:
    if "**" in segment:
        detail = "** stands alone between slashes in a pattern of file names"
        raise BadSheet(pattern, detail=detail)
    return "".join(_part(sign) for sign in _SIGN.findall(segment))


def _part(sign: str) -> str:
    if sign in _ONE_NAME:
        return _ONE_NAME[sign]
    if len(sign) == 1:
        return re.escape(sign)
    inside = sign[1:-1].removeprefix("!")
    if "--" in inside:
        raise BadSheet(sign, detail="no pattern of file names: two hyphens in one bracket")
    listed = "".join(char if char == "-" else re.escape(char) for char in inside)
    return f"(?!/)[{'^' if sign[1] == '!' else ''}{listed}]"

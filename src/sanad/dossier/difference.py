# SPDX-License-Identifier: Apache-2.0
"""What one edition of a document says otherwise than another, in plain sentences.

Pure, over two briefs (docs/formats/package.md), of this office or of two. Words are compared, not numbers: that a sentence has another number
because one was added before it is no change. That time has passed between them is none either.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from sanad.values.canonical import digest_of

Brief = dict[str, Any]
_HEAD = (
    "kind",
    "title",
    "note",
    "subject",
    "recipient",
    "purpose",
    "language",
    "request",
    "office",
)


def difference(before: Brief, after: Brief) -> dict[str, list[str]]:
    """Return what changed, one sentence for each change under the part that it is of, in the order of `after`; no part without a change."""
    parts = {
        "document": _head(before, after),
        "text": _text(before, after),
        "claims": _each(before, after, "claims", ("id",), _claim_said),
        "findings": _each(before, after, "findings", ("id",), _finding_said),
        "verdicts": _each(before, after, "verdicts", ("request", "rule"), _verdict_said),
        "exhibits": _each(before, after, "exhibits", ("sha256",), _exhibit_said),
    }
    return {part: told for part, changes in parts.items() if (told := list(changes))}


def _head(before: Brief, after: Brief) -> Iterator[str]:
    for name in _HEAD:
        was, now = before.get(name), after.get(name)
        if was != now:
            yield f"The {name} is now {_shown(now)}, it was {_shown(was)}."


def _shown(value: Any) -> str:  # noqa: ANN401  # JSON of either brief
    return f"“{value['name']}”" if isinstance(value, dict) else f"“{value}”" if value else "none"


@dataclass(frozen=True)
class _Line:
    """A sentence, a row of a table or a picture: its words, on what it rests, and the digest of what is drawn; of a row its table and its cells by column.

    A table rests on what its first row does.
    """

    words: str
    rests_on: tuple[str, ...]
    drawn: str = ""
    table: str = ""
    cells: tuple[tuple[str, str], ...] = ()


def _text(before: Brief, after: Brief) -> Iterator[str]:
    was, now = (_sections(brief) for brief in (before, after))
    for heading in {**now, **was}:
        yield from _section(heading, was.get(heading, []), now.get(heading, []))


def _sections(brief: Brief) -> dict[str, list[_Line]]:
    lines: dict[str, list[_Line]] = {}
    for section in brief["sections"]:
        told = [line for block in section["blocks"] for line in _lines(block)]
        lines.setdefault(str(section["heading"]), []).extend(told)
    return lines


def _lines(block: Brief) -> Iterator[_Line]:
    [(kind, piece)] = block.items()
    rests_on = tuple(piece["rests_on"])
    if kind == "sentence":
        yield _Line(str(piece["text"]), rests_on)
    elif kind == "figure":
        yield _Line(f"Picture: {piece['alt']}", rests_on, digest_of(piece["svg"]))
    else:
        caption = str(piece["caption"])
        yield _Line(f"{caption}: {' | '.join(piece['columns'])}", rests_on)
        for row in piece["rows"]:
            cells = tuple(zip_longest(piece["columns"], row, fillvalue=""))
            yield _Line(f"{caption}: {' | '.join(row)}", (), table=caption, cells=cells)


def _section(heading: str, was: list[_Line], now: list[_Line]) -> Iterator[str]:
    matched = SequenceMatcher(
        None, [line.words for line in was], [line.words for line in now], autojunk=False
    )
    for step, i, j, k, m in matched.get_opcodes():
        if step == "equal":
            for old, new in zip(was[i:j], now[k:m], strict=True):
                yield from _same_words(heading, old, new)
            continue
        for one, other in zip_longest(was[i:j], now[k:m]):
            if one and other:
                yield from _other_words(heading, one, other)
            elif other:
                yield f"“{heading}”: added “{other.words}”."
            elif one:
                yield f"“{heading}”: removed “{one.words}”."


def _other_words(heading: str, old: _Line, new: _Line) -> Iterator[str]:
    """Yield each changed cell of a row that kept its table, its columns and its first cell; of anything else the words, old and new."""
    columns = [name for name, _ in new.cells]
    same_row = old.table == new.table and columns == [name for name, _ in old.cells]
    if not columns or not same_row or old.cells[0] != new.cells[0]:
        yield f"“{heading}”: “{old.words}” is now “{new.words}”."
        return
    for (column, was), (_, now) in zip(old.cells, new.cells, strict=True):
        if was != now:
            yield f"“{heading}”: {new.table}, {new.cells[0][1]}: {column} is now “{now}”, it was “{was}”."


def _same_words(heading: str, old: _Line, new: _Line) -> Iterator[str]:
    if old.drawn != new.drawn:
        yield f"“{heading}”: drawn anew “{new.words}”."
    more = [each for each in new.rests_on if each not in old.rests_on]
    less = [each for each in old.rests_on if each not in new.rests_on]
    if more:
        yield f"“{heading}”: “{new.words}” now rests on {', '.join(more)} too."
    if less:
        yield f"“{heading}”: “{new.words}” rests on {', '.join(less)} no longer."


Said = Callable[[Brief | None, Brief | None], Iterator[str]]


def _each(
    before: Brief, after: Brief, part: str, key: tuple[str, ...], said: Said
) -> Iterator[str]:
    """Yield what `said` tells of each thing of a part, which the fields `key` name in both."""
    was, now = (
        {tuple(str(each[name]) for name in key): each for each in brief[part]}
        for brief in (before, after)
    )
    for name in {**now, **was}:
        yield from said(was.get(name), now.get(name))


def _claim_said(was: Brief | None, now: Brief | None) -> Iterator[str]:
    if was is None or now is None:
        [claim] = (each for each in (was, now) if each)
        what = "relied on now" if now else "no longer relied on"
        yield f"Claim {claim['id']} about {claim['about']} ({claim['property']}) is {what}."
    elif was["standing"] != now["standing"]:
        yield f"Claim {now['id']} about {now['about']} ({now['property']}) is now {now['standing']}, it was {was['standing']}."
    elif was != now:
        yield f"Claim {now['id']} about {now['about']} ({now['property']}) was stated anew."


def _finding_said(was: Brief | None, now: Brief | None) -> Iterator[str]:
    if was is None and now is not None:
        yield f"Finding {now['id']} was added: “{now['sentence']}”"
    elif now is None and was is not None:
        yield f"Finding {was['id']} was removed: “{was['sentence']}”"
    elif was and now and was["sha256"] != now["sha256"]:
        yield f"Finding {now['id']} was made anew: “{now['sentence']}”"


def _verdict_said(was: Brief | None, now: Brief | None) -> Iterator[str]:
    if was is None and now is not None:
        yield f"Request {now['request']}, rule {now['rule']}: {_ruled(now)}; it was not asked before."
    elif now is None and was is not None:
        yield f"Request {was['request']}, rule {was['rule']}: no longer asked; it was {_ruled(was)}."
    elif was and now and was != now:
        yield f"Request {now['request']}, rule {now['rule']}: {_ruled(now)}; it was {_ruled(was)}."


def _ruled(verdict: Brief) -> str:
    return f"{verdict['verdict']} by version {verdict['version']} ({verdict['reason']})"


def _exhibit_said(was: Brief | None, now: Brief | None) -> Iterator[str]:
    if was is None and now is not None:
        yield f"Exhibit “{now['name']}” was added, {_given(now)}."
    elif now is None and was is not None:
        yield f"Exhibit “{was['name']}” was removed; it was {_given(was)}."
    elif was and now:
        if _given(was) != _given(now) or was.get("copy") != now.get("copy"):
            yield f"Exhibit “{now['name']}” is now {_given(now)}, it was {_given(was)}."
        if more := len(set(now["entries"]) - set(was["entries"])):
            yield f"Exhibit “{now['name']}” has {more} more in its custody."


def _given(exhibit: Brief) -> str:
    if exhibit["given"] == "withheld":
        return f"withheld: {exhibit['reason']}"
    copy = exhibit.get("copy")
    return f"given {exhibit['given']}" + (f" (copy {copy['sha256'][:8]})" if copy else "")

# SPDX-License-Identifier: Apache-2.0
"""What has changed under a thing that was signed or frozen, in sentences: its facts, what the rules say of them, its sentences.

Pure. Compares what was kept (`sanad.casework.basis`) with what is gathered today; it does not say whether a change matters: anything that was
stated to another authority and is otherwise now is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sanad.casework.spelt import spelt
from sanad.casework.stages import happening
from sanad.values.canonical import Json, canonical
from sanad.values.said import Said

_BY = {
    "charges": "offence",
    "acts": "act",
    "grid": "offence",
    "states": "country",
    "positions": "by",
    "assurances": "about",
}
"""Lists of facts → the member by which an item is known again."""
_EVENTS = "events"
_NONE = Said("nothing")
_OF_RULES = "request"
"""The section of a brief that tells the outcome of requests, in a sentence each, and in tables which rules led to it."""
_OF_THE_LEDGER = "Entries"
"""The column of a brief's table that names entries of the ledger: looking at an exhibit adds one."""


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise: where it stands, what it was and what it is, in words; `what` is fact, rule, sentence or law."""

    what: str
    where: str
    was: str
    now: str

    @property
    def says(self) -> Said:
        """Return it as a sentence."""
        if self.what == "sentence":
            return Said("New: “{now}”", now=self.now) if self.was == _NONE else Said("Gone: “{was}”", was=self.was)  # fmt: skip
        if self.where == _EVENTS:
            return Said("On record since: {now}.", now=self.now) if self.was == _NONE else Said("No longer on record: {was}.", was=self.was)  # fmt: skip
        return Said("{where}: was {was}, is {now}.", where=self.where, was=self.was, now=self.now)


def of_request(before: Mapping[str, Json], now: Mapping[str, Json]) -> list[Change]:
    """Return the changes between two bases of a request, facts first, then rulings, then the rulebook."""
    return [
        *_facts(before.get("facts"), now.get("facts"), ""),
        *_rulings(_listed(before.get("rulings")), _listed(now.get("rulings"))),
        *_plain("law", Said("the rulebook's version"), before.get("rulebook"), now.get("rulebook")),
    ]


def of_brief(before: Mapping[str, Json], now: Mapping[str, Json]) -> list[Change]:
    """Return the sentences that a dossier would have no more, and those that it would have besides; a sentence is known by words and support, a row of a table by its words."""
    was, present = _sentences(before), _sentences(now)
    gone = [Change("sentence", "", text, _NONE) for key, text in was.items() if key not in present]
    new = [Change("sentence", "", _NONE, text) for key, text in present.items() if key not in was]
    return gone + new


def _facts(was: Json, now: Json, where: str) -> Iterator[Change]:
    if was == now:
        return
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for name in dict.fromkeys((*was, *now)):
            path = f"{where}.{name}" if where else str(name)
            yield from _facts(was.get(name), now.get(name), path)
    elif isinstance(was, list | None) and isinstance(now, list | None):
        yield from _items(was or (), now or (), where)
    else:
        yield from _plain("fact", where, was, now)


def _items(was: Sequence[Json], now: Sequence[Json], where: str) -> Iterator[Change]:
    """Compare two lists item by item: tables by the member that names them, all others by themselves."""
    name = _BY.get(where)
    if name is None:
        told = _happened if where == _EVENTS else _words
        yield from (Change("fact", where, told(each), _NONE) for each in _less(was, now))
        yield from (Change("fact", where, _NONE, told(each)) for each in _less(now, was))
        return
    left, right = _known_by(was, name), _known_by(now, name)
    for key in dict.fromkeys((*left, *right)):
        before, after = left.get(key, []), right.get(key, [])
        for gone, new in zip_longest(_less(before, after), _less(after, before)):
            if gone is None:
                yield Change("fact", where, _NONE, _one_of(key, after))
            elif new is None:
                yield Change("fact", where, _one_of(key, before), _NONE)
            else:
                yield from _facts(gone, new, f"{where} ({key})")


def _known_by(items: Sequence[Json], name: str) -> dict[str, list[Json]]:
    """Return name → the items that bear it: of two acts told in the same words, either may go."""
    found: dict[str, list[Json]] = {}
    for each in items:
        if isinstance(each, Mapping):
            found.setdefault(str(each.get(name)), []).append(each)
    return found


def _less(items: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    """Return the `items` that are not among `others`, each of those taken once."""
    left, found = list(others), []
    for each in items:
        if each in left:
            left.remove(each)
        else:
            found.append(each)
    return found


def _one_of(key: str, group: Sequence[Json]) -> str:
    return key if len(group) == 1 else Said("{name} (one of {of})", name=key, of=len(group))


def _happened(event: Json) -> str:
    """Return an event of `events[]` in words: “acquitted on 16 December 2025”."""
    if not isinstance(event, Mapping):
        return _words(event)
    happened = Said(happening(str(event.get("kind"))).words)
    return Said("{happened} {when}", happened=happened, when=spelt(str(event.get("on"))))


def _rulings(was: Sequence[Mapping[str, Json]], now: Sequence[Mapping[str, Json]]) -> Iterator[Change]:  # fmt: skip
    left, right = ({str(each["rule"]): each for each in side} for side in (was, now))
    for rule in dict.fromkeys((*left, *right)):
        before, after = (_ruled(side.get(rule)) for side in (left, right))
        yield from _plain("rule", Said("rule {rule}", rule=rule), before, after)


def _ruled(ruling: Mapping[str, Json] | None) -> Json:
    return ruling and Said("{outcome} ({code})", outcome=ruling["verdict"], code=ruling["code"])


def _plain(what: str, where: str, was: Json, now: Json) -> Iterator[Change]:
    if was != now:
        yield Change(what, where, _words(was), _words(now))


def _words(value: Json) -> str:
    if value is None or value in ("", [], {}):
        return _NONE
    if isinstance(value, bool):
        return Said("yes") if value else Said("no")
    if isinstance(value, Mapping):
        told = (f"{name.replace('_', ' ')} {_words(each)}" for name, each in value.items())
        return ", ".join(told)
    if isinstance(value, list):
        return "; ".join(map(_words, value))
    return value if isinstance(value, str) else str(value)


def _listed(value: Json) -> list[Mapping[str, Json]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _sentences(brief: Mapping[str, Json]) -> dict[bytes, str]:
    """Return what a brief states, by what it says and rests on: sentences and pictures whole, tables row by row.

    What the office's own work moves is left out: entries of the ledger, and the rules behind the outcome of a request, which answers and
    signatures change (a signed request is compared by itself).
    """
    found: dict[bytes, str] = {}
    for section in _listed(brief.get("sections")):
        of_rules = section.get("id") == _OF_RULES
        for block in _listed(section.get("blocks")):
            for kind, piece in block.items():
                if kind == "table" and not of_rules:
                    found |= {canonical(row): row for row in _rows(piece)}
                elif kind != "table" and isinstance(piece, Mapping):
                    left_out = {"id", "rests_on"} if of_rules else {"id"}
                    told = {name: each for name, each in piece.items() if name not in left_out}
                    found[canonical(told)] = str(piece.get("text") or piece.get("caption"))
    return found


def _rows(table: Json) -> Iterator[str]:
    """Yield the rows of a brief's table, each with the caption, without the column of ledger entries."""
    if isinstance(table, Mapping):
        columns, rows = table["columns"], table["rows"]
        for row in rows if isinstance(rows, list) else ():
            if isinstance(columns, list) and isinstance(row, list):
                cells = zip(columns, row, strict=True)
                told = [str(cell) for column, cell in cells if column != _OF_THE_LEDGER]
                yield f"{table['caption']}: {', '.join(told)}"

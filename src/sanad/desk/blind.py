# SPDX-License-Identifier: Apache-2.0
"""Entries about an answer that whoever reads them may still review blind: that somebody judged is told, and not what was said.

The rules that were asked, and an answer that a rule refused, tell it too. Whoever does not judge in that compartment reads all of it: they
review nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from sanad.desk.act import Work
from sanad.identity import judgement
from sanad.ledger.read import Entry
from sanad.mandates import officer
from sanad.values.canonical import Json

_ACT, _POWER = "judge_identity", "judge"
_PAIR = ("left", "right")
KEPT_BACK = "kept from whoever may still review it blind"
"""What stands in place of the answer."""


def blind(work: Work, entries: Sequence[Entry], by: str) -> list[Entry]:
    """Return entries as officer `by` may read them; what the salt would let them try out goes with the words. Costs one query for each compartment in which any is of a judgement."""
    of_others = [each for each in entries if each.act == _ACT and each.body and each.body["by"] != by]  # fmt: skip
    if not of_others:
        return [*entries]
    places = {_place(each) for each in of_others}
    judges = {place for place in places if officer.holds(work.connection, by, _POWER, place, work.today)}  # fmt: skip
    given = work.told(judgement.all_judgements)
    waiting = {each.pair for each in given} - {each.pair for each in judgement.shown(given, by)}
    hidden = {
        each.seq for each in of_others if _place(each) in judges and frozenset(_named(each).values()) in waiting
    }  # fmt: skip
    return [_without_answer(each) if each.seq in hidden else each for each in entries]


def _place(entry: Entry) -> str:
    return str((entry.body or {})["compartment"])


def _without_answer(entry: Entry) -> Entry:
    told: dict[str, Json] = {**_named(entry), "answer": KEPT_BACK}
    body: dict[str, Json] = {**(entry.body or {}), "what": told, "rules": []}
    return replace(entry, body=body, salt=None, private=None, private_salt=None)


def _named(entry: Entry) -> dict[str, Json]:
    """Return the pair; of a refusal it stands in the part that stays in the office."""
    what = (entry.body or {}).get("what")
    said = {**(entry.private or {}), **(what if isinstance(what, dict) else {})}
    return {name: said[name] for name in _PAIR if name in said}

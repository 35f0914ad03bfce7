# SPDX-License-Identifier: Apache-2.0
"""Which entries of the register somebody may mean who begins to type a name: each with what tells it from another of the same name.

No order of importance: those whose own name begins so come first, then by name.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from sanad.claims import store
from sanad.claims.stack import stacks
from sanad.claims.subject import Subject
from sanad.desk.act import Done, Work
from sanad.desk.namesakes import known
from sanad.desk.question import Question
from sanad.desk.register import Register
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.fold import fold
from sanad.values.said import Said

MOST = 50
_LONGEST = 200
_NAMES = ("name", "alias", "forename", "family_name")


@dataclass(frozen=True)
class Suggested:
    """An entry; `met` is the other name by which it was found, empty where its own was. A fact that no source gives is empty."""

    subject: Subject
    is_removed: bool
    met: str
    father: str
    born: str
    place: str
    id_tail: str


@dataclass(frozen=True)
class Suggestions:
    """Up to as many as asked for, and how many entries of the compartment meet the letters in all."""

    subjects: tuple[Suggested, ...]
    of: int


@dataclass(frozen=True)
class _Name:
    subject: str
    written: str
    folded: str
    own: bool


@dataclass(frozen=True, kw_only=True)
class SuggestSubjects(Question[Suggestions]):
    """An order to look for up to `most` entries of which a name, or the id, has words that begin with those of `text`, folded as searches are."""

    name: ClassVar[str] = "suggest_subjects"

    text: str
    most: int = 10

    def do(self, work: Work) -> Done[Suggestions]:
        """Look through the names of the register, which are folded once between two acts.

        Raises:
            BadValue: the text is too long, or `most` is none of 1 to 50.
        """
        if not 1 <= self.most <= MOST or len(self.text) > _LONGEST:
            detail = Said(
                "at most {longest} characters, and 1 to {most} entries", longest=_LONGEST, most=MOST
            )
            raise BadValue("register", value=self.text[:_LONGEST], type="beginning of a name", detail=detail)  # fmt: skip
        register = Register.of(work, self.compartment, self.by)
        met = _met(work.told(_names, register), fold(self.text).split())
        shown = list(met.items())[: self.most]
        gone = work.told(store.removed)
        found = tuple(_suggested(register, subject, name, gone) for subject, name in shown)
        what: dict[str, Json] = {"of": len(met), "listed": len(found)}
        return Done(Suggestions(found, len(met)), (), what, {"text": self.text})


def _names(connection: sa.Connection, register: Register) -> tuple[_Name, ...]:
    """Return every name and id of the register, folded, in the order in which they are suggested."""
    del connection  # the register was loaded from it
    names = []
    for one in register.subjects.values():
        names.append(_Name(one.id, "", f" {fold(one.label)} {fold(one.id)}", own=True))
        names += [
            _Name(one.id, claim.text, f" {fold(claim.text)}", own=False)
            for claim in register.claims([one.id])
            if claim.property in _NAMES and claim.text
        ]
    labels = {one.id: fold(one.label) for one in register.subjects.values()}
    return tuple(sorted(names, key=lambda name: (labels[name.subject], name.subject, not name.own)))


def _met(names: Sequence[_Name], words: Sequence[str]) -> dict[str, str]:
    """Return the entries that meet all words → the other name by which; first those whose own name begins with the first."""
    if not words:
        return {}
    first, behind = dict[str, str](), dict[str, str]()
    for name in names:
        if all(f" {word}" in name.folded for word in words):
            begins = name.own and name.folded.startswith(f" {words[0]}")
            (first if begins else behind).setdefault(name.subject, name.written)
    return first | {subject: met for subject, met in behind.items() if subject not in first}


def _suggested(register: Register, subject: str, met: str, gone: AbstractSet[str]) -> Suggested:
    facts = known(stacks(register.claims([subject])))
    return Suggested(register.subjects[subject], subject in gone, met, **vars(facts))

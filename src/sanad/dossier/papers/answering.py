# SPDX-License-Identifier: Apache-2.0
"""What an answer pack is made of beside the matter of the request: answers of persons, signatures, proceedings, questions, what has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sanad.casework.basis import Basis
from sanad.casework.clocks import Running
from sanad.casework.drift import Change
from sanad.casework.proceedings import Event, Proceeding
from sanad.casework.request import Signature
from sanad.mandates.officer import Officer
from sanad.rules.clock import Clock
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Asked:
    """A question that a rule asks a person about the request: the article it serves, and the answer, None while there is none; `kept_back` says why its reason stays."""

    id: str
    text: str
    article: str
    neutrality: bool
    answer: Mapping[str, Json] | None
    kept_back: str | None = None


@dataclass(frozen=True)
class Answering:
    """What an answer pack holds beside the matter.

    `sent` is what the request rested on when it was sent, `changes` what is otherwise since and `unsaid` how many changes concern what stays in the office. `steps`
    are its signatures, `outcome` what the rules come to today. `questions` are those of the other authority, each with the time that runs for its answer (None where none does) and the day on
    which it was answered.
    """

    asked: Sequence[Asked]
    steps: Mapping[str, Signature]
    outcome: str
    rulebook: str
    proceedings: Sequence[tuple[Proceeding, Sequence[Event]]]
    questions: Sequence[tuple[Event, Running | None, str | None]]
    clock: Clock
    contact: Officer
    sent: Basis | None
    changes: Sequence[Change]
    unsaid: int

# SPDX-License-Identifier: Apache-2.0
"""What a report leaves open about organisations: asked of a person, never settled here.

Two names of one list entry are no question unless the list itself doubts one of them; two entries are never made one.
"""

from collections.abc import Iterator, Sequence

from sanad.claims.suggestions.lexicon import Lexicon, key
from sanad.claims.suggestions.suggestion import Question, Suggestion


def questions(suggestions: Sequence[Suggestion], lexicon: Lexicon) -> Iterator[Question]:
    """Yield the questions of a report, each once, with every place it is about."""
    named = [one for one in suggestions if one.kind == "organisation"]
    asked: set[str] = set()
    for one in named:
        name = key(str(one.value))
        doubted = lexicon.question_of(str(one.value))
        if name in asked or (doubted is None and len(one.candidates) < 2):  # noqa: PLR2004 - one is no choice
            continue
        asked.add(name)
        same = [other for other in named if set(other.candidates) & set(one.candidates)]
        candidates = tuple(sorted({each for other in same for each in other.candidates}))
        text = doubted or "Which of these organisations is meant?"
        yield Question("which_organisation", tuple(other.span for other in same), candidates, text)

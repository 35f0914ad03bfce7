# SPDX-License-Identifier: Apache-2.0
"""What a report leaves open about organisations: asked of a person, never settled here.

A name is asked about where the list doubts it, where two entries have it, and where none has it. Two entries are never made one.
"""

from collections.abc import Iterator, Sequence

from sanad.claims.suggestions.lexicon import Lexicon, key
from sanad.claims.suggestions.resemblance import resembling
from sanad.claims.suggestions.suggestion import Question, Suggestion

_WHICH = "Which of these organisations is meant?"
_NONE = "No organisation of the list has this name. Is one of these meant?"
_UNKNOWN = "No organisation of the list has this name, nor one like it."


def questions(suggestions: Sequence[Suggestion], lexicon: Lexicon) -> Iterator[Question]:
    """Yield the questions of a report, one for each name, with every place where it stands."""
    named = [one for one in suggestions if one.kind == "organisation"]
    for name in dict.fromkeys(key(str(one.value)) for one in named):
        same = [one for one in named if key(str(one.value)) == name]
        words = str(same[0].value)
        listed, doubted = lexicon.organisations_of(words), lexicon.question_of(words)
        if len(listed) == 1 and doubted is None:
            continue
        found = listed or resembling(words, lexicon)
        text = doubted or (_WHICH if listed else _NONE if found else _UNKNOWN)
        yield Question("which_organisation", words, tuple(one.span for one in same), found, text)

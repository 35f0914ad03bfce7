# SPDX-License-Identifier: Apache-2.0
"""Propose what a report says, word by word, by rules and word lists: the same text gives the same proposals, anywhere.

Guarantees: every suggestion stands in the text where it says; its value has the form of the register; nothing is looked up outside;
any text at all is read to its end, in time linear in its length. Nothing is decided, recorded or merged.

Does not guarantee that everything is found or right: docs/formats/suggestions.md gives the figures. A report in another language than
those of the lexicon gives little or nothing, which says nothing about the report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sanad.claims.suggestions.days import days
from sanad.claims.suggestions.events import events
from sanad.claims.suggestions.incidents import grouped
from sanad.claims.suggestions.lexicon import Lexicon
from sanad.claims.suggestions.names import organisations, persons
from sanad.claims.suggestions.places import places
from sanad.claims.suggestions.questions import questions
from sanad.claims.suggestions.responsibility import responsibility
from sanad.claims.suggestions.sentence import Sentence, sentences
from sanad.claims.suggestions.speakers import Frame, frames, speaker_of
from sanad.claims.suggestions.suggestion import TOLLS, Report, Span, Suggestion
from sanad.claims.suggestions.tolls import tolls

VERSION = "2"
"""Whatever was suggested by another version may differ."""

_SPOKEN = frozenset({*TOLLS, "accused", "damage"})
"""Kinds that carry who said so."""


def suggest(text: str, published: date | None, lexicon: Lexicon) -> Report:
    """Return what a report may say.

    Args:
        text: The report, as its reader left it.
        published: The day on which it appeared, against which “on Saturday” is resolved; None when it is not known.
        lexicon: The words, places and organisations to read it by.
    """
    placed, incidents = grouped(_told(text, published, lexicon))
    placed.sort(key=lambda one: (one.span, one.kind))
    return Report(tuple(placed), tuple(incidents), tuple(questions(placed, lexicon)))


def _told(
    text: str, published: date | None, lexicon: Lexicon
) -> Iterator[tuple[Sentence, list[Suggestion]]]:
    """Yield each sentence with what it suggests; whoever spoke or was named last carries over to the next."""
    speaker: Span | None = None
    group: Suggestion | None = None
    for sentence in sentences(text, lexicon):
        found, speaker, group = _read(sentence, published, lexicon, speaker, group)
        yield sentence, found


def _read(
    sentence: Sentence,
    published: date | None,
    lexicon: Lexicon,
    speaker: Span | None,
    group: Suggestion | None,
) -> tuple[list[Suggestion], Span | None, Suggestion | None]:
    """Return what one sentence suggests, the last speaker and the last organisation up to its end."""
    told_days, of_days, begin = days(sentence, published)
    groups, people = organisations(sentence, lexicon), persons(sentence)
    names = [one.span for one in people]
    named = [*names, *(one.span for one in groups)]
    said = frames(sentence, named, speaker)
    spans = [*names, *(one.span for one in groups), *(one.span for one in said)]
    of_names = frozenset(_words_in(sentence, spans))
    found = [*told_days, *groups, *people, *_speakers(sentence, said)]
    found += places(sentence, lexicon, of_days | of_names, begin)
    found += _attributed(sentence, tolls(sentence, of_days | of_names), said)
    found += _attributed(sentence, events(sentence, of_names), said)
    found += _attributed(sentence, responsibility(sentence, groups, named, group), said)
    group = groups[-1] if groups else group
    return found, said[-1].span if said else speaker, group


def _words_in(sentence: Sentence, spans: list[Span]) -> Iterator[int]:
    for number in range(sentence.first, sentence.last) if spans else ():
        token = sentence.words[number]
        if any(span.start <= token.start < span.end for span in spans):
            yield number


def _speakers(sentence: Sentence, said: list[Frame]) -> Iterator[Suggestion]:
    for frame in said:
        if frame.rule != "said.pronoun":
            words = " ".join(sentence.text[frame.span.start : frame.span.end].split())
            yield Suggestion("said_by", frame.span, words, frame.rule)


def _attributed(
    sentence: Sentence, found: Iterable[Suggestion], said: list[Frame]
) -> Iterator[Suggestion]:
    """Yield the suggestions with who said so; without one, it is the paper, and a person should look."""
    for one in found:
        if one.kind not in _SPOKEN:
            yield one
            continue
        frame = speaker_of(said, sentence.number_at(one.span.start))
        if frame is None:
            yield replace(one, doubts=(*one.doubts, "no_attribution"))
        else:
            yield replace(one, said_by=frame.span, doubts=(*one.doubts, *frame.doubts))

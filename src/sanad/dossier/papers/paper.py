# SPDX-License-Identifier: Apache-2.0
"""The frame that all papers share: who makes it, about which request, as of when, its sections, and what each sentence rests on, numbered.

Pure: the same contents give the same document, and the typesetter the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sanad.dossier.blocks import Writer
from sanad.dossier.brief import fonts
from sanad.values.canonical import Json

FORMAT = "sanad/paper/1"


@dataclass(frozen=True)
class Frame:
    """What stands around the sections of a paper.

    `kind` is answer_pack, file_of_reasons or disclosure_schedules; `note` what every reader must know first; `words` the few words that the page
    itself needs, in its language (ISO 639-1).
    """

    kind: str
    title: str
    language: str
    recipient: str
    note: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class Made:
    """Where and when a paper is made: the office, its key, the present instant; and `about` what, as the members of the document that say so."""

    office: str
    fingerprint: str
    as_of: str
    about: Mapping[str, Json]


def paper(
    frame: Frame, made: Made, writer: Writer, says: Callable[[str], str | None]
) -> dict[str, Json]:
    """Return the document.

    Args:
        frame: What stands around the sections.
        made: Where and when.
        writer: The sections.
        says: What is said of a source; one of which None is said is not listed, because the table that names it tells it already.
    """
    sections = writer.finish()
    named = dict.fromkeys(_support(sections))
    sources: list[Json] = [{"id": each, "says": said} for each in named if (said := says(each))]
    return {
        "v": FORMAT,
        "kind": frame.kind,
        "title": frame.title,
        "language": frame.language,
        "recipient": frame.recipient,
        "office": {"name": made.office, "fingerprint": made.fingerprint},
        "as_of": made.as_of,
        **made.about,
        "note": frame.note,
        "words": dict(frame.words),
        "sections": sections,
        "sources": sources,
        "fonts": fonts(),
    }


def _support(sections: list[Json]) -> Iterator[str]:
    """Yield what the sentences and tables rest on, in the order of the paper."""
    for section in sections:
        for block in section["blocks"]:  # type: ignore[index,call-overload,union-attr]  # as the writer made it
            for piece in block.values():  # type: ignore[union-attr]  # as the writer made it
                yield from (str(each) for each in piece["rests_on"])  # type: ignore[index,call-overload,union-attr]  # as the writer made it

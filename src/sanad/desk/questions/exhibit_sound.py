# SPDX-License-Identifier: Apache-2.0
"""A recording for the ear: plain samples made in a cell, how loud it is along its length, and what its transcripts say when."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.resolve import Evidence, cue_span
from sanad.desk.act import Done, Work
from sanad.desk.looking import Look, known_here
from sanad.desk.viewing import sound
from sanad.errors import CitationBroken
from sanad.values.canonical import Json
from sanad.values.citation import TimeLocator
from sanad.vault import catalogue, quarantine
from sanad.vault import store as vault

_CHUNK = 1 << 16
_TRANSCRIPT = "transcript"


@dataclass(frozen=True)
class Cue:
    """What was heard in a stretch: `part` of the transcript, as a citation counts them."""

    part: int
    from_ms: int
    to_ms: int
    text: str


@dataclass(frozen=True)
class Transcript:
    """A transcript that somebody answers for: `made_by` as its delivery says."""

    exhibit: str
    name: str
    made_by: str | None
    language: str | None
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Sound:
    """A recording as it is played.

    Attributes:
        file, size: A WAV file written outside of any cell, and its length in bytes; it stays until the exhibit is erased.
        channels, stored: How many it plays, and how many the recording has.
        peaks: For each channel the least and greatest sample (16 bits) of at most 2,000 stretches of equal length.
        is_broken: Whether decoding stopped before the end.
        claims: Those that stand and quote a stretch of it.
    """

    file: Path
    size: int
    duration_ms: int
    rate_hz: int
    channels: int
    stored: int
    peaks: tuple[tuple[tuple[int, int], ...], ...]
    is_broken: bool
    transcripts: tuple[Transcript, ...]
    claims: tuple[Claim, ...]

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Yield bytes `start` to `end` (exclusive) of the file, 64 KiB at a time."""
        with self.file.open("rb") as file:
            file.seek(start)
            left = min(end, self.size) - start
            while left > 0 and (chunk := file.read(min(left, _CHUNK))):
                left -= len(chunk)
                yield chunk


@dataclass(frozen=True, kw_only=True)
class ExhibitSound(Look[Sound]):
    """An order to hear a recording."""

    name: ClassVar[str] = "exhibit_sound"

    def do(self, work: Work) -> Done[Sound]:
        """Decode it, or take what was decoded before.

        Raises:
            EvidenceFault: it cannot be decoded here.
            Quarantined: the exhibit may not be used.
        """
        exhibit = self.usable(work)
        file, heard = sound(work, exhibit)
        every = register.resting_on(work.connection, self.compartment, self.exhibit)
        found = Sound(
            file=file,
            size=heard.size,
            duration_ms=heard.duration_ms,
            rate_hz=heard.rate_hz,
            channels=heard.channels,
            stored=heard.stored,
            peaks=heard.peaks,
            is_broken=heard.broken,
            transcripts=tuple(self._transcripts(work)),
            claims=tuple(
                claim
                for claim in every
                if claim.live and isinstance(claim.citation.locator, TimeLocator)
            ),
        )
        what: dict[str, Json] = {"exhibit": self.exhibit}
        return Done(found, self.things, what)

    def _transcripts(self, work: Work) -> Iterator[Transcript]:
        made = [
            sha256
            for sha256, _, relation in catalogue.made_of(work.connection, self.compartment, self.exhibit)
            if relation == _TRANSCRIPT
        ]  # fmt: skip
        aside = work.told(quarantine.reasons) if made else {}
        evidence = Evidence(work.tools.blobs.place, work.tools.records.folder)
        for each in vault.exhibits(work.connection, made):
            if each.sha256 in aside or each.receipt is None:
                continue
            known = known_here(each, self.compartment)
            cues = tuple(_cues(evidence.layer(each.sha256), known.name))
            by = known.provenance.made_by
            yield Transcript(each.sha256, known.name, by, known.said_last("language"), cues)


def _cues(layer: dict[str, object], where: str) -> Iterator[Cue]:
    parts = layer.get("parts")
    if layer.get("kind") != "cues" or not isinstance(parts, list):
        return
    try:
        for number, part in enumerate(parts, start=1):
            yield Cue(number, *cue_span(part["label"]), str(part["text"]))
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise CitationBroken(where, detail="its layer is damaged; read it again") from error

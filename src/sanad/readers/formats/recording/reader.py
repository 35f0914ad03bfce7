# SPDX-License-Identifier: Apache-2.0
"""Read what a recording says of itself, hold it against the sound that is there, and draw its waveform.

No words are recognised: they come as a transcript that a named person answers for. The length told by the header is
compared with the sound decoded; a difference is a note, because it is how a recording cut short, or mended, shows.
Tags stand as written.
"""

from pathlib import Path

from tinytag import TinyTag, TinyTagException

from sanad.readers.formats.recording import NAME, VERSION
from sanad.readers.formats.recording.stamps import FRAME_MS, amr_frames, stamps
from sanad.readers.formats.recording.waveform import Sound, decode, draw
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

WAVEFORM = "waveform.png"
_SLACK_MS = 200
"""Padding of a compressed file, before and after, which the header counts and the decoder drops."""
_TAGS = (
    "artist", "albumartist", "composer", "album", "disc", "disc_total", "title", "track",
    "track_total", "genre", "year", "comment",
)  # fmt: skip
_MOST_TAG = 2000  # signs
_MOST_TAGS = 200


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:  # noqa: ARG001 - the shape of a reader
    """Write `waveform.png` where the sound can be decoded; everything else is in `facts` and `notes`."""
    if (frames := amr_frames(sealed)) is not None:
        return _receipt(*_amr(sealed, *frames))
    told, sound = _told(sealed), decode(sealed)
    facts, notes = _facts(told, sound), _doubts(told, sound)
    if said := stamps(sealed):
        facts["recorder"] = dict(said)
    if sound is not None and sound.samples:
        draw(sound, into / WAVEFORM)
    return _receipt(facts, notes)


def _receipt(facts: dict[str, Json], notes: list[str]) -> Receipt:
    return Receipt(
        NAME, VERSION, NAME, read=0, stored=0, rejected=0, notes=tuple(notes), facts=facts
    )


def _told(sealed: Path) -> TinyTag | None:
    """Return what the headers say, None when they say nothing that makes sense."""
    try:
        with sealed.open("rb") as file:
            return TinyTag.get(file_obj=file)
    except (TinyTagException, ValueError, ArithmeticError, LookupError, TypeError, AttributeError):
        return None


def _facts(told: TinyTag | None, sound: Sound | None) -> dict[str, Json]:
    facts: dict[str, Json] = {
        "duration_ms": _heard_ms(sound) if sound is not None else _told_ms(told) or None
    }
    if told is not None:
        facts |= {
            "header_duration_ms": _told_ms(told),
            "format": told.mime_type,
            "channels": told.channels,
            "sample_rate_hz": told.samplerate,
            "tags": _tags(told),
        }
    if sound is not None:
        facts |= {
            "codec": sound.codec,
            "channels": sound.channels,
            "sample_rate_hz": sound.rate_hz,
        }
    return {name: value for name, value in facts.items() if value not in (None, {})}


def _doubts(told: TinyTag | None, sound: Sound | None) -> list[str]:
    if sound is None:
        return [
            "the sound cannot be decoded here, for its kind or for damage: no waveform is drawn"
        ]
    notes = []
    if told is None:
        notes.append("its header could not be read; length and form are those of the sound")
    if not sound.samples:
        notes.append("it holds no sound")
    if sound.broken is not None:
        notes.append(f"the sound breaks off after {_clock(_heard_ms(sound))}: {sound.broken}")
    header = _told_ms(told)
    if header is not None and abs(header - _heard_ms(sound)) > _SLACK_MS:
        notes.append(
            f"the header tells {_clock(header)}, but {_clock(_heard_ms(sound))} of sound are there"
        )
    return notes


def _amr(sealed: Path, frames: int, whole: bool) -> tuple[dict[str, Json], list[str]]:  # noqa: FBT001 - as told by `amr_frames`
    with sealed.open("rb") as file:
        wide = file.readline(16) == b"#!AMR-WB\n"
    facts: dict[str, Json] = {
        "duration_ms": frames * FRAME_MS,
        "codec": "AMR-WB" if wide else "AMR-NB",
        "channels": 1,
        "sample_rate_hz": 16_000 if wide else 8_000,
    }
    notes = ["AMR is not decoded here: no waveform is drawn"]
    if not whole:
        notes.append(
            f"the sound breaks off after {_clock(frames * FRAME_MS)}: the last frame is not whole"
        )
    return facts, notes


def _tags(told: TinyTag) -> dict[str, Json]:
    """Return the tags as written, by tinytag's names; a name may have several values."""
    first = {name: [getattr(told, name)] for name in _TAGS if getattr(told, name) is not None}
    found: dict[str, Json] = {}
    for name, values in [*first.items(), *told.other.items()][:_MOST_TAGS]:
        known = found.get(name, [])
        more = [str(value)[:_MOST_TAG] for value in values]
        found[str(name)[:_MOST_TAG]] = [*(known if isinstance(known, list) else []), *more]
    return found


def _told_ms(told: TinyTag | None) -> int | None:
    return None if told is None or told.duration is None else round(told.duration * 1000)


def _heard_ms(sound: Sound | None) -> int:
    return sound.samples * 1000 // sound.rate_hz if sound is not None else 0


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"

# SPDX-License-Identifier: Apache-2.0
"""Have an exhibit drawn or played in a cell, and keep what came of it among its records: derived, made anew whenever needed, forgotten with the exhibit."""

import json
from dataclasses import asdict
from pathlib import Path

from sanad.desk.act import Work
from sanad.dossier.view import cell
from sanad.dossier.view.page import WIDEST, Drawn
from sanad.dossier.view.sound import Heard
from sanad.errors import BadValue, Quarantined, ReaderStopped
from sanad.sandbox import Limits
from sanad.sandbox import Work as InCell
from sanad.values.said import Said
from sanad.vault import erasure
from sanad.vault.exhibit import Exhibit

PICTURES, SOUND = "pictures", "sound"
"""Steps under which pictures and sound stand among the records of an exhibit."""
_SECONDS, _SOUND_SECONDS = 60, 600
_PICTURE_BYTES, _SOUND_BYTES = 64 << 20, (1 << 32) + 64
_MOST_PICTURES, _MOST_SOUNDS = 200, 2
_NARROWEST = 16


def picture(  # what there is to say
    work: Work, exhibit: Exhibit, sha256: str, media_type: str, page: int, width: int
) -> tuple[bytes, Drawn]:
    """Return a page of `sha256`, the exhibit or a copy of it, as PNG and how it was drawn.

    A tenth of a second for a page of print that nobody looked at before; then a few milliseconds.

    Raises:
        BadValue: the width is none.
        NotFound: there is no such page.
        EvidenceFault: it cannot be drawn.
        Quarantined: it was erased meanwhile.
    """
    if not _NARROWEST <= width <= WIDEST:
        raise BadValue(exhibit.name, value=width, type="width", detail=Said("{narrowest} to {widest} pixels", narrowest=_NARROWEST, widest=WIDEST))  # fmt: skip
    if page < 1:
        raise BadValue(exhibit.name, value=page, type="page", detail="pages count from 1")
    name = f"{cell.renderer()}.{sha256[:16]}.{page}.{width}.png"
    kept = work.tools.records.folder(exhibit.sha256, PICTURES) / name
    try:
        raw = kept.read_bytes()
        return raw, cell.read_png(raw)
    except (OSError, ValueError, KeyError, TypeError):
        pass  # there is none, or none that is whole
    room = work.tools.records.fresh()
    try:
        with work.tools.blobs.reading(sha256, exhibit.name) as sealed:
            order = cell.order_to_draw(sealed, media_type, page, width, room)
            limits = Limits(seconds=_SECONDS, file_bytes=_PICTURE_BYTES)
            raw = cell.png(_answer(work, exhibit, cell.draw_page, order, sealed, room, limits), room, exhibit.name)  # fmt: skip
        made = room / name
        made.write_bytes(raw)
        keep(work, exhibit, PICTURES, made, _MOST_PICTURES)
    finally:
        work.tools.records.drop(room)
    return raw, cell.read_png(raw)


def sound(work: Work, exhibit: Exhibit) -> tuple[Path, Heard]:
    """Return the file of a recording as WAV, and what was heard; the file stays until the exhibit is erased.

    Decoding an hour takes some seconds, once.

    Raises:
        EvidenceFault: it cannot be decoded.
        Quarantined: it was erased meanwhile.
    """
    folder = work.tools.records.folder(exhibit.sha256, SOUND)
    played, told = (folder / f"{cell.VERSION}.{ending}" for ending in ("wav", "json"))
    try:
        heard = cell.heard_of(json.loads(told.read_bytes()))
        if played.stat().st_size == heard.size:
            return played, heard
    except (OSError, ValueError, KeyError, TypeError):
        pass  # as with pictures
    room = work.tools.records.fresh()
    try:
        with work.tools.blobs.reading(exhibit.sha256, exhibit.name) as sealed:
            order = cell.order_to_play(sealed, room)
            limits = Limits(seconds=_SOUND_SECONDS, file_bytes=_SOUND_BYTES)
            heard = cell.wav(_answer(work, exhibit, cell.play, order, sealed, room, limits), room, exhibit.name)  # fmt: skip
        (room / told.name).write_text(json.dumps(asdict(heard)))
        (room / cell.MADE).replace(room / played.name)
        for made in (room / played.name, room / told.name):
            keep(work, exhibit, SOUND, made, _MOST_SOUNDS)
    finally:
        work.tools.records.drop(room)
    return played, heard


def _answer(  # as many as a cell has sides
    work: Work, exhibit: Exhibit, do: InCell, order: bytes, sealed: Path, room: Path, limits: Limits
) -> bytes:
    answer = work.tools.sandbox.run(do, order, reads=(sealed,), writes=room, limits=limits, where=exhibit.name)  # fmt: skip
    if not work.tools.records.is_plain(room):
        raise ReaderStopped(exhibit.name, detail="it left files that no drawing leaves")
    return answer.raw


def keep(work: Work, exhibit: Exhibit, step: str, made: Path, most: int) -> None:
    """Keep a file among the records of an exhibit, unless that was erased since this work began: it would outlive it.

    Raises:
        Quarantined: it was.
    """
    tools = work.tools
    tools.records.keep(exhibit.sha256, step, made, made.name, most)
    with tools.database.reading() as now:
        if erasure.is_erased(now, exhibit.sha256):
            tools.records.forget(exhibit.sha256)
            raise Quarantined(exhibit.name, reason="erased on an order")

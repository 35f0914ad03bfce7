# SPDX-License-Identifier: Apache-2.0
"""Write a picture of each word that needs a person, framed in its line, so that the person looks at the paper and not at the machine's guess."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.questions.list_unsure import Unconfirmed, Unsure
from sanad.errors import AlreadyDone, ReaderStopped, SanadError
from sanad.readers.cuttings import carry_out, order_for
from sanad.readers.outcome import error_of
from sanad.sandbox import Limits
from sanad.storage.files import named

_SECONDS = 600


def cut_words(tools: Tools, found: Unconfirmed, folder: Path) -> dict[Unsure, Path]:
    """Return where the picture of each word was written in the new folder `folder`; a word whose page cannot be drawn has none.

    Raises:
        AlreadyDone: there is such a folder.
        Unreadable: nothing can be written there.
        EvidenceFault: the exhibit cannot be opened any more.
        ReaderStopped: drawing it passed a limit.
    """
    room = tools.records.fresh()
    into = room / "into"
    into.mkdir()
    try:
        made = _cut(tools, found, room, into)
        folder.mkdir()
        return {
            word: shutil.copyfile(into / f"{number}.png", folder / _name(word))
            for number, word in enumerate(found.unsure)
            if number in made
        }
    except FileExistsError as error:
        raise AlreadyDone(str(folder.parent), kind="folder", name=folder.name) from error
    except OSError as error:
        raise named(error, str(folder), "the pictures") from error
    finally:
        tools.records.drop(room)


def _cut(tools: Tools, found: Unconfirmed, room: Path, into: Path) -> Sequence[int]:
    with tools.blobs.reading(found.exhibit, found.name) as sealed:
        answer = tools.sandbox.run(
            carry_out,
            order_for(sealed, into, [(word.part, word.box) for word in found.unsure]),
            reads=(sealed,),
            writes=room,
            limits=Limits(seconds=_SECONDS),
            where=found.name,
        )
    made = _understood(answer.raw, found.name)
    if isinstance(made, SanadError):
        raise made
    if not tools.records.is_plain(into):
        raise ReaderStopped(found.name, detail="it left files that no reader leaves")
    return made


def _understood(answer: bytes, where: str) -> list[int] | SanadError:
    try:
        told = json.loads(answer)
        return error_of(told) if isinstance(told, dict) else [int(number) for number in told]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ReaderStopped(where, detail="its answer is not one that a reader gives")


def _name(word: Unsure) -> str:
    return f"{word.part}-{word.start}-{word.end}.png"

# SPDX-License-Identifier: Apache-2.0
"""Hand out a package that only its recipients can open: verified as a stranger would, encrypted aside, and on record before a byte of it goes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from weakref import finalize

from sanad.desk.act import Tools
from sanad.desk.acts.export_made import ExportMade
from sanad.desk.door import Desk
from sanad.desk.procedures.encrypt_package import encrypt_package
from sanad.desk.procedures.hand_out_made import Going
from sanad.desk.questions.list_made import ListMade
from sanad.dossier.envelope import is_secret, recipients
from sanad.errors import NotFound
from sanad.storage.files import opened

_PIECE = 1 << 16


def any_secret(keys: Iterable[str]) -> bool:
    """Tell whether somebody gave a secret key: it is shown to nobody again."""
    return any(map(is_secret, keys))


def hand_out_encrypted(
    desk: Desk, tools: Tools, order: ListMade, keys: Sequence[str], recipient: str
) -> Going:
    """Return the package that `order` names, encrypted to the age recipients `keys`; `recipient` says whose they are. Nothing of it stays in the office but the entries.

    Raises:
        NotFound: no whole package of it stands here.
        BadValue: a key is none, nobody is named, or no purpose was stated.
        PackageDiffers: the verifier finds it broken.
        DocumentOutdated, Quarantined: it gives what its recipient may no longer have.
        DiskFull, Unreadable: the disk does not let us.
    """
    checked = recipients(keys)
    made = desk.ask(order)
    if not made.files:
        raise NotFound(made.name, kind="package", name=made.name)
    place = {"by": order.by, "compartment": order.compartment}
    with TemporaryDirectory(dir=tools.made, prefix=".going-") as aside:
        folder = tools.made / order.compartment / made.place
        sent = encrypt_package(desk, tools, folder, checked, recipient, into=Path(aside), **place)
        act = ExportMade(
            **place,
            purpose=order.purpose,
            thing=order.thing,
            file=sent.file.name,
            sha256=sent.enveloped.age,
            size=sent.enveloped.size,
        )
        entry = desk.perform(act)
        with ExitStack() as stack:  # what is open is read on when its folder is gone
            file = stack.enter_context(opened(sent.file))
            held = stack.pop_all()
            pieces = _pieces(file, held)
            finalize(pieces, held.close)  # also when nobody takes the first one
    return Going(sent.file.name, "application/octet-stream", sent.enveloped.age, sent.enveloped.size, entry, pieces)  # fmt: skip


def _pieces(file: IO[bytes], stack: ExitStack) -> Iterator[bytes]:
    with stack:
        while piece := file.read(_PIECE):
            yield piece

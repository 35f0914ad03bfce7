# SPDX-License-Identifier: Apache-2.0
"""Hand the register of a compartment out as one file over the network: who, for whom and the digest of every file in it are on record before a byte goes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sanad.desk.door import Desk
from sanad.desk.outgoing import Export
from sanad.desk.procedures.hand_out import Handed

_EPOCH = (1980, 1, 1, 0, 0, 0)  # what a zip holds where no time is told
_LEFT_OUT = "left-out.txt"


def hand_out_register(desk: Desk, order: Export) -> Handed:
    """Ask for an export, and return its files in a zip; what may not go stands in `left-out.txt` with the reason.

    Raises:
        SanadError: the export was refused.
    """
    outgoing = desk.ask(order)
    left = "".join(f"{name}: {why}\n" for name, why in outgoing.left_out)
    raw = BytesIO()
    with ZipFile(raw, "w") as made:
        for name, inside in {**outgoing.files, _LEFT_OUT: left.encode()}.items():
            made.writestr(ZipInfo(name, _EPOCH), inside, ZIP_DEFLATED)
    return Handed(f"{order.compartment}-{order.name}.zip", "application/zip", raw.getvalue())

# SPDX-License-Identifier: Apache-2.0
"""What makes a folder of the rulebook the pack of a jurisdiction: its country, its name, its time zone, its days of rest."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sanad.rules.clock import DAYS_OF_WEEK, WEEKEND
from sanad.rules.reading import Fault, Table, open_toml
from sanad.rules.rulebook import PACK


@dataclass(frozen=True)
class Pack:
    """One jurisdiction. `zone` is that in which its offices count days; `weekend` are the days on which no work is done."""

    country: str
    name: str
    zone: str
    weekend: frozenset[str]


def read_pack(folder: Path) -> Pack:
    """Return the jurisdiction of a pack; without `weekend`, Saturday and Sunday.

    Raises:
        BadRule: naming the field of the first fault.
        Unreadable: there is no `pack.toml`, or it cannot be opened.
    """
    path = folder / PACK
    content = open_toml(path)
    faults: list[Fault] = []
    table = Table(f"{folder.name}/{PACK}", content, faults)
    pack = Pack(
        country=table.text("country"),
        name=table.text("name"),
        zone=table.text("zone"),
        weekend=frozenset(table.texts("weekend")) if "weekend" in content else WEEKEND,
    )
    table.close()
    if pack.country != folder.name.upper():
        table.fault("country", f"the folder is named {folder.name}")
    if not _exists(pack.zone):
        table.fault("zone", "a zone of the IANA database is asked for here")
    if not pack.weekend < frozenset(DAYS_OF_WEEK):
        table.fault("weekend", f"some, not all, of {', '.join(DAYS_OF_WEEK)} are asked for here")
    for fault in faults:
        raise fault.as_error()
    return pack


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True

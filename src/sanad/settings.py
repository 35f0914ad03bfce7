# SPDX-License-Identifier: Apache-2.0
"""What an office is set to: one file, `office.toml`, read once."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import BadSheet, NotAnOffice

FILE = "office.toml"
_FIELDS = {
    "name",
    "origin",
    "country",
    "zone",
    "database",
    "timestamp_authority",
    "spark",
    "rulebook",
}


@dataclass(frozen=True)
class Settings:
    """`origin` names the ledger in its checkpoints; `zone` is the IANA zone in which days are meant.

    `database` is a SQLAlchemy address, None for SQLite in the office's directory; `timestamp_authority` an RFC 3161 address,
    None when checkpoints wait to be dated; `spark` the address of a Spark cluster on which findings are computed (`local[n]` for n
    threads of this machine), None for DuckDB in the process; `rulebook` the folder of the law that the office's jurists keep, None for the one
    shipped with the program.
    """

    name: str
    origin: str
    country: str
    zone: str
    database: str | None = None
    timestamp_authority: str | None = None
    spark: str | None = None
    rulebook: str | None = None


def load(office: Path) -> Settings:
    """Read the settings of the office in directory `office`.

    Raises:
        NotAnOffice: there is no `office.toml`.
        BadSheet: it cannot be read, or a field is unknown, missing or no text.
    """
    path = office / FILE
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotAnOffice(str(office)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSheet(str(path), detail=error) from error
    unknown = document.keys() - _FIELDS
    if unknown or not all(isinstance(value, str) for value in document.values()):
        raise BadSheet(str(path), detail=f"unknown field or no text: {sorted(unknown) or document}")
    try:
        return Settings(**document)
    except TypeError as error:
        raise BadSheet(str(path), detail=error) from error


def write(office: Path, settings: Settings) -> None:
    """Write the settings of a new office."""
    lines = [
        f'{key} = "{_escaped(value)}"' for key, value in vars(settings).items() if value is not None
    ]
    (office / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')

# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: INP001  # a script beside the distribution, not a module of it
"""Build the verifier as one file, `dist/sanad-verify.pyz`, by the recipe of docs/formats/package.md.

The same sources give the same bytes on every machine. Run it with any Python 3.11 or later:
`python packages/sanad-verify/build_pyz.py`.
"""

import io
import sys
import zipfile
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "sanad" / "verify"
TARGET = Path(__file__).parent / "dist" / "sanad-verify.pyz"
_SHEBANG = b"#!/usr/bin/env python3\n"
_START = b"from sanad_verify.__main__ import main\n\nraise SystemExit(main())\n"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first instant a zip file can name
_UNIX = 3
_READABLE_FILE = 0o100644 << 16


def zip_application(sources: dict[str, bytes]) -> bytes:
    """Return the zip application made of `sources`, file names to their bytes."""
    members = {"__main__.py": _START}
    members |= {f"sanad_verify/{name}": sources[name] for name in sorted(sources)}
    target = io.BytesIO()
    target.write(_SHEBANG)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED) as archive:
        for name, raw in members.items():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.create_system = _UNIX
            member.external_attr = _READABLE_FILE
            archive.writestr(member, raw)
    return target.getvalue()


def build_pyz(target: Path) -> None:
    """Write the zip application of the sources beside this script into the file `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(
        zip_application({path.name: path.read_bytes() for path in SOURCES.glob("*.py")})
    )


if __name__ == "__main__":
    build_pyz(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)

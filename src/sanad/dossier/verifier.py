# SPDX-License-Identifier: Apache-2.0
"""The stranger's verifier as one file, put into every package. We carry its sources and never import them."""

import io
import zipfile
from importlib.resources import files

_START = b"from sanad_verify.__main__ import main\n\nraise SystemExit(main())\n"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first a zip can hold: no clock in the bytes
_REGULAR = 0o100644 << 16
_UNIX = 3


def zip_application() -> bytes:
    """Return `sanad-verify.pyz`; docs/formats/package.md gives the recipe, so that others get the same bytes."""
    sources = sorted(
        (item.name, item.read_bytes())
        for item in files("sanad").joinpath("verify").iterdir()
        if item.name.endswith(".py")
    )
    members = [("__main__.py", _START), *((f"sanad_verify/{name}", raw) for name, raw in sources)]
    target = io.BytesIO()
    target.write(b"#!/usr/bin/env python3\n")
    with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED) as archive:
        for name, raw in members:
            member = zipfile.ZipInfo(name, _DAY)
            member.create_system = _UNIX
            member.external_attr = _REGULAR
            archive.writestr(member, raw)
    return target.getvalue()

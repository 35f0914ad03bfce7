# SPDX-License-Identifier: Apache-2.0
"""Whether a package that was written once still stands: a look, not a verification."""

import hashlib
import json
from pathlib import Path


def stands(folder: Path, brief: str) -> bool:
    """Tell whether `folder` holds the package of the brief with that digest: just the files that its manifest lists, each in its size, and its signature; reads manifest and brief alone."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        sizes = {file["path"]: file["size"] for file in manifest["files"]}
        there = {
            path.relative_to(folder).as_posix(): path.stat().st_size
            for path in folder.rglob("*")
            if not path.is_dir()
        }
        told = hashlib.sha256((folder / "brief.json").read_bytes()).hexdigest()
        is_signed = there.keys() - sizes.keys() == {"manifest.json", "manifest.sig"}
        return is_signed and manifest["brief"] == brief == told and sizes.items() <= there.items()
    except (OSError, ValueError, KeyError, TypeError):  # whatever it is, it is not that package
        return False

# SPDX-License-Identifier: Apache-2.0
"""Whether a package that was written once still stands: a look, not a verification."""

import json
from pathlib import Path


def stands(folder: Path, brief: str) -> bool:
    """Tell whether `folder` holds the package of the brief with that digest, each listed file there in its size; reads the manifest alone."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        return manifest["brief"] == brief and all(
            (folder / file["path"]).stat().st_size == file["size"] for file in manifest["files"]
        )
    except (OSError, ValueError, KeyError, TypeError):  # whatever it is, it is not that package
        return False

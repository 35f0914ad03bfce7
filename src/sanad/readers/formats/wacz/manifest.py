# SPDX-License-Identifier: Apache-2.0
"""What a WACZ says that it holds: the manifest, a Frictionless Data Package (WACZ 1.1.1, "datapackage.json")."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

_ALGORITHMS = frozenset({"sha256", "sha384", "sha512"})


@dataclass(frozen=True)
class Resource:
    """A file that the manifest lists; `size` is None where it does not say."""

    path: str
    digest: str
    size: int | None

    @property
    def algorithm(self) -> str | None:
        """Return the algorithm of its digest, None when it is none that still proves anything."""
        name = self.digest.partition(":")[0].lower().replace("-", "")
        return name if name in _ALGORITHMS else None

    def fits(self, size: int, digest: "hashlib._Hash") -> bool:
        """Tell whether bytes are those listed."""
        said = self.digest.partition(":")[2].strip().lower()
        return said == digest.hexdigest() and self.size in {None, size}


@dataclass
class Manifest:
    """The files listed, what the package says of itself, and what is wrong with the list."""

    resources: dict[str, Resource] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def parse(raw: bytes) -> Manifest:
    """Return what a manifest says; one that cannot be read lists nothing and says why."""
    found = Manifest()
    document = loaded(raw)
    if not isinstance(document, Mapping):
        found.faults.append("it is no JSON object")
        return found
    names = (
        "title",
        "description",
        "created",
        "modified",
        "software",
        "mainPageUrl",
        "mainPageDate",
        "wacz_version",
    )
    found.said = {name: value for name in names if isinstance(value := document.get(name), str)}
    listed = document.get("resources")
    if not isinstance(listed, list):
        found.faults.append("it lists no resources")
        return found
    for number, one in enumerate(listed, start=1):
        path, digest = (
            (one.get("path"), one.get("hash")) if isinstance(one, Mapping) else (None, None)
        )
        if not isinstance(path, str) or not isinstance(digest, str):
            found.faults.append(f"resource {number} has no path or no hash")
            continue
        if path in found.resources:
            found.faults.append(f"resource {number} lists a path that was listed before")
        size = one.get("bytes")
        found.resources[path] = Resource(path, digest, size if isinstance(size, int) else None)
    return found


def loaded(raw: bytes) -> object:
    """Return a JSON text from outside as Python holds it, None when it is none."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None

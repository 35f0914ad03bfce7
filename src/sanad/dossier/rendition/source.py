# SPDX-License-Identifier: Apache-2.0
"""What a rendition is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sanad.values.canonical import Json

MOST_PAGES = 600  # a longer one is read on a screen; the typesetter would take 0.8 GB
MOST_TABLE_PAGES = 200  # nobody looks for a row on paper in more


@dataclass(frozen=True)
class Source:
    """An exhibit to be shown.

    Attributes:
        path: The sealed bytes.
        name: As the addressee may see it.
        layer: What a reader made of it (docs/formats/citation.md); None where nothing read it.
        original: Where the addressee finds the bytes themselves, for example `exhibits/….wav`.
    """

    path: Path
    sha256: str
    size: int
    media_type: str
    name: str
    original: str
    layer: Mapping[str, Json] | None = None

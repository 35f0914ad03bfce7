# SPDX-License-Identifier: Apache-2.0
"""What a command has to show of many items, kept on disk until the first line can be written: memory does not grow with it."""

import json
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from typing import Any

_IN_MEMORY = 1 << 20


class Pile:
    """Items of one array of a command's document, in the order in which they were added."""

    def __init__(self) -> None:
        """Begin with none; what is too much for memory goes into a file without a name, gone with this process."""
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115  # closed by the finalizer
        weakref.finalize(self, self._file.close)
        self._count = 0

    def add(self, item: Mapping[str, Any] | str) -> None:
        """Add one item."""
        self._file.write(json.dumps(item, ensure_ascii=True, default=str) + "\n")
        self._count += 1

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __iter__(self) -> Iterator[Any]:
        """Yield each as JSON gives it back; nothing may be added meanwhile."""
        self._file.seek(0)
        for line in self._file:
            yield json.loads(line)
        self._file.seek(0, 2)

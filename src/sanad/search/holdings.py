# SPDX-License-Identifier: Apache-2.0
"""Everything that makes an office's records searchable, in one folder: the index, the shelf, and how far they reach.

Guarantees: what `put` was given is found, or `put` raised; a run that is stopped leaves what was there before, and the next
one does the work again. Derived from records and thrown away whole when its version changes.
"""

import fcntl
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import tantivy

from sanad.search.index import Writing, empty_index, open_index
from sanad.search.layer import Layer, Part
from sanad.search.shelf import Shelf
from sanad.search.views import VERSION as VIEWS
from sanad.search.views import views_of
from sanad.storage.files import named
from sanad.values.fold import VERSION as FOLD

VERSION = f"3.{FOLD}.{VIEWS}"
_STATE = "state.json"
_NOTHING = -1


class Holdings:
    """The search folder of one office."""

    def __init__(self, root: Path) -> None:
        """Use `root`, made when first needed."""
        self._root = root
        self.shelf = Shelf(root / "shelf")

    @cached_property
    def index(self) -> tantivy.Index:
        """Return the index, opened once, to write to."""
        return open_index(self._root / "index")

    @property
    def held(self) -> tantivy.Index:
        """Return the index to ask: an empty one where nothing is held, or only what another version made."""
        return empty_index() if self.until < 0 else self.index

    @property
    def until(self) -> int:
        """Return the ledger entry up to which everything is held; below every entry when nothing is, or by another version."""
        return self._state()[0]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes from changing the folder meanwhile; wait for one that does."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            lock = (self._root / "lock").open("wb")
        except OSError as error:
            raise named(error, str(self._root), "the search index") from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def put(
        self,
        exhibits: Iterable[str],
        layers: Iterable[tuple[Layer, Sequence[Part]]],
        until: int,
    ) -> int:
        """Hold `layers`, which are all there are of `exhibits`, in place of what was held of them; reach to entry `until`.

        Call it `alone`. The layer of a text comes behind the blocks that belong to it: once it lies there, all do. Returns how many parts
        were put.
        """
        number = self._state()[1]
        count = 0
        with Writing(self.index) as writing:
            for exhibit in exhibits:
                writing.remove(exhibit)
                self.shelf.remove(exhibit)
            for layer, parts in layers:
                views = [views_of(part.text) for part in parts]
                self.shelf.put(layer, parts, views)
                writing.add(layer, number, parts, views)
                number += len(layer.came)
                count += len(parts)
        self._keep(until, number)
        self.index.reload()
        return count

    def clear(self) -> None:
        """Throw everything away. Call it `alone`."""
        self.__dict__.pop("index", None)
        for name in (_STATE, "index", "shelf"):
            path = self._root / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def _state(self) -> tuple[int, int]:
        """Return up to which entry everything is held, and the number of the next layer."""
        try:
            kept = json.loads((self._root / _STATE).read_bytes())
            if kept["version"] == VERSION:
                return int(kept["until"]), int(kept["next"])
        except (OSError, ValueError, LookupError, TypeError):
            pass  # whatever is wrong with it, everything can be made anew
        return _NOTHING, 0

    def _keep(self, until: int, number: int) -> None:
        path = self._root / _STATE
        kept = {"version": VERSION, "until": until, "next": number}
        try:
            new = path.with_suffix(".new")
            new.write_text(json.dumps(kept))
            new.replace(path)
        except OSError as error:
            raise named(error, str(path), "the search index") from error

# SPDX-License-Identifier: Apache-2.0
"""Make searchable what was read since the last time, and no longer searchable what is being read again.

It shows nothing to anybody and decides nothing, so it is no act: what it makes is derived, and every question asks
the database what may be seen. It holds no transaction while it works. A run that is stopped goes on where it was.
"""

from collections.abc import Iterator
from dataclasses import replace

from sanad.desk.act import Tools
from sanad.desk.procedures.progress import Progress, silent
from sanad.errors import MalformedFile
from sanad.search import sources
from sanad.search.holdings import Holdings
from sanad.search.layer import Layer, Part, parts
from sanad.search.values import blocks

_AT_ONCE = 200  # exhibits in one commit


def index_layers(tools: Tools, progress: Progress = silent, *, anew: bool = False) -> int:
    """Bring the holdings to the state of the database and return how many parts were put; with `anew` make them all again.

    Costs two looks at an index of the database when nothing was read since.

    Raises:
        DiskFull: no space left.
        Unreadable: the disk does not let us.
        SearchDamaged: the index is not as it was left.
    """
    holdings = Holdings(tools.search)
    if not anew and not _changed(tools, holdings):
        return 0
    count = 0
    with holdings.alone():
        if anew or holdings.until < 0 or _erased(tools, holdings):
            holdings.clear()
        waiting = _changed(tools, holdings)  # another process may have done it meanwhile
        for begin in range(0, len(waiting), _AT_ONCE):
            some = waiting[begin : begin + _AT_ONCE]
            exhibits = [exhibit for exhibit, _ in some]
            with tools.database.reading() as connection:
                layers = sources.layers(connection, exhibits)
            read = (each for layer in layers for each in _read(tools, layer))
            count += holdings.put(exhibits, read, until=some[-1][1])
            progress("indexing", begin + len(some), len(waiting))
    return count


def _read(tools: Tools, layer: Layer) -> Iterator[tuple[Layer, list[Part]]]:
    """Yield the blocks of the values in a layer's tables, then its text; of a damaged one no text, so that searches name it."""
    folder = tools.records.folder(layer.exhibit, layer.step)
    number = 0
    try:
        text = list(parts(folder))
        for number, (table, some) in enumerate(blocks(folder, tools.search / "spill"), 1):
            yield replace(layer, table=table, block=number), some
    except MalformedFile:
        return
    yield replace(layer, blocks=number), text


def _changed(tools: Tools, holdings: Holdings) -> list[tuple[str, int]]:
    with tools.database.reading() as connection:
        return sources.changed(connection, holdings.until)


def _erased(tools: Tools, holdings: Holdings) -> bool:
    """Tell whether something held was erased since: only an index made anew holds none of its words."""
    with tools.database.reading() as connection:
        return sources.erased_since(connection, holdings.until)

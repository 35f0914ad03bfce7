# SPDX-License-Identifier: Apache-2.0
"""A pass over many layers, shared among the processors; results come in the order of the layers, flat in memory.

The automaton holds Python's lock while it runs, so processes share the work, not threads. A short pass stays in this one.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from sanad.errors import SearchDamaged
from sanad.sandbox.pool import pool
from sanad.search.scan import Scanner
from sanad.search.shelf import Leaf
from sanad.search.terms import Term

R_co = TypeVar("R_co", covariant=True)
Look = Callable[[Scanner, Leaf], R_co]
"""What is done with each layer: a function of a module, whose result another process can hand over."""

_WORTH_IT = 64 << 20
"""Bytes below which a pass takes less time than starting other processes, about half a second."""
_AHEAD, _AT_ONCE = (
    512,
    16,
)  # layers handed out before their results are taken; layers in one message


def over(leaves: Sequence[Leaf], terms: Sequence[Term], look: Look[R_co]) -> Iterator[Any]:
    """Yield what `look` gives for each layer.

    Raises:
        SearchDamaged: the file of a layer is damaged.
    """
    workers = os.cpu_count() or 1
    if workers == 1 or sum(leaf.size for leaf in leaves) < _WORTH_IT:
        scanner = Scanner(terms)
        yield from (look(scanner, leaf) for leaf in leaves)
        return
    with pool(workers, partial(_begin, terms, look)) as shared:
        for begin in range(0, len(leaves), _AHEAD):
            for told in shared.map(_told, leaves[begin : begin + _AHEAD], chunksize=_AT_ONCE):
                if isinstance(told, _Damaged):
                    raise SearchDamaged(told.where)
                yield told


@dataclass(frozen=True)
class _Damaged:
    """That a layer could not be read, on its way between processes."""

    where: str


@dataclass(frozen=True)
class _Worker(Generic[R_co]):
    """What a process needs for every layer."""

    scanner: Scanner
    look: Look[R_co]


_worker: list[_Worker[object]] = []  # one in each process of a pass, none in any other


def _begin(terms: Sequence[Term], look: Look[object]) -> None:
    _worker.append(_Worker(Scanner(terms), look))


def _told(leaf: Leaf) -> object:
    [worker] = _worker
    try:
        return worker.look(worker.scanner, leaf)
    except SearchDamaged as error:
        return _Damaged(error.where)

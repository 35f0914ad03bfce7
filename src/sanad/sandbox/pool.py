# SPDX-License-Identifier: Apache-2.0
"""Processes that share the work of this one, without walls, for what is our own. They end with it, however it ends.

Left to themselves they would not: each holds both ends of the pipe by which work comes, and waits for ever for more.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.process import BaseProcess


def pool(
    workers: int, begin: Callable[[], None] | None = None, *, most: int | None = None
) -> ProcessPoolExecutor:
    """Return a pool of `workers` processes, each of which calls `begin` first and ends after `most` pieces of work, where these are told."""
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(workers, context, _begun, (begin,), max_tasks_per_child=most)


def _begun(begin: Callable[[], None] | None) -> None:
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if begin is not None:
        begin()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)

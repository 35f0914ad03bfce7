# SPDX-License-Identifier: Apache-2.0
"""Writes that wait for one another share one transaction."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sanad.desk.together import Together


class Book:
    """Keeps what is written; the first write waits until it is let go."""

    def __init__(self):
        self.batches, self.go, self.begun = [], threading.Event(), threading.Event()

    def write(self, batch):
        self.begun.set()
        assert self.go.wait(10)
        self.batches.append(list(batch))
        return [ValueError(each) if each == "bad" else None for each in batch]


def crowd(book, words):
    """Put one word, and the others while it is being written."""
    together = Together(book.write)
    with ThreadPoolExecutor(len(words)) as people:
        first = people.submit(together.put, words[0])
        assert book.begun.wait(10)
        others = [people.submit(together.put, each) for each in words[1:]]
        while len(together._queue) < len(words) - 1:  # all of them wait
            threading.Event().wait(0.001)
        book.go.set()
        return [first, *others]


def test_what_comes_while_a_batch_is_written_is_in_the_next_one_together():
    book = Book()
    done = crowd(book, ["a", "b", "c", "d"])
    assert [each.exception() for each in done] == [None] * 4
    assert [sorted(each) for each in book.batches] == [["a"], ["b", "c", "d"]]


def test_one_that_cannot_be_written_is_told_alone():
    done = crowd(Book(), ["a", "bad", "c"])
    assert [type(each.exception()) for each in done] == [type(None), ValueError, type(None)]


def test_when_nothing_is_written_everybody_hears_it_and_the_next_one_is_written():
    faults = [OSError("full")]

    def write(batch):
        if faults:
            raise faults.pop()
        return [None] * len(batch)

    together = Together(write)
    with pytest.raises(OSError, match="full"):
        together.put("a")
    together.put("b")

# SPDX-License-Identifier: Apache-2.0
"""How results leave the command line: as one document whatever its size, and as a bar with rate and time left."""

import io
import json

import pytest
from rich.console import Console

from sanad.cli.bars import bars
from sanad.cli.output import Output
from sanad.cli.pile import Pile

ITEMS = [{"name": "a\nb", "n": 1}, {"name": "قلعہ", "of": {"x": [1, 2]}}, "line\u2028end", []]


def piled(items):
    pile = Pile()
    for item in items:
        pile.add(item)
    return pile


@pytest.mark.parametrize("items", [[], ITEMS])
def test_a_document_with_a_pile_is_the_same_as_with_a_list(capsys, items):
    for document in ({"a": items, "b": {"c": "d\ne"}, "e": None}, {}, {"only": items}):
        Output(as_json=True).result(document, [])
        plain = capsys.readouterr().out
        with_piles = {key: piled(v) if v is items else v for key, v in document.items()}
        Output(as_json=True).result(with_piles, [])
        assert capsys.readouterr().out == plain
        assert json.loads(plain) == document


def test_a_pile_is_read_more_than_once_and_counts():
    pile = piled(ITEMS)
    assert (list(pile), list(pile), len(pile)) == (ITEMS, ITEMS, 4)
    pile.add("more")
    assert list(pile)[-1] == "more"
    assert not piled([])


def test_a_pile_that_is_too_much_for_memory_goes_to_disk():
    pile = piled({"name": "x" * 1000, "n": n} for n in range(2000))
    assert pile._file._rolled
    assert [item["n"] for item in pile] == list(range(2000))


def test_a_bar_tells_rate_time_left_and_failures():
    told = io.StringIO()
    console = Console(file=told, force_terminal=True, width=120, color_system=None)
    moment = [0.0]
    with bars(console, lambda: moment[0]) as tell:
        for done in range(0, 101, 10):
            moment[0] = done / 10
            tell("reading", done, 200, 3)
    last = told.getvalue().rsplit("reading", 1)[1]
    assert "100/200" in last
    assert "10/s" in last
    assert "0:00:10" in last
    assert "3 failed" in last


ACTING = "a\x1b[2Jb\u202egpj.exe\x9b1m\x7f"


def test_what_evidence_says_does_not_act_on_the_terminal(capsys):
    Output(as_json=False).result({}, [f"{ACTING}\nsecond line"])
    shown = capsys.readouterr().out
    assert shown == "a\\x1b[2Jb\\u202egpj.exe\\x9b1m\\x7f\nsecond line\n"


def test_json_shows_it_escaped_and_reads_the_same(capsys):
    Output(as_json=True).result({"name": ACTING, "of": [ACTING, "قلعہ"]}, [])
    shown = capsys.readouterr().out
    assert json.loads(shown) == {"name": ACTING, "of": [ACTING, "قلعہ"]}
    assert not set(shown) & set("\x1b\x9b\x7f\u202e")
    assert "قلعہ" in shown


def test_an_error_does_not_act_either(capsys):
    Output(as_json=False).failure({"says": ACTING})
    assert "\x1b[2J" not in capsys.readouterr().err

# SPDX-License-Identifier: Apache-2.0
"""The index of an office: what it holds, what waits, what became of it when it was damaged, stopped or of another version."""

import json

import pytest

from cast import CASE
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.questions.search_text import SearchText
from sanad.errors import SearchDamaged
from sanad.search.holdings import Holdings
from searched import batch, search


def test_indexing_again_finds_nothing_to_do_and_what_is_read_later_is_added(place):
    assert index_layers(place.office.tools) == 0
    place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    assert search(place, "sample").total == 1
    assert index_layers(place.office.tools) == 1
    assert search(place, "sample").total == 2


def test_a_layer_of_another_step_is_searched_beside_the_first(place):
    from sanad.vault import readings

    tools = place.office.tools
    folder = tools.records.fresh()
    layer = {"parts": [{"label": "page 1", "text": "recognised words"}]}
    (folder / "layer.json").write_text(json.dumps(layer))
    tools.records.put(place.letter, folder, "ocr")
    with tools.database.writing() as connection:
        readings.enqueue(connection, place.letter, "ocr", CASE, depth=0, seq=900)
        done = {"seq": 901, "reader": "ocr", "version": "1", "document": {"kind": "text"}}
        readings.settle(connection, place.letter, "ocr", readings.DONE, **done)
    index_layers(tools)
    [hit] = search(place, "recognised layer:ocr").best(10)
    assert (hit.exhibit, hit.step, hit.layer, hit.kind) == (place.letter, "ocr", "ocr", "text")
    assert search(place, "sample -layer:ocr").total == 1


def test_a_layer_by_another_version_of_its_reader_is_not_searched_until_it_is_indexed(place):
    import sqlalchemy as sa

    from sanad.vault import tables as vault

    with place.office.tools.database.writing() as connection:
        mine = vault.reading.c.exhibit == place.letter
        connection.execute(sa.update(vault.reading).where(mine).values(version="another"))
    made = batch(place, "Sample One")
    assert made.counts[0].exhibits == set()
    [missing] = made.document["not_searched"]
    assert missing["exhibit"] == place.letter
    assert "not indexed" in missing["why"]


def test_an_index_that_is_damaged_says_so_and_is_made_anew(place):
    tools = place.office.tools
    for path in (tools.search / "index").glob("*.store"):
        path.write_bytes(b"")
    for path in (tools.search / "index").glob("meta.json"):
        path.write_bytes(b"{}")
    with pytest.raises(SearchDamaged):
        search(place, "sample")
    index_layers(tools, anew=True)
    assert search(place, "sample").total == 1


def test_a_search_says_how_many_layers_were_read_since_the_index_was_made(place):
    asked = SearchText(by="analyst", compartment=CASE, words="sample")
    assert place.do(asked).not_indexed == 0
    place.seal(place.folder, "later.txt", b"Sample words of later.")
    place.read()
    found = place.do(asked)
    assert (found.not_indexed, found.texts.total) == (1, 1)
    index_layers(place.office.tools)
    found = place.do(asked)
    assert (found.not_indexed, found.texts.total) == (0, 2)


def test_an_index_that_another_version_made_is_not_asked_and_all_of_it_waits(place):
    state = place.office.tools.search / "state.json"
    state.write_text(state.read_text().replace('"version": "', '"version": "0.'))
    (place.office.tools.search / "index" / "meta.json").write_text("{}")
    found = place.do(SearchText(by="analyst", compartment=CASE, words="sample"))
    assert (found.not_indexed, found.texts.total, found.texts.searched) == (2, 0, 0)


def test_two_runs_at_once_do_not_disturb_each_other(place):
    from concurrent.futures import ThreadPoolExecutor

    place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    with ThreadPoolExecutor(4) as pool:
        put = list(pool.map(lambda _: index_layers(place.office.tools), range(4)))
    assert sorted(put) == [0, 0, 0, 1]
    assert search(place, "sample").total == 2


def test_a_run_that_is_stopped_leaves_what_was_there_and_the_next_one_goes_on(place, monkeypatch):
    place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    monkeypatch.setattr(
        Holdings, "_keep", lambda *_: (_ for _ in ()).throw(RuntimeError("stopped"))
    )
    with pytest.raises(RuntimeError):
        index_layers(place.office.tools)
    monkeypatch.undo()
    index_layers(place.office.tools)
    assert search(place, "sample").total == 2


def test_a_search_says_how_much_it_did_not_look_into(place):
    found = SearchText(by="analyst", compartment=CASE, words="sample")
    assert place.do(found).not_searched == 0
    place.seal(place.folder, "more.txt", b"Sample Two")
    aside = place.seal(place.folder, "aside.txt", b"Sample Three")
    place.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=aside, reason="doubt"))
    assert place.do(found).not_searched == 2


def test_a_damaged_layer_is_named_and_keeps_nothing_else_from_being_searched(place):
    tools = place.office.tools
    more = place.seal(place.folder, "more.txt", b"Sample Two")
    place.read()
    (tools.records.folder(place.letter) / "layer.json").write_bytes(b'{"parts": [3')
    index_layers(tools, anew=True)
    assert [hit.exhibit for hit in search(place, "sample").best(10)] == [more]
    [missing] = batch(place, "Sample Two").document["not_searched"]
    assert missing["exhibit"] == place.letter
    assert "damaged" in missing["why"]

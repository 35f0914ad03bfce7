# SPDX-License-Identifier: Apache-2.0
"""The list of exhibits: what it says of each, its pages and filters, and that it costs the same for two as for hundreds."""

import pytest
import sqlalchemy as sa

from cast import CASE
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.questions.exhibit_part import ExhibitPart
from sanad.desk.questions.list_exhibits import ListExhibits
from sanad.errors import BadValue
from sanad.storage.migrations.versions import __path__ as migrations
from sanad.vault import tables
from statements import counted

ANALYST = {"by": "analyst", "compartment": CASE}


def listed(scene, **order):
    return scene.house.do(ListExhibits(**ANALYST, **order))


def names(scene, **order):
    return [each.exhibit.name for each in listed(scene, **order).exhibits]


def test_an_exhibit_is_listed_with_how_it_came_how_far_it_was_read_and_what_cites_it(scene):
    found = {each.exhibit.name: each for each in listed(scene).exhibits}
    note, calls = found["note.txt"], found["calls.csv"]
    assert (note.claims, calls.claims) == (1, 0)
    assert (note.exhibit.receipt["kind"], calls.exhibit.receipt["kind"]) == ("text", "calls")
    assert [(job.step, job.state, job.reader) for job in note.readings] == [("content", "done", "text")]  # fmt: skip
    assert calls.exhibit.provenance.instrument == "order-1"
    assert note.exhibit.provenance.grade == "admiralty:B2"
    assert note.received_at.startswith("2026-01-05T")
    assert note.set_aside is None


def test_filters_choose_and_facets_count_what_they_chose(scene):
    house = scene.house
    house.seal(scene.folder, "خط ۱.txt", "متن".encode(), language="ur", handed_by="Sample Station")
    house.seal(scene.folder, "later.txt", b"later", handed_by="Sample Station")
    everything = listed(scene)
    assert everything.of == 5
    assert everything.facets["kind"] == {"": 3, "text": 1, "calls": 1}
    assert everything.facets["source"] == {"": 3, "Sample Station": 2}
    assert names(scene, source="Sample Station", language="ur") == ["خط ۱.txt"]
    assert names(scene, source="", kind="calls") == ["calls.csv"]
    assert names(scene, instrument="order-1") == ["calls.csv"]
    assert names(scene, state="waiting") == ["later.txt", "خط ۱.txt", "complaint.txt"]
    assert names(scene, words="خط 1") == ["خط ۱.txt"]
    assert names(scene, words="%") == names(scene)  # nothing but letters and digits is asked
    assert listed(scene, kind="text").facets["instrument"] == {"open-1": 1}


def test_pages_follow_one_another_without_a_gap_also_when_something_comes_between(quick_scene):
    scene = quick_scene
    for number in range(5):
        scene.house.seal(scene.folder, f"{number}.txt", b"%d" % number)
    first = listed(scene, most=3)
    scene.house.seal(scene.folder, "new.txt", b"new")
    rest = [
        *listed(scene, most=3, after=first.end).exhibits,
        *listed(scene, after=listed(scene, most=3, after=first.end).end).exhibits,
    ]
    shown = [each.exhibit.name for each in (*first.exhibits, *rest)]
    assert shown[:5] == ["4.txt", "3.txt", "2.txt", "1.txt", "0.txt"]
    assert len(shown) == len(set(shown)) == first.of == 8


def test_the_same_bytes_delivered_twice_are_listed_once_with_what_the_newest_sheet_says(scene):
    house = scene.house
    house.seal(scene.folder, "one.txt", b"the same")
    house.seal(scene.folder, "two.txt", b"the same", language="ps")
    assert names(scene, language="ps") == ["one.txt"]
    [found] = listed(scene, language="ps").exhibits
    assert [each.name for each in found.exhibit.deliveries] == ["one.txt", "two.txt"]


def test_an_exhibit_is_unopened_until_somebody_looked_into_it(scene):
    before = names(scene, opened=False)
    assert "note.txt" in before
    scene.house.do(ExhibitPart(**ANALYST, exhibit=scene.note))
    assert names(scene, opened=True) == ["note.txt"]
    assert "note.txt" not in names(scene, opened=False)
    assert [each.is_opened for each in listed(scene).exhibits if each.exhibit.name == "note.txt"] == [True]  # fmt: skip


def test_what_is_set_aside_or_erased_is_listed_and_says_why(scene):
    chief = {"by": "chief", "compartment": CASE}
    scene.house.do(QuarantineExhibit(**{**chief, "by": "clerk"}, exhibit=scene.note, reason="doubt"))  # fmt: skip
    order = {"order": "Court order 1", "witness": "auditor"}
    scene.house.do(EraseExhibit(**chief, exhibit=scene.calls, **order))
    told = {each.exhibit.name: each.set_aside for each in listed(scene, set_aside=True).exhibits}
    assert told == {"note.txt": "doubt", "calls.csv": "erased on order: Court order 1"}
    assert set(names(scene, set_aside=False)).isdisjoint(told)
    assert listed(scene).facets["kind"].get("calls") is None  # nothing is known of it any more


def test_as_many_queries_for_two_exhibits_as_for_many(quick_scene):
    scene = quick_scene
    listed(scene)
    scene.house.seal(scene.folder, "one.txt", b"one")
    few = counted(lambda: listed(scene))
    for number in range(30):
        scene.house.seal(scene.folder, f"{number}.txt", b"%d" % number)
    many = counted(lambda: listed(scene))
    assert listed(scene).of == 34
    assert many == few


def test_a_page_of_no_size_is_refused(quick_scene):
    for most in (0, 501):
        with pytest.raises(BadValue):
            listed(quick_scene, most=most)


def test_the_migration_fills_what_sealing_would_have_written(scene):
    from importlib.util import module_from_spec, spec_from_file_location

    house = scene.house
    house.seal(scene.folder, "one.txt", b"the same", handed_by="Sample Station")
    house.seal(scene.folder, "two.txt", b"the same", language="ps")
    path = next(f"{place}/0017_catalogue.py" for place in migrations)
    spec = spec_from_file_location("catalogue", path)
    migration = module_from_spec(spec)
    spec.loader.exec_module(migration)
    every = sa.select(tables.delivery).order_by(tables.delivery.c.seq)
    with house.office.tools.database.writing() as connection:
        written = connection.execute(every).all()
        blank = {"leads": False, "folded": "", "handed_by": None, "language": None, "kind": None}
        connection.execute(sa.update(tables.delivery).values(blank))
        migration._fill(connection)
        assert connection.execute(every).all() == written

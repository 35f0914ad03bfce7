# SPDX-License-Identifier: Apache-2.0
"""What is brought in over the network: on record who brought it, sealed, read back, and only then taken from the inbox."""

import pytest

from cast import CASE
from sanad.desk.acts.begin_delivery import BeginDelivery
from sanad.desk.acts.close_delivery import CloseDelivery
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.retry_work import RetryWork
from sanad.desk.bringing import append_to, begin_upload, discard_upload, finish_upload, uploads_in
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.list_deliveries import ListDeliveries
from sanad.desk.working.carry_out import carry_out
from sanad.errors import BadSheet, BadValue, NoMandate, NotFound, OtherCompartment, StepNotAllowed
from sanad.ledger import read as ledger
from sanad.storage.blobs import Blobs
from sanad.vault import store

IN_CASE = {"by": "clerk", "compartment": CASE}
SHEET = b"""
sheet = "sanad/delivery/1"
[[delivery]]
files = ["*.txt", "notes/*.txt"]
instrument = "open-1"
handed_by = "Sample Sender"
received_at = 2026-01-05T10:00:00+05:00
"""


def bring(house, delivery: str, files: dict[str, bytes]) -> None:
    tools = house.office.tools
    for name, raw in files.items():
        upload = begin_upload(tools, **IN_CASE, delivery=delivery, name=name, size=len(raw))
        append_to(tools, **IN_CASE, delivery=delivery, upload=upload.id, offset=0, pieces=[raw])
        finish_upload(tools, **IN_CASE, delivery=delivery, upload=upload.id)


def closed(house, files: dict[str, bytes]) -> str:
    delivery = house.do(BeginDelivery(**IN_CASE, handed_by="Sample Sender"))
    bring(house, delivery, files)
    house.do(CloseDelivery(**IN_CASE, delivery=delivery))
    return delivery


def received(house, delivery: str):
    needs = {"delivery": delivery}
    job = house.do(OrderWork(**IN_CASE, kind="receive", order=needs))
    carry_out(house.office.tools, job)
    return house.do(FollowWork(**IN_CASE, work=job))


def test_a_delivery_is_sealed_with_what_its_sheet_says_and_taken_from_the_inbox(house):
    delivery = closed(house, {"delivery.toml": SHEET, "notes/one.txt": b"One.", "two.txt": b"Two."})
    job = received(house, delivery)
    assert (job.state, job.outcome.result["new"]) == ("done", 3)
    assert job.outcome.result["missing"] == []
    with house.office.tools.database.reading() as connection:
        exhibit = store.by_name(connection, "notes/one.txt")
        assert exhibit.deliveries[-1].provenance.handed_by == "Sample Sender"
    assert not (house.office.tools.inbox / CASE / delivery).exists()
    [told] = house.do(ListDeliveries(**IN_CASE))
    assert (told.delivery.state, told.uploads) == ("sealed", ())


def test_who_brought_what_is_on_record_and_the_pieces_are_not(quick_house):
    with quick_house.office.tools.database.reading() as connection:
        before = len(list(ledger.entries(connection)))
    closed(quick_house, {"one.txt": b"One.", "two.txt": b"Two."})
    with quick_house.office.tools.database.reading() as connection:
        begun, ended = list(ledger.entries(connection))[before:]
    assert (begun.act, ended.act) == ("begin_delivery", "close_delivery")
    assert begun.private["handed_by"] == "Sample Sender"
    assert (ended.body["what"]["files"], ended.body["what"]["size"]) == (2, 8)
    assert ended.private["list"].keys() == {"one.txt", "two.txt"}


def test_a_delivery_that_still_arrives_is_neither_closed_nor_received(quick_house):
    delivery = quick_house.do(BeginDelivery(**IN_CASE, handed_by="Sample Sender"))
    with pytest.raises(StepNotAllowed):
        quick_house.do(CloseDelivery(**IN_CASE, delivery=delivery))
    tools = quick_house.office.tools
    upload = begin_upload(tools, **IN_CASE, delivery=delivery, name="a.txt", size=4)
    append_to(tools, **IN_CASE, delivery=delivery, upload=upload.id, offset=0, pieces=[b"On"])
    with pytest.raises(StepNotAllowed, match=r"rest of a\.txt"):
        quick_house.do(CloseDelivery(**IN_CASE, delivery=delivery))
    with pytest.raises(StepNotAllowed):
        received(quick_house, delivery)
    assert uploads_in(tools, **IN_CASE, delivery=delivery)[0].received == 2


def test_nothing_is_added_to_a_delivery_that_is_closed(quick_house):
    delivery = closed(quick_house, {"one.txt": b"One."})
    with pytest.raises(StepNotAllowed):
        bring(quick_house, delivery, {"two.txt": b"Two."})


def test_nobody_brings_in_without_the_power_or_into_another_compartment(quick_house):
    tools = quick_house.office.tools
    delivery = quick_house.do(BeginDelivery(**IN_CASE, handed_by="Sample Sender"))
    wanted = {"delivery": delivery, "name": "a.txt", "size": 1}
    with pytest.raises(NoMandate):
        begin_upload(tools, by="analyst", compartment=CASE, **wanted)
    with pytest.raises(NotFound):
        begin_upload(tools, by="clerk", compartment="office", **wanted)
    with pytest.raises(OtherCompartment):
        quick_house.do(OrderWork(by="clerk", compartment="office", kind="receive", order={"delivery": delivery}))  # fmt: skip


def test_a_sheet_that_cannot_be_read_refuses_the_order_and_not_the_job(quick_house):
    delivery = closed(quick_house, {"delivery.toml": b"sheet = ", "one.txt": b"One."})
    with pytest.raises(BadSheet):
        received(quick_house, delivery)


def test_what_is_refused_stays_and_is_ordered_again_with_its_sheet(quick_house):
    delivery = closed(quick_house, {"delivery.toml": SHEET, "empty.txt": b"", "one.txt": b"One."})
    job = received(quick_house, delivery)
    assert [each["code"] for each in job.outcome.result["refused"]["items"]] == ["EVIDENCE_EMPTY"]
    folder = quick_house.office.tools.inbox / CASE / delivery
    assert sorted(path.name for path in folder.iterdir()) == ["delivery.toml", "empty.txt"]
    (folder / "empty.txt").write_bytes(b"Not empty.")
    again = quick_house.do(RetryWork(**IN_CASE, work=job.id))
    carry_out(quick_house.office.tools, again)
    found = quick_house.do(FollowWork(**IN_CASE, work=again))
    assert (found.outcome.result["new"], found.outcome.result["missing"]) == (1, [])
    assert not folder.exists()


def test_the_copy_in_the_inbox_stays_while_the_sealed_one_cannot_be_read_back(
    quick_house, monkeypatch
):
    delivery = closed(quick_house, {"one.txt": b"One."})
    monkeypatch.setattr(Blobs, "is_whole", lambda *_: False)
    received(quick_house, delivery)
    assert (quick_house.office.tools.inbox / CASE / delivery / "one.txt").exists()


def test_a_file_is_discarded_before_the_delivery_is_closed(quick_house):
    tools = quick_house.office.tools
    delivery = quick_house.do(BeginDelivery(**IN_CASE, handed_by="Sample Sender"))
    upload = begin_upload(tools, **IN_CASE, delivery=delivery, name="a.txt", size=4)
    discard_upload(tools, **IN_CASE, delivery=delivery, upload=upload.id)
    assert uploads_in(tools, **IN_CASE, delivery=delivery) == []


@pytest.mark.parametrize("said", ["", " ", "\u200b"])
def test_a_delivery_comes_from_somebody(quick_house, said):
    with pytest.raises(BadValue):
        quick_house.do(BeginDelivery(**IN_CASE, handed_by=said))

# SPDX-License-Identifier: Apache-2.0
"""Readings on screen: what failed and why, records that were set aside as they were written, and words that wait for a person."""

import hashlib
from io import BytesIO

import pikepdf
import py7zr
import pytest
from accessible import faults
from test_intake import begun, sealed, sent, work

from cast import CASE
from scene import SCENES
from statements import counted

READINGS = f"/c/{CASE}/readings"


@pytest.mark.parametrize(("officer", "status"), [("clerk", 200), ("analyst", 200), ("auditor", 200), (None, 303)])  # fmt: skip
def test_whoever_may_look_sees_what_became_of_the_readings(served, officer, status):
    assert served.client(officer).get(READINGS).status_code == status


def test_each_state_is_a_page_of_its_own_and_says_how_many_there_are(served):
    client = served.client("clerk")
    done = client.get(f"{READINGS}?state=done").text
    assert "content" in done
    assert "No reading failed." in client.get(READINGS).text
    assert client.get(f"{READINGS}?after=x").status_code == 422
    file = client.get(f"{READINGS}?state=done&as=csv&purpose=for+the+file")
    assert file.text.splitlines()[0].startswith("name,sha256,step,state")


def test_the_queries_of_a_page_do_not_grow_with_its_rows(fresh, quick_scene):
    client = fresh.client("clerk")
    few = counted(lambda: client.get(READINGS))
    assert counted(lambda: client.get(f"{READINGS}?state=done")) <= few


def test_rejects_stand_as_they_were_written(served, web_scene):
    client = served.client("clerk")
    exhibit = SCENES["list_rejects"](web_scene).exhibit
    page = client.get(f"{READINGS}/{exhibit}/rejects")
    assert page.status_code == 200
    assert "set aside" in page.text
    file = client.get(f"{READINGS}/{exhibit}/rejects?as=csv&purpose=for+the+sender")
    assert file.text.splitlines()[0] == "row,code,reason,written"


def test_an_exhibit_that_never_was_has_neither_rejects_nor_words(served):
    client = served.client("clerk")
    for kind in ("rejects", "unsure"):
        assert client.get(f"{READINGS}/{'0' * 64}/{kind}").status_code == 404


def test_a_word_that_the_machine_was_not_sure_of_is_read_by_keyboard(web_scene, person_at):
    exhibit = SCENES["list_unsure"](web_scene).exhibit
    page = person_at("analyst")
    page.goto_here(f"{READINGS}/{exhibit}/unsure")
    assert faults(page) == []
    assert page.locator(".unsure > li").count() == 1
    page.keyboard.press("Enter")  # the first field has the focus
    page.wait_for_selector(".empty")


def archive(secret: str) -> bytes:
    raw = BytesIO()
    with py7zr.SevenZipFile(raw, "w", password=secret) as made:
        made.writestr(b"What was inside.", "inside.txt")
    return raw.getvalue()


def document(secret: str) -> bytes:
    raw = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(raw, encryption=pikepdf.Encryption(owner="of its maker", user=secret))
    return raw.getvalue()


@pytest.mark.parametrize(("name", "made", "comes_out"), [("box.7z", archive, "box.7z/inside.txt"), ("bank.pdf", document, "bank.pdf/bank.pdf")])  # fmt: skip
def test_what_is_locked_is_opened_with_a_password_that_nothing_keeps(
    fresh, quick_scene, name, made, comes_out
):
    clerk, secret = fresh.client("clerk"), "correct-horse-55"
    exhibit = locked(fresh, clerk, name, made(secret))
    page = clerk.get(READINGS).text
    assert "Give the password" in page
    hidden = clerk.form(READINGS, f"{READINGS}/{exhibit}/unlock")
    refused = clerk.fill(READINGS, f"{READINGS}/{exhibit}/unlock", password="wrong-" + secret)
    assert refused.status_code == 422
    assert secret not in refused.text
    assert fresh.client("reviewer").post(f"{READINGS}/{exhibit}/unlock", data={**clerk.form(READINGS, f"{READINGS}/{exhibit}/unlock"), "password": secret}).status_code == 403  # fmt: skip
    answer = clerk.fill(READINGS, f"{READINGS}/{exhibit}/unlock", password=secret)
    assert answer.status_code == 303, answer.text
    work(fresh)
    assert comes_out in clerk.get(f"{READINGS}?state=done&as=csv&purpose=for+the+file").text
    again = clerk.post(f"{READINGS}/{exhibit}/unlock", data={**hidden, "password": secret})
    assert again.status_code == 409
    for file in quick_scene.house.office.path.rglob("*"):
        assert not file.is_file() or secret.encode() not in file.read_bytes(), file


def locked(served, client, name: str, raw: bytes) -> str:
    """Have a file with a password sealed and read, and return its exhibit."""
    delivery = begun(client)
    sent(client, delivery, name, raw)
    sealed(served, client, delivery)
    client.fill(delivery, f"/c/{CASE}/jobs")
    work(served)
    return hashlib.sha256(raw).hexdigest()

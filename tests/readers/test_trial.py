# SPDX-License-Identifier: Apache-2.0
"""A template is tried on a file before anything is stored."""

from pathlib import Path

import pytest

from sanad.errors import BadSheet, UnknownLayout
from sanad.readers.rows import Hints
from sanad.readers.trial import trial

TEMPLATES = Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates"
HEAD = "number,imsi,name,father_name,cnic,address,valid_from,valid_to,operator\n"
GOOD = "03990000001,,Sample Person,Sample Father,90001-1234567-1,,2020-01-01,,\n"


@pytest.fixture
def sealed(tmp_path):
    path = tmp_path / "sealed"
    path.write_text(HEAD + GOOD * 30 + GOOD.replace("2020-01-01", "1.1.2020") * 30)
    return path


def test_a_trial_shows_the_first_of_both_kinds_and_leaves_nothing(sealed, tmp_path, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    found = trial(sealed, TEMPLATES / "sanad-subscribers.toml", Hints("s.csv"), most=3)
    assert (found.receipt.read, found.receipt.stored) == (60, 30)
    assert [row["row"] for row in found.rows] == [1, 2, 3]
    assert [(row["row"], row["code"]) for row in found.rejects] == [
        (31 + n, "bad_date") for n in range(3)
    ]
    assert list(place.iterdir()) == []


def test_a_trial_of_calls_is_the_same_thing(tmp_path):
    path = tmp_path / "sealed"
    head = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
    path.write_text(head + "1,Incoming,923990000001,8558,1/2/2025 03:04:05,10,-,-,-,-\n")
    found = trial(path, TEMPLATES / "alpha-mobile.toml", Hints("a.csv"))
    assert [row["owner"] for row in found.rows] == ["+923990000001"]
    assert found.rejects == []


def test_another_template_than_the_files_is_told_so(sealed, tmp_path):
    with pytest.raises(UnknownLayout):
        trial(sealed, TEMPLATES / "gamma-bank.toml", Hints("s.csv"))
    broken = tmp_path / "broken.toml"
    broken.write_text('template = "sanad/template/1"\n')
    with pytest.raises(BadSheet):
        trial(sealed, broken, Hints("s.csv"))

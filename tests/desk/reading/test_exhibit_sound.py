# SPDX-License-Identifier: Apache-2.0
"""Recordings to hear: plain samples that say what the recording says, its loudness, its transcript, and an end to what is played."""

import wave
from io import BytesIO

import pytest

from cast import CASE
from page_files import sound
from sanad.desk import viewing
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.exhibit_sound import ExhibitSound
from sanad.errors import Quarantined, UnsupportedFormat

ANALYST = {"by": "analyst", "compartment": CASE}
VTT = b"WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nSample One speaks.\n\n00:00:00.500 --> 00:00:01.000\nSample Two answers.\n"


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def heard(scene, exhibit):
    return scene.house.do(ExhibitSound(**ANALYST, exhibit=exhibit))


@pytest.mark.parametrize(("channels", "played"), [(1, 1), (2, 2), (4, 2)])
def test_a_recording_is_played_as_the_samples_that_it_holds(scene, channels, played):
    raw = sound(channels=channels)
    exhibit = scene.house.seal(scene.folder, "call.wav", raw)
    found = heard(scene, exhibit)
    assert (found.duration_ms, found.rate_hz, found.channels, found.stored) == (1000, 8000, played, channels)  # fmt: skip
    whole = b"".join(found.read(0, found.size))
    assert len(whole) == found.size == found.file.stat().st_size
    with wave.open(BytesIO(whole)) as file, wave.open(BytesIO(raw)) as given:
        assert file.getparams()[:4] == (played, 2, 8000, 8000)
        if played == channels:
            assert file.readframes(8000) == given.readframes(8000)


def test_a_stretch_of_it_is_sent_alone(scene):
    found = heard(scene, scene.house.seal(scene.folder, "call.wav", sound()))
    whole = b"".join(found.read(0, found.size))
    assert b"".join(found.read(100, 300)) == whole[100:300]
    assert b"".join(found.read(found.size - 5, 10**9)) == whole[-5:]
    assert b"".join(found.read(found.size, found.size + 1)) == b""


def test_the_peaks_show_where_it_is_quiet_and_where_it_is_loud(scene):
    found = heard(scene, scene.house.seal(scene.folder, "call.wav", sound(60)))
    [peaks] = found.peaks
    assert 1000 < len(peaks) <= 2000
    middle = len(peaks) // 2
    assert set(peaks[: middle - 2]) == {(0, 0)}
    assert set(peaks[middle + 2 : -1]) == {(-16384, 16384)}


def test_words_of_a_transcript_stand_at_their_times_and_claims_at_theirs(scene):
    exhibit = scene.house.seal(scene.folder, "call.wav", sound())
    came = {"parent": exhibit, "relation": "transcript", "made_by": "Sample Listener"}
    scene.house.seal(scene.folder, "call.vtt", VTT, **came)
    scene.house.read()
    told = {"about": "S-01", "property": "statement", "value": "speaks", "said_by": "Sample One"}
    claim = scene.house.do(RecordClaim(**ANALYST, **told, source=Quoted("call.vtt", "Sample One speaks.")))  # fmt: skip
    found = heard(scene, exhibit)
    [transcript] = found.transcripts
    assert transcript.made_by == "Sample Listener"
    assert [(cue.part, cue.from_ms, cue.to_ms, cue.text) for cue in transcript.cues] == [
        (1, 0, 500, "Sample One speaks."),
        (2, 500, 1000, "Sample Two answers."),
    ]
    assert [each.id for each in found.claims] == [claim]


def test_what_is_no_recording_or_is_damaged_is_named_as_such(scene):
    for name, raw in (("note.wav", b"RIFF and no more"), ("call.amr", b"#!AMR\n" + bytes(64))):
        exhibit = scene.house.seal(scene.folder, name, raw)
        with pytest.raises(UnsupportedFormat):
            heard(scene, exhibit)


def test_a_recording_that_breaks_off_is_played_as_far_as_it_goes(scene):
    exhibit = scene.house.seal(scene.folder, "cut.wav", sound()[:8044])
    assert heard(scene, exhibit).duration_ms == 500


def test_an_erased_recording_leaves_no_sound(scene):
    exhibit = scene.house.seal(scene.folder, "call.wav", sound())
    file = heard(scene, exhibit).file
    order = {"by": "chief", "compartment": CASE, "order": "Court order 1", "witness": "auditor"}
    scene.house.do(EraseExhibit(**order, exhibit=exhibit))
    assert not file.exists()
    assert not scene.house.office.tools.records.folder(exhibit, viewing.SOUND).exists()
    with pytest.raises(Quarantined):
        heard(scene, exhibit)

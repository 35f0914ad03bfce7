# SPDX-License-Identifier: Apache-2.0
"""Who may see what stands in an exhibit or a claim."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from sanad.dossier.clearance import handling, kept_from, tells_of_asylum
from sanad.vault.exhibit import Delivery, Exhibit, Provenance


def exhibit(*came: Provenance, leave: frozenset[str] = frozenset()) -> Exhibit:
    deliveries = tuple(
        Delivery(at, "0" * 64, "a.txt", "op-test", one) for at, one in enumerate(came)
    )
    return Exhibit("0" * 64, 1, "text/plain", None, None, deliveries, leave=leave)


CONFIDENTIAL, RESTRICTED = Provenance(handling="confidential"), Provenance()
AT_HOME = Provenance(conditions=("no_sharing_abroad",))


@pytest.mark.parametrize("came", [(CONFIDENTIAL, RESTRICTED), (RESTRICTED, CONFIDENTIAL)])
def test_the_strictest_delivery_counts_wherever_it_stands(came):
    assert kept_from(exhibit(*came), "defence") == "its handling code is confidential"
    assert kept_from(exhibit(*came), "court") is None
    assert handling([exhibit(*came)]) == "confidential"


@pytest.mark.parametrize("came", [(AT_HOME, RESTRICTED), (RESTRICTED, AT_HOME)])
def test_what_one_sender_keeps_at_home_stays_there_though_another_does_not(came):
    assert kept_from(exhibit(*came), "interpol") == "its sender asked that it not be shared abroad"
    assert kept_from(exhibit(*came), "defence") is None


def test_leave_of_the_sender_is_for_whom_it_was_given():
    given = exhibit(CONFIDENTIAL, AT_HOME, leave=frozenset({"interpol"}))
    assert kept_from(given, "interpol") is None
    assert kept_from(given, "foreign_authority") is not None


@dataclass
class Said:
    property: str
    value: Any = field(default_factory=dict)


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        (Said("refugee_status", {"status": "none_known"}), True),
        (Said("position", {"kind": "asylum_granted"}), True),
        (Said("position", {"kind": "asylum_refused"}), True),
        (Said("position", {"kind": "extradition_refused"}), False),
        (Said("alias", "asylum"), False),
    ],
)
def test_a_decision_on_asylum_tells_of_it_as_an_enquiry_does(said, tells):
    assert tells_of_asylum(said) is tells

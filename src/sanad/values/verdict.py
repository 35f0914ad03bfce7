# SPDX-License-Identifier: Apache-2.0
"""Three answers, never two."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a rule says of an act or a request. `UNDECIDED` is never folded into `PERMIT`."""

    PERMIT = "permit"
    REFUSE = "refuse"
    UNDECIDED = "undecided"


class Integrity(StrEnum):
    """What a check says of bytes or records. `NOT_ESTABLISHED` is never folded into `INTACT`."""

    INTACT = "intact"
    BROKEN = "broken"
    NOT_ESTABLISHED = "not established"

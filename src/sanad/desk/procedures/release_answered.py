# SPDX-License-Identifier: Apache-2.0
"""Release what waited for an answer and has one, so that the law is asked again when it is read."""

from collections.abc import Iterable

from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.door import Desk, Refused
from sanad.desk.questions.list_quarantined import ListQuarantined
from sanad.errors import SanadError, UndecidedByLaw


def release_answered(
    desk: Desk, by: str, compartment: str, reason: str
) -> tuple[list[str], list[SanadError]]:
    """Release every exhibit set aside for an open question about which something was answered since; return what was refused too.

    What still lacks an answer is set aside again by the next reading.
    """
    order = {"by": by, "compartment": compartment}
    found = desk.ask(ListQuarantined(**order))
    answered = [
        row.sha256
        for row in found.rows
        if row.code == UndecidedByLaw.code and row.answered and row.belongs_to is None
    ]
    acts = [ReleaseExhibit(**order, exhibit=sha256, reason=reason) for sha256 in answered]
    return _parted(desk.perform_all(acts))


def _parted(outcomes: Iterable[str | Refused]) -> tuple[list[str], list[SanadError]]:
    released: list[str] = []
    refused: list[SanadError] = []
    for outcome in outcomes:
        if isinstance(outcome, Refused):
            refused.append(outcome.error)
        else:
            released.append(outcome)
    return released, refused

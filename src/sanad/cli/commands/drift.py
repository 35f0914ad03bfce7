# SPDX-License-Identifier: Apache-2.0
"""`sanad drift`."""

from collections.abc import Iterator
from typing import Any

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command("sanad drift --as drafter.one --compartment op-kohzard")
def command(session: Session) -> None:
    """What has turned amber: signed requests and frozen dossiers whose ground is not what it was, with the difference in sentences.

    A request that was sent and may not stand any more is named first; it is withdrawn within 24 hours.
    """
    from sanad.desk.questions.list_drift import ListDrift

    order: dict[str, Any] = {"by": session.by, "compartment": session.compartment}
    found = session.office.desk.ask(ListDrift(**order))
    first = sorted(found, key=lambda each: (not each.withdraw, not each.decide))
    lines = [line for each in first for line in _lines(each)]
    session.out.result(
        {"amber": [each.as_json() for each in first]}, lines or ["nothing has drifted"]
    )


def _lines(drifted: Any) -> Iterator[str]:  # noqa: ANN401  # desk.drifted.Drifted, not imported for speed
    yield f"{drifted.name}, since its step {drifted.step} ({drifted.thing}):"
    for ruling in drifted.withdraw:
        yield f"  WITHDRAW  {ruling.rule}: {ruling.reason}"
    for ruling in drifted.decide:
        yield f"  DECIDE    {ruling.rule}: {ruling.reason}"
    if drifted.stops:
        yield f"  it could not be made today: {drifted.stops}"
    for change in drifted.changes:
        yield f"  {change.says}"

# SPDX-License-Identifier: Apache-2.0
"""Let those who asked for it know what happened: in the same transaction, by ids and codes alone."""

from collections.abc import Iterable, Mapping

from sanad.desk.act import Work
from sanad.jobs import notices
from sanad.jobs.notices import WAITING, Notice
from sanad.values.canonical import Json


def tell(work: Work, compartment: str, kind: str, happened: Iterable[Mapping[str, Json]]) -> None:
    """Leave a notice of each thing that happened for each webhook of the compartment that is told of that kind."""
    hooks = [each for each in notices.webhooks(work.connection, compartment) if each.ended is None and kind in each.kinds]  # fmt: skip
    if not hooks:
        return
    for number, each in enumerate(happened, 1):
        document: dict[str, Json] = {"type": kind, "timestamp": work.at, "data": {"compartment": compartment, **each}}  # fmt: skip
        for hook in hooks:
            name = f"{hook.id}.{work.seq}.{kind}.{number}"
            notices.add(work.connection, Notice(name, hook.id, work.seq, WAITING, 0, work.at, "", document))  # fmt: skip

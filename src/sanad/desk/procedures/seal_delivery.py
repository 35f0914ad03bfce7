# SPDX-License-Identifier: Apache-2.0
"""Close a delivery that came over the network and have it sealed: its sheet is written of what the officer said, then it is closed, then the work is ordered.

Sent twice it is done once. Stopped between two steps it is sent again, and goes on: what was done under the same key is not done again.
"""

from collections.abc import Mapping
from typing import Any

from sanad.desk.act import Tools
from sanad.desk.acts.close_delivery import CloseDelivery
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.bringing import append_to, begin_upload, discard_upload, finish_upload, uploads_in
from sanad.desk.consignments import SHEET
from sanad.desk.delivery_form import Came, sheet_of
from sanad.desk.door import Desk
from sanad.errors import StepNotAllowed
from sanad.values.canonical import digest_of


def seal_delivery(
    desk: Desk, tools: Tools, order: Mapping[str, Any], delivery: str, came: Came | None, key: str
) -> str:  # fmt: skip
    """Return the id of the job that seals it. `order` has officer, compartment and purpose; without `came` the sheet among the files speaks.

    Raises:
        BadSheet: what was said does not read.
        StepNotAllowed: a file is missing a part, there is none, or it was closed before.
        SanadError: the officer may not receive here, or the inbox is full.
    """
    place = {"by": order["by"], "compartment": order["compartment"], "delivery": delivery}
    digest = digest_of({"delivery": delivery})
    written = None if came is None else _write(tools, place, came)
    try:
        close = CloseDelivery(**order, delivery=delivery)
        desk.perform_once(close, f"{key}/close", digest, lambda told, _: dict(vars(told)))
    except StepNotAllowed:
        if written is not None:  # it would stand there as one that was brought in
            discard_upload(tools, **place, upload=written)
        raise
    receive = OrderWork(**order, kind="receive", order={"delivery": delivery})
    return str(
        desk.perform_once(receive, f"{key}/order", digest, lambda job, _: {"job": job})["job"]
    )


def _write(tools: Tools, place: dict[str, str], came: Came) -> str | None:
    """Put the sheet among the files and return its upload; None where the delivery is closed, so that nothing is added."""
    try:
        uploads_in(tools, **place)
    except StepNotAllowed:
        return None
    raw = sheet_of(tools, place["compartment"], place["delivery"], came)
    made = begin_upload(tools, **place, name=SHEET, size=len(raw))
    append_to(tools, **place, upload=made.id, offset=0, pieces=[raw])
    return finish_upload(tools, **place, upload=made.id).id

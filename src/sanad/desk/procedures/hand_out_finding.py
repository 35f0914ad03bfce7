# SPDX-License-Identifier: Apache-2.0
"""Hand out a finding as one file, a picture of it, its table or its graph: the digest is on record before a byte of it goes."""

import hashlib

from sanad.desk.acts.export_list import ExportList
from sanad.desk.door import Desk
from sanad.desk.procedures.hand_out import Handed
from sanad.desk.questions.draw_finding import DrawFinding

_MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}


def hand_out_finding(desk: Desk, order: DrawFinding) -> Handed:
    """Draw, record that it goes, and return the file; no form is one that a browser should open in place.

    Raises:
        BadValue: no purpose was stated, or there is no such form.
        NoMandate: the officer may not export.
        NotFound: there is no such finding that may be used, or it cannot be drawn so.
    """
    raw = desk.ask(order)
    kind = {} if order.kind is None else {"kind": order.kind}
    act = ExportList(
        by=order.by,
        compartment=order.compartment,
        purpose=order.purpose,
        listed=f"finding {order.finding}",
        asked={"form": order.form, **kind},
        rows=1,
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    entry = desk.perform(act)
    media_type = _MEDIA_TYPES.get(order.form, "application/octet-stream")
    return Handed(f"{order.finding}-{entry}.{order.form}", media_type, raw)

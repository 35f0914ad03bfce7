# SPDX-License-Identifier: Apache-2.0
"""Hand out a chart as one file over the network: its digests, and for whom it is, are on record before a byte of it goes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sanad.desk.act import Tools
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.procedures.hand_out import Handed
from sanad.desk.questions.share_chart import ShareChart
from sanad.dossier.papers.signed import CHART, covered, digests

_EPOCH = (1980, 1, 1, 0, 0, 0)  # what a zip holds where no time is told


def hand_out_chart(desk: Desk, tools: Tools, order: ShareChart, to: str) -> Handed:
    """Ask for a chart, record that it goes to `to`, a name in words, and return its folder (docs/formats/charts.md) as a zip file.

    Raises:
        SanadError: the chart, or its dispatch, was refused.
    """
    made = desk.ask(order).files
    dispatch = DispatchFiles(
        by=order.by,
        compartment=order.compartment,
        purpose=order.purpose,
        kind="chart",
        about=None,
        files=digests(made),
        recipient=to,
    )
    entry = desk.perform(dispatch)
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as out:
        signed = covered(made, tools.office, entry, tools.signer, CHART)
        for name, inside in signed.items():
            out.writestr(ZipInfo(name, _EPOCH), inside, ZIP_DEFLATED)
    return Handed(f"{order.compartment}-chart-{entry}.zip", "application/zip", raw.getvalue())

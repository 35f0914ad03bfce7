# SPDX-License-Identifier: Apache-2.0
"""Read what waits, in order; what fails is named, and the rest goes on."""

from collections import Counter
from functools import partial

from sanad.desk.acts.queue_readings import QueueReadings
from sanad.desk.procedures.index_layers import index_layers
from sanad.desk.procedures.progress import Progress
from sanad.desk.procedures.read_pending import read_pending
from sanad.desk.work_needs import Nothing, Read
from sanad.desk.working.site import Site, named, why
from sanad.errors import SanadError
from sanad.values.canonical import Json


def read(site: Site, needs: Read, progress: Progress) -> dict[str, Json]:
    """Return how many readings were done by which reader, what rows they gave, and what could not be read; what was read can be searched then."""
    if needs.which != "waiting":
        again = QueueReadings(which=needs.which, reader=needs.reader, **site.who)
        site.once(again, lambda queued: {"queued": queued})
    by: Counter[str] = Counter()
    totals = Counter({"read": 0, "stored": 0, "rejected": 0})
    failed = []
    for one in read_pending(site.desk, site.tools, progress=progress, **site.who):
        if isinstance(one.outcome, SanadError):
            failed.append({"name": one.name, "sha256": one.sha256, "step": one.step, **why(one.outcome)})  # fmt: skip
            continue
        by[one.outcome.reader] += 1
        totals.update({name: getattr(one.outcome, name) for name in tuple(totals)})
    index_layers(site.tools, partial(progress, failed=len(failed)))
    return {"readings": dict(by), "totals": dict(totals), "failed": named(failed)}


def index(site: Site, needs: Nothing, progress: Progress) -> dict[str, Json]:
    """Make searchable what was read since the last time; return how many parts."""
    del needs
    return {"parts": index_layers(site.tools, progress)}

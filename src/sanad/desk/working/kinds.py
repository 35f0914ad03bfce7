# SPDX-License-Identifier: Apache-2.0
"""The one table of who does what: kind of work → the function that does it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sanad.desk.procedures.progress import Progress
from sanad.desk.working import documents, outgoing, questions, reading, receiving
from sanad.desk.working.site import Site
from sanad.values.canonical import Json

Run = Callable[[Site, Any, Progress], dict[str, Json]]
"""Does a job: takes where it is done, what it needs, and whom to tell how far it is; returns its account."""

RUNS: Mapping[str, Run] = MappingProxyType(
    {
        "receive": receiving.receive,
        "read": reading.read,
        "index": reading.index,
        "build": documents.build,
        "bind": documents.bind,
        "find": questions.find,
        "ask": questions.ask,
        "rerun": questions.rerun,
        "match": questions.match,
        "search": questions.search,
        "collate": questions.collate,
        "audit": questions.audit,
        "watch": questions.watch,
        "export": outgoing.export,
        "draw": outgoing.draw,
        "timestamp": outgoing.timestamp,
    }
)

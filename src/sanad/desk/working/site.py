# SPDX-License-Identifier: Apache-2.0
"""Where a piece of ordered work is done: whose desk, in which compartment, into which folder."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sanad.desk.act import Act, Tools
from sanad.desk.door import Desk
from sanad.desk.purposed import Purposed
from sanad.errors import SanadError
from sanad.jobs.job import Job
from sanad.values.canonical import Json, digest_of

R = TypeVar("R")
_SHOWN = 500
"""Items that an account names one by one; how many there are in all always stands beside them."""


@dataclass(frozen=True)
class Site:
    """A job being done: `desk` is passed in the name, and for the purpose, of who ordered it."""

    tools: Tools
    desk: Desk
    job: Job

    @classmethod
    def of(cls, tools: Tools, job: Job) -> "Site":
        """Return the site of a job."""
        return cls(tools, Purposed(tools, job.order.purpose), job)

    @property
    def who(self) -> dict[str, str]:
        """Return the officer and the compartment, as every order names them."""
        return {"by": self.job.order.by, "compartment": self.job.order.compartment}

    @property
    def folder(self) -> Path:
        """Return the folder of the compartment below which the office keeps what work writes."""
        return self.tools.made / self.job.order.compartment

    def fresh(self) -> Path:
        """Return the folder of this job, which is not there: what a run that was stopped left in it is taken away."""
        own = self.folder / self.job.id
        shutil.rmtree(own, ignore_errors=True)
        return own

    def once(self, act: Act[R], told: Callable[[R], dict[str, Json]]) -> dict[str, Json]:
        """Do an act of this job, or return what it told when it was done before the worker was stopped."""
        key = f"{self.job.id}/{act.name}"
        return self.desk.perform_once(
            act, key, digest_of({"key": key}), lambda result, _: told(result)
        )

    def shown(self, path: Path) -> str:
        """Return the name of what was written, below the folder of the compartment."""
        return str(path.relative_to(self.folder))


def named(items: Iterable[dict[str, Any]]) -> dict[str, Json]:
    """Return the first items of a list, and how many there are."""
    every = list(items)
    return {"of": len(every), "items": every[:_SHOWN]}


def why(error: SanadError) -> dict[str, Json]:
    """Return what an account says of an error."""
    return {"code": error.code, "says": str(error)}

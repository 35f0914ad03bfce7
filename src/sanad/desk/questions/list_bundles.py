# SPDX-License-Identifier: Apache-2.0
"""The bundles that were bound in a compartment, the newest first: for which matter, for whom, how many pages, what was withheld."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.question import Question
from sanad.dossier import bundles
from sanad.dossier.bundles import Kept
from sanad.values.canonical import Json

MOST = 200


@dataclass(frozen=True)
class Bundles:
    """A page; `of` is how many the compartment has, `before` where the next page begins, None where there is none."""

    bundles: tuple[Kept, ...]
    of: int
    before: int | None


@dataclass(frozen=True, kw_only=True)
class ListBundles(Question[Bundles]):
    """An order to list; at most `most`, from entry `before` back."""

    name: ClassVar[str] = "list_bundles"

    most: int = 50
    before: int | None = None

    def do(self, work: Work) -> Done[Bundles]:
        """Read the page."""
        most = max(1, min(self.most, MOST))
        found = bundles.of_compartment(work.connection, self.compartment, most + 1, self.before)
        page = tuple(found[:most])
        of = bundles.count(work.connection, self.compartment)
        what: dict[str, Json] = {"listed": len(page)}
        return Done(Bundles(page, of, page[-1].seq if len(found) > most else None), (), what)

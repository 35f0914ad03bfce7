# SPDX-License-Identifier: Apache-2.0
"""The parts of the office as the side of every page lists them, in the order of the path of data."""

from collections.abc import Container, Mapping
from dataclasses import dataclass


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for: translate this where it is shown
    """Mark a text for the catalogues."""
    return message


@dataclass(frozen=True)
class Section:
    """One part: its place in the address after the compartment, its label, and the letter that goes there after `g`.

    Whoever does not hold `power` is led to `instead`, what of the part is open to everybody who may look. `place` is the
    compartment in which it stands, where that is not the one of the page.
    """

    id: str
    label: str
    letter: str
    power: str = "look"
    instead: str = ""
    place: str = ""

    def leads(self, powers: Container[str]) -> str:
        """Return the place in the address that the part begins with for whoever holds `powers`."""
        return self.id if self.power in powers or not self.instead else self.instead


SECTIONS = (
    Section("desk", N_("Desk"), "d"),
    Section("intake", N_("Intake"), "i", power="receive", instead="readings"),
    Section("exhibits", N_("Exhibits"), "e"),
    Section("search", N_("Search"), "s"),
    Section("subjects", N_("Subjects"), "u"),
    Section("incidents", N_("Incidents"), "n"),
    Section("identity", N_("Identity"), "y"),
    Section("records", N_("Calls and money"), "c"),
    Section("chart", N_("Link chart"), "h"),
    Section("requests", N_("Requests"), "r"),
    Section("rules", N_("Rules"), "b"),
    Section("proceedings", N_("Proceedings"), "p"),
    Section("directives", N_("Directives"), "v"),
    Section("clocks", N_("Clocks"), "k"),
    Section("drift", N_("Drift"), "f"),
    Section("cell", N_("Cell"), "t"),
    Section("documents", N_("Dossiers"), "o"),
    Section("jobs", N_("Long work"), "w"),
    Section("ledger", N_("Ledger"), "l"),
)
HOME = "office"
OFFICE = Section("office", N_("Administration"), "a", place=HOME)
"""Only in the compartment of the office itself; whoever governs there is led to it from every other."""


def sections_of(compartment: str, serves: Mapping[str, Container[str]]) -> tuple[Section, ...]:
    """Return what the side of a page in `compartment` lists for whoever holds the powers that `serves` names, by compartment."""
    shown = compartment == HOME or "govern" in serves.get(HOME, ())
    return (*SECTIONS, OFFICE) if shown else SECTIONS

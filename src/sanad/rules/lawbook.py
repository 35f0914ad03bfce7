# SPDX-License-Identifier: Apache-2.0
"""Everything that a rulebook holds for one jurisdiction, each part read when it is first asked for: an act that needs no law waits for none."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sanad.rules.category import Category, load_categories
from sanad.rules.clock import Clock, load_clocks
from sanad.rules.lexicon import WordList, load_lexicon
from sanad.rules.provision import PROVISIONS, Provision, load_provisions
from sanad.rules.state import State, load_states


@dataclass(frozen=True)
class Lawbook:
    """The parts of the rulebook in `folder` that are no rules; `pack` is the jurisdiction's own folder in it.

    Each part raises `BadRule` or `Unreadable` when it cannot be read.
    """

    folder: Path
    pack: Path

    @cached_property
    def categories(self) -> dict[str, Category]:
        """Return the taxonomy of offences."""
        return load_categories(self.folder / "interpol" / "categories")

    @cached_property
    def lexicon(self) -> tuple[WordList, ...]:
        """Return the word lists for drafts: those that hold everywhere, and the jurisdiction's own."""
        return load_lexicon(self.folder / "interpol" / "wording", self.pack / "wording")

    @cached_property
    def states(self) -> dict[str, State]:
        """Return the sheets of receiving states."""
        return load_states(self.pack / "states")

    @cached_property
    def clocks(self) -> dict[str, Clock]:
        """Return the clocks: those that hold everywhere, the office's own, and the jurisdiction's."""
        folders = (self.folder / "interpol", self.folder / "sanad", self.pack)
        return {
            name: each
            for folder in folders
            for name, each in load_clocks(folder / "clocks").items()
        }

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Return what is only told: provisions that ask nothing of a request."""
        folders = (self.folder / "interpol", self.folder / "sanad", self.pack)
        return {
            name: each
            for folder in folders
            if (folder / PROVISIONS).is_dir()
            for name, each in load_provisions(folder / PROVISIONS).items()
        }

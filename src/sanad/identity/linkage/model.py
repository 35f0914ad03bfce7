# SPDX-License-Identifier: Apache-2.0
"""The model as data: comparisons, levels, weights and what is looked up, from a TOML file, with the digest that pins it.

One model serves both engines: each level is one of Splink's own, which writes the SQL of either. Guarantees that the same file
gives the same digest whatever its comments and order of keys, and that a slip in the file stops the program here.
Term frequencies, the weights of rare values, are no part of the model: they come from the list that is linked.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sanad.values.canonical import digest_of

if TYPE_CHECKING:
    from splink import SettingsCreator
    from splink.internals.comparison_level_creator import ComparisonLevelCreator

LEFT, RIGHT = "a_sought", "b_listed"
"""Names of the two sides inside Splink, which takes the first of the alphabet for the left."""
ID, KEYS = "unique_id", "keys"
_TEXTS = frozenset({"name_key", "father_key", "birth_date", "national_id", "sex"})
_LISTS = frozenset({"words", "rare", "father_words", "passports", "phones", "accounts", "place"})
_NUMBERS = frozenset({"birth_year"})
COLUMNS = _TEXTS | _LISTS | _NUMBERS
"""What may be compared: the columns that `sanad.identity.linkage.look_up` makes."""
_TESTS = {
    "equal": _TEXTS | _NUMBERS,
    "within": _LISTS,
    "slip": _TEXTS,
    "share": _LISTS,
    "near": _NUMBERS,
    "else": frozenset[str](),
}
"""Test → the columns of which it can be asked."""


@dataclass(frozen=True)
class Level:
    """One answer of a comparison: `test` of `column`, what it is called, and the shares m and u."""

    says: str
    test: str
    m: float
    u: float
    column: str = ""
    least: int = 1
    rare: bool = False
    decides: bool = False

    def __post_init__(self) -> None:
        """Refuse a level that could not be computed."""
        if self.test not in _TESTS or (self.test == "else") == bool(self.column):
            raise ValueError(f"{self.says}: no such test as {self.test} of {self.column!r}")
        if self.column and self.column not in COLUMNS:
            raise ValueError(f"{self.says}: there is no column {self.column}")
        if self.column and self.column not in _TESTS[self.test]:
            raise ValueError(f"{self.says}: {self.test} cannot be asked of {self.column}")
        if self.rare and self.test != "equal":
            raise ValueError(f"{self.says}: only an equal value weighs by how rare it is")
        if not isinstance(self.least, int):
            raise TypeError(f"{self.says}: least is a whole number")
        if not 0 < self.m <= 1 or not 0 < self.u <= 1:
            raise ValueError(f"{self.says}: m and u are shares above 0")


@dataclass(frozen=True)
class Comparison:
    """One fact of both sides: its levels from the first tried to the last, which holds when none before does."""

    name: str
    missing: str
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        """Refuse a fact that could not be missing."""
        if self.missing not in COLUMNS:
            raise ValueError(f"{self.name}: there is no column {self.missing}")

    @property
    def column(self) -> str:
        """Return the name under which Splink keeps it."""
        return "".join(sign if sign.isalnum() else "_" for sign in self.name)


@dataclass(frozen=True)
class Model:
    """A model by its name and version; weights of `possible` and `strong` are in bits.

    `seed` is of whatever Splink would sample; linking by a model that is set samples nothing.
    """

    id: str
    version: int
    seed: int
    possible: float
    strong: float
    most_rows: int
    rare_share: float
    rare_rows: int
    known_rows: int
    comparisons: tuple[Comparison, ...]

    def __post_init__(self) -> None:
        """Refuse a model that names a fact twice, or writes a figure in words."""
        figures = (self.version, self.seed, self.possible, self.strong, self.most_rows, self.rare_share, self.rare_rows, self.known_rows)  # fmt: skip
        if not all(isinstance(each, int | float) for each in figures):
            raise ValueError("version, seed and what stands under listed and look_up are numbers")
        if len({each.name for each in self.comparisons}) < len(self.comparisons):
            raise ValueError("a fact is compared twice: one agreement would count as two")

    @property
    def sha256(self) -> str:
        """Return the digest of everything that decides an answer."""
        return digest_of(_exact(asdict(self)))

    @property
    def rare_columns(self) -> dict[str, float]:
        """Return each column whose values weigh by how rare they are, with the share that any value has."""
        levels = (level for each in self.comparisons for level in each.levels)
        return {level.column: level.u for level in levels if level.rare}

    def most_rare(self, rows: int) -> int:
        """Return in how many of `rows` rows a word may stand and be rare."""
        return max(self.rare_rows, math.floor(self.rare_share * rows))

    def settings(self, rows: int) -> "SettingsCreator":
        """Return Splink's settings for a list of `rows` rows, for whichever engine."""
        from splink import SettingsCreator, block_on  # noqa: PLC0415  # takes a quarter of a second
        from splink.comparison_library import CustomComparison  # noqa: PLC0415

        return SettingsCreator(
            link_type="link_only",
            probability_two_random_records_match=1 / max(rows, 2),
            comparisons=[
                CustomComparison(
                    output_column_name=each.column,
                    comparison_levels=[_missing(each), *map(_splink, each.levels)],
                )
                for each in self.comparisons
            ],
            blocking_rules_to_generate_predictions=[block_on(KEYS, arrays_to_explode=[KEYS])],
            retain_matching_columns=True,
            retain_intermediate_calculation_columns=True,
            linker_uid=self.id,
        )


@cache
def people() -> Model:
    """Return the model that comes with the program."""
    return read(files(__package__).joinpath("people.toml").read_text("utf-8"))


def read(text: str) -> Model:
    """Return the model that a TOML text states.

    Raises:
        ValueError: a key is missing or unknown, or a level makes no sense.
    """
    table = tomllib.loads(text)
    try:
        comparisons = tuple(map(_comparison, table.pop("comparisons")))
        return Model(**{**table.pop("listed"), **table.pop("look_up"), **table}, comparisons=comparisons)  # fmt: skip
    except (TypeError, KeyError) as error:
        raise ValueError(f"a model has other keys: {error}") from error


def _comparison(table: Mapping[str, Any]) -> Comparison:
    try:
        levels = tuple(Level(**level) for level in table["levels"])
        made = Comparison(str(table["name"]), table["missing"], levels)
    except (TypeError, KeyError) as error:
        raise ValueError(f"a comparison has other keys: {error}") from error
    if [level.test == "else" for level in levels] != [False] * (len(levels) - 1) + [True]:
        raise ValueError(f"{made.name}: the last level, and no other, is what holds else")
    return made


def _missing(of: Comparison) -> "ComparisonLevelCreator":
    from splink.comparison_level_library import NullLevel  # noqa: PLC0415  # as above

    return NullLevel(of.missing)


def _splink(level: Level) -> "ComparisonLevelCreator":
    """Return a level as Splink has it."""
    import splink.comparison_level_library as cll  # noqa: PLC0415  # as above

    column = level.column
    made: ComparisonLevelCreator
    match level.test:
        case "equal":
            made = cll.ExactMatchLevel(column, term_frequency_adjustments=level.rare)
        case "within":
            made = cll.And(cll.ArraySubsetLevel(column), cll.ArrayIntersectLevel(column, level.least))  # fmt: skip
        case "slip":
            long = cll.CustomLevel(f"length({column}_l) >= {level.least}")
            made = cll.And(long, cll.LevenshteinLevel(column, 1))
        case "share":
            made = cll.ArrayIntersectLevel(column, level.least)
        case "near":
            made = cll.AbsoluteDifferenceLevel(column, level.least)
        case _:
            made = cll.ElseLevel()
    return made.configure(m_probability=level.m, u_probability=level.u)


def _exact(value: Any) -> Any:  # noqa: ANN401  # whatever asdict makes
    """Return `value` with every float as the text that tells it exactly: canonical JSON has none."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {key: _exact(item) for key, item in value.items()}
    return [_exact(item) for item in value] if isinstance(value, list | tuple) else value

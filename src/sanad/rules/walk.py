# SPDX-License-Identifier: Apache-2.0
"""Go through an expression part by part, as the linter does: every part counts, also one that no case has reached."""

from collections.abc import Iterator

from sanad.rules.conditions import Compare
from sanad.rules.scope import Condition, Term
from sanad.rules.terms import Answer, Fact


def parts(part: Condition | Term) -> Iterator[Condition | Term]:
    """Give the part itself and everything inside it."""
    yield part
    for value in vars(part).values():
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Condition | Term):
                yield from parts(inner)


def comparisons(expression: Condition) -> Iterator[Compare]:
    """Give every comparison in an expression."""
    return (part for part in parts(expression) if isinstance(part, Compare))


def facts(expression: Condition) -> Iterator[str]:
    """Give the path of every fact that an expression looks at, also where its absence is an answer."""
    for part in parts(expression):
        if isinstance(part, Fact | Answer):
            yield part.name

# SPDX-License-Identifier: Apache-2.0
"""A sentence of the program that knows of which message and facts it was made.

It is English text like any other wherever it is kept, compared, digested or handed out. A face that speaks another language takes the message from
its catalogue and sets the facts in anew; a fact may be such a sentence itself. What came back from a table is text alone, and stays English.
"""

from typing import Self

from sanad.errors import SanadError


class Said(str):
    """Text made of `message`, whose places `{like_this}` hold `facts`; a message with no facts is given with its braces doubled, as with all."""

    __slots__ = ("facts", "message")
    message: str
    facts: dict[str, object]

    def __new__(cls, message: str, **facts: object) -> Self:
        """Return the sentence.

        Raises:
            KeyError: A place of the message has no fact: a fault of the program.

        >>> Said("{number} days from {start}", number=30, start="2025-03-01")
        '30 days from 2025-03-01'
        """
        made = super().__new__(cls, message.format(**facts))
        made.message, made.facts = message, facts
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """Return of what it is made, for a copy."""
        return (self.message,), self.facts


def sentence_of(error: SanadError) -> Said:
    """Return the sentence of an error, as `str` of it gives it."""
    what, todo = Said(error.what, **error.facts), Said(error.todo, **error.facts)
    return Said("{what} ({where}). {why} {todo}", what=what, where=error.where, why=Said(error.why), todo=todo)  # fmt: skip


def sentences(*parts: str) -> Said:
    """Return sentences one after another, those that are empty left out.

    >>> sentences("It began.", "", Said("It ends on {day}.", day="2025-03-31"))
    'It began. It ends on 2025-03-31.'
    """
    given = {f"part_{n}": part for n, part in enumerate(filter(None, parts), 1)}
    return Said(" ".join(f"{{{name}}}" for name in given), **given)

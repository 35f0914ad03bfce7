# SPDX-License-Identifier: Apache-2.0
"""What the name of a node in the graph of a finding is: an identifier in records, or no more than a name."""

import re
from enum import StrEnum

from sanad.dossier.pictures.graph import Graph
from sanad.errors import BadValue
from sanad.values import account

_PHONE = re.compile(r"\+[0-9]{6,15}")
_NO_ACCOUNT = re.compile(r"T-[0-9]+|not named")
"""A pseudonym, and what `flows` writes where a statement names nobody."""


class Kind(StrEnum):
    """Sorts of identifiers."""

    PHONE = "phone"
    IBAN = "iban"
    ACCOUNT = "account"


def identifier(graph: Graph, name: str) -> Kind | None:
    """Return what a node's name identifies; None for people, senders of messages, pseudonyms and nobody."""
    if graph.kind == "accounts":
        return None if _NO_ACCOUNT.fullmatch(name) else _of_account(name)
    return Kind.PHONE if _PHONE.fullmatch(name) else None


def _of_account(name: str) -> Kind | None:
    try:
        return Kind.IBAN if account.parse(name).iban else Kind.ACCOUNT
    except BadValue:
        return None  # longer than any account

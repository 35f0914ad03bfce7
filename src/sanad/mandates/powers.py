# SPDX-License-Identifier: Apache-2.0
"""The one place that says which role holds which power.

An act names the power it needs; a question needs `look`. Roles divide work so that whoever drafts does not review, and
whoever governs does not make evidence.
"""

from collections.abc import Collection
from types import MappingProxyType

from sanad.errors import BadValue

POWERS = MappingProxyType(
    {
        "supervisor": frozenset({"govern", "direct", "task", "look", "release", "attest", "erase"}),
        "clerk": frozenset({"receive", "read", "export", "proceedings", "task", "look"}),
        "investigator": frozenset(
            {
                "receive",
                "read",
                "export",
                "register",
                "claim",
                "proceedings",
                "task",
                "look",
                "find",
            }
        ),
        "analyst": frozenset(
            {"read", "export", "claim", "judge", "find", "unmask", "task", "look"}
        ),
        "drafter": frozenset({"claim", "request", "build", "proceedings", "task", "look", "find"}),
        "reviewer": frozenset({"answer", "review", "task", "look"}),
        "approver": frozenset({"approve", "task", "look"}),
        "liaison": frozenset({"send", "proceedings", "task", "look"}),
        "jurist": frozenset({"answer", "law", "task", "look"}),
        "auditor": frozenset({"audit", "attest", "task", "look"}),
    }
)
"""Role → powers."""

ROLES = frozenset(POWERS)


def require_known(where: str, roles: Collection[str]) -> None:
    """Refuse roles that are none.

    Raises:
        BadValue: naming the first, and those that there are.
    """
    for role in sorted(set(roles) - ROLES):
        raise BadValue(where, value=role, type="role", detail=", ".join(sorted(ROLES)))


def held_by(roles: list[str]) -> frozenset[str]:
    """Return the powers that `roles` hold together; an unknown role holds none."""
    return frozenset().union(*(POWERS.get(role, frozenset()) for role in roles))

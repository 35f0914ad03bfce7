# SPDX-License-Identifier: Apache-2.0
"""Numbers as readers store them, so that equal ones are equal however they were written."""

from sanad.errors import BadValue
from sanad.values import account, identity_number, telephone


def plain(kind: str, value: str) -> str:
    """Return the value of a property in the form in which readers store it; one not understood as it is."""
    match kind:
        case "phone":
            return telephone.parse(value).e164 or value
        case "account":
            return account.parse(value).key
        case "passport":
            return value.replace(" ", "").upper()
        case "national_id":
            try:
                return str(identity_number.parse(value))
            except BadValue:
                return value
        case _:
            return value

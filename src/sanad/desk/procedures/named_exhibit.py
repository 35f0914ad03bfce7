# SPDX-License-Identifier: Apache-2.0
"""From what a person calls an exhibit to its digest. Whether the person may know of it is asked by what follows."""

from sanad.desk.act import Tools
from sanad.vault import store


def named_exhibit(tools: Tools, name: str) -> str:
    """Return the digest of the exhibit called `name`: a digest, its beginning (8 or more) or a name as delivered.

    Raises:
        NotFound: none, or more than one, carries it.
    """
    with tools.database.reading() as connection:
        return store.by_name(connection, name).sha256

# SPDX-License-Identifier: Apache-2.0
"""Make a redacted copy, and write it where somebody looks at it before it goes out."""

import shutil
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.redact_exhibit import RedactExhibit
from sanad.desk.door import Desk
from sanad.dossier.copies import Copy
from sanad.errors import AlreadyDone
from sanad.storage.files import named


def redact_exhibit(desk: Desk, tools: Tools, order: RedactExhibit, out: Path | None) -> Copy:
    """Return the copy that is made; it is written to the new file `out` too, if one is given.

    Raises:
        AlreadyDone: `out` is there already; nothing was made.
        Unreadable, DiskFull: `out` cannot be written; the copy was made.
        SanadError: as the act does.
    """
    if out is not None and out.exists():
        raise AlreadyDone(str(out.parent), kind="file", name=out.name)
    copy = desk.perform(order)
    if out is not None:
        try:
            shutil.copyfile(tools.blobs.path(copy.sha256), out)
        except OSError as error:
            raise named(error, str(out), "the copy") from error
    return copy

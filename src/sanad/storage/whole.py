# SPDX-License-Identifier: Apache-2.0
"""A folder that appears when it is whole: what is stopped in its middle, by an error or a kill, leaves nothing that could be taken for it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sanad.errors import AlreadyDone
from sanad.storage.files import named, shown


@contextmanager
def whole(target: Path, what_for: str) -> Iterator[Path]:
    """Yield a new folder beside `target`, which becomes `target` when all went well. `what_for` names it in errors, for example "the package".

    Raises:
        AlreadyDone: there is something at `target`; nothing is written over.
        DiskFull, Unreadable: the disk does not let us.
    """
    if target.exists():
        raise AlreadyDone(shown(target.parent), kind="folder", name=shown(Path(target.name)))
    partial = target.with_name(f".{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)  # of one that was killed
    try:
        partial.mkdir(parents=True)
        yield partial
        partial.rename(target)
    except OSError as error:
        raise named(error, shown(target), what_for) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)

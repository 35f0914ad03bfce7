# SPDX-License-Identifier: Apache-2.0
"""A bench: what it takes to look at files that nobody received yet. It belongs to no office and records nothing.

Files are looked at in a cell, as hostile as evidence is. What is seen here is no evidence and may not be cited.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import Unreadable
from sanad.sandbox import Limits, Sandbox, Work

_LIMITS = Limits(seconds=120)


@dataclass(frozen=True)
class Bench:
    """`sandbox` runs what touches the files; `templates` are the folders of operator templates."""

    sandbox: Sandbox
    templates: tuple[Path, ...]

    def run(self, work: Work, order: bytes, reads: Iterable[Path], where: str) -> bytes:
        """Return what `work` answers in a cell that sees nothing but `reads` and the templates.

        Raises:
            ReaderStopped: it passed a limit or died.
        """
        with tempfile.TemporaryDirectory(prefix="sanad-bench-") as folder:
            answer = self.sandbox.run(
                work,
                order,
                reads=(*reads, *self.templates),
                writes=Path(folder),
                limits=_LIMITS,
                where=where,
            )
        return answer.raw


def regular(path: Path) -> Path:
    """Return the full path of a file.

    Raises:
        Unreadable: there is none.
    """
    if not path.is_file():
        raise Unreadable(str(path), detail="there is no such file")
    return path.resolve()

# SPDX-License-Identifier: Apache-2.0
"""Start the server that forks cells anew, without the office's environment: for that server to import first, and for nobody else.

Taking variables out is not enough: their bytes stay in memory and in /proc/self/environ, for every cell to read. Where
another part of the program started the server before any `Sandbox` was made, `cell` takes them out all the same.
"""

import os
import sys

from sanad.sandbox.cell import bare

_SERVER = (
    "from multiprocessing.forkserver import main"  # how multiprocessing starts it: `python -c`
)

if sys.orig_argv[-1].startswith(_SERVER) and bare() != dict(os.environ):
    os.execve(sys.executable, sys.orig_argv, bare())  # noqa: S606  # itself, as it was started; descriptors stay

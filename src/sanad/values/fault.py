# SPDX-License-Identifier: Apache-2.0
"""A fault of the program as a log may hold it: what kind and where in the program, never its message.

The message may hold evidence, such as the values of a statement that the database refused.
"""

import traceback


def told(fault: BaseException) -> str:
    """Return the type of a fault and the places in the program through which it came, over several lines."""
    return f"{type(fault).__name__}\n{''.join(traceback.format_tb(fault.__traceback__))}"

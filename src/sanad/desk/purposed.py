# SPDX-License-Identifier: Apache-2.0
"""A desk for work that was ordered for a purpose: each act of it that states none of its own is done for that one."""

from dataclasses import replace

from sanad.desk.act import Tools
from sanad.desk.door import Desk, Sent


class Purposed(Desk):
    """The one door, passed for one purpose."""

    def __init__(self, tools: Tools, purpose: str) -> None:
        """Work with `tools` for `purpose`."""
        super().__init__(tools)
        self._purpose = purpose

    def _ordered(self, order: Sent) -> Sent:
        return replace(order, purpose=order.purpose or self._purpose)

# SPDX-License-Identifier: Apache-2.0
"""On what terms an office lets its officers in."""

from dataclasses import dataclass
from datetime import timedelta

IDLE, MOST = timedelta(minutes=30), timedelta(hours=12)
"""NIST SP 800-63B-4, section 2.2.3, says no more than an hour and a day; rooms are shared here, so half of both."""


@dataclass(frozen=True)
class Terms:
    """`idle` is how long a session lasts without anything being asked, `most` how long in all; `issuer` and `client` name the identity provider that the office has, and as whom the provider knows it."""

    idle: timedelta = IDLE
    most: timedelta = MOST
    issuer: str = ""
    client: str = ""

# SPDX-License-Identifier: Apache-2.0
"""Carries out long work that was ordered, and goes on where it stopped."""

from sanad.worker.child import Child, start

__all__ = ["Child", "start"]

# SPDX-License-Identifier: Apache-2.0
"""The bundle for a court: tabs with an index, every page under a place that no later edition changes."""

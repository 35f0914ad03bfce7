# SPDX-License-Identifier: Apache-2.0
"""The office's tables, version by version."""

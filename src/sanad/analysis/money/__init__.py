# SPDX-License-Identifier: Apache-2.0
"""Questions to bank records, one file each."""

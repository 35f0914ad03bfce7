# SPDX-License-Identifier: Apache-2.0
"""Questions to call records, one file each."""

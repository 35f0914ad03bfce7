# SPDX-License-Identifier: Apache-2.0
"""Everything an officer can do, one file per act."""

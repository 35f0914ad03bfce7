# SPDX-License-Identifier: Apache-2.0
"""Everything an officer can ask, one file per question; looking is recorded too."""

# SPDX-License-Identifier: Apache-2.0
"""Every act in order, so that none is altered, moved or removed unseen."""

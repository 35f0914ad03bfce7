# SPDX-License-Identifier: Apache-2.0
"""The office on screen: pages over acts and questions."""

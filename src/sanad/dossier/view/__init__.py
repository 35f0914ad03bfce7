# SPDX-License-Identifier: Apache-2.0
"""An exhibit for the eye and the ear: pixels and samples made of it in a cell, so that none of its bytes reaches a screen."""

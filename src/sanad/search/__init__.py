# SPDX-License-Identifier: Apache-2.0
"""Find words, names and numbers in what readers produced, across scripts."""

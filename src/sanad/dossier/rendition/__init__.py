# SPDX-License-Identifier: Apache-2.0
"""An exhibit as pages for a bundle; the original is the evidence and goes beside them."""

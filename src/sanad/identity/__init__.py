# SPDX-License-Identifier: Apache-2.0
"""Same or different: candidate pairs with reasons, judgements by named officers, clusters derived from them."""

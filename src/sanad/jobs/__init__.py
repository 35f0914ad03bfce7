# SPDX-License-Identifier: Apache-2.0
"""Long work that somebody ordered: what, by whom, how far it is, what came of it."""

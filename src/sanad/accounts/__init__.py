# SPDX-License-Identifier: Apache-2.0
"""How officers show who they are: credentials, sessions, tokens."""

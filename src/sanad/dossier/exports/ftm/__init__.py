# SPDX-License-Identifier: Apache-2.0
"""The register in the words of FollowTheMoney, for offices and newsrooms that work with it (docs/formats/exchange.md)."""

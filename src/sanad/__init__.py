# SPDX-License-Identifier: Apache-2.0
"""Sanad (سند): evidence in, sealed, read, cited; a dossier out that a stranger verifies."""

__version__ = "0.1.0"

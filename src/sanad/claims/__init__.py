# SPDX-License-Identifier: Apache-2.0
"""The register: who says what about whom, and where it stands written; rival statements side by side."""

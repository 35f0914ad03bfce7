# SPDX-License-Identifier: Apache-2.0
"""What leaves the office: a frozen brief, typeset, and a package that a stranger verifies."""

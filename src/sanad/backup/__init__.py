# SPDX-License-Identifier: Apache-2.0
"""A copy of the office from which it can be brought back, and what the copy says of itself."""

# SPDX-License-Identifier: Apache-2.0
"""The values a case is written in: parsed once, kept beside what the source wrote."""

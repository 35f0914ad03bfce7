# SPDX-License-Identifier: Apache-2.0
"""Read sealed bytes into rows exactly as written, beside what they mean; never change them."""

# SPDX-License-Identifier: Apache-2.0
"""What leaves the office in forms that other offices prescribe."""

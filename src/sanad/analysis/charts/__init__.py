# SPDX-License-Identifier: Apache-2.0
"""Charts that an officer kept: what stood on one, as of when, and where it was put."""

# SPDX-License-Identifier: Apache-2.0
"""Who may do what, on whose order, in which compartment, until when; and the papers that allow it."""

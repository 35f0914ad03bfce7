# SPDX-License-Identifier: Apache-2.0
"""The two ways in which something can be wrong: the package, or the call."""


class Fault(Exception):  # a fault of the evidence, as in the formats
    """Something in the package is not as documented; the text is a sentence for the report."""


class CallFault(Exception):  # as above
    """The verifier was called wrongly, or there is no package; nothing is said of any package."""

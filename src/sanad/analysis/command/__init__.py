# SPDX-License-Identifier: Apache-2.0
"""Who is said to stand over whom, and how telephones, money and papers tie entries of the register together; one question a file."""

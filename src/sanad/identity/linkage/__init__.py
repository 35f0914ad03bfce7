# SPDX-License-Identifier: Apache-2.0
"""A whole list beside a whole list: pairs worth a person's eye at a million rows, each with the weight of every reason."""

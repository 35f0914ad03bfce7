# SPDX-License-Identifier: Apache-2.0
"""The law itself as data: rules beside their cases, offences with dated penalties. Nothing is imported from here."""

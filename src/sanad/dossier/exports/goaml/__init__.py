# SPDX-License-Identifier: Apache-2.0
"""goAML reports of a financial intelligence unit: payments and the sheet of the office → draft → report → XML."""

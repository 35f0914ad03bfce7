# SPDX-License-Identifier: Apache-2.0
"""One file for each screen: it reads the request, asks one thing of the desk, and shows what it says."""

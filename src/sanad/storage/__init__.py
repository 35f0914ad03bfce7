# SPDX-License-Identifier: Apache-2.0
"""Where things are kept: a database, sealed blobs, record files; it knows no word of the trade."""

# SPDX-License-Identifier: Apache-2.0
"""One folder per source format; only `sanad.readers.registry` opens them."""

# SPDX-License-Identifier: Apache-2.0
"""What every request over the network passes before a page or the API sees it: size, pace, origin, who sends it."""

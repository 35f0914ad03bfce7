# SPDX-License-Identifier: Apache-2.0
"""Pictures, sound and film: sealed and shown, not read."""

NAME = "none"
VERSION = "1"
WHAT = "Pictures, sound and film, which nothing reads; the length of a WAV is noted"

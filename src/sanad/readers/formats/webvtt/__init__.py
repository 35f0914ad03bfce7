# SPDX-License-Identifier: Apache-2.0
"""A transcript in WebVTT, cue by cue."""

NAME = "webvtt"
VERSION = "1"
WHAT = "Transcripts as WebVTT cues"

# SPDX-License-Identifier: Apache-2.0
"""Copies of exhibits from which words and pictures are truly taken out, each with its ground, and proved to be gone."""

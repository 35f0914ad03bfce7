# SPDX-License-Identifier: Apache-2.0
"""The fictional operation "Kohzard": the folder an officer would receive, made from a fixed seed."""

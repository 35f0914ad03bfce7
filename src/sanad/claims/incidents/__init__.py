# SPDX-License-Identifier: Apache-2.0
"""Incidents that keep their contradictions: fields by sources, what follows from them by stated rules, and one sentence."""

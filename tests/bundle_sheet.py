# SPDX-License-Identifier: Apache-2.0
"""A sheet for a bundle of the two exhibits that the scene has, for whoever binds one."""

SHEET = """
sheet = "sanad/bundle/1"
compartment = "op-test"
title = "Bundle for the hearing"
matter = "The State v. Sample One"
recipient = "court"
purpose = "trial"
[[tab]]
name = "A/1"
title = "Papers"
[[tab.item]]
exhibit = "note.txt"
mark = "P-1"
[[tab.item]]
exhibit = "calls.csv"
"""

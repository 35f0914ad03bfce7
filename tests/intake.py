# SPDX-License-Identifier: Apache-2.0
"""The sheets of an office that receives a folder of any files by the command line: a clerk, and a paper that covers them all."""

CASE = "op-one"
ROSTER = f"""sheet = "sanad/roster/1"
[[officer]]
id = "clerk"
name = "Clerk One"
office = "records"
roles = ["clerk"]
from = 2025-01-01
order = "1"
compartments = ["{CASE}"]
"""
SHEET = """sheet = "sanad/delivery/1"
[[instrument]]
id = "court-1"
kind = "court_record"
number = "1/2025"
issuer = "A court (fictional)"
legal_basis = "none needed here"
issued_on = 2025-01-01
[[delivery]]
files = ["**"]
handed_by = "Reader of the court (fictional)"
received_at = 2025-04-09T10:30:00+05:00
received_where = "Quetta"
instrument = "court-1"
grade = "admiralty:B2"
"""

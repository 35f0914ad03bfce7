# SPDX-License-Identifier: Apache-2.0
"""How long work that was ordered is carried out, kind by kind; each act of it passes the door."""

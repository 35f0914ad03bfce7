# SPDX-License-Identifier: Apache-2.0
"""Work that takes many acts: a folder received, everything read, a worksheet entered, a dossier built.

A procedure only orders acts; each of them passes the door by itself, and one refused never stops the rest.
"""

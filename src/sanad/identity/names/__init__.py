# SPDX-License-Identifier: Apache-2.0
"""Names of persons and organisations across Latin and Arabic script: how alike two are, and why."""

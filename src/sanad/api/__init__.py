# SPDX-License-Identifier: Apache-2.0
"""The office for programs: every act and question as JSON over HTTP."""

# SPDX-License-Identifier: Apache-2.0
"""What a report may say, proposed word by word for a person to accept, correct or reject; nothing here decides."""

# SPDX-License-Identifier: Apache-2.0
"""The papers of the law desk about one request, each a document whose every sentence names what it rests on (docs/formats/papers.md)."""

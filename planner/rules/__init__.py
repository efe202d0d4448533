# SPDX-License-Identifier: MIT
"""The room where knowledge meets an estate: `when:` clauses, their words, and what follows from them."""

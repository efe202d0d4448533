# SPDX-License-Identifier: MIT
"""What is said: tables, figures and documents, as values and as HTML."""

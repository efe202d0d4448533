# SPDX-License-Identifier: MIT
"""Edited files back into the project: what people changed in a workbook becomes a decision of theirs."""

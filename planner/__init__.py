# SPDX-License-Identifier: MIT
"""Plan a hospital trust's exit from its PACS and RIS contracts."""

__version__ = "0.1.0"

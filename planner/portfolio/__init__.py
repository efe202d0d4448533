# SPDX-License-Identifier: MIT
"""Many projects built at once: every member in a process of its own kind, nothing done twice, all told."""

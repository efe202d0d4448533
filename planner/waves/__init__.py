# SPDX-License-Identifier: MIT
"""Many who share one capacity: in which order they are served, and what gets all of them done in time."""

# SPDX-License-Identifier: MIT
"""What is said of many trusts together: who leaves when, what they move, what the market meets at once."""

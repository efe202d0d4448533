# SPDX-License-Identifier: MIT
"""What goes out to bidders and evaluators, and what is said of the bids that come back."""

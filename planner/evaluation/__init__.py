# SPDX-License-Identifier: MIT
"""Bids compared: questions and their weights, price, scores agreed, the ranking and what would change it.

Everything is exact: weights and marks are fractions, money is whole pence. Nothing is rounded but the
total of a bid, once, half up, to the places that the tender states.
"""

# SPDX-License-Identifier: MIT
"""A consortium worked out: what its members have in common, who pays what, and what if one of them goes."""

# SPDX-License-Identifier: MIT
"""What is said of a consortium: who is out when, who pays what, and what if one of them goes."""

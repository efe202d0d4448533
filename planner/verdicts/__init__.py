# SPDX-License-Identifier: MIT
"""Can the trust be out in time, and what must be decided by when: routes, verdicts, decision ladder."""

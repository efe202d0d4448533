# SPDX-License-Identifier: MIT
"""When it must happen: working days, activities, the critical path and the reason for every date.

`calendar` counts working days, `network` and `passes` find early and late dates over flat arrays,
`activities` reads the activity catalogue, `instances` chooses what this project needs from it, and
`programme` puts them together into a `Schedule` that `reasons` can explain.
"""

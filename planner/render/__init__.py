# SPDX-License-Identifier: MIT
"""Values to files: Word, Excel, pictures and the pack writer."""

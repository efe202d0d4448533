# SPDX-License-Identifier: MIT
"""The exit plan: twenty sections, who owes what in each, and what nobody has answered yet.

`knowledge` is the shape of what the catalogue says of exit plans; `owed` holds that against one estate;
`answers` counts what is known; the `*_sections` say what each section tells; `document` puts it together.
"""

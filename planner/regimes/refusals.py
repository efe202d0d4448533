# SPDX-License-Identifier: MIT
"""What cannot be: a combination of facts that the law does not know."""


class Refusal(ValueError):  # noqa: N818 - the law refuses, nothing is in error
    """There is no such date. The words say why; `remedy` says what there is instead."""

    def __init__(self, words: str, remedy: str = "") -> None:
        super().__init__(words)
        self.remedy = remedy

# SPDX-License-Identifier: MIT
"""How a value that cannot be read is refused: a stable type, a sentence, and what to write instead."""

from pydantic_core import PydanticCustomError


def refuse(kind: str, sentence: str, remedy: str, **context: object) -> PydanticCustomError:
    """Return the error that refuses a value: its stable type, its sentence and its remedy."""
    return PydanticCustomError(kind, sentence, {**context, "help": remedy})


def shown(value: object) -> str:
    """Return what was written, cut where it is too long to be shown in a sentence."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."

# SPDX-License-Identifier: MIT
"""How faults of shape are told: a code and a sentence for each error type of pydantic.

The choice is made by the `type` of the error, which pydantic keeps stable, never by its English.
"""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic_core.core_schema import ErrorType

from planner.english import counted

BUILT_IN = frozenset(get_args(ErrorType))

# The beginning of a type → its code. The first that fits counts.
_CODES = (
    ("missing", "PLN101"),
    ("extra_forbidden", "PLN102"),
    ("literal_error", "PLN103"),
    ("enum", "PLN103"),
    ("model_type", "PLN104"),
    ("model_attributes_type", "PLN104"),
    ("dict_type", "PLN104"),
    ("mapping_type", "PLN104"),
    ("list_type", "PLN105"),
    ("tuple_type", "PLN105"),
    ("set_type", "PLN105"),
    ("frozen_set_type", "PLN105"),
    ("iterable_type", "PLN105"),
    ("string_type", "PLN106"),
    ("string_sub_type", "PLN106"),
    ("int_", "PLN107"),
    ("float_", "PLN107"),
    ("decimal_", "PLN107"),
    ("finite_number", "PLN107"),
    ("bool_", "PLN108"),
    ("date_", "PLN109"),
    ("datetime_", "PLN109"),
    ("time_", "PLN109"),
    ("greater_than", "PLN110"),
    ("less_than", "PLN110"),
    ("multiple_of", "PLN110"),
    ("string_", "PLN111"),
    ("too_short", "PLN111"),
    ("too_long", "PLN111"),
    ("union_tag_not_found", "PLN101"),
    ("union_tag", "PLN103"),
)

# The types of our own validators that read one value → their codes.
OWN_CODES = {
    "day_form": "PLN109",
    "day_impossible": "PLN109",
    "day_far": "PLN109",
    "negative": "PLN110",
    "number_form": "PLN107",
    "whole_form": "PLN107",
    "percent_form": "PLN107",
    "percent_large": "PLN110",
    "yes_no": "PLN108",
    "money_form": "PLN112",
    "size_form": "PLN112",
    "rate_form": "PLN112",
    "months_form": "PLN112",
    "hours_form": "PLN112",
    "years_form": "PLN112",
    "id_form": "PLN111",
}
# These read one value only: a list or a mapping in its place is told as such.
_SINGLE = frozenset(("PLN103", "PLN106", "PLN107", "PLN108", "PLN109", "PLN110"))


def code_of(kind: str, value: Any, context: Mapping[str, Any]) -> str:
    """Return the code for an error of this type at this value."""
    own = context.get("code")
    if isinstance(own, str):
        return own
    if kind not in BUILT_IN:
        code = OWN_CODES.get(kind) or ("PLN113" if isinstance(value, dict) else "PLN112")
    else:
        code = next((code for start, code in _CODES if kind.startswith(start)), "PLN112")
    single = code in _SINGLE or kind.startswith("string_") or kind == "id_form"
    return "PLN106" if single and isinstance(value, (dict, list)) else code


def sentence(code: str, field: str, value: Any, message: str, context: Mapping[str, Any]) -> str:
    """Return what is wrong, in our words."""
    shown = f"'{str(value)[:80]}'"
    plain = {
        "PLN101": f"the field '{field}' is missing",
        "PLN102": f"there is no field '{field}' here",
        "PLN103": f"{shown} is not one of the words for '{field}'",
        "PLN104": f"'{field}' has fields of its own, each with a name and a colon",
        "PLN105": f"'{field}' is a list",
        "PLN106": f"'{field}' takes one value, not {_shape(value)}",
        "PLN107": f"{shown} is not a number",
        "PLN108": f"{shown} is neither yes nor no",
        "PLN109": f"{shown} is not a date",
        "PLN110": f"{shown} is out of range for '{field}': it must be {_bounds(context)}",
        "PLN111": f"{_what(value)} has the wrong form for '{field}'{_lengths(context, value)}",
    }
    return plain.get(code, f"{shown} is not understood as '{field}': {message}")


def _shape(value: Any) -> str:
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "this"


def _bounds(context: Mapping[str, Any]) -> str:
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    found = [f"{word} {context[key]}" for key, word in words.items() if key in context]
    return " and ".join(found) or f"a multiple of {context.get('multiple_of')}"


def _what(value: Any) -> str:
    return "the list" if isinstance(value, list) else f"'{str(value)[:80]}'"


def _lengths(context: Mapping[str, Any], value: Any) -> str:
    words = {"min_length": "at least", "max_length": "at most"}
    of = "item" if isinstance(value, (list, dict)) else "character"
    counts = [(word, context[key]) for key, word in words.items() if key in context]
    found = [f": {word} {counted(count, of)}" for word, count in counts]
    return found[0] if found else ""

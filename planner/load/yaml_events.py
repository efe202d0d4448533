# SPDX-License-Identifier: MIT
"""YAML text → plain data and the place of every value, in one pass over the events of libyaml.

Every scalar stays text; only a blank, `~` and `null` are None. The field decides what a text means, so that
`no`, `1.10`, `012` and `12:30` stay what the author wrote. Nothing here calls itself: depth, values, aliases
and lengths are counted while reading, and the reading stops before anything large is built.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from planner.diagnostics import Diagnostic, Span, fault
from planner.load import limits
from planner.load.places import Branch, Place, origin, span_of
from planner.load.syntax import syntax_fault
from planner.load.text import UNSEEN, spelt

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]

    COMPILED = True
except ImportError:  # PyYAML was installed without libyaml: the same events, some ten times slower.
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

    COMPILED = False

# PyYAML lets these out beside YAMLError when a text is broken in unusual ways.
_BROKEN = (yaml.YAMLError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)

_BLANK = frozenset(("", "~", "null", "Null", "NULL"))
# The key of what cannot be kept. No text can hold it, because NUL is refused.
_LOST = "\0"
_NO_KEYS = frozenset((None, "<<"))


class _StoppedError(Exception):
    """The text is refused as a whole; the fault is already noted."""


@dataclass(frozen=True)
class Written:
    """What one text says: plain data, the places of its values, its faults, and how many values it holds."""

    value: Any
    root: Branch
    faults: tuple[Diagnostic, ...]
    values: int


def read_events(text: str, name: str, lines: list[str], parser: Callable[[str], Any] = _Parser) -> Written:
    """Return the data of one YAML document. Bad text is a fault with its line, never an exception."""
    reader = _Reader(name, lines, careful=any(sign in text for sign in "&!\\"))
    if text.startswith("%") or "\n%" in text or "\r%" in text:
        # Refused before libyaml sees it: thousands of %TAG lines take it quadratic time.
        reader.faults.append(_directive(name, lines))
        return reader.result()
    try:
        reader.read(parser(text).get_event)
    except _StoppedError:
        pass
    except _BROKEN as broken:
        reader.faults.append(syntax_fault(broken, name, lines))
    return reader.result()


def _directive(name: str, lines: list[str]) -> Diagnostic:
    number = next(number for number, line in enumerate(lines, 1) if line.startswith("%"))
    span = Span(name, number, 1, number, len(lines[number - 1]) + 1)
    return fault("PLN020", "a line that begins with '%' is a YAML directive", span)


class _Reader:
    """What is known half-way through a text: the container being read, those around it, and the counts.

    `key` is the key that waits for its value; None in a list, and in a mapping when a key comes next.
    `careful` asks for a close look at each scalar, because the text has signs of anchors, tags or escapes.
    """

    __slots__ = (
        *("name", "lines", "faults", "container", "children", "key", "key_place", "stack", "anchors"),
        *("values", "aliases", "documents", "outer", "places", "careful"),
    )

    def __init__(self, name: str, lines: list[str], careful: bool) -> None:
        self.name = name
        self.lines = lines
        self.faults: list[Diagnostic] = []
        self.container: Any = []
        self.children: Any = []
        self.key: str | None = None
        self.key_place: Any = None
        self.stack: list[tuple[Any, ...]] = []
        self.anchors: dict[str, tuple[Any, Any, int]] = {}
        self.values = self.aliases = self.documents = 0
        self.outer, self.places = self.container, self.children
        self.careful = careful

    def result(self) -> Written:
        """Return what was read so far."""
        value = self.outer[0] if self.outer else None
        root = self.places[0] if self.places else None
        if not isinstance(root, Branch):
            root = origin(self.name)
        root.file = self.name
        return Written(value, root, tuple(self.faults), self.values)

    def read(self, next_event: Callable[[], Any]) -> None:
        """Take events until the text ends. Nine of ten are scalars: these few lines are the hot loop."""
        container, children, values = self.container, self.children, 0
        key: str | None = None
        key_place: Any = None
        in_list, careful, longest, most = True, self.careful, limits.SCALAR_CHARACTERS, limits.VALUES
        scalar, blank, no_keys = ScalarEvent, _BLANK, _NO_KEYS
        while True:
            event = next_event()
            if type(event) is not scalar:
                self.key, self.key_place, self.values = key, key_place, values
                if self.structure(event):
                    return
                container, children = self.container, self.children
                key, key_place, values = self.key, self.key_place, self.values
                in_list = type(container) is list
                continue
            value: Any = event.value
            length = len(value)
            if length > longest or careful:
                self.inspect(event)
            if length < 5 and value in blank and not event.style:
                value = None
            if key is not None:
                container[key] = value
                children[key] = (key_place, event)
                key = None
            elif in_list:
                container.append(value)
                children.append(event)
            else:
                key, key_place = value, event
                if value in container or (length < 5 and value in no_keys):
                    key = self.checked_key(value, event)
                continue
            values += 1
            if values > most:
                self.too_many(event)

    def checked_key(self, value: Any, place: Any) -> str:
        """Return the key, or the lost key if it cannot be one. A repeated key is a fault too."""
        if type(value) is not str or type(place) is not ScalarEvent:
            self.note("PLN021", f"{_what(value, place)} cannot be a key", place)
            return _LOST
        if value == "<<" and not place.style:
            self.note("PLN013", "'<<' merges another mapping into this one", place)
            return _LOST
        if value in self.container:
            first = span_of(self.children[value][0], self.name, self.lines)
            self.note(
                "PLN011", f"the key '{value[:80]}' is repeated", place, (("first written here", first),)
            )
        return value

    def structure(self, event: Any) -> bool:
        """Take an event that is no scalar; return whether the text has ended."""
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            self.end(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self.begin(event, kind is MappingStartEvent)
        elif kind is AliasEvent:
            self.alias(event)
        elif kind is DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.stop("PLN019", "a second YAML document begins here", event)
        return kind is StreamEndEvent

    def begin(self, event: Any, mapping: bool) -> None:
        """Go into a list or a mapping."""
        if event.tag:
            self.note("PLN012", f"'{event.tag[:80]}' is a YAML tag", event)
        stack = self.stack
        if len(stack) >= limits.DEPTH:
            self.stop("PLN014", f"this is nested more than {limits.DEPTH} deep", event)
        stack.append((self.container, self.children, self.key, self.key_place, event, self.values))
        self.key = None
        if mapping:
            self.container, self.children = {}, {}
        else:
            self.container, self.children = [], []

    def end(self, event: Any) -> None:
        """Come out of it, and put it where it belongs."""
        value, children = self.container, self.children
        if self.faults and type(value) is dict:
            value.pop(_LOST, None)
            children.pop(_LOST, None)
        self.container, self.children, self.key, self.key_place, begun, before = self.stack.pop()
        place = Branch(begun.start_mark, event.end_mark, children)
        self.put(value, place)
        if begun.anchor:
            self.anchors[begun.anchor] = (value, place, self.values - before)

    def put(self, value: Any, place: Any) -> None:
        """Put a list, a mapping or an alias where it belongs."""
        if self.key is not None:
            self.container[self.key] = value
            self.children[self.key] = (self.key_place, place)
            self.key = None
        elif type(self.container) is list:
            self.container.append(value)
            self.children.append(place)
        else:
            self.key = self.checked_key(value, place)
            self.key_place = place
            return
        self.values += 1
        if self.values > limits.VALUES:
            self.too_many(place)

    def alias(self, event: Any) -> None:
        """Put the anchored value here too. It is shared, not copied, and counted as if it were copied."""
        self.aliases += 1
        if self.aliases > limits.ALIASES:
            self.stop("PLN016", f"the file uses more than {limits.ALIASES:,} aliases", event)
        if event.anchor not in self.anchors:
            self.note("PLN018", f"nothing before this is marked '&{event.anchor[:80]}'", event)
        value, place, size = self.anchors.get(event.anchor, (None, event, 1))
        self.values += size - 1
        whole = isinstance(place, Branch)
        self.put(value, Branch(event.start_mark, event.end_mark, place.children) if whole else event)

    def inspect(self, event: Any) -> None:
        """Look closely at a scalar that may be anchored, tagged, too long or written with escapes."""
        if event.tag:
            self.note("PLN012", f"'{event.tag[:80]}' is a YAML tag", event)
        if len(event.value) > limits.SCALAR_CHARACTERS:
            self.note("PLN017", f"this value is {len(event.value):,} characters long", event)
        unseen = UNSEEN.search(event.value) if event.style == '"' else None
        if unseen:
            self.note("PLN007", f"an escape stands for {spelt(unseen[0])}, which cannot be seen", event)
        if event.anchor:
            blank = event.value in _BLANK and not event.style
            self.anchors[event.anchor] = (None if blank else event.value, event, 1)

    def too_many(self, place: Place) -> NoReturn:
        """Refuse a text with too many values."""
        self.stop("PLN015", f"the file holds more than {limits.VALUES:,} values", place)

    def note(self, code: str, message: str, place: Place, related: tuple[tuple[str, Span], ...] = ()) -> None:
        """Note a fault and go on, unless there are too many."""
        self.faults.append(fault(code, message, span_of(place, self.name, self.lines), related=related))
        if len(self.faults) >= limits.FAULTS_PER_FILE:
            raise _StoppedError

    def stop(self, code: str, message: str, place: Place) -> NoReturn:
        """Note a fault and read no further."""
        self.note(code, message, place)
        raise _StoppedError


def _what(value: Any, place: Any) -> str:
    if isinstance(value, (list, dict)):
        return "a list or a mapping"
    return "an alias" if type(place) is AliasEvent else "a blank"

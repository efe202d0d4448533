# SPDX-License-Identifier: MIT
"""Are the templates of a project sound? Every fault at its line, also where this project's facts never lead.

First what can be seen without printing: the language, the names, what is included, the tags and classes.
Then each document that one of them has a part in is printed, from the project's own plan, and checked as
Word's renderer checks it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError

from planner.diagnostics import Diagnostic, Span, did_you_mean, fault, in_order
from planner.documents.documents import DOCUMENTS
from planner.documents.drawn import figures
from planner.documents.environment import NotAllowedError, TemplateRoom, environment
from planner.documents.html import Picture
from planner.documents.letters import letters
from planner.documents.not_printed import line_of
from planner.documents.plan import ExitPlan
from planner.presentation.later import later_contexts
from planner.presentation.noting import Marked, Noted, noting
from planner.presentation.templates import ENDING, Templates
from planner.render.word import html_problems
from planner.render.word.vocabulary import CLASSES, CONTENT

Spans = Mapping[str, str]
TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'))?)*)\s*/?>")
CLASS = re.compile(r"\bclass\s*=\s*[\"']([^\"']*)[\"']")
STAND_IN = Picture(b"\x89PNG\r\n\x1a\n", 1.0, 1.0)
"""A picture that is not looked at: only that it is there, and has its alternative text."""
REFERENCES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


def check_templates(plan: ExitPlan, templates: Templates) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the project's own templates, in order of file and line."""
    if not templates.own:
        return ()
    room = environment(templates.texts)
    trees: dict[str, nodes.Template] = {}
    faults: list[Diagnostic] = []
    for name in sorted(templates.own):
        try:
            trees[name] = room.parse(templates.texts[name], name, name)
            room.compile(templates.texts[name], name, name)
        except TemplateSyntaxError as refused:
            code = "PLN318" if isinstance(refused, NotAllowedError) else "PLN315"
            faults.append(_at(templates, code, name, refused.lineno, _words(refused)))
        except (RecursionError, SecurityError) as refused:
            faults.append(_at(templates, "PLN318", name, 1, str(refused) or "it is nested too deeply"))
    contexts = _contexts(plan)
    for name, tree in trees.items():
        faults += _reference_faults(templates, name, tree)
        faults += _tag_faults(templates, room, name)
    broken = {one.where.file for one in faults if one.where and one.code != "PLN304"}
    faults += _name_faults(templates, room, trees, contexts)
    said = {(one.where.file, one.where.line) for one in faults if one.where}
    for top, context in contexts.items():
        made_of = _reached(templates, room, top)
        own = {templates.own[name] for name in made_of if name in templates.own}
        if own and not own & broken:
            printed = _printed_faults(templates, top, context)
            faults += [
                one for one in printed if not one.where or (one.where.file, one.where.line) not in said
            ]
    return in_order(faults)


def _words(refused: TemplateSyntaxError) -> str:
    return (refused.message or "it cannot be read").rstrip(".").replace("\n", " ")


def _at(
    templates: Templates, code: str, name: str, line: int, message: str, help: str | None = None
) -> Diagnostic:
    """Return a fault at a line of a template; one of a shipped template has no place."""
    file = templates.own.get(name)
    if file is None:
        return fault(code, f"{name}, line {line}: {message}", None, help)
    lines = templates.sources.get(file, ())
    width = len(lines[line - 1]) if 0 < line <= len(lines) else 0
    indent = width - len(lines[line - 1].lstrip()) if width else 0
    return fault(code, message, Span(file, max(line, 1), indent + 1, max(line, 1), max(width, 1) + 1), help)


def _contexts(plan: ExitPlan) -> dict[str, dict[str, Any]]:
    """Return what each document's template is given, by the template's name."""
    drawn = {name: {"alt": figure.alt_text()} for name, figure in figures(plan).items()}
    found = {f"{one.name}{ENDING}": {**one.context(plan), "figures": drawn} for one in DOCUMENTS}
    found |= later_contexts(plan)
    for letter in letters(plan):
        found.setdefault(f"letter-{letter.kind}{ENDING}", dict(letter.context))
    return found


def _reference_faults(templates: Templates, name: str, tree: nodes.Template) -> Iterator[Diagnostic]:
    for node in tree.find_all(REFERENCES):
        target = getattr(node, "template", None)
        if not isinstance(target, nodes.Const) or not isinstance(target.value, str):
            yield _at(
                templates, "PLN318", name, node.lineno, "it takes in a template whose name is worked out"
            )
        elif target.value not in templates.texts:
            near = did_you_mean(target.value, templates.texts)
            yield _at(
                templates, "PLN317", name, node.lineno, f"there is no template '{target.value[:80]}'", near
            )


def _tag_faults(templates: Templates, room: TemplateRoom, name: str) -> Iterator[Diagnostic]:
    """Yield the tags and classes that no document can be made of, wherever they stand."""
    for line, kind, text in room.lex(templates.texts[name], name, name):
        if kind != "data":
            continue
        for match in TAG.finditer(text):
            at = line + text.count("\n", 0, match.start())
            tag = match[1].lower()
            if tag not in CONTENT:
                near = did_you_mean(tag, CONTENT)
                yield _at(templates, "PLN304", name, at, f"<{tag}> is not a tag of documents", near)
                continue
            known = CLASSES.get(tag, frozenset())
            for word in " ".join(CLASS.findall(match[2])).split():
                if word not in known:
                    near = did_you_mean(word, known) or _classes(tag, known)
                    yield _at(templates, "PLN304", name, at, f"<{tag}> has no class '{word}'", near)


def _classes(tag: str, known: Iterable[str]) -> str:
    names = ", ".join(sorted(known))
    return f"the classes of <{tag}> are {names}" if names else f"<{tag}> takes no class"


def _name_faults(
    templates: Templates,
    room: TemplateRoom,
    trees: Mapping[str, nodes.Template],
    contexts: Mapping[str, Mapping[str, Any]],
) -> Iterator[Diagnostic]:
    """Yield the names that no document gives to a template, also in parts that are not printed this time."""
    for name, tree in trees.items():
        given = [contexts[top] for top in contexts if name in _reached(templates, room, top)]
        if not given:
            continue
        known = frozenset(key for context in given for key in context)
        missing = meta.find_undeclared_variables(tree) - known
        for node in tree.find_all(nodes.Name):
            if node.name in missing and node.ctx == "load":
                near = did_you_mean(node.name, known)
                yield _at(templates, "PLN316", name, node.lineno, f"there is no '{node.name}' here", near)


def _reached(templates: Templates, room: TemplateRoom, top: str) -> set[str]:
    """Return the templates that a document is made of."""
    reached: set[str] = set()
    waiting = [top]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in templates.texts:
            continue
        reached.add(name)
        try:
            found = list(meta.find_referenced_templates(room.parse(templates.texts[name])))
        except (TemplateSyntaxError, RecursionError, SecurityError):
            continue  # told before
        waiting += [one for one in found if one is not None]
    return reached


def _printed_faults(templates: Templates, top: str, context: dict[str, Any]) -> Iterator[Diagnostic]:
    """Yield what is wrong with a document that the project's own templates have a part in."""
    noted: list[Noted] = []
    room = environment(templates.texts, noting(noted), (Marked,))
    try:
        html = room.get_template(top).render(**context)
    except (SecurityError, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError) as refused:
        name, line = line_of(refused.__traceback__, templates.texts)
        yield _at(templates, "PLN318", name or top, line, str(refused))
        return
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as refused:
        name, line = line_of(refused.__traceback__, templates.texts)
        yield _at(templates, "PLN315", name or top, line, f"it cannot be printed: {str(refused)[:200]}")
        return
    for one in sorted(set(noted)):
        near = did_you_mean(one.what, one.known)
        yield _at(templates, "PLN316", one.template, one.line, f"there is no '{one.what}' here", near)
    pictures = dict.fromkeys(context.get("figures", ()), STAND_IN)
    for problem in html_problems(html, pictures):
        name, _, number = problem.template.rpartition(":")
        yield _at(templates, "PLN304", name or top, int(number or 1), problem.message)

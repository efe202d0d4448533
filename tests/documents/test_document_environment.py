# SPDX-License-Identifier: MIT
"""The template room: what a template says is text, and it reaches nothing but the data it is given."""

import time

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError

from planner.documents.environment import ALLOWED_FILTERS, environment, render, with_names
from planner.presentation.templates import shipped_templates


def said(template: str, **context: object) -> str:
    return render({"t": template}, "t", context)


def test_markup_in_a_name_is_text() -> None:
    assert said("<b>{{ name }}</b>", name="<b>&\"'") == "<b>&lt;b&gt;&amp;&#34;&#39;</b>"


def test_each_paragraph_of_a_template_has_a_name_that_its_neighbours_do_not_change() -> None:
    before = with_names('<p>{{ a }}</p>\n<p class="note">{{ b }}</p>')
    after = with_names('<p>New.</p>\n<p class="note">{{ b }}</p>')
    assert before.splitlines()[1] == after.splitlines()[1]
    assert before.splitlines()[0] != after.splitlines()[0]
    assert 'data-block="mine"' in with_names('<p data-block="mine">{{ a }}</p>')


def test_a_template_within_the_data_stays_as_it_is() -> None:
    assert said("{{ name }}", name="{{ 7 * 7 }}{% raw %}") == "{{ 7 * 7 }}{% raw %}"


def test_an_undefined_name_is_a_fault_and_never_a_blank() -> None:
    with pytest.raises(UndefinedError, match="'nmae' is undefined"):
        said("{{ nmae }}", name="x")
    with pytest.raises(UndefinedError):
        said("{{ row.missing }}", row={})


@pytest.mark.parametrize("name", ["range", "lipsum", "cycler", "joiner", "namespace", "dict"])
def test_there_are_no_globals(name: str) -> None:
    with pytest.raises(UndefinedError):
        said("{{ " + name + "() }}")


ESCAPES = (
    "{{ ''.__class__ }}",
    "{{ name.__class__.__mro__ }}",
    "{{ rows.__class__.__base__.__subclasses__() }}",
    "{{ rows.append(1) }}",
    "{{ row.update({'a': 1}) }}",
    "{{ row.clear() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ name.format(1) }}",
    "{{ ('{0.__class__}').format(row) }}",
    "{% for x in rows %}{{ loop.__class__.__init__.__globals__ }}{% endfor %}",
)


@pytest.mark.parametrize("template", ESCAPES)
def test_an_attribute_leads_nowhere(template: str) -> None:
    with pytest.raises((SecurityError, UndefinedError, TemplateSyntaxError)):
        said(template, name="x", rows=[1], row={"a": 1})


COSTLY = (
    "{{ 'a' * 10**9 }}",
    "{{ name * 999999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'a'.center(999999999) }}",
    "{{ name.ljust(999999999) }}",
    "{{ 'a'.replace('a', name) }}",
    "{{ name.zfill(999999999) }}",
    "{{ '{:999999999}'.format(1) }}",
)


@pytest.mark.parametrize("template", COSTLY)
def test_little_is_not_made_into_much(template: str) -> None:
    began = time.process_time()
    with pytest.raises((SecurityError, UndefinedError)):
        said(template, name="x")
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "name", ["center", "indent", "format", "batch", "attr", "map", "tojson", "xmlattr", "safe"]
)
def test_filters_that_are_not_allowed_are_refused(name: str) -> None:
    assert name not in ALLOWED_FILTERS
    with pytest.raises(TemplateAssertionError, match=f"No filter named '{name}'"):
        said("{{ name | " + name + " }}", name="x")


def test_numbers_come_with_their_nouns() -> None:
    assert said('{{ 1 | counted("risk") }}, {{ 2 | counted("risk") }}') == "1 risk, 2 risks"
    assert said("{{ names | joined }}", names=["a", "b", "c"]) == "a, b and c"


def test_only_templates_that_are_given_can_be_included() -> None:
    with pytest.raises(Exception, match="passwd"):
        said("{% include '/etc/passwd' %}")


def test_a_broken_template_is_told_with_its_line() -> None:
    with pytest.raises(TemplateSyntaxError) as told:
        said("one\n{% if %}")
    assert told.value.lineno == 2


def test_every_shipped_template_keeps_to_the_room() -> None:
    templates = shipped_templates()
    room = environment(templates)
    assert len(templates) >= 4
    for name in templates:
        assert room.get_template(name) is not None


BOUNDED = (
    "{% for a in rows %}{% for b in rows %}{% for c in rows %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}",
    "{% set x = 'xxxxxxxxxx' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40 + "{{ x }}",
    "{% set x = name ~ name %}{{ x }}",
    "{% set x = [name, name] %}{{ x | join }}",
    "{{ rows }}",
    "{% for a in rows %}" * 6 + "x" + "{% endfor %}" * 6,
    "{{ name + name }}",
)


@pytest.mark.parametrize("template", BOUNDED)
def test_turns_and_length_are_bounded(template: str) -> None:
    """What would run for hours, or fill the memory, is refused or stopped."""
    with pytest.raises((SecurityError, TemplateSyntaxError, RecursionError)):
        said(template, name="x" * 100, rows=list(range(200)))


def test_numbers_may_be_added_and_lists_joined() -> None:
    assert said("{{ 1 + 2 }} {{ rows | join(', ') }}", rows=["<a>", 2]) == "3 &lt;a&gt;, 2"

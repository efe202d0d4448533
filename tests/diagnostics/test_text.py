# SPDX-License-Identifier: MIT
"""What a person reads."""

from planner.diagnostics import Span, fault
from planner.diagnostics.bounds import MOST_BYTES
from planner.diagnostics.text import as_text

SOURCES = {
    "estate.yaml": ["systems:", "  - id: pacs-main", "    kind: paks", "\tname: 画像 store", "x" * 500]
}


def test_a_fault_looks_like_a_compilers() -> None:
    printed = as_text(
        [
            fault(
                "PLN103",
                "'paks' is not one of the words for 'kind'",
                Span("estate.yaml", 3, 11, 3, 15),
                help="did you mean 'pacs'?",
                related=(("the system begins here", Span("estate.yaml", 2, 5, 2, 7)),),
            )
        ],
        SOURCES,
        prefix="examples/trust/",
    )
    assert printed == (
        "error[PLN103]: 'paks' is not one of the words for 'kind'\n"
        " --> examples/trust/estate.yaml:3:11\n"
        "  |\n"
        "3 |     kind: paks\n"
        "  |           ^^^^\n"
        "  = help: did you mean 'pacs'?\n"
        "  = note: the system begins here\n"
        " --> examples/trust/estate.yaml:2:5\n"
        "  |\n"
        "2 |   - id: pacs-main\n"
        "  |     --\n"
        "\n"
        "1 error\n"
    )


def test_colour_only_when_asked() -> None:
    faults = [fault("PLN008", "empty", Span("estate.yaml", 1, 1, 1, 2))]
    plain, coloured = as_text(faults, SOURCES), as_text(faults, SOURCES, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[PLN008]\x1b[0m" in coloured


def test_carets_stand_under_wide_characters_and_after_tabs() -> None:
    printed = as_text([fault("PLN102", "x", Span("estate.yaml", 4, 8, 4, 10))], SOURCES).split("\n")
    assert printed[3] == "4 |     name: 画像 store"
    assert printed[4] == "  |           ^^^^"


def test_a_long_line_is_cut_around_the_place() -> None:
    printed = as_text([fault("PLN017", "x", Span("estate.yaml", 5, 300, 5, 303))], SOURCES).split("\n")
    assert len(printed[3]) < 120
    assert printed[4].index("^") == len("5 | ...") + 40
    assert printed[4].count("^") == 3


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    printed = as_text([fault("PLN101", "x", Span("estate.yaml", 2, 5, 4, 1))], SOURCES)
    assert "2 |   - id: pacs-main\n  |     ^^^^^^^^^^^^^\n" in printed


def test_a_place_beyond_the_text_has_no_excerpt() -> None:
    printed = as_text([fault("PLN001", "there is no file 'x'", Span("x", 1, 1, 1, 1))], {})
    assert printed.split("\n")[1:3] == [
        " --> x:1:1",
        "  = help: check the spelling of the path and the folder you are in",
    ]


def test_nothing_is_said_of_nothing() -> None:
    assert as_text([], {}) == ""


def test_output_is_bounded_and_says_what_is_missing() -> None:
    faults = [
        fault("PLN102", f"there is no field '{'é' * 300}{number}' here", Span("estate.yaml", 5, 1, 5, 9))
        for number in range(1_000)
    ]
    printed = as_text(faults, SOURCES)
    shown = printed.count("error[PLN102]")
    assert len(printed.encode()) <= MOST_BYTES
    assert 10 < shown < 1_000
    assert f"... and {1_000 - shown} errors more, not shown" in printed
    assert printed.endswith("1,000 errors\n")


def test_a_message_cannot_repaint_the_terminal() -> None:
    sources = {"a.yaml": ["title: \x1b[2J\u202egone"]}
    printed = as_text([fault("PLN007", "bad \x1b[2J\nname", Span("a.yaml", 1, 8, 1, 9))], sources)
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "bad <U+001B>[2J name" in printed

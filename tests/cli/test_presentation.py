# SPDX-License-Identifier: MIT
"""House style and templates as a person meets them: asked for, told what is wrong, never half-written."""

import shutil
from zipfile import ZipFile

import docx
import pytest
from cli_runs import ROOT, planner

MINIMAL = ROOT / "examples" / "minimal" / "estate.yaml"


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "trust"
    folder.mkdir()
    shutil.copy(MINIMAL, folder / "estate.yaml")
    made = docx.Document()
    made.add_paragraph("The cover of the trust")
    made.save(folder / "trust.docx")
    return folder


def say(project, *lines):
    with (project / "project.yaml").open("w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def template(project, text, name="risk-report"):
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / f"{name}.html.j2").write_text(text, encoding="utf-8")


def shown(capsys, project):
    """Return the first line of each fault with its place."""
    lines = planner(capsys, "check", project).out.splitlines()
    return [
        (line, lines[n + 1].rpartition("/")[2])
        for n, line in enumerate(lines)
        if line.startswith(("error[", "warning[", "note["))
    ]


def test_a_house_style_of_the_project_is_the_style_of_every_document(capsys, project, tmp_path):
    say(project, "house_style: trust.docx", "styles: {table: planner}")
    ran = planner(capsys, "build", project, "-o", tmp_path / "out", "--quiet")
    assert (ran.code, ran.err) == (0, "")
    documents = sorted((tmp_path / "out").glob("*.docx"))
    assert len(documents) >= 6
    for path in documents:
        cover = b"The cover of the trust" in ZipFile(path).read("word/document.xml")
        assert cover is not path.name.startswith("letter-"), path.name


def test_a_style_that_is_missing_is_told_before_anything_is_written(capsys, project, tmp_path):
    say(project, "house_style: trust.docx", "styles:", "  caption: Captoin", "  tabel: Table Grid")
    ran = planner(capsys, "build", project, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "did you mean 'table'?" in ran.err
    say(project, "house_style: trust.docx", "styles:", "  caption: Captoin", "  table: planner")
    ran = planner(capsys, "build", project, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "error[PLN311]: the house style has no paragraph style called 'Captoin'" in ran.err
    assert "project.yaml:3:12" in ran.err
    assert not (tmp_path / "out").exists()


def test_the_file_of_styles_beside_a_house_style_is_read_and_the_project_comes_first(
    capsys, project, tmp_path
):
    shared = tmp_path / "shared"
    shared.mkdir()
    shutil.move(project / "trust.docx", shared / "trust.docx")
    (shared / "trust.styles.yaml").write_text(
        "styles: {table: Light Grid, caption: Nowhere}\n", encoding="utf-8"
    )
    say(project, "house_style: ../shared/trust.docx", "styles: {caption: Quote}")
    assert shown(capsys, project) == []
    say(project, "house_style: ../shared/trust.docx")
    assert [line for line, _ in shown(capsys, project)] == [
        "error[PLN311]: the house style has no paragraph style called 'Nowhere'"
    ]


def test_a_house_style_that_is_not_there_or_out_of_reach(capsys, project):
    say(project, "house_style: turst.docx")
    assert shown(capsys, project)[0][0].endswith("cannot be opened: there is no such file")
    say(project, "house_style: '\\\\\\\\server\\\\share\\\\trust.docx'")
    assert "is not a path from the project folder" in shown(capsys, project)[0][0]


def test_every_fault_of_the_templates_is_told_at_its_line(capsys, project):
    template(
        project, "<section>\n<h1>A</h1>\n<p class='leed'>{{ trsut }}</p>\n<blink>b</blink>\n</section>\n"
    )
    template(project, "{% if x %}\n{% include 'gone.html.j2' %}\n{{ 'a' ~ 'b' }}{% endif %}", "_mine")
    template(project, "<p>\n{% if %}", "exit-plan")
    template(project, "<p>a</p>", "risk-reprot")
    assert sorted(shown(capsys, project)) == [
        ("error[PLN304]: <blink> is not a tag of documents", "risk-report.html.j2:4:1"),
        ("error[PLN304]: <p> has no class 'leed'", "risk-report.html.j2:3:1"),
        ("error[PLN315]: Expected an expression, got 'end of statement block'", "exit-plan.html.j2:2:1"),
        ("error[PLN316]: there is no 'trsut' here", "risk-report.html.j2:3:1"),
        ("error[PLN318]: a template may not use ~: write the two one after the other", "_mine.html.j2:3:1"),
        (
            "error[PLN319]: 'templates/risk-reprot.html.j2' stands in the place of none",
            "risk-reprot.html.j2:1:1",
        ),
    ]


def test_what_only_printing_shows_is_told_at_its_line_too(capsys, project):
    template(
        project,
        "<section><h1 id='a'>A</h1>\n{% for r in risks %}\n<p>{{ r.titel }}</p>{% endfor %}\n"
        '<p><a href="#gone"></a></p>\n{{ risks }}\n</section>',
    )
    assert [place for _, place in shown(capsys, project)] == ["risk-report.html.j2:5:1"]
    template(
        project,
        "<section><h1 id='a'>A</h1>\n{% for r in risks %}\n<p>{{ r.titel }}</p>{% endfor %}\n"
        '<p><a href="#gone"></a></p>\n</section>',
    )
    assert shown(capsys, project) == [
        ("error[PLN316]: there is no 'titel' here", "risk-report.html.j2:3:1"),
        ("error[PLN304]: the reference '#gone' leads nowhere", "risk-report.html.j2:4:1"),
    ]


def test_a_template_that_is_wrong_stops_the_build_before_it_writes(capsys, project, tmp_path):
    template(project, "<section><h1>A</h1>{{ nothing }}</section>")
    ran = planner(capsys, "build", project, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "PLN316" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_template_is_copied_changed_and_printed(capsys, project, tmp_path):
    assert "risk-report" in planner(capsys, "template").out
    assert planner(capsys, "template", "risk-report", project).code == 0
    copied = project / "templates" / "risk-report.html.j2"
    assert planner(capsys, "template", "risk-report", project).code == 4
    assert planner(capsys, "template", "risk-reprot", project).code == 2
    copied.write_text(copied.read_text(encoding="utf-8").replace(">Summary<", ">In short<"), encoding="utf-8")
    assert shown(capsys, project) == []
    assert planner(capsys, "build", project, "-o", tmp_path / "out", "--quiet").code == 0
    assert b"In short" in ZipFile(tmp_path / "out" / "risk-report.docx").read("word/document.xml")


def test_the_house_style_is_copied_and_works_as_ones_own(capsys, project):
    assert planner(capsys, "template", "house-style", project).code == 0
    say(project, "house_style: house-style.docx")
    assert shown(capsys, project) == []


def test_templates_of_documents_that_come_later_are_checked_too(capsys, project):
    shelf = ROOT / "templates" / "documents"
    later = ("change-note", "debrief", "evaluation-report")
    for name in later:
        template(project, (shelf / f"{name}.html.j2").read_text(encoding="utf-8"), name)
    assert shown(capsys, project) == []
    for name in later:
        template(project, "<section><h1>A</h1>\n<p>{{ trsut }}</p></section>", name)
    assert shown(capsys, project) == [
        ("error[PLN316]: there is no 'trsut' here", f"{name}.html.j2:2:1") for name in later
    ]


def test_what_no_check_could_see_of_a_letter_stops_at_its_line_when_it_is_printed(capsys, project, tmp_path):
    bids = ROOT / "worked-examples" / "rank-reversal"
    shutil.copytree(bids, project, dirs_exist_ok=True)
    (project / "estate.yaml").unlink()
    rows = "{% if won %}{% for row in criteria %}\n<p>{{ row.titel }}</p>{% endfor %}{% endif %}"
    template(project, f"<section>\n{rows}</section>", "debrief")
    assert shown(capsys, project) == []
    ran = planner(capsys, "evaluate", project, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "error[PLN316]" in ran.err
    assert "debrief.html.j2:3:1" in ran.err
    assert not (tmp_path / "out").exists()

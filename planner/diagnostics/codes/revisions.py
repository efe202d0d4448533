# SPDX-License-Identifier: MIT
"""PLN580–PLN589: an earlier revision of a project cannot be read. The project itself is never touched."""

from planner.diagnostics.codes.code import Code

REVISIONS = (
    Code(
        "PLN580",
        "error",
        "Git is not installed",
        "An earlier revision of a project is read with git, and there is none on this machine.",
        "install git, or compare two folders: planner diff OLD-FOLDER NEW-FOLDER",
        unreachable=True,
    ),
    Code(
        "PLN581",
        "error",
        "The project is in no git repository",
        "Only a project that is kept under version control with git has earlier revisions.",
        "compare two folders instead: planner diff OLD-FOLDER NEW-FOLDER",
    ),
    Code(
        "PLN582",
        "error",
        "No such folder, day or revision",
        "What was named as the older side is no folder, and the history of the project knows no such "
        "revision and nothing as old as that day.",
        "name a folder, a day such as 2026-09-01, or a revision: git log --oneline lists them",
    ),
    Code(
        "PLN583",
        "error",
        "The project was not there yet",
        "The repository has that revision, but no YAML file of this project in it: it was added later, or "
        "lay in another folder.",
        "name a later revision: git log --oneline -- PROJECT lists those that touch it",
    ),
    Code(
        "PLN584",
        "error",
        "A revision that cannot be a project",
        "The revision holds more files, larger ones, or names of files that no project may have.",
        "check out that revision into a folder of its own, clear it up, and compare the folders",
    ),
    Code(
        "PLN585",
        "error",
        "Git refused",
        "Git is there and was asked, and gave an answer of its own: it is quoted. A repository that belongs "
        "to somebody else and a damaged one are the usual reasons.",
        "do what git says, or compare two folders: planner diff OLD-FOLDER NEW-FOLDER",
        unreachable=True,
    ),
)

# SPDX-License-Identifier: MIT
"""PLN001–PLN039: the files cannot be read, are not YAML, or do not make a project."""

from planner.diagnostics.codes.code import Code

READING = (
    Code(
        "PLN001",
        "error",
        "No such file or folder",
        "The path on the command line leads nowhere.",
        "check the spelling of the path and the folder you are in",
        unreachable=True,
    ),
    Code(
        "PLN002",
        "error",
        "The file or folder cannot be opened",
        "It is there, but the operating system does not let planner read it.",
        "check that you may read it, and that no other program has locked it",
        unreachable=True,
    ),
    Code(
        "PLN003",
        "error",
        "Not a regular file",
        "A pipe, a device or a socket stands where a file is expected. Planner reads only regular files and "
        "folders.",
        "give a folder of YAML files, or one YAML file",
        unreachable=True,
    ),
    Code(
        "PLN004",
        "error",
        "The file is too large",
        "A YAML file of a project may be 5 MB long. A whole estate of a large trust is about 1 MB.",
        "split the file: a project folder may hold any number of files",
    ),
    Code(
        "PLN005",
        "error",
        "The folder holds no YAML file",
        "A project is a folder of files that end in .yaml or .yml. Hidden files and the folders catalogue/, "
        "templates/ and out/ are not part of it.",
        "give the folder of the project, or begin one with: planner new FOLDER",
    ),
    Code(
        "PLN006",
        "error",
        "The file is not UTF-8",
        "The bytes are not text in UTF-8. Old Windows programs save in another encoding.",
        "save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)",
    ),
    Code(
        "PLN007",
        "error",
        "A character that cannot be seen",
        "The text holds a control character, a line separator, a byte order mark inside the text, or a "
        "character "
        "that turns the direction of writing. They come from copying out of other programs, "
        "cannot be printed in Word or Excel, and can hide what is written.",
        "delete the character and type the word again",
    ),
    Code(
        "PLN008",
        "error",
        "The file is empty",
        "A file without a single word is usually one that was not saved. A file that holds only comments is "
        "allowed.",
        "write something into it, or delete it",
    ),
    Code(
        "PLN009",
        "warning",
        "A link that is not followed",
        "Inside the project folder, symbolic links are not followed: they could lead out of it.",
        "put the file itself into the folder",
    ),
    Code(
        "PLN010",
        "error",
        "Not valid YAML",
        "The text breaks the rules of YAML at this place: the reader cannot go on, and the rest of the file "
        "is unread.",
        "look at this line and at the one above it: indentation, quotes, colons and dashes",
    ),
    Code(
        "PLN011",
        "error",
        "A key is repeated",
        "The same key is written twice in one mapping. YAML readers often keep the second in silence; "
        "planner does not.",
        "keep one of the two",
    ),
    Code(
        "PLN012",
        "error",
        "A YAML tag",
        "A word that begins with an exclamation mark is a tag in YAML, such as !!str. Planner needs none: "
        "every value is "
        "read as text, and its field decides what it means.",
        "delete the tag; if the text itself begins with '!', put it in quotes",
    ),
    Code(
        "PLN013",
        "error",
        "A merge key",
        "The key '<<' merges another mapping into this one. It hides where a fact was written, and can grow "
        "without bound.",
        "write the facts out; an alias of a whole value (key: *name) is allowed",
    ),
    Code(
        "PLN014",
        "error",
        "Nested too deeply",
        "Lists and mappings may lie 40 deep in each other. A project needs about 8.",
        "look for a bracket that is not closed, or for indentation that grows by accident",
    ),
    Code(
        "PLN015",
        "error",
        "Too many values",
        "A file may hold 200,000 values, each alias counted as all that it stands for.",
        "split the file, or write out fewer aliases",
    ),
    Code(
        "PLN016",
        "error",
        "Too many aliases",
        "A file may use 1,000 aliases (*name).",
        "declare shared facts once and refer to them by id",
    ),
    Code(
        "PLN017",
        "error",
        "A value is too long",
        "One value may be 200,000 characters long.",
        "look for a quotation mark that is not closed; keep long texts outside the project and name them",
    ),
    Code(
        "PLN018",
        "error",
        "An alias without an anchor",
        "*name stands for the value marked &name. That mark must be written before it, and cannot contain "
        "itself.",
        "write the anchor (&name) before the alias; if the text itself begins with '*', put it in quotes",
    ),
    Code(
        "PLN019",
        "error",
        "More than one document",
        "A line '---' begins a second YAML document. A file of a project is one document.",
        "delete the line, or put the second part into a file of its own",
    ),
    Code(
        "PLN020",
        "error",
        "A YAML directive",
        "A line that begins with '%' is an instruction to the YAML reader. Planner takes none.",
        "delete the line; if it is part of a text, indent it",
    ),
    Code(
        "PLN021",
        "error",
        "A key that is not a word",
        "The key of a mapping must be a word: not blank, not a list or a mapping, and not an alias.",
        "write the name of the field before the colon; put a text that holds brackets or braces in quotes",
    ),
    Code(
        "PLN022",
        "error",
        "A tab where YAML needs spaces",
        "YAML lines are indented with spaces. A tab looks the same and is not allowed.",
        "replace the tab by spaces, and set the editor to indent with spaces",
    ),
    Code(
        "PLN023",
        "error",
        "The file does not begin with a noun",
        "At the outer level a file says nouns, each with its facts: 'systems:', 'contracts:' and so on.",
        "begin with a noun and a colon, such as 'systems:', and indent what belongs to it",
    ),
    Code(
        "PLN024",
        "error",
        "The folder is too large for a project",
        "A project may have 1,000 YAML files, 50 MB and 2,000,000 values in all, in a folder of 20,000 "
        "entries "
        "and 20 levels.",
        "give the folder of the project itself, not one above it",
    ),
    Code(
        "PLN030",
        "error",
        "An unknown noun",
        "Only the nouns of the manual may stand at the outer level of a file.",
        "the nouns are listed in the manual; indent the line if it belongs to the noun above it",
    ),
    Code(
        "PLN031",
        "error",
        "Said twice",
        "A list may be split over files, but a fact of the whole project is written in one place only.",
        "keep one of the two",
    ),
    Code(
        "PLN032",
        "error",
        "No file says 'planner: 1'",
        "One file of a project says which version of the format it is written in.",
        "write 'planner: 1' at the top of one file",
    ),
    Code(
        "PLN033",
        "error",
        "An unknown version of the format",
        "This version of planner reads the format 'planner: 1'.",
        "write 'planner: 1', or install the version of planner that the project was written for",
    ),
    Code(
        "PLN034",
        "error",
        "No file says 'as_of:'",
        "The day on which the plan is made. Planner never asks the clock, so that the same project gives the "
        "same plan.",
        "write the day of the plan, for example 'as_of: 2026-06-01'",
    ),
    Code(
        "PLN035",
        "error",
        "A member of a portfolio that is not there",
        "The members of a portfolio are folders that lie directly beside its portfolio.yaml; what it leaves "
        "out is named the same way. 'members: all' takes every such folder.",
        "correct the name; links, hidden folders and output folders are no members",
    ),
    Code(
        "PLN036",
        "error",
        "A file of a project beside portfolio.yaml",
        "Everything that a project says lies in the folder of that project. A YAML file beside it would "
        "be read by nobody, or was meant for a project that is split over folders.",
        "move the file into a member; for one project split over folders, take portfolio.yaml away",
    ),
    Code(
        "PLN037",
        "error",
        "A portfolio where a project is expected",
        "A folder with a portfolio.yaml holds many projects, one a folder. Only planner build takes them "
        "together.",
        "name one member, as in 'planner check trusts/north', or rename portfolio.yaml if it is one project",
    ),
)

# SPDX-License-Identifier: MIT
"""PLN309–PLN329: a house style or a document template of a trust's own that planner cannot use."""

from planner.diagnostics.codes.code import Code

PRESENTATION = (
    Code(
        "PLN309",
        "error",
        "A house style that cannot be read",
        "A house style is a Word document or template (.docx, .dotx), without password, of at most 20 MB. "
        "It is read within limits, because it comes from outside.",
        "open it in Word, save it as .docx or .dotx, and give that file",
    ),
    Code(
        "PLN310",
        "error",
        "A house style that holds what no document should",
        "Macros, embedded objects, pictures and fields linked to other files, and links that lead to "
        "somebody's disk would all reach everybody who opens a document of the pack.",
        "take it out in Word, or save the file as .docx or .dotx, which holds no macros",
    ),
    Code(
        "PLN311",
        "error",
        "A style that the house style does not have",
        "What 'styles:' names must be in the file under that name, as a style of the right kind; so must the "
        "style of the first headings. Word offers many styles that a file does not hold until they are used.",
        "correct the name; the message lists what is there",
    ),
    Code(
        "PLN312",
        "warning",
        "A style of planner's own stands in",
        "The house style has no style for something that every document has: captions, lists, tables or the "
        "lower headings. Planner's own is put in, in the font and the colour of the house.",
        "name the style to use under 'styles:', or write 'planner' there if this is meant",
    ),
    Code(
        "PLN313",
        "error",
        "No clear place for the text",
        "The text goes in at the bookmark or content control called 'content', which stands once, in a "
        "paragraph of its own in the body of the file. Without one, it goes in at the end.",
        "let one bookmark or content control called 'content' stand in a paragraph of its own",
    ),
    Code(
        "PLN314",
        "note",
        "Something of the house style is left out",
        "The documents of a pack are there to be edited: a protection of the template is not taken over.",
        "nothing need be done",
    ),
    Code(
        "PLN315",
        "error",
        "A template that cannot be read",
        "The file is not text in the language of templates: something is not closed, or a word is not known.",
        "compare it with the shipped template; docs/templates.md shows what may be used",
    ),
    Code(
        "PLN316",
        "error",
        "A template names something that is not there",
        "A template may name what planner gives to its document, and what it sets itself. A name that is not "
        "there is never printed as a blank.",
        "correct the name; docs/templates.md says how to see what there is",
    ),
    Code(
        "PLN317",
        "error",
        "A template takes in one that is not there",
        "'include', 'import' and 'extends' take in templates that planner ships or that lie in the project's "
        "own folder, by their file names, and nothing else.",
        "correct the name, or add the template",
    ),
    Code(
        "PLN318",
        "error",
        "A template does what templates may not",
        "Templates come from outside and are held to printing: no attribute of a text, no operator that "
        "makes much of little, a bounded number of turns, a bounded length.",
        "print what planner gives; what needs working out belongs into planner",
    ),
    Code(
        "PLN319",
        "error",
        "A file that is no template",
        "A template of a project has the name of a shipped template, in whose place it stands, or a name "
        "that begins with an underscore, which others may include. A file of another name would be left out "
        "in silence.",
        "correct the name; 'planner template' lists the shipped ones",
    ),
)

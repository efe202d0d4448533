# SPDX-License-Identifier: MIT
"""What every noun of the estate shares: unknown is a value, and each fact can say how well it is known."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from planner.model.values import Day, Id, LooseDay, Text

EvidenceGrade = Literal["assumed", "declared", "documented", "tested"]
EVIDENCE_GRADES: tuple[EvidenceGrade, ...] = ("assumed", "declared", "documented", "tested")
"""From the weakest to the strongest; a fact of which nothing is said is `declared`."""


class Part(BaseModel):
    """A group of facts. `unknown`, a blank and a fact left out are all None, and None is never a no."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, defer_build=True, allow_inf_nan=False
    )

    @model_validator(mode="before")
    @classmethod
    def _unknown_is_none(cls, written: Any) -> Any:
        if isinstance(written, str) and is_blank(written):
            return {}
        if not isinstance(written, dict):
            return written
        return {key: _known(value) for key, value in written.items()}


def _known(value: Any) -> Any:
    """Return the value, or None where nothing is known.

    In a list, `unknown` stands for members that nobody has named; a list of nothing else is
    unknown, whereas an empty list says that there are none.
    """
    if is_blank(value):
        return None
    if isinstance(value, (list, tuple)) and any(is_blank(part) for part in value):
        return tuple(part for part in value if not is_blank(part)) or None
    return value


def is_blank(value: object) -> bool:
    """Return whether nothing is known: a blank, `unknown` or nothing at all."""
    return value is None or (isinstance(value, str) and value.strip().lower() in ("unknown", ""))


def _known_entries(written: Any) -> Any:
    """Return a table without the entries that are unknown: nothing is said of those."""
    if not isinstance(written, dict):
        return written
    return {key: value for key, value in written.items() if not is_blank(value)}


Table = Annotated[dict[str, Text], BeforeValidator(_known_entries)]
"""Facts by the name the writer gave each; an entry that is `unknown` is as if it were not there."""


class FactEvidence(Part):
    """How well one fact is known, who says so, and when it was last so."""

    grade: EvidenceGrade | None = None
    source: Text | None = None
    date: LooseDay | None = None


class NounEvidence(FactEvidence):
    """How well the facts of one noun are known, with exceptions fact by fact.

    `facts` names a fact by its path within the noun, such as `end` or `archive.studies`.
    """

    facts: dict[str, FactEvidence] | None = None

    @model_validator(mode="before")
    @classmethod
    def _word_alone(cls, written: Any) -> Any:
        return {"grade": written} if isinstance(written, str) else written


class Noun(Part):
    """A thing with an id that the estate describes once and other things refer to."""

    id: Id
    title: Text | None = None
    aliases: tuple[Id, ...] | None = None
    notes: Text | None = None
    evidence: NounEvidence | None = None

    @property
    def name_in_print(self) -> str:
        """Return what a reader should see: the title, or the id where none was given."""
        return self.title or self.id

    def evidence_of(self, field: str) -> FactEvidence:
        """Return how well the fact at the path `field` is known; `declared` where nothing is said."""
        if self.evidence is None:
            return DECLARED
        parts = field.split(".")
        for length in range(len(parts), 0, -1):
            found = (self.evidence.facts or {}).get(".".join(parts[:length]))
            if found is not None:
                return found if found.grade else _graded(found, self.evidence.grade)
        return self.evidence if self.evidence.grade else _graded(self.evidence, None)


DECLARED = FactEvidence(grade="declared")


def _graded(found: FactEvidence, grade: EvidenceGrade | None) -> FactEvidence:
    """Return evidence that names a source but no grade with the grade of its noun, or as declared."""
    return FactEvidence(grade=grade or "declared", source=found.source, date=found.date)


__all__ = [
    "DECLARED",
    "EVIDENCE_GRADES",
    "Day",
    "EvidenceGrade",
    "FactEvidence",
    "Noun",
    "NounEvidence",
    "Part",
    "Table",
    "is_blank",
]

# SPDX-License-Identifier: MIT
"""The shape of the checklists of a migration: retention, proof, identity, special objects, exceptions."""

from datetime import date
from typing import Literal

from pydantic import Field

from planner.migration.references import Named, Part, Positive
from planner.rules.parts import Role, Words


class RetentionClass(Named):
    """How long one class of record is to be kept, and by what authority."""

    keep: Words
    keep_years: Positive | None = None
    from_: Words | None = Field(default=None, alias="from")
    after_death_years: Positive | None = None
    standards: tuple[Words, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    note: Words = ""


class Retention(Part):
    """How long records are kept: `retention.yaml`. Information governance decides; no rule ever deletes."""

    classes: tuple[RetentionClass, ...]

    def on(self, day: date) -> tuple[RetentionClass, ...]:
        """Return the classes that hold on a day."""
        return tuple(
            one
            for one in self.classes
            if (one.valid_from is None or one.valid_from <= day)
            and (one.valid_until is None or day <= one.valid_until)
        )


class VerificationLevel(Named):
    """One level of proof that everything arrived."""

    test: Words
    scope: Words
    sample: int | None = None


class VerificationLevels(Part):
    """The levels of proof: `verification-levels.yaml`."""

    levels: tuple[VerificationLevel, ...]


class IdentityClass(Named):
    """What old and new may say about whose study it is, and what to do."""

    test: Words
    action: Words
    by: Literal["rule", "person", "decision"]


class IdentityClasses(Part):
    """The classes of reconciliation: `identity-classes.yaml`."""

    classes: tuple[IdentityClass, ...]


class SpecialObject(Named):
    """A class of object that is lost where only images are counted."""

    classes: Words
    lost_when: Words


class SpecialObjects(Part):
    """The checklist of special objects: `special-objects.yaml`."""

    objects: tuple[SpecialObject, ...]


class ExceptionCode(Named):
    """Why a study was not moved, who owns it and the way out."""

    means: Words
    way_out: Words
    owner: Role


class ExceptionCodes(Part):
    """The reason codes: `exception-codes.yaml`."""

    codes: tuple[ExceptionCode, ...]

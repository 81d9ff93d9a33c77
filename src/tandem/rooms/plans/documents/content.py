"""What goes on paper: the plan for the participant and the report for the mediator.

The caller decides what may be read: everything given here is printed. User text is
given as it was typed. Days are dates, and an hour is a local wall-clock time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from tandem.rooms.partners.domains import Domain

LANGUAGES = {"nl": "BE", "fr": "BE", "en": "GB"}


class Doer(StrEnum):
    """Who does a step. Same codes as the actions of a plan."""

    PARTICIPANT = "participant"
    STAFF = "staff"
    TOGETHER = "together"
    OTHER = "other"


class SignatureKind(StrEnum):
    """How somebody signed. Same codes as plan versions, and ink on the printed sheet."""

    DRAWN = "drawn"
    TYPED = "typed"
    PAPER = "paper"


class SignerRole(StrEnum):
    PARTICIPANT = "participant"
    COUNSELLOR = "counsellor"
    WITNESS = "witness"


class Participation(StrEnum):
    """The five outcomes of participation in work (domain.md 4.2). Same codes as the plan."""

    NEC = "nec"
    SEC = "sec"
    LDE = "lde"
    WORK_CARE = "arbeidszorg"
    NOT_FEASIBLE = "werk_niet_haalbaar"


class MandatoryPart(StrEnum):
    """What a report must contain (domain.md 4.2)."""

    JOB = "job"
    PARTICIPATION = "participation"
    WORK_STEPS = "work_steps"
    WELFARE_STEPS = "welfare_steps"


class LeftOut(StrEnum):
    """Why something is not in the report, worded so that it betrays nothing about it."""

    NOT_SHARED = "not_shared"
    SCORES = "scores"
    NOTES = "notes"
    NATIONAL_NUMBER = "national_number"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One next step.

    helper: the name of whoever does it, or does it together with the participant;
    empty when it is not known by name. due_on, done_on: None when there is no such day.
    """

    text: str
    doer: Doer = Doer.PARTICIPANT
    helper: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Goal:
    """One goal. domain: a life-domain code, or None. own_words: empty when there are none."""

    title: str
    own_words: str = ""
    domain: str | None = None
    steps: tuple[Step, ...] = ()
    reached_on: date | None = None

    def __post_init__(self) -> None:
        require_known_domain(self.domain)


@dataclass(frozen=True, kw_only=True)
class JobTarget:
    """The work that is aimed for: a code with its label, free words, or both.

    isco_code, isco_label: ISCO-08 group and its name in the language of the document.
    hours_min, hours_max: hours a week. distance_km: from home, at most.
    """

    words: str = ""
    isco_code: str = ""
    isco_label: str = ""
    hours_min: Decimal | None = None
    hours_max: Decimal | None = None
    distance_km: int | None = None
    wishes: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody to call. about: what for, in a few plain words."""

    name: str
    organisation: str = ""
    phone: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """at: None for a whole day or when the hour is still open."""

    on: date
    at: time | None = None
    with_whom: str = ""
    where: str = ""
    bring: str = ""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A signature, or the place for one when signed_on is None.

    drawing: PNG of a drawn signature; one that is too large (`signatures.py`) or cannot be
    read is replaced by the name.
    """

    name: str
    role: SignerRole
    signed_on: date | None = None
    kind: SignatureKind = SignatureKind.TYPED
    drawing: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class PlanDocument:
    """The plan as it hangs on the fridge.

    version: from 1. made_on: the day of this version. read_on: the day it was read
    together, or None. goals: in the order of the plan; a goal with a reached_on goes to
    the list of what succeeded. other_steps: steps without a goal. readers: who may see
    the plan besides the participant, such as "Sofie (OCMW)". has_hidden_goals: the
    participant kept goals off this sheet.
    """

    first_name: str
    version: int
    made_on: date
    dream: str = ""
    goals: tuple[Goal, ...] = ()
    other_steps: tuple[Step, ...] = ()
    job: JobTarget | None = None
    contacts: tuple[Contact, ...] = ()
    appointment: Appointment | None = None
    signatures: tuple[Signature, ...] = ()
    read_on: date | None = None
    readers: tuple[str, ...] = ()
    has_hidden_goals: bool = False
    language: str = "nl"

    def __post_init__(self) -> None:
        require_known_language(self.language)

    @property
    def signed_on(self) -> date | None:
        """The day on which the participant signed this version."""
        return participant_signed_on(self.signatures)


@dataclass(frozen=True, kw_only=True)
class TandemMember:
    """role: as it is called in the language of the document, such as "werkconsulent"."""

    name: str
    role: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportStep:
    """One row of the action plan. goal: what the step is for, empty when it has none."""

    step: Step
    domain: str
    goal: str = ""

    def __post_init__(self) -> None:
        require_known_domain(self.domain)


@dataclass(frozen=True, kw_only=True)
class PopReport:
    """The work-and-welfare report for a mediator (domain.md 4.2).

    work_steps, welfare_steps: only what this reader may see; the caller filters.
    reader: for whom it was made. missing: the mandatory parts that the plan itself lacks;
    steps that this reader may not see are not missing. agreed_on: the day on which the
    participant agreed to send it.
    left_out_words: what else is missing and why, said by the sender.
    """

    name: str
    version: int
    made_on: date
    programme: str
    reader: str
    birth_date: date | None = None
    tandem: tuple[TandemMember, ...] = ()
    job: JobTarget | None = None
    participation: Participation | None = None
    participation_words: str = ""
    work_steps: tuple[ReportStep, ...] = ()
    welfare_steps: tuple[ReportStep, ...] = ()
    missing: tuple[MandatoryPart, ...] = ()
    signatures: tuple[Signature, ...] = ()
    agreed_on: date | None = None
    left_out: tuple[LeftOut, ...] = tuple(LeftOut)
    left_out_words: str = ""
    language: str = "nl"

    def __post_init__(self) -> None:
        require_known_language(self.language)

    @property
    def signed_on(self) -> date | None:
        """The day on which the participant signed this version of the plan."""
        return participant_signed_on(self.signatures)


def participant_signed_on(signatures: Iterable[Signature]) -> date | None:
    """The day on which the participant signed; None for a draft."""
    days = (s.signed_on for s in signatures if s.role is SignerRole.PARTICIPANT)
    return next((day for day in days if day), None)


def require_known_domain(code: str | None) -> None:
    """Raises ValueError when code is neither None nor one of the eleven life domains."""
    if code is not None and code not in Domain.values:
        raise ValueError(f"no such life domain: {code}")


def require_known_language(language: str) -> None:
    """Raises ValueError when no document words exist in this language."""
    if language not in LANGUAGES:
        raise ValueError(f"no document words in: {language}")

"""What a programme file says, once read: names, rules and rhythm of one kind of trajectory."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """How sure a statement is. Unknown stands for a figure that no source gives."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"


class Subject(StrEnum):
    """Whom the trajectory is about."""

    PARTICIPANT = "participant"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"


class CriterionKind(StrEnum):
    """Which fact a criterion looks at. Other is answered by a person."""

    AGE = "age"
    HOUSEHOLD_WORK_INTENSITY = "household_work_intensity"
    EMPLOYMENT_STATUS = "employment_status"
    JOINT_COMMITTEE = "joint_committee"
    RESIDENCE = "residence"
    REGISTERED_JOB_SEEKER = "registered_job_seeker"
    POVERTY_RISK = "poverty_risk"
    OTHER = "other"


class RoleKind(StrEnum):
    """What somebody does in a team, whatever their employer calls it."""

    WORK = "work"
    WELFARE = "welfare"
    EXPERT = "expert"
    GROUP_GUIDE = "group_guide"
    CASE_MANAGER = "case_manager"
    TRAINER = "trainer"


class Moment(StrEnum):
    """When an instrument is taken. Signal lies before the start."""

    SIGNAL = "signal"
    START = "start"
    MIDDLE = "middle"
    END = "end"
    FOLLOW_UP = "follow_up"


class IndicatorRegime(StrEnum):
    """Whose indicators are reported."""

    ESF2014 = "esf2014"
    ESFPLUS = "esfplus"
    NONE = "none"


class PlanPart(StrEnum):
    """What must stand in a plan before it can be final."""

    JOB_TARGET = "job_target"
    PARTICIPATION_OUTCOME = "participation_outcome"
    NEXT_STEPS_WORK = "next_steps_work"
    NEXT_STEPS_WELFARE = "next_steps_welfare"
    RIGHTS_CHECK = "rights_check"
    BARRIER_SCAN = "barrier_scan"
    CHANGE_STEPS = "change_steps"


class Retained(StrEnum):
    """Evidence for a funder is kept longer than the social file."""

    EVIDENCE = "evidence"
    SOCIAL_FILE = "social_file"


class RetentionStart(StrEnum):
    """The event from which a retention period runs."""

    PROJECT_END = "project_end"
    YEAR_END_OF_LAST_PAYMENT = "year_end_of_last_payment"
    TRAJECTORY_END = "trajectory_end"


@dataclass(frozen=True)
class Text:
    """One text in the languages of the country. French may still be missing."""

    nl: str
    en: str
    fr: str | None = None

    def in_language(self, language: str) -> str:
        """The text for a language code such as `fr` or `fr-be`; Dutch when there is none."""
        wanted = {"en": self.en, "fr": self.fr}.get(language.split("-")[0].lower())
        return wanted or self.nl


@dataclass(frozen=True)
class Source:
    """A document that statements in the file refer to by its id."""

    id: str
    title: str


@dataclass(frozen=True)
class Statement:
    """A text with where it comes from and how sure it is."""

    text: Text
    source: str
    status: Status
    note: Text | None = None


@dataclass(frozen=True)
class Figure:
    """A number with where it comes from. None means that the source gives no number."""

    value: int | None
    source: str
    status: Status
    note: Text | None = None


@dataclass(frozen=True)
class Bounds:
    """The limits of a criterion; which ones apply depends on its kind.

    minimum and maximum are years of age, or a share of 0 to 1 for work intensity.
    inclusive says whether the maximum itself still meets the criterion.
    """

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    inclusive: bool = True
    one_of: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    expected: bool = True


@dataclass(frozen=True)
class Criterion:
    """One condition for taking part, shown with its source and never decided by the machine."""

    id: str
    kind: CriterionKind
    label: Text
    source: str
    status: Status
    bounds: Bounds = Bounds()
    note: Text | None = None


@dataclass(frozen=True)
class PhaseMoment:
    """A meeting that belongs to a phase. The participant is always there."""

    key: str
    name: Text
    obligatory: bool
    who: tuple[RoleKind, ...]


@dataclass(frozen=True)
class Phase:
    """A stretch of the trajectory. `weeks` is what is usual, never a limit."""

    key: str
    name: Text
    weeks: Figure
    optional: bool = False
    moments: tuple[PhaseMoment, ...] = ()


@dataclass(frozen=True)
class TeamRole:
    """A role to fill. `who` tells which kind of worker usually fills it."""

    kind: RoleKind
    obligatory: bool
    who: Text


@dataclass(frozen=True)
class Team:
    """Who walks along. With `different_organisations` two roles never share an employer."""

    roles: tuple[TeamRole, ...]
    different_organisations: bool
    source: str
    status: Status
    note: Text | None = None


@dataclass(frozen=True)
class InstrumentUse:
    """An instrument by key, and the moments at which it is taken."""

    instrument: str
    moments: tuple[Moment, ...]
    obligatory: bool
    source: str
    status: Status
    note: Text | None = None


@dataclass(frozen=True)
class GroupRhythm:
    """A series of group sessions. `every_days` is 7 for weekly."""

    key: str
    name: Text
    every_days: Figure
    guided_by: RoleKind
    obligatory: bool


@dataclass(frozen=True)
class Plan:
    """The plan by its own name, and the parts without which it cannot be final."""

    name: Text
    required: tuple[PlanPart, ...]
    source: str
    status: Status
    note: Text | None = None


@dataclass(frozen=True)
class RegimeChoice:
    """The indicators that a funder asks for, with source."""

    value: IndicatorRegime
    source: str
    status: Status
    note: Text | None = None


@dataclass(frozen=True)
class FollowUp:
    """A moment after the exit at which somebody asks how things are."""

    key: str
    what: Text
    months: Figure


@dataclass(frozen=True)
class Retention:
    """How many years something is kept, and from which event."""

    what: Retained
    years: Figure
    starts: RetentionStart | None


@dataclass(frozen=True)
class Programme:
    """One version of one programme, as its file says."""

    key: str
    version: int
    name: Text
    summary: Text
    sources: tuple[Source, ...]
    legal_basis: Statement
    target_group: Statement
    subject: Subject
    eligibility: tuple[Criterion, ...]
    phases: tuple[Phase, ...]
    team: Team
    instruments: tuple[InstrumentUse, ...]
    groups: tuple[GroupRhythm, ...]
    plan: Plan
    indicator_regime: RegimeChoice
    follow_up: tuple[FollowUp, ...]
    contact_gap_days: Figure
    retention: tuple[Retention, ...]

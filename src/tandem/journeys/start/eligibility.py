"""The rules of a programme held against what is known of one person. Decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.db.models import Subquery

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.models import Programme as ProgrammeRow
from tandem.rooms.partners.programme import Criterion, CriterionKind, Programme, Status
from tandem.rooms.partners.programme_file import programme_from_json
from tandem.rooms.partners.rules import CriterionResult, EligibilityFacts, eligibility
from tandem.rooms.people.reckoning import poverty_risk
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.models import (
    EligibilityCheck,
    EntryProfile,
    IntroductoryMeeting,
    Told,
    Trajectory,
)

TOLD_KINDS = (
    CriterionKind.REGISTERED_JOB_SEEKER,
    CriterionKind.POVERTY_RISK,
    CriterionKind.OTHER,
)
ASKED_KINDS = (
    *TOLD_KINDS,
    CriterionKind.EMPLOYMENT_STATUS,
    CriterionKind.HOUSEHOLD_WORK_INTENSITY,
)
COMPUTED_KINDS = (CriterionKind.POVERTY_RISK, CriterionKind.HOUSEHOLD_WORK_INTENSITY)
_PROFILE_OF = {
    CriterionKind.EMPLOYMENT_STATUS: "employment",
    CriterionKind.HOUSEHOLD_WORK_INTENSITY: "household_work_intensity",
    CriterionKind.REGISTERED_JOB_SEEKER: "is_registered_job_seeker",
}
_TRUTH = {Told.YES.value: True, Told.NO.value: False}


@dataclass(frozen=True)
class Case:
    """One person and one programme on the day of the meeting.

    answers: criterion -> what was answered before, as text: a `Told` value, an employment
    status or a share. reasons: criterion -> why it was set aside before.
    """

    trajectory: Trajectory
    row: ProgrammeRow
    on: date
    answers: Mapping[str, str]
    reasons: Mapping[str, str]
    profile: EntryProfile | None = None

    @property
    def programme(self) -> Programme:
        return programme_from_json(self.row.definition)

    @property
    def asked(self) -> tuple[Criterion, ...]:
        """The criteria whose fact is asked on the page; the others follow from the file."""
        return tuple(each for each in self.programme.eligibility if each.kind in ASKED_KINDS)

    @property
    def is_checked(self) -> bool:
        """Whether every rule was held against this person, and kept."""
        return {each.id for each in self.programme.eligibility} <= set(self.reasons)

    @property
    def known_profile(self) -> dict[str, object]:
        """What the conditions asked that the profile of the first day asks too."""
        known: dict[str, object] = {}
        for criterion in self.asked:
            name, answer = _PROFILE_OF.get(criterion.kind), self.answers[criterion.id]
            if name and answer:
                known[name] = share(answer) if name == "household_work_intensity" else answer
        return known

    def results(self, answers: Mapping[str, str]) -> tuple[CriterionResult, ...]:
        """Each criterion against what is known with these answers."""
        return eligibility(self.programme, self._facts(answers), self.on)

    def source_of(self, criterion: Criterion) -> tuple[str, bool]:
        """Title of the source of a criterion, and whether the statement was verified."""
        titles = {source.id: source.title for source in self.programme.sources}
        return titles[criterion.source], criterion.status is Status.VERIFIED

    def _facts(self, answers: Mapping[str, str]) -> EligibilityFacts:
        person = self.trajectory.participant
        by_kind = {each.kind: answers.get(each.id, "") for each in self.asked}
        return EligibilityFacts(
            birth_date=person.birth_date,
            postcode=person.postcode or None,
            employment_status=by_kind.get(CriterionKind.EMPLOYMENT_STATUS) or None,
            household_work_intensity=share(by_kind.get(CriterionKind.HOUSEHOLD_WORK_INTENSITY, "")),
            registered_job_seeker=_TRUTH.get(by_kind.get(CriterionKind.REGISTERED_JOB_SEEKER, "")),
            poverty_risk=_TRUTH.get(by_kind.get(CriterionKind.POVERTY_RISK, "")),
            answers={name: _TRUTH.get(answer) for name, answer in answers.items()},
        )


def open_case(*, actor: Actor, trajectory: Trajectory, programme_id: UUID) -> Case:
    """What is known already: from an earlier check, else from the profile or the
    household. Four queries.

    Raises Programme.DoesNotExist.
    """
    meetings = IntroductoryMeeting.objects.filter(trajectory=trajectory).order_by("-on")
    rows = ProgrammeRow.objects.visible_to(actor)
    row = rows.annotate(met_on=Subquery(meetings.values("on")[:1])).get(pk=programme_id)
    checks = EligibilityCheck.objects.visible_to(actor)
    earlier = {each.criterion: each for each in checks.filter(trajectory=trajectory, programme=row)}
    profile = EntryProfile.objects.visible_to(actor).filter(trajectory=trajectory).first()
    told = _told_of_poverty(actor, trajectory)
    return Case(
        trajectory=trajectory,
        row=row,
        on=row.met_on or clock.today(),
        answers={
            criterion.id: earlier[criterion.id].fact
            if criterion.id in earlier
            else _from_file(criterion, profile, told)
            for criterion in programme_from_json(row.definition).eligibility
            if criterion.kind in ASKED_KINDS
        },
        reasons={name: check.overruled_reason for name, check in earlier.items()},
        profile=profile,
    )


def share(text: str) -> Decimal | None:
    """A share of 0 to 1 out of its text; None when there is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def fact_text(result: CriterionResult, answers: Mapping[str, str]) -> str:
    """The fact that is kept with a check: a code or number, never a sentence."""
    if result.criterion.kind in ASKED_KINDS:
        return answers.get(result.criterion.id, "")
    return "" if result.value is None else str(result.value)


def _told_of_poverty(actor: Actor, trajectory: Trajectory) -> str:
    """What the household's income said last, for who reads of income; a `Told` value or ''."""
    if not access.can_read_class(actor, trajectory, Domain.INC.sensitivity):
        return ""
    figure = poverty_risk(actor, trajectory.pk)
    return str(figure.verdict) if figure and figure.verdict in _TRUTH else ""


def _from_file(criterion: Criterion, profile: EntryProfile | None, told: str) -> str:
    if criterion.kind is CriterionKind.POVERTY_RISK:
        return told
    name = _PROFILE_OF.get(criterion.kind)
    known = getattr(profile, name) if name and profile else None
    if isinstance(known, Decimal):
        return str(known.normalize())
    return known or ""

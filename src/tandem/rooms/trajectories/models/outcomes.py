"""What comes of it: work and training over time, and asking again after the end."""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import DayRange, InPartnership
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models.episode import Employment, Trajectory, told_field
from tandem.rooms.trajectories.queries import FollowUpQuerySet, LabourSpellQuerySet


class LabourStatus(models.TextChoices):
    UNEMPLOYED = "unemployed", _("Unemployed")
    INACTIVE = "inactive", _("Economically inactive")
    EMPLOYED = "employed", _("Employed")
    TRAINING = "training", _("In education or training")


class Contract(models.TextChoices):
    OPEN_ENDED = "open_ended", _("Open-ended contract")
    FIXED_TERM = "fixed_term", _("Fixed-term contract")
    AGENCY = "agency", _("Agency work")
    SOCIAL_ECONOMY = "social_economy", _("Social economy")
    ARTICLE60 = "article60", _("Article 60")
    SELF_EMPLOYED = "self_employed", _("Self-employed")
    OTHER = "other", _("Another contract")


class LabourSource(models.TextChoices):
    PARTICIPANT = "participant", _("The participant")
    PAYSLIP = "payslip", _("Payslip")
    EMPLOYER = "employer", _("Employer")
    VDAB = "vdab", _("VDAB")
    KSZ = "ksz", _("KSZ")
    REGISTER = "register", _("Partner's register")


@pghistory.track()
class LabourSpell(InPartnership):
    """Work, training or neither, from a first to a last day, as one source tells it.

    trajectory: the file in which it was noted.
    ends_on: last day, included; None while it lasts.
    skill_level: ISCO-08 skill level of the job, 1 (simple) to 4 (professional).
    set_aside_*: a person settled a conflict between sources against this row. It stays
    readable and no longer counts.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="spells")
    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="spells")
    status = models.CharField(_("status"), max_length=12, choices=LabourStatus.choices)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    contract = models.CharField(
        _("contract"), max_length=16, choices=Contract.choices, blank=True, default=""
    )
    hours_per_week = models.DecimalField(
        _("hours a week"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    wants_more_hours = told_field(_("would like to work more hours"))
    skill_level = models.PositiveSmallIntegerField(_("skill level"), null=True, blank=True)
    quality = models.CharField(_("how it fits"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=12, choices=LabourSource.choices)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    set_aside_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = LabourSpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("period of work, training or neither")
        indexes = [
            models.Index(
                fields=["partnership", "participant", "starts_on"], name="trajectories_spells"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="trajectories_spell_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(skill_level__isnull=True) | Q(skill_level__gte=1, skill_level__lte=4),
                name="trajectories_spell_skill_1_to_4",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week__isnull=True)
                | Q(hours_per_week__gte=0, hours_per_week__lte=100),
                name="trajectories_spell_hours_0_to_100",
            ),
            models.CheckConstraint(
                condition=Q(set_aside_at__isnull=True) | ~Q(set_aside_reason=""),
                name="trajectories_spell_set_aside_has_reason",
            ),
            ExclusionConstraint(
                name="trajectories_spell_no_overlap",
                expressions=[
                    ("participant", RangeOperators.EQUAL),
                    ("source", RangeOperators.EQUAL),
                    (DayRange("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
                condition=Q(set_aside_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def counts(self) -> bool:
        """Whether no person set this row aside."""
        return self.set_aside_at is None


class FollowUpKey(models.TextChoices):
    """Moments that funders ask for. A programme may name others, with its own key."""

    LEAVING = "leaving", _("On leaving")
    SIX_MONTHS = "six_months", _("Six months after")
    TWENTY_FOUR_MONTHS = "twenty_four_months", _("Twenty-four months after")


class FollowUpOutcome(models.TextChoices):
    OPEN = "open", _("Still to do")
    REACHED = "reached", _("Answered")
    NOT_REACHED = "not_reached", _("Not reached")
    REFUSED = "refused", _("Prefers not to answer")


@pghistory.track()
class FollowUp(InPartnership):
    """Asking again after the end: how are work and training now?

    key: a value of FollowUpKey, or the programme's own.
    months: after the last day; 0 is on leaving.
    due_on: last day to ask on leaving (exit and four weeks), else the day asked about.
    evidence_on: the day that the answer is about.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="follow_ups")
    key = models.CharField(max_length=60)
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField(_("due on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    outcome = models.CharField(
        _("outcome"),
        max_length=12,
        choices=FollowUpOutcome.choices,
        default=FollowUpOutcome.OPEN,
    )
    employment = models.CharField(
        _("employment status"),
        max_length=12,
        choices=Employment.choices,
        blank=True,
        default="",
    )
    job_search = told_field(_("looks for work"))
    education = told_field(_("in education or training"))
    qualification = told_field(_("gained a qualification"))
    improved = told_field(_("situation at work improved"))
    evidence_on = models.DateField(_("day the answer is about"), null=True, blank=True)
    evidence_source = models.CharField(
        _("source"), max_length=12, choices=LabourSource.choices, blank=True, default=""
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        indexes = [
            models.Index(
                fields=["partnership", "due_on"],
                condition=Q(outcome="open"),
                name="trajectories_follow_ups_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory", "key"], name="trajectories_one_follow_up"
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", closed_on__isnull=True)
                | (~Q(outcome="open") & Q(closed_on__isnull=False)),
                name="trajectories_follow_up_closed_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="reached")
                | (Q(evidence_on__isnull=False) & ~Q(evidence_source="") & ~Q(employment="")),
                name="trajectories_follow_up_answer_has_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.get_outcome_display()}"

    @property
    def is_open(self) -> bool:
        return self.outcome == FollowUpOutcome.OPEN


class AttemptKind(models.TextChoices):
    PHONE = "phone", _("Phone")
    HOME = "home", _("Home visit")
    MESSAGE = "message", _("Message")
    LETTER = "letter", _("Letter")
    REGISTER = "register", _("Looked up in a register")


@pghistory.track()
class FollowUpAttempt(InPartnership):
    """One try to reach somebody for a follow-up, counted whether it worked or not."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="attempts")
    on = models.DateField(_("day"))
    how = models.CharField(_("how"), max_length=10, choices=AttemptKind.choices)
    reached = models.BooleanField(_("reached"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("attempt")

    def __str__(self) -> str:
        return self.get_how_display()

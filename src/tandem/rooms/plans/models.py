"""The plan (POP): a dream, goals, actions, versions that were read together and signed."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.models import InPartnership
from tandem.rooms.plans.queries import (
    ActionQuerySet,
    GoalQuerySet,
    PlanQuerySet,
    PlanVersionQuerySet,
)
from tandem.rooms.trajectories.models import Trajectory


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    READ = "read", _("Read together")
    SIGNED = "signed", _("Signed")


class Participation(models.TextChoices):
    """Participation regarding work (domain.md 4.2): exactly one of five."""

    NEC = "nec", _("Regular job")
    SEC = "sec", _("Job in the social economy")
    LDE = "lde", _("Job in the local service economy")
    WORK_CARE = "arbeidszorg", _("Work-care: unpaid work with guidance")
    NOT_FEASIBLE = "werk_niet_haalbaar", _("Work is not possible now")


class Proposer(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    STAFF = "staff", _("Counsellor")
    TOGETHER = "together", _("Together")


@pghistory.track()
class Plan(InPartnership):
    """The plan of one trajectory as it stands.

    edition: grows with every change to the plan, its goals or its steps, so that nobody
    signs something else than what was read.
    read_with: who sat there besides the participant and `read_by`.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="plans")
    state = models.CharField(max_length=8, choices=PlanState.choices, default=PlanState.DRAFT)
    is_current = models.BooleanField(default=True)
    dream = models.TextField(_("my dream"), blank=True)
    occupation_code = models.CharField(_("occupation (ISCO-08)"), max_length=4, blank=True)
    occupation_words = models.CharField(_("job target"), max_length=200, blank=True)
    hours_min = models.DecimalField(
        _("hours a week, at least"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    hours_max = models.DecimalField(
        _("hours a week, at most"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    distance_km = models.PositiveSmallIntegerField(
        _("distance, at most (km)"), null=True, blank=True
    )
    job_wishes = models.TextField(_("what matters in a job"), blank=True)
    participation = models.CharField(
        _("participation in work"), max_length=20, choices=Participation.choices, blank=True
    )
    edition = models.PositiveIntegerField(default=1)
    started_on = models.DateField()
    read_on = models.DateField(_("read together on"), null=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    read_with = models.CharField(_("who else was there"), max_length=200, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory"], condition=Q(is_current=True), name="plans_one_current"
            ),
            models.CheckConstraint(
                condition=Q(hours_min__isnull=True)
                | Q(hours_max__isnull=True)
                | Q(hours_max__gte=F("hours_min")),
                name="plans_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(read_on__isnull=False),
                name="plans_signed_after_reading",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()


@pghistory.track()
class Goal(InPartnership):
    """Something the person wants to reach. Active only after the person agreed, on a day.

    sensitivity: class 0 to 3 of its life domain; actions keep it in line.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    domain = models.CharField(_("life domain"), max_length=3, choices=Domain.choices)
    sensitivity = models.PositiveSmallIntegerField()
    title = models.CharField(_("goal"), max_length=300)
    own_words = models.TextField(_("in own words"), blank=True)
    proposed_by = models.CharField(max_length=12, choices=Proposer.choices)
    agreed_on = models.DateField(_("participant agreed on"), null=True, blank=True)
    declined_on = models.DateField(_("participant said no on"), null=True, blank=True)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(declined_on__isnull=True),
                name="plans_goal_agreed_or_declined",
            ),
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(agreed_on__isnull=False),
                name="plans_goal_reached_was_agreed",
            ),
        ]

    def __str__(self) -> str:
        return self.domain


class ActionState(models.TextChoices):
    SUGGESTED = "suggested", _("Suggested")
    PLANNED = "planned", _("Planned")
    BUSY = "busy", _("Busy")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class Doer(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    STAFF = "staff", _("Counsellor")
    TOGETHER = "together", _("Together")
    OTHER = "other", _("Somebody else")


@pghistory.track()
class Action(InPartnership):
    """A next step: who does it, by when. Carries a life domain as a label.

    sensitivity: class 0 to 3 of its life domain; actions keep it in line.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="actions")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, null=True, related_name="actions")
    domain = models.CharField(_("life domain"), max_length=3, choices=Domain.choices)
    sensitivity = models.PositiveSmallIntegerField()
    title = models.CharField(_("step"), max_length=300)
    catalogue_key = models.CharField(max_length=60, blank=True)
    doer = models.CharField(_("who does it"), max_length=12, choices=Doer.choices)
    doer_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    doer_words = models.CharField(_("who"), max_length=100, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(
        _("how far"), max_length=10, choices=ActionState.choices, default=ActionState.PLANNED
    )
    stop_reason = models.CharField(_("reason"), max_length=300, blank=True)
    proposed_by = models.CharField(max_length=12, choices=Proposer.choices)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()
    done_on = models.DateField(null=True)
    edition = models.PositiveIntegerField(default=1)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True)),
                name="plans_done_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(stop_reason=""), name="plans_stopped_has_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "doer_user", "due_on"],
                condition=Q(state__in=["planned", "busy"]),
                name="plans_my_open_actions",
            ),
            models.Index(
                fields=["partnership", "trajectory", "state"], name="plans_actions_of_one"
            ),
        ]

    def __str__(self) -> str:
        return self.domain


class SignatureKind(models.TextChoices):
    DRAWN = "drawn", _("Drawn")
    TYPED = "typed", _("Typed")


class PlanVersion(InPartnership):
    """The plan as it was signed: a snapshot that never changes.

    content: the whole plan as JSON, as `rules.snapshot` makes it.
    drawing: PNG of a drawn signature.
    """

    append_only = True

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    signed_name = models.CharField(_("name"), max_length=200)
    signed_on = models.DateField(_("day"))
    signature_kind = models.CharField(max_length=6, choices=SignatureKind.choices)
    drawing = models.BinaryField(null=True)
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan version")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_version_number"),
            models.CheckConstraint(
                condition=Q(signature_kind="typed") | Q(drawing__isnull=False),
                name="plans_drawn_has_drawing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

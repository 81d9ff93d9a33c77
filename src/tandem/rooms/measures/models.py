"""Measuring in two voices: instruments, answers, scores per life domain, needs."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.measures.queries import (
    AssessmentQuerySet,
    InstrumentQuerySet,
    MeasuredQuerySet,
    SignalDecisionQuerySet,
)
from tandem.rooms.measures.scoring import Score
from tandem.rooms.partners.domains import LEVELS, Domain
from tandem.rooms.partners.models import InPartnership
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import Trajectory


class Instrument(InPartnership):
    """A version of a questionnaire. Never changed once it has been answered."""

    key = models.SlugField(max_length=60)
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    definition = models.JSONField()
    digest = models.CharField(max_length=64)
    is_offered = models.BooleanField(default=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key", "version"], name="measures_instrument_version"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Moment(models.TextChoices):
    SIGNAL = "signal", _("First signals")
    START = "start", _("At the start")
    MIDDLE = "middle", _("Along the way")
    END = "end", _("At the end")
    FOLLOW_UP = "follow_up", _("Afterwards")


class Voice(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    GUIDE = "guide", _("Guide")


@pghistory.track()
class Assessment(InPartnership):
    """One voice answering one instrument at one moment.

    trajectory is empty for a warning-light list that led to no referral; participant is
    empty too when the person did not want to be known.
    """

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="assessments")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, related_name="assessments"
    )
    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.CASCADE, null=True, related_name="assessments"
    )
    moment = models.CharField(max_length=10, choices=Moment.choices)
    voice = models.CharField(max_length=12, choices=Voice.choices)
    on = models.DateField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answers = models.JSONField(default=dict)
    edition = models.PositiveIntegerField(default=1)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory", "instrument", "moment", "voice", "on"],
                condition=Q(trajectory__isnull=False),
                name="measures_one_voice_a_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.moment} {self.voice}"


class ScoreKind(models.TextChoices):
    SCORED = "scored", _("Scored")
    NOT_DISCUSSED = "not_discussed", _("Not discussed")
    PREFERS_NOT = "prefers_not", _("Prefers not to say")


class Wish(models.TextChoices):
    YES = "yes", _("Yes, now")
    LATER = "later", _("Later")
    NO = "no", _("No")
    NOT_ASKED = "not_asked", _("Not asked")


class Hinders(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNCLEAR = "unclear", _("Not clear")
    NOT_ASKED = "not_asked", _("Not asked")


@pghistory.track()
class DomainScore(InPartnership):
    """How one life domain is, by one voice.

    level: 1 (nu meteen) to 5 (geeft kracht). arrange: what has to be arranged before work
    can go well, written by the guide for the work side too: whoever sees a summary of the
    class reads this and `hinders`, and nothing else.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="scores")
    domain = models.CharField(max_length=3, choices=Domain.choices)
    sensitivity = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=ScoreKind.choices)
    level = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)
    wish = models.CharField(max_length=10, choices=Wish.choices, default=Wish.NOT_ASKED)
    hinders = models.CharField(max_length=10, choices=Hinders.choices, default=Hinders.NOT_ASKED)
    arrange = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_at = models.DateTimeField(null=True)

    objects = MeasuredQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "domain"], name="measures_one_score"),
            models.CheckConstraint(
                condition=Q(kind="scored", level__gte=1, level__lte=5)
                | (~Q(kind="scored") & Q(level__isnull=True)),
                name="measures_level_fits_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.domain} {self.level}"

    @property
    def level_label(self) -> str:
        """The level as a person reads it; empty when none was given."""
        return str(LEVELS[self.level - 1].label) if self.level else ""

    @property
    def score(self) -> Score:
        """What was said, without by whom and when."""
        return Score(
            state=str(self.level) if self.level else self.kind,
            words=self.words,
            wish=self.wish,
            hinders=self.hinders,
            arrange=self.arrange,
        )


@pghistory.track()
class Need(InPartnership):
    """Something a person needs: dated, authored, ended with a reason. No goal, no score."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="needs")
    domain = models.CharField(_("life domain"), max_length=3, choices=Domain.choices)
    sensitivity = models.PositiveSmallIntegerField()
    text = models.TextField(_("what is needed"))
    voice = models.CharField(_("whose words"), max_length=12, choices=Voice.choices)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = MeasuredQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("noted_on")),
                name="measures_need_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.domain


class SignalOutcome(models.TextChoices):
    REFERRED = "referred", _("Referred")
    NOT_NOW = "not_now", _("No referral now")
    SAID_NO = "said_no", _("The person said no")


@pghistory.track()
class SignalDecision(InPartnership):
    """What two people decided after a warning-light list. A no has no reason and no name."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=10, choices=SignalOutcome.choices)
    reason = models.TextField(_("reason"), blank=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = SignalDecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="said_no") | Q(reason=""), name="measures_no_needs_no_reason"
            )
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

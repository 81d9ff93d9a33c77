"""The episode: one walk of one person through one programme, and who walks along."""

from datetime import date, timedelta

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import DayRange, InPartnership, Organisation, Post, Programme
from tandem.rooms.people.models import Participant, RegisterRow
from tandem.rooms.trajectories.queries import GRACE_DAYS, TeamMemberQuerySet, TrajectoryQuerySet


class State(models.TextChoices):
    REFERRED = "referred", _("Referred")
    WAITING = "waiting", _("Waiting")
    PRE_TRAJECTORY = "pre_trajectory", _("Pre-trajectory")
    ACTIVE = "active", _("On the way")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")
    ELSEWHERE = "elsewhere", _("Referred elsewhere")
    DECLINED = "declined", _("Chose not to start")


class ExitReason(models.TextChoices):
    """Why somebody left. The first seven are also the words of the registers' import."""

    WORK = "work", _("Found work")
    TRAINING = "training", _("Went to education or training")
    JOB_SEARCH = "job_search", _("Looks for work alone")
    ILLNESS = "illness", _("Illness or care for somebody")
    MOVED = "moved", _("Moved away")
    STOPPED = "stopped", _("Chose to stop")
    OTHER = "other", _("Something else")
    ELSEWHERE = "elsewhere", _("Goes on with another service")
    OUT_OF_TOUCH = "out_of_touch", _("No contact any more")
    RETIRED = "retired", _("Retired")
    DIED = "died", _("Died")


OPEN_STATES = (State.REFERRED, State.WAITING, State.PRE_TRAJECTORY, State.ACTIVE, State.PAUSED)


@pghistory.track()
class Trajectory(InPartnership):
    """One episode. Coming back makes a new one.

    entry_on, exit_on: first and last day of support, both included. entry_on is unknown
    until the trajectory has started.
    referred_reason: why the referrer thought of this partnership, in words.
    exit_reason: a value of ExitReason, or the word of a register that nobody could place.
    left_early: None when nobody said so.
    """

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="trajectories"
    )
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, blank=True)
    state = models.CharField(_("state"), max_length=14, choices=State.choices)
    state_reason = models.CharField(_("reason"), max_length=500, blank=True)
    phase = models.CharField(_("phase"), max_length=40, blank=True)
    referred_on = models.DateField(_("referred on"), null=True, blank=True)
    referred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    referring_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    referred_reason = models.TextField(_("reason for the referral"), blank=True)
    agreed_to_referral_on = models.DateField(_("participant agreed on"), null=True, blank=True)
    entry_on = models.DateField(_("first day"), null=True, blank=True)
    exit_on = models.DateField(_("last day"), null=True, blank=True)
    exit_reason = models.CharField(_("reason for leaving"), max_length=60, blank=True)
    left_early = models.BooleanField(_("left before the end"), null=True, blank=True)
    exit_agreements = models.TextField(_("agreements for afterwards"), blank=True)
    last_contact_on = models.DateField(_("last contact"), null=True, blank=True)
    register_row = models.ForeignKey(
        RegisterRow, on_delete=models.SET_NULL, null=True, related_name="trajectories"
    )
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = TrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("trajectory")
        indexes = [
            models.Index(fields=["partnership", "-id"], name="trajectories_newest"),
            models.Index(fields=["partnership", "state", "-id"], name="trajectories_state"),
            models.Index(fields=["partnership", "participant"], name="trajectories_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(exit_on__isnull=True)
                | Q(entry_on__isnull=False, exit_on__gte=F("entry_on")),
                name="trajectories_exit_after_entry",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["active", "paused", "closed"]) | Q(entry_on__isnull=False),
                name="trajectories_started_has_entry",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(exit_on__isnull=False),
                name="trajectories_closed_has_exit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_under_way(self) -> bool:
        return self.state == State.ACTIVE

    @property
    def exit_words(self) -> str:
        """Why somebody left, in words: of our list, or as the register called it."""
        return str(dict(ExitReason.choices).get(self.exit_reason, self.exit_reason))


class Told(models.TextChoices):
    """Answers to a yes/no question; not knowing, not wanting and not asking differ."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Unknown")
    REFUSED = "refused", _("Prefers not to say")
    NOT_ASKED = "not_asked", _("Not asked")


class Employment(models.TextChoices):
    UNEMPLOYED = "unemployed", _("Unemployed")
    INACTIVE = "inactive", _("Economically inactive")
    EMPLOYED = "employed", _("Employed")
    UNKNOWN = "unknown", _("Unknown")


def told_field(label) -> models.CharField:
    return models.CharField(label, max_length=10, choices=Told.choices, default=Told.NOT_ASKED)


@pghistory.track()
class EntryProfile(InPartnership):
    """What was true on the first day. Asked once; funders' figures are derived from it.

    isced: highest completed level, ISCED 2011, 0 to 8.
    employment_words: how the partner called the status, kept as it was.
    """

    trajectory = models.OneToOneField(
        Trajectory, on_delete=models.CASCADE, related_name="entry_profile"
    )
    employment = models.CharField(
        _("employment status"),
        max_length=12,
        choices=Employment.choices,
        default=Employment.UNKNOWN,
    )
    employment_words = models.CharField(_("status in words"), max_length=100, blank=True)
    unemployed_since = models.DateField(_("unemployed since"), null=True, blank=True)
    isced = models.PositiveSmallIntegerField(_("highest diploma"), null=True, blank=True)
    household_work_intensity = models.DecimalField(
        _("work intensity of the household"), max_digits=4, decimal_places=3, null=True, blank=True
    )
    is_registered_job_seeker = told_field(_("registered as a job seeker"))
    disability = told_field(_("disability"))
    third_country_national = told_field(_("national of a country outside the Union"))
    foreign_background = told_field(_("foreign background"))
    minority = told_field(_("minority"))
    homeless = told_field(_("homeless or housing exclusion"))
    rural = told_field(_("lives in a rural area"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(isced__isnull=True) | Q(isced__lte=8), name="trajectories_isced_0_to_8"
            ),
            models.CheckConstraint(
                condition=Q(household_work_intensity__isnull=True)
                | Q(household_work_intensity__gte=0, household_work_intensity__lte=1),
                name="trajectories_work_intensity_0_to_1",
            ),
        ]

    def __str__(self) -> str:
        return self.employment


class TeamRole(models.TextChoices):
    WORK = "work", _("Work counsellor")
    WELFARE = "welfare", _("Welfare counsellor")
    EXPERT = "expert", _("Expert by experience")
    GROUP_GUIDE = "group_guide", _("Group guide")
    CASE_MANAGER = "case_manager", _("Case manager")


@pghistory.track()
class TeamMember(InPartnership):
    """Somebody who walks along, from a first to a last day. Access derives from this row.

    class_levels: for each class of life domain, 0 to 3, what this member may see:
    0 nothing, 1 a summary, 2 everything. Computed by `rules.class_levels`, stored so
    that reading costs one indexed query.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=TeamRole.choices)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=200, blank=True)
    class_levels = ArrayField(models.PositiveSmallIntegerField(), size=4)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("team member")
        indexes = [
            models.Index(fields=["partnership", "user", "trajectory"], name="trajectories_my_teams")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="trajectories_team_ends_after_start",
            ),
            ExclusionConstraint(
                name="trajectories_team_no_overlap",
                expressions=[
                    ("trajectory", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DayRange("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()

    def is_of(self, day: date) -> bool:
        """Whether this member walks along on that day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def opens_on(self, day: date) -> bool:
        """Whether this member may read on that day: in the team, or left a month ago at most."""
        return self.starts_on <= day and (
            self.ends_on is None or day <= self.ends_on + timedelta(days=GRACE_DAYS)
        )


class MeetingOutcome(models.TextChoices):
    START = "start", _("Start the trajectory")
    PRE_TRAJECTORY = "pre_trajectory", _("First a pre-trajectory, for what is urgent")
    WAITING = "waiting", _("Wait for a place")
    ELSEWHERE = "elsewhere", _("Somebody else can help better")
    DECLINED = "declined", _("The participant chooses not to start")


@pghistory.track()
class IntroductoryMeeting(InPartnership):
    """The introductory meeting (kennismakingsgesprek): who sat there, and what was decided."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="meetings")
    on = models.DateField(_("day"))
    participant_present = models.BooleanField(_("participant"))
    others_present = models.CharField(_("others who were there"), max_length=300, blank=True)
    own_words = models.TextField(_("what the participant wants, in own words"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=14, choices=MeetingOutcome.choices)
    reason = models.TextField(_("reason"), blank=True)
    elsewhere = models.CharField(_("where to"), max_length=200, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("introductory meeting")

    def __str__(self) -> str:
        return self.get_outcome_display()


class MeetingGuest(InPartnership):
    """A colleague who sat at the introductory meeting."""

    meeting = models.ForeignKey(
        IntroductoryMeeting, on_delete=models.CASCADE, related_name="guests"
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "post"], name="trajectories_guest_once")
        ]

    def __str__(self) -> str:
        return str(self.post_id)


class CriterionOutcome(models.TextChoices):
    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")
    UNKNOWN = "unknown", _("Not known")


@pghistory.track()
class EligibilityCheck(InPartnership):
    """What one rule of the programme said of one person, and who decided otherwise and why."""

    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.CASCADE, related_name="eligibility_checks"
    )
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=CriterionOutcome.choices)
    fact = models.CharField(max_length=200, blank=True)
    overruled_reason = models.TextField(_("reason to go on all the same"), blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory", "programme", "criterion"], name="trajectories_one_check"
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.outcome}"

"""The circle: partnerships, their organisations, who works where, and the programmes."""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from tandem.foundation import wall
from tandem.foundation.keys import UUID7Model
from tandem.rooms.partners.queries import PostQuerySet, WalledQuerySet


class Partnership(UUID7Model):
    """The controllers' circle, and so the tenant: every other row belongs to one."""

    # A login sees the partnerships it has a post in before one is chosen; a command
    # names one by its slug.
    wall_rule = f"id = {wall.PARTNERSHIP}"
    wall_also_reads = (
        f"slug = {wall.SLUG} OR EXISTS (SELECT 1 FROM partners_post p"
        f" WHERE p.partnership_id = partners_partnership.id AND p.user_id = {wall.USER})"
    )

    # Who keeps the tables may list the circles themselves, to check and back them up.
    owner_lists = True

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    national_number_authorisation = models.CharField(
        _("authorisation to use the national number"),
        max_length=200,
        blank=True,
        help_text=_("Reference of the law or decision. Left empty, no number is ever stored."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("partnership")

    def __str__(self) -> str:
        return self.name


class InPartnership(UUID7Model):
    """A row behind the wall of one partnership."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = WalledQuerySet.as_manager()

    class Meta:
        abstract = True


class OrganisationKind(models.TextChoices):
    OCMW = "ocmw", _("OCMW")
    CAW = "caw", _("CAW")
    VDAB = "vdab", _("VDAB")
    WORK = "work", _("Work organisation")
    COMMUNITY = "community", _("Community development")
    CHILD_CARE = "child_care", _("Child-care service")
    ASSOCIATION = "association", _("Association where people in poverty speak up")
    HEALTH_FUND = "health_fund", _("Social-work service of a health fund")
    OTHER = "other", _("Other organisation")


@pghistory.track()
class Organisation(InPartnership):
    """A partner. The same body in two partnerships is two rows."""

    # With its posts, a login finds the names of its own employers.
    wall_also_reads = (
        "EXISTS (SELECT 1 FROM partners_post p"
        f" WHERE p.organisation_id = partners_organisation.id AND p.user_id = {wall.USER})"
    )

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    kbo_number = models.CharField(_("KBO number"), max_length=10, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    is_promotor = models.BooleanField(_("promotor"), default=False)
    is_in_steering_group = models.BooleanField(_("in the steering group"), default=False)

    class Meta:
        verbose_name = _("organisation")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="partners_organisation_name"
            ),
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(is_promotor=True), name="partners_one_promotor"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PostRole(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    WORK = "work", _("Work counsellor")
    WELFARE = "welfare", _("Welfare counsellor")
    MEDIATOR = "mediator", _("Work-welfare mediator")
    EXPERT = "expert", _("Expert by experience")
    OUTREACH = "outreach", _("Outreach worker")
    GROUP_GUIDE = "group_guide", _("Group guide")
    STEERING = "steering", _("Member of the steering group")
    DPO = "dpo", _("Data protection officer")


class DayRange(Func):
    """Days from the first to the last, both included; no last day means still going on."""

    function = "DATERANGE"

    def __init__(self, first: str, last: str) -> None:
        super().__init__(F(first), F(last), Value("[]"))


@pghistory.track()
class Post(InPartnership):
    """A job of a person at an organisation, with its first and last day."""

    wall_also_reads = f"user_id = {wall.USER}"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(_("role"), max_length=20, choices=PostRole.choices)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="partners_post_ends_after_start",
            ),
            ExclusionConstraint(
                name="partners_post_no_overlap",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DayRange("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}"


class Programme(InPartnership):
    """A version of a programme file as this partnership uses it. Never changed, only succeeded."""

    key = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=200)
    definition = models.JSONField()
    is_offered = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("programme")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key", "version"], name="partners_programme_version"
            )
        ]

    def __str__(self) -> str:
        return self.name

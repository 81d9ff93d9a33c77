"""Participants, their households, and the registers that partners keep of them."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership, Organisation
from tandem.rooms.people.queries import HouseholdMemberQuerySet, ParticipantQuerySet


class Gender(models.TextChoices):
    WOMAN = "F", _("Woman")
    MAN = "M", _("Man")
    NON_BINARY = "X", _("Non-binary")
    UNKNOWN = "unknown", _("Not known")
    REFUSED = "refused", _("Prefers not to say")


@pghistory.track(exclude=["national_number", "national_number_key"])
class Participant(InPartnership):
    """A person on the way, as one partnership knows them.

    national_number: encrypted, only where the partnership recorded its authorisation.
    national_number_key: keyed digest of it, to recognise a person without reading it.
    """

    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    known_as = models.CharField(_("likes to be called"), max_length=100, blank=True)
    gender = models.CharField(
        _("gender"), max_length=10, choices=Gender.choices, default=Gender.UNKNOWN
    )
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=40, blank=True)
    needs_interpreter = models.BooleanField(_("needs an interpreter"), default=False)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    contact_wish = models.CharField(_("wish about being contacted"), max_length=200, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=4, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    nis_code = models.CharField(_("NIS code"), max_length=5, blank=True)
    children_count = models.PositiveSmallIntegerField(_("children"), null=True, blank=True)
    national_number = models.BinaryField(null=True, editable=False)
    national_number_key = models.BinaryField(null=True, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        indexes = [
            models.Index(fields=["partnership", "birth_date"], name="people_birth_date"),
            models.Index(fields=["partnership", "postcode", "id"], name="people_postcode"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_name="") | ~Q(last_name=""), name="people_has_a_name"
            ),
            models.UniqueConstraint(
                fields=["partnership", "national_number_key"],
                condition=Q(national_number_key__isnull=False),
                name="people_one_per_national_number",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def called(self) -> str:
        """The name this person likes to hear."""
        return self.known_as or self.first_name or self.last_name


class SearchToken(models.Model):
    """A word by which a participant is found: a name, or a name with one letter left out.

    Searched by equality and range only, so that the index works behind the wall
    (decision 0004).
    """

    pk = models.CompositePrimaryKey("partnership_id", "token", "participant_id")
    partnership = models.ForeignKey(
        "partners.Partnership", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    token = models.CharField(max_length=40, db_collation="C")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="tokens")
    is_whole = models.BooleanField()

    class Meta:
        indexes = [
            # "Van" begins half the names of Flanders: names alone, not their misspellings.
            models.Index(
                fields=["partnership", "token", "participant"],
                condition=Q(is_whole=True),
                name="people_token_whole",
            )
        ]

    def __str__(self) -> str:
        return self.token


@pghistory.track()
class Household(InPartnership):
    """People who live together, with or without a file of their own."""

    name = models.CharField(_("name"), max_length=100)
    since = models.DateField(_("since"), null=True, blank=True)

    class Meta:
        verbose_name = _("household")

    def __str__(self) -> str:
        return self.name


class HouseholdRelation(models.TextChoices):
    ADULT = "adult", _("Adult")
    PARTNER = "partner", _("Partner")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Parent")
    OTHER = "other", _("Other")


@pghistory.track()
class HouseholdMember(InPartnership):
    """Someone in a household. A member who is no participant has a first name only.

    agreed_on: the day on which both agreed that this member and a file are one person.
    """

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="memberships", null=True
    )
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True)
    relation = models.CharField(_("relation"), max_length=10, choices=HouseholdRelation.choices)
    starts_on = models.DateField(_("first day"), null=True)
    ends_on = models.DateField(_("last day"), null=True)
    agreed_on = models.DateField(_("both agreed on"), null=True)

    objects = HouseholdMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("household member")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="people_member_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(participant__isnull=False) | ~Q(first_name=""),
                name="people_member_is_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.first_name


class Register(InPartnership):
    """A spreadsheet that a partner keeps, recognised by its headers, with its mapping."""

    signature = models.CharField(max_length=64)
    mapping = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "signature"], name="people_register_signature"
            )
        ]

    def __str__(self) -> str:
        return self.signature[:8]


class BatchState(models.TextChoices):
    DRAFT = "draft", _("Being checked")
    WRITTEN = "written", _("Written")
    UNDONE = "undone", _("Undone")


class RegisterBatch(InPartnership):
    """One upload of a register, from the first look until it is written or undone.

    headers: column headings in the order of the file.
    layout: where the table stood: {letters, header_line, skipped: [{line, why}]}.
    """

    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.DRAFT)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100, blank=True)
    headers = models.JSONField()
    layout = models.JSONField(default=dict)
    mapping = models.JSONField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    programme = models.ForeignKey("partners.Programme", on_delete=models.PROTECT, null=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    uploaded_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("register batch")
        indexes = [models.Index(fields=["partnership", "-uploaded_at"], name="people_batch_newest")]

    def __str__(self) -> str:
        return self.file_name


class RowOutcome(models.TextChoices):
    READY = "ready", _("Ready")
    HELD_BACK = "held_back", _("Held back")
    DUPLICATE = "duplicate", _("Duplicate")
    LIKELY = "likely", _("Possible duplicate")
    SKIPPED = "skipped", _("Left out")
    UNCHANGED = "unchanged", _("Known already")
    CREATED = "created", _("Written")


class RegisterRow(InPartnership):
    """One row of an upload, as it was and as it is understood.

    number: what the register itself calls the row ("12", "28b"), or its line.
    values: the cells as they were or as corrected, in the order of the batch's headers.
    originals: what stood in a corrected cell before, by column number from 0.
    cleaned: what was understood, by field name.
    problems, warnings: list of {code, field, column, cell, text, facts}.
    duplicate_of: line of the row of this batch that tells of the same person.
    duplicate_why: everyone this may be: list of {line, known, certainty, same_start, why}.
    known_participant: the person whom this is about, known before this batch.
    participant: the person whose trajectory was written.
    """

    batch = models.ForeignKey(RegisterBatch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    values = models.JSONField()
    originals = models.JSONField(default=dict)
    cleaned = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices)
    duplicate_of = models.CharField(max_length=40, blank=True)
    duplicate_why = models.JSONField(default=list)
    known_participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, related_name="register_rows"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="people_row_line")]
        indexes = [models.Index(fields=["batch", "outcome", "line"], name="people_row_outcome")]

    def __str__(self) -> str:
        return self.number

"""What was sent to a funder, kept as it was."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership
from tandem.rooms.reporting.queries import SubmissionQuerySet


class Submission(InPartnership):
    """A frozen report: its figures, and the pseudonymous records they were counted from.

    counts: exact figures by code, [women, men, non-binary, total]; null when not collected.
    records: a Parquet file, one row per participation, without names, keys or birth dates.
    digest: SHA-256 of the figures and the records, to prove that nothing changed since.
    """

    append_only = True

    regime = models.CharField(_("list of indicators"), max_length=10)
    programmes = ArrayField(models.CharField(max_length=60))
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    counts = models.JSONField()
    incomplete_count = models.PositiveIntegerField()
    error_count = models.PositiveIntegerField()
    records = models.BinaryField()
    digest = models.CharField(max_length=64)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    frozen_at = models.DateTimeField()

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        indexes = [models.Index(fields=["partnership", "-id"], name="reporting_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="reporting_period_has_days"
            )
        ]
        triggers = [pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.regime} {self.first_on} {self.last_on}"

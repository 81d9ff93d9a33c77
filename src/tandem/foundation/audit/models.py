"""The access log: who saw or did what, when and why. Append-only, hash-chained."""

from django.db import models

from tandem.foundation.keys import UUID7Model


class AuditEvent(UUID7Model):
    """One act or one look. Written in the transaction of what it records.

    facts holds ids, codes and counts only: never a name, a number or free text.
    """

    append_only = True

    partnership_id = models.UUIDField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12)
    actor_user_id = models.UUIDField(null=True)
    event = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    participant_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["partnership_id", "participant_id", "-id"], name="audit_person"),
            models.Index(fields=["partnership_id", "-id"], name="audit_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.id}"


class AuditLink(models.Model):
    """A link of the chain: the digest of an event and of the link before it.

    Written by the database at commit, so that the order of links is the order of commits.
    """

    append_only = True

    partnership_id = models.UUIDField()
    number = models.BigIntegerField()
    event = models.OneToOneField(AuditEvent, on_delete=models.PROTECT, db_constraint=False)
    digest = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership_id", "number"], name="audit_link_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}"

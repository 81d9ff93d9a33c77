import pytest
from django.db import ProgrammingError, connection, transaction

from tandem.foundation.access import system
from tandem.foundation.audit import log
from tandem.foundation.audit.models import AuditEvent, AuditLink


def commit() -> None:
    """Let the deferred trigger run as it does at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.django_db
class TestChain:
    @pytest.fixture
    def three(self, partnership):
        actor = system(partnership.pk)
        events = [log.record(f"thing:{n}", actor=actor, count=n) for n in range(3)]
        commit()
        return events

    def test_links_every_event_to_the_one_before(self, three):
        assert list(AuditLink.objects.values_list("number", flat=True).order_by("number")) == [
            1,
            2,
            3,
        ]
        assert log.broken_links() == []

    def test_counts_each_partnership_for_itself(self, three, other_partnership, inside):
        with inside(other_partnership):
            log.record("thing:elsewhere", actor=system(other_partnership.pk))
            commit()

            assert list(AuditLink.objects.values_list("number", flat=True)) == [1]

    @pytest.mark.parametrize(
        "tampering",
        [
            "UPDATE audit_auditevent SET reason = 'niets' WHERE event = 'thing:1'",
            "UPDATE audit_auditevent SET facts = '{}' WHERE event = 'thing:2'",
            "DELETE FROM audit_auditevent WHERE event = 'thing:0'",
            "DELETE FROM audit_auditlink WHERE number = 2",
        ],
    )
    def test_shows_what_an_owner_changed_or_took_out(self, three, tampering):
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE audit_auditlink DISABLE TRIGGER USER")
            cursor.execute(tampering)

            assert cursor.rowcount == 1
        assert log.broken_links() != []


@pytest.mark.django_db
class TestLog:
    @pytest.mark.parametrize(
        "statement", ["UPDATE audit_auditevent SET event = 'x'", "DELETE FROM audit_auditevent"]
    )
    def test_is_append_only_even_for_its_owner(self, partnership, statement):
        log.record("thing:done", actor=system(partnership.pk))

        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            with pytest.raises(ProgrammingError, match="append-only"):
                cursor.execute(statement)
            transaction.set_rollback(True)

    def test_keeps_who_what_and_about_whom(self, partnership, staff):
        actor = staff("welfare")

        event = log.record(
            "thing:seen", actor=actor, subject=partnership, reason="gesprek", classes=[0]
        )

        kept = AuditEvent.objects.get(pk=event.pk)
        assert (kept.actor_kind, kept.actor_user_id) == ("staff", actor.user_id)
        assert (kept.subject_kind, kept.subject_id) == ("partners.partnership", partnership.pk)
        assert (kept.reason, kept.facts) == ("gesprek", {"classes": [0]})

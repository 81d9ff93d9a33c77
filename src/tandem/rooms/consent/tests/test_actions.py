from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tandem.foundation.access import system
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.consent import actions
from tandem.rooms.consent.models import Answer, ConsentEvent, ConsentText, Purpose
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.tests.factories import (
    ConsentTextFactory,
    OrganisationFactory,
    ParticipantFactory,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
TAKE_PART = actions.Question(Purpose.TAKE_PART)


def answer(actor, person, question=TAKE_PART, value=Answer.GIVEN, **more):
    return actions.record_answer(
        actor=actor, participant_id=person.pk, question=question, answer=value, at=AT, **more
    )


class TestRecordAnswer:
    def test_keeps_every_answer_and_counts_the_last(self, partnership, staff):
        guide, person = staff("welfare"), ParticipantFactory(partnership=partnership)

        answer(guide, person)
        answer(guide, person, value=Answer.WITHDRAWN)

        mine = ConsentEvent.objects.visible_to(guide)
        assert [each.answer for each in mine.history(person.pk)] == ["withdrawn", "given"]
        assert [each.answer for each in mine.in_force(person.pk)] == ["withdrawn"]

    def test_keeps_questions_apart_by_partner_and_class(self, partnership, staff):
        guide, person = staff("welfare"), ParticipantFactory(partnership=partnership)
        partner = OrganisationFactory(partnership=partnership)
        for sensitivity in (1, 2):
            question = actions.Question(Purpose.SHARE, partner.pk, sensitivity)
            answer(guide, person, question)
        refused = actions.Question(Purpose.SHARE, guide.posts[0].organisation_id, 2)
        answer(guide, person, refused, Answer.REFUSED)

        found = ConsentEvent.objects.visible_to(guide).in_force(person.pk)

        assert {(e.organisation_id, e.sensitivity): e.answer for e in found} == {
            (partner.pk, 1): "given",
            (partner.pk, 2): "given",
            (refused.organisation_id, 2): "refused",
        }

    def test_stores_the_newest_words_in_the_language_that_was_read(self, partnership, staff):
        guide, person = staff("welfare"), ParticipantFactory(partnership=partnership)
        actions.adopt_texts(actor=guide)
        second = ConsentTextFactory(
            partnership=partnership, purpose=Purpose.TAKE_PART, version=2, language="fr"
        )

        french, dutch = answer(guide, person, language="fr-be"), answer(guide, person)
        other = answer(guide, person, language="tr")

        assert french.text == second
        assert [(e.text.language, e.text.version) for e in (dutch, other)] == [("nl", 1)] * 2

    def test_takes_over_the_shipped_words_when_there_are_none(self, partnership, staff):
        event = answer(staff("welfare"), ParticipantFactory(partnership=partnership))

        assert event.text.version == 1
        assert ConsentText.objects.count() == len(Purpose) * 3

    def test_leaves_a_trace_without_words(self, partnership, staff):
        guide, person = staff("welfare"), ParticipantFactory(partnership=partnership)

        event = answer(guide, person)

        trace = AuditEvent.objects.get(event="consent:answered")
        assert (trace.subject_id, trace.participant_id) == (event.pk, person.pk)
        assert trace.facts["answer"] == "given"

    @pytest.mark.parametrize("role", ["group_guide", "steering", "dpo", "expert"])
    def test_is_not_for(self, partnership, staff, role):
        person = ParticipantFactory(partnership=partnership)

        with pytest.raises(Denied):
            answer(staff(role), person)

    def test_finds_nobody_of_another_partnership(self, other_partnership, inside, staff):
        with inside(other_partnership):
            stranger = ParticipantFactory(partnership=other_partnership)

        with pytest.raises(Participant.DoesNotExist):
            answer(staff("welfare"), stranger)

    def test_is_refused_by_the_database_without_partner_or_class(self, partnership, staff):
        guide, person = staff("welfare"), ParticipantFactory(partnership=partnership)

        with pytest.raises(IntegrityError), transaction.atomic():
            answer(guide, person, actions.Question(Purpose.SHARE))


class TestAdoptTexts:
    def test_adds_nothing_the_second_time(self, partnership):
        program = system(partnership.pk)

        counts = [actions.adopt_texts(actor=program) for _ in range(2)]

        assert counts == [len(Purpose) * 3, 0]

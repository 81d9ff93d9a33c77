from datetime import date

import pytest
from django.db import IntegrityError

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.keys import uuid7
from tandem.rooms.measures import actions, events
from tandem.rooms.measures.actions import decisions
from tandem.rooms.measures.models import Assessment, SignalDecision, SignalOutcome

ON = date(2026, 3, 2)


def a_list(actor, **answers):
    instrument = actions.ready_instrument(actor=actor, key="warning_lights")
    return actions.note_signals(
        actor=actor, assessment_id=uuid7(), instrument_id=instrument.pk,
        answers={"inc_signals": ["arrears"]} | answers, on=ON,
    )  # fmt: skip


def decide(actor, assessment, outcome=SignalOutcome.NOT_NOW, reason=""):
    return decisions.decide_signals(
        actor=actor, assessment_id=assessment.pk, outcome=outcome, reason=reason, on=ON
    )


class TestDeciding:
    def test_keeps_outcome_reason_and_day(self, partnership, staff):
        mediator = staff("mediator")

        decision = decide(mediator, a_list(mediator), reason="Eerst een opleiding.")

        assert (decision.outcome, decision.reason, decision.decided_on) == (
            "not_now", "Eerst een opleiding.", ON,
        )  # fmt: skip
        event = AuditEvent.objects.get(event=events.SIGNALS_DECIDED)
        assert event.facts == {"outcome": "not_now"}

    def test_happens_once(self, partnership, staff):
        mediator = staff("mediator")
        assessment = a_list(mediator)
        decide(mediator, assessment, SignalOutcome.SAID_NO)

        with pytest.raises(decisions.AlreadyDecided) as refusal:
            decide(mediator, assessment)

        assert refusal.value.facts == {"outcome": "said_no"}

    def test_keeps_no_reason_of_somebody_who_says_no(self, partnership, staff):
        mediator = staff("mediator")
        assessment = a_list(mediator)

        with pytest.raises(IntegrityError, match="measures_no_needs_no_reason"):
            decide(mediator, assessment, SignalOutcome.SAID_NO, reason="Wil niet mee.")

    def test_is_for_who_filled_in_the_list(self, partnership, staff):
        assessment = a_list(staff("mediator"))

        with pytest.raises(Assessment.DoesNotExist):
            decide(staff("mediator"), assessment)

        assert not SignalDecision.objects.exists()


class TestCorrecting:
    def correct(self, actor, assessment, answers):
        return decisions.change_signals(
            actor=actor, assessment_id=assessment.pk, answers=answers, on=ON
        )

    def test_keeps_what_was_there_in_the_history(self, partnership, staff):
        mediator = staff("mediator")
        assessment = a_list(mediator)

        changed = self.correct(mediator, assessment, {"won_signals": ["eviction"]})

        assert changed.answers == {"won_signals": ["eviction"]}
        assert [row.answers for row in assessment.events.all()] == [{"inc_signals": ["arrears"]}]

    def test_with_the_same_answers_changes_nothing(self, partnership, staff):
        mediator = staff("mediator")
        assessment = a_list(mediator)

        self.correct(mediator, assessment, {"inc_signals": ["arrears"]})

        assert not AuditEvent.objects.filter(event=events.SIGNALS_CHANGED).exists()

    def test_stops_once_it_is_decided(self, partnership, staff):
        mediator = staff("mediator")
        assessment = a_list(mediator)
        decide(mediator, assessment)

        with pytest.raises(decisions.AlreadyDecided):
            self.correct(mediator, assessment, {})

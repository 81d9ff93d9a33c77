import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.journeys.intake import actions
from tandem.rooms.measures import actions as measures_actions
from tandem.rooms.measures.actions.decisions import AlreadyDecided
from tandem.rooms.measures.models import Assessment, SignalDecision, SignalOutcome
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.actions import NeedsReason
from tandem.rooms.trajectories.models import IntroductoryMeeting, Trajectory
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
TWO_LIGHTS = {
    "inc_signals": ["arrears"], "won_signals": ["eviction"], "person_hinders": "yes",
}  # fmt: skip
ONE_LIGHT = {"inc_signals": ["arrears"], "person_hinders": "no"}
EVA = actions.Person(first_name="Eva", last_name="De Vos", birth_date=date(1988, 4, 1))
WISH = actions.Wish(person=EVA, reason="Zoekt werk.", agreed_on=ON)


@pytest.fixture
def mediator(staff):
    return staff("mediator")


def a_list(actor, answers=None, list_id=None):
    instrument = measures_actions.ready_instrument(actor=actor, key="warning_lights")
    return actions.note_list(
        actor=actor, list_id=list_id or uuid7(), instrument_id=instrument.pk,
        answers=answers or TWO_LIGHTS, on=ON,
    )  # fmt: skip


def refer(actor, assessment):
    actions.refer_after_signals(actor=actor, assessment_id=assessment.pk, wish=WISH, at=AT)


def leave(actor, assessment, outcome, reason=""):
    actions.leave_signals(
        actor=actor, assessment_id=assessment.pk, outcome=outcome, reason=reason, on=ON
    )


class TestAList:
    def test_is_kept_without_anybodys_name(self, mediator):
        noted = a_list(mediator)

        assert (noted.participant_id, noted.trajectory_id, noted.moment) == (None, None, "signal")
        assert not Participant.objects.exists()

    def test_sent_again_corrects_what_it_kept(self, mediator):
        key = uuid7()
        a_list(mediator, list_id=key)

        a_list(mediator, ONE_LIGHT, list_id=key)

        assert Assessment.objects.get().answers == ONE_LIGHT

    @pytest.mark.parametrize("is_referred", [False, True])
    def test_sent_again_after_the_decision_becomes_a_new_one(self, mediator, is_referred):
        key = uuid7()
        first = a_list(mediator, list_id=key)
        if is_referred:
            refer(mediator, first)
        else:
            leave(mediator, first, SignalOutcome.SAID_NO)

        a_list(mediator, ONE_LIGHT, list_id=key)

        assert [each.answers for each in Assessment.objects.order_by("pk")] == [
            TWO_LIGHTS, ONE_LIGHT,
        ]  # fmt: skip

    @pytest.mark.parametrize("role", ["steering", "dpo", "expert"])
    def test_is_not_for_who_meets_no_job_seekers(self, staff, role):
        with pytest.raises(Denied):
            a_list(staff(role))


class TestReferring:
    def test_puts_the_list_in_the_file_and_opens_nothing(self, mediator):
        assessment = a_list(mediator)

        refer(mediator, assessment)

        trajectory = Trajectory.objects.get()
        attached = Assessment.objects.get()
        assert (attached.trajectory_id, attached.participant_id) == (
            trajectory.pk, trajectory.participant_id,
        )  # fmt: skip
        assert SignalDecision.objects.get().outcome == SignalOutcome.REFERRED
        assert not Trajectory.objects.visible_to(mediator).exists()
        assert not Assessment.objects.visible_to(mediator).exists()

    def test_happens_once(self, mediator):
        assessment = a_list(mediator)
        leave(mediator, assessment, SignalOutcome.SAID_NO)

        with pytest.raises(AlreadyDecided):
            refer(mediator, assessment)

        assert not Participant.objects.exists()

    def test_goes_on_when_the_open_file_holds_a_list_of_that_day(self, partnership, staff):
        known = ParticipantFactory(
            partnership=partnership, first_name="Eva", last_name="De Vos",
            birth_date=EVA.birth_date,
        )  # fmt: skip
        trajectory = TrajectoryFactory(partnership=partnership, participant=known)
        for actor in (staff("mediator"), staff("work")):
            refer(actor, a_list(actor))

        assert trajectory.assessments.count() == 1
        assert trajectory.contact_notes.count() == 2
        assert Assessment.objects.filter(participant__isnull=True).count() == 1

    def test_is_not_done_with_the_list_of_a_colleague(self, mediator, staff):
        assessment = a_list(mediator)

        with pytest.raises(Assessment.DoesNotExist):
            refer(staff("mediator"), assessment)


class TestNotReferring:
    def test_keeps_a_no_as_a_fact_without_name_reason_or_label(self, mediator):
        leave(mediator, a_list(mediator), SignalOutcome.SAID_NO, reason="Wil niet mee.")

        decision = SignalDecision.objects.get()
        assert (decision.outcome, decision.reason) == ("said_no", "")
        assert Assessment.objects.get().participant_id is None

    def test_against_the_suggestion_takes_a_reason(self, mediator):
        assessment = a_list(mediator)

        with pytest.raises(NeedsReason):
            leave(mediator, assessment, SignalOutcome.NOT_NOW)
        leave(mediator, assessment, SignalOutcome.NOT_NOW, reason="Eerst een opleiding.")

        assert SignalDecision.objects.get().reason == "Eerst een opleiding."

    def test_without_a_suggestion_takes_none(self, mediator):
        leave(mediator, a_list(mediator, ONE_LIGHT), SignalOutcome.NOT_NOW)

        assert SignalDecision.objects.get().reason == ""


class TestThePages:
    def fill_in(self, client, answers=None):
        """Send a list until it asks no more; the page then leads to its advice."""
        url = reverse("intake:signal_new")
        data = dict(answers or TWO_LIGHTS) | {"tandem.save": "1"}
        page = client.get(url).content.decode()
        for _ in range(3):
            shown = re.findall(r'name="tandem.shown" value="(\w+)"', page)
            answer = client.post(url, data | {"tandem.shown": shown})
            if answer.status_code == 302:
                return answer.url
            page = answer.content.decode()
        raise AssertionError(page)

    def test_ask_on_when_signals_come_up_and_then_suggest(self, mediator, log_in):
        client = log_in(mediator)

        page = client.get(self.fill_in(client)).content.decode()

        assert "De lijst stelt een doorverwijzing voor" in page
        assert "in twee of meer levensdomeinen" in page
        assert "De persoon zegt dat dit in de weg staat van werk" in page
        assert "Moet de woning uit" in page

    def test_suggest_nothing_on_one_light(self, mediator, log_in):
        client = log_in(mediator)

        page = client.get(self.fill_in(client, ONE_LIGHT)).content.decode()

        assert "De lijst stelt geen doorverwijzing voor" in page

    def test_refer_somebody_and_show_one_line_afterwards(self, mediator, log_in):
        client = log_in(mediator)
        a_list(mediator)
        url = reverse("intake:refer", args=[Assessment.objects.get().pk])

        answer = client.post(
            url,
            {
                "reason": "Zoekt werk.", "first_name": "Eva", "last_name": "De Vos",
                "birth_date_day": "1", "birth_date_month": "4", "birth_date_year": "1988",
                "phone": "", "agreed": "on", "agreed_on": "2026-03-02",
            },
            follow=True,
        )  # fmt: skip

        page = answer.content.decode()
        assert "Het is verstuurd" in page
        assert "Eva D" in page
        assert "Ontvangen" in page
        assert "Zoekt werk." not in page

    @pytest.mark.parametrize("is_known", [False, True])
    def test_give_the_same_line_whether_somebody_was_known_or_not(
        self, partnership, mediator, log_in, is_known
    ):
        if is_known:
            person = ParticipantFactory(
                partnership=partnership, first_name="Éva", last_name="DE VOS",
                birth_date=EVA.birth_date,
            )  # fmt: skip
            trajectory = TrajectoryFactory(partnership=partnership, participant=person)
            IntroductoryMeeting.objects.create(
                partnership=partnership, trajectory=trajectory, on=date(2026, 1, 9),
                participant_present=True, outcome="start", noted_by_id=mediator.user_id,
            )  # fmt: skip
        refer(mediator, a_list(mediator))

        page = log_in(mediator).get(reverse("intake:signals")).content.decode()

        line = page.split('id="referrals"')[1].split("</ul>")[0]
        assert line.count("<li>") == 1
        assert "Eva D<" in line
        assert "Ontvangen" in line

    def test_refer_nobody_without_a_yes_and_keep_the_words(self, mediator, log_in):
        url = reverse("intake:refer", args=[a_list(mediator).pk])

        answer = log_in(mediator).post(url, {"first_name": "Eva", "reason": "Zoekt werk."})

        assert answer.status_code == 422
        assert "Zonder de ja van de persoon" in answer.content.decode()
        assert "Zoekt werk." in answer.content.decode()
        assert not Participant.objects.exists()

    def test_note_a_no_with_one_button(self, mediator, log_in):
        url = reverse("intake:signal_decide", args=[a_list(mediator).pk])

        answer = log_in(mediator).post(url, {"outcome": "said_no"}, follow=True)

        assert "Het is genoteerd, zonder naam" in answer.content.decode()
        assert SignalDecision.objects.get().outcome == "said_no"

    def test_ask_why_not_against_the_suggestion(self, mediator, log_in):
        url = reverse("intake:signal_decide", args=[a_list(mediator).pk])

        answer = log_in(mediator).post(url, {"outcome": "not_now", "reason": ""})

        assert answer.status_code == 422
        assert "Schrijf waarom je dat niet doet" in answer.content.decode()

    def test_correct_a_list_until_it_is_decided(self, mediator, log_in):
        assessment = a_list(mediator)
        client = log_in(mediator)
        url = reverse("intake:signal_edit", args=[assessment.pk])
        page = client.get(url).content.decode()
        shown = re.findall(r'name="tandem.shown" value="(\w+)"', page)
        data = {"tandem.save": "1", "tandem.shown": shown}

        client.post(url, data | ONE_LIGHT)
        leave(mediator, assessment, SignalOutcome.SAID_NO)
        late = client.post(url, data | TWO_LIGHTS, follow=True).content.decode()

        assessment.refresh_from_db()
        assert assessment.answers == ONE_LIGHT
        assert "intussen beslist" in late

    def test_answer_htmx_with_the_questions_that_show_now(self, mediator, log_in):
        answer = log_in(mediator).post(
            reverse("intake:signal_new"), TWO_LIGHTS, headers={"HX-Request": "true"}
        )

        assert 'name="person_hinders"' in answer.content.decode()
        assert "<html" not in answer.content.decode()

    @pytest.mark.parametrize("name", ["signal", "signal_edit", "refer"])
    def test_hide_the_list_of_a_colleague(self, mediator, staff, log_in, name):
        url = reverse(f"intake:{name}", args=[a_list(mediator).pk])

        assert log_in(staff("mediator")).get(url).status_code == 404

    @pytest.mark.parametrize("name", ["signals", "signal_new"])
    @pytest.mark.parametrize("role", ["steering", "dpo", "expert"])
    def test_are_refused_to_who_meets_no_job_seekers(self, staff, log_in, name, role):
        assert log_in(staff(role)).get(reverse(f"intake:{name}")).status_code == 403

    @pytest.mark.parametrize("size", [2, 30])
    def test_cost_at_most_twelve_queries(self, partnership, mediator, log_in, size):
        for number in range(size):
            a_list(mediator)
            TrajectoryFactory(
                partnership=partnership, referred=True, referred_by_id=mediator.user_id,
                participant=ParticipantFactory(partnership=partnership, last_name=f"N{number}"),
            )  # fmt: skip
        client = log_in(mediator)
        client.get(reverse("intake:signals"))

        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("intake:signals"))

        asked = [row["sql"] for row in captured if "SAVEPOINT" not in row["sql"]]
        assert len(asked) <= 12

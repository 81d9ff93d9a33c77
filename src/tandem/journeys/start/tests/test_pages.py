"""Every page of the journey, looked at whole."""

import pytest
from django.urls import reverse

from tandem.journeys.start.tests.test_views_begin import GOOD
from tandem.journeys.start.tests.test_views_consent import health, seat
from tandem.rooms.consent.models import Answer
from tandem.rooms.measures import actions as measures_actions
from tandem.rooms.partners import actions as partner_actions
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory


@pytest.fixture
def office(staff, log_in):
    return log_in(staff("coordinator"))


@pytest.fixture
def row(staff):
    return partner_actions.adopt_shipped(actor=staff("coordinator"), key="sleutel")


class TestEveryTemplate:
    """Knows each word that it uses: an unknown one would show as UNDEFINED."""

    def is_whole(self, page):
        return page.status_code in (200, 422) and "UNDEFINED" not in page.content.decode()

    @pytest.mark.parametrize("name", ["consent", "begin_consent", "receipt", "team"])
    def test_of_a_running_file(self, staff, row, log_in, name):
        running = TrajectoryFactory(partnership=row.partnership, programme=row)
        guide, left = staff("welfare"), staff("work")
        seat(guide, running)
        member = seat(left, running)
        client = log_in(guide)
        for actor, answer in ((guide, Answer.GIVEN), (left, Answer.REFUSED)):
            given = health(actor, answer) | {"sensitivity": 0}
            client.post(reverse("start:answer", args=[running.pk]), given)
        member.ends_on, member.end_reason = member.starts_on, "Andere job"
        member.save()

        assert self.is_whole(client.get(reverse(f"start:{name}", args=[running.pk])))

    def test_of_leaving(self, staff, row, log_in):
        running = TrajectoryFactory(partnership=row.partnership, programme=row)
        guide = staff("welfare")
        member = seat(guide, running)
        client, url = log_in(guide), reverse("start:end_member", args=[running.pk, member.pk])

        assert self.is_whole(client.get(url))
        assert self.is_whole(client.post(url, {}))

    @pytest.mark.parametrize("name", ["begin", "eligibility", "first_day"])
    def test_of_the_steps_before_the_first_day(self, row, office, name):
        waiting = TrajectoryFactory(partnership=row.partnership, referred=True)
        chosen = [waiting.pk, row.pk]
        office.post(reverse("start:eligibility", args=chosen), GOOD)
        url = reverse(f"start:{name}", args=chosen if name != "begin" else chosen[:1])

        assert self.is_whole(office.get(url))
        assert self.is_whole(office.post(url, {}))

    @pytest.mark.parametrize("has_team", [True, False])
    def test_of_the_team_step(self, staff, row, office, has_team):
        running = TrajectoryFactory(partnership=row.partnership, programme=row)
        if has_team:
            seat(staff("work"), running)
        url = reverse("start:tandem", args=[running.pk])

        assert self.is_whole(office.get(url))
        assert self.is_whole(office.post(url, {}))

    @pytest.mark.parametrize("name", ["programmes", "instruments"])
    def test_of_what_a_coordinator_chooses(self, staff, row, office, name):
        measures_actions.adopt_shipped(actor=staff("coordinator"), key="satisfaction")
        partner_actions.offer_programme(
            actor=staff("coordinator"), programme_id=row.pk, is_offered=False
        )
        url = reverse(f"start:{name}")

        assert self.is_whole(office.get(url))
        assert self.is_whole(office.post(url, {}))

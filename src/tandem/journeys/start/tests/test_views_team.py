from datetime import date

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.journeys.start.tests.test_views_consent import seat
from tandem.rooms.trajectories.models import TeamMember
from tandem.rooms.trajectories.tests.factories import PostFactory, TrajectoryFactory


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


class TestTeam:
    def test_shows_how_to_reach_each_member(self, partnership, staff, trajectory, log_in):
        work = staff("work")
        member = seat(work, trajectory)
        member.user.phone = "03 555 01 20"
        member.user.save()

        page = log_in(work).get(reverse("start:team", args=[trajectory.pk])).content.decode()

        assert 'href="tel:03 555 01 20"' in page
        assert f'href="mailto:{member.user.email}"' in page

    def test_greys_who_left_and_says_why(self, staff, trajectory, log_in):
        work, welfare = staff("work"), staff("welfare")
        seat(work, trajectory)
        seat(welfare, trajectory, ends_on=date(2026, 3, 1), end_reason="Andere job")

        page = log_in(work).get(reverse("start:team", args=[trajectory.pk])).content.decode()

        assert page.count('<tr class="done">') == 1
        assert "Andere job" in page

    @pytest.mark.parametrize(("is_waiting", "count"), [(True, 1), (False, 0)])
    def test_leads_to_the_start_of_what_has_not_started(
        self, partnership, staff, log_in, is_waiting, count
    ):
        waiting = TrajectoryFactory(partnership=partnership, referred=is_waiting)
        client = log_in(staff("coordinator"))

        page = client.get(reverse("start:team", args=[waiting.pk])).content.decode()

        assert page.count(reverse("start:begin", args=[waiting.pk])) == count

    def test_adds_a_colleague(self, staff, trajectory, log_in):
        colleague = staff("welfare")
        given = {
            "post": colleague.posts[0].id, "role": "welfare", "starts_on": clock.today(),
        }  # fmt: skip

        answer = log_in(staff("coordinator")).post(
            reverse("start:team", args=[trajectory.pk]), given
        )

        assert answer.status_code == 302
        assert TeamMember.objects.get().user_id == colleague.user_id

    def test_keeps_what_was_typed_when_the_seat_is_taken(self, staff, trajectory, log_in):
        colleague = staff("welfare")
        seat(colleague, trajectory)
        given = {"post": colleague.posts[0].id, "role": "welfare", "starts_on": "2026-03-01"}

        answer = log_in(staff("coordinator")).post(
            reverse("start:team", args=[trajectory.pk]), given
        )

        assert answer.status_code == 422
        assert 'value="2026-03-01"' in answer.content.decode()
        assert TeamMember.objects.count() == 1

    def test_offers_nobody_of_another_partnership(
        self, other_partnership, inside, staff, trajectory, log_in
    ):
        with inside(other_partnership):
            stranger = PostFactory(partnership=other_partnership)
        given = {"post": stranger.pk, "role": "welfare", "starts_on": "2026-03-01"}

        answer = log_in(staff("coordinator")).post(
            reverse("start:team", args=[trajectory.pk]), given
        )

        assert (answer.status_code, TeamMember.objects.count()) == (422, 0)

    @pytest.mark.parametrize("size", [2, 20])
    def test_costs_the_same_at_any_size(
        self, staff, trajectory, log_in, django_assert_max_num_queries, size
    ):
        client = log_in(staff("coordinator"))
        for _ in range(size):
            seat(staff("welfare"), trajectory)

        client.get(reverse("start:team", args=[trajectory.pk]))

        with django_assert_max_num_queries(12):
            client.get(reverse("start:team", args=[trajectory.pk]))


class TestLeaving:
    def leave(self, client, member, **changes):
        given = {"ends_on": "2026-05-01", "reason": "Andere job"} | changes
        return client.post(
            reverse("start:end_member", args=[member.trajectory_id, member.pk]), given
        )

    def test_ends_the_term_with_a_reason(self, staff, trajectory, log_in):
        work = staff("work")
        seat(work, trajectory)
        member = seat(staff("welfare"), trajectory)

        answer = self.leave(log_in(work), member)

        member.refresh_from_db()
        assert answer.status_code == 302
        assert (member.ends_on, member.end_reason) == (date(2026, 5, 1), "Andere job")

    @pytest.mark.parametrize("changes", [{"ends_on": "2020-01-01"}, {"reason": ""}])
    def test_asks_again_when_something_is_wrong(self, staff, trajectory, log_in, changes):
        work = staff("work")
        member = seat(work, trajectory)

        answer = self.leave(log_in(work), member, **changes)

        member.refresh_from_db()
        assert (answer.status_code, member.ends_on) == (422, None)

    def test_is_not_for_a_member_of_another_file(self, partnership, staff, trajectory, log_in):
        work = staff("work")
        seat(work, trajectory)
        elsewhere = seat(staff("welfare"), TrajectoryFactory(partnership=partnership))
        url = reverse("start:end_member", args=[trajectory.pk, elsewhere.pk])

        assert log_in(work).get(url).status_code == 404

    def test_is_refused_to_who_only_reads(self, staff, trajectory, log_in):
        work = staff("work")
        seat(work, trajectory, ends_on=clock.today().replace(day=1))
        member = seat(staff("welfare"), trajectory)
        url = reverse("start:end_member", args=[trajectory.pk, member.pk])

        assert log_in(work).get(url).status_code in (403, 404)

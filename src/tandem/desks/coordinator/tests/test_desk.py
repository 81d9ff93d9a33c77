from datetime import date, timedelta

import pytest
from django.urls import reverse

from tandem.desks.coordinator import quality
from tandem.desks.coordinator.tandems import tandems
from tandem.desks.coordinator.waiting import waits
from tandem.foundation import clock
from tandem.rooms.trajectories.models import EntryProfile, IntroductoryMeeting, State
from tandem.rooms.trajectories.tests.factories import (
    FollowUpFactory,
    ParticipantFactory,
    PostFactory,
    TeamMemberFactory,
    TrajectoryFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
REFERRED, MET, STARTED = date(2026, 3, 2), date(2026, 3, 12), date(2026, 4, 1)


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def complete(partnership):
    """`complete(person={...}, **fields)` gives a file that misses only these."""

    def make(person=None, profile=None, **fields):
        facts = {"gender": "F", "birth_date": date(1990, 5, 4), "postcode": "9100"} | (person or {})
        participant = ParticipantFactory(partnership=partnership, **facts)
        one = TrajectoryFactory(partnership=partnership, participant=participant, **fields)
        TeamMemberFactory(trajectory=one, post=PostFactory(partnership=partnership))
        EntryProfile.objects.create(
            trajectory=one,
            partnership=partnership,
            **({"employment": "unemployed", "isced": 3} | (profile or {})),
        )
        return one

    return make


def listed(client, gap):
    return client.get(reverse("coordinator:quality"), {"gap": gap}).context["page"].rows


class TestWhatIsMissing:
    def test_is_nothing_in_a_complete_file(self, complete, coordinator):
        complete()

        assert set(quality.counts(coordinator, clock.today()).values()) == {"0"}

    @pytest.mark.parametrize(
        ("gap", "facts"),
        [
            ("employment", {"profile": {"employment": "unknown"}}),
            ("isced", {"profile": {"isced": None}}),
            ("birth_date", {"person": {"birth_date": None}}),
            ("gender", {"person": {"gender": "unknown"}}),
            ("postcode", {"person": {"postcode": ""}}),
        ],
    )
    def test_is_counted_and_leads_to_the_place(self, complete, coordinator, log_in, gap, facts):
        complete()
        one = complete(**facts)

        counts = quality.counts(coordinator, clock.today())
        rows = listed(log_in(coordinator), gap)

        assert {key for key, count in counts.items() if count != "0"} == {gap}
        assert counts[gap] == "1"
        assert [row.name for row in rows] == [one.participant.full_name]
        assert str(one.pk) in rows[0].url

    def test_is_who_walks_along_as_long_as_the_file_is_open(self, partnership, coordinator, log_in):
        without = TrajectoryFactory(partnership=partnership)
        TrajectoryFactory(partnership=partnership, state=State.CLOSED, exit_on=date(2026, 9, 1))

        rows = listed(log_in(coordinator), "team")

        assert [row.name for row in rows] == [without.participant.full_name]

    def test_is_asking_again_once_the_day_has_come(self, partnership, coordinator, log_in):
        today = clock.today()
        due, later = (
            FollowUpFactory(
                trajectory=TrajectoryFactory(partnership=partnership), partnership=partnership,
                due_on=day,
            )
            for day in (today, today + timedelta(days=1))
        )  # fmt: skip

        rows = listed(log_in(coordinator), "follow_up")

        assert [row.name for row in rows] == [due.trajectory.participant.full_name]
        assert later.trajectory.participant.full_name not in {row.name for row in rows}

    def test_is_not_somebody_who_prefers_not_to_say(self, complete, coordinator):
        complete(person={"gender": "refused"})

        assert quality.counts(coordinator, clock.today())["gender"] == "0"

    def test_is_not_asked_of_who_did_not_start(self, partnership, coordinator):
        person = ParticipantFactory(partnership=partnership, birth_date=None)
        TrajectoryFactory(
            partnership=partnership, participant=person, state=State.REFERRED, entry_on=None
        )

        assert quality.counts(coordinator, clock.today())["birth_date"] == "0"

    def test_turns_pages_without_losing_anyone(self, complete, coordinator, log_in):
        everyone = {complete(person={"gender": "unknown"}).participant.full_name for _ in range(27)}
        client = log_in(coordinator)

        first = client.get(reverse("coordinator:quality"), {"gap": "gender"}).context["page"]
        second = client.get(
            reverse("coordinator:quality"), {"gap": "gender", "after": str(first.after)}
        ).context["page"]

        assert len(first.rows) == 25
        assert second.after is None
        assert {row.name for row in (*first.rows, *second.rows)} == everyone

    def test_is_for_who_coordinates(self, staff, log_in):
        assert log_in(staff("welfare")).get(reverse("coordinator:quality")).status_code == 403

    @pytest.mark.parametrize("size", [1, 30])
    def test_costs_the_same_queries_at_any_size(
        self, complete, coordinator, log_in, queries_of, size
    ):
        for _ in range(size):
            complete(person={"gender": "unknown"})

        assert len(queries_of(log_in(coordinator), reverse("coordinator:quality"))) <= 12


class TestWaits:
    def add(self, partnership, referred, met, started):
        one = TrajectoryFactory(partnership=partnership, referred_on=referred, entry_on=started)
        if met:
            IntroductoryMeeting.objects.create(
                trajectory=one,
                partnership=partnership,
                on=met,
                participant_present=True,
                outcome="start",
                noted_by=UserFactory(),
            )

    def test_are_medians_and_longest_of_who_came_through(self, partnership, coordinator):
        for extra in (0, 2, 30):
            met = MET + timedelta(days=extra)
            self.add(partnership, REFERRED, met, met + timedelta(days=20))

        to_meeting, to_start = waits(coordinator)

        assert (to_meeting.usual_days, to_meeting.longest_days, to_meeting.people) == (12, 40, 3)
        assert (to_start.usual_days, to_start.longest_days, to_start.people) == (20, 20, 3)

    def test_leave_out_who_is_not_there_yet_and_what_cannot_be(self, partnership, coordinator):
        self.add(partnership, REFERRED, None, STARTED)
        self.add(partnership, MET, REFERRED, STARTED)

        to_meeting, to_start = waits(coordinator)

        assert (to_meeting.usual_days, to_meeting.people) == (None, 0)
        assert to_start.people == 1

    def test_are_told_on_the_desk(self, partnership, coordinator, log_in):
        self.add(partnership, REFERRED, MET, STARTED)

        page = log_in(coordinator).get(reverse("coordinator:desk")).content.decode()

        assert "10 dagen" in page
        assert "20 dagen" in page


class TestTandems:
    def walk(self, partnership, work, welfare, **fields):
        one = TrajectoryFactory(partnership=partnership, **fields)
        TeamMemberFactory(trajectory=one, post=work, role="work")
        return TeamMemberFactory(trajectory=one, post=welfare, role="welfare")

    @pytest.fixture
    def posts(self, partnership):
        return [PostFactory(partnership=partnership) for _ in range(3)]

    def test_are_counted_by_whom_they_share(self, partnership, coordinator, posts):
        work, welfare, other = posts
        for pair in ((work, welfare), (work, welfare), (work, other)):
            self.walk(partnership, *pair)

        found = {(one.work, one.welfare): one.count for one in tandems(coordinator, clock.today())}

        assert found == {
            (str(work.user), str(welfare.user)): 2,
            (str(work.user), str(other.user)): 1,
        }

    def test_end_with_a_term_and_with_the_trajectory(self, partnership, coordinator, posts):
        work, welfare, _other = posts
        left = self.walk(partnership, work, welfare)
        left.ends_on = clock.today() - timedelta(days=1)
        left.save()
        self.walk(partnership, work, welfare, state=State.CLOSED, exit_on=date(2026, 9, 1))

        assert tandems(coordinator, clock.today()) == []

    def test_open_the_list_of_whom_they_share(self, partnership, coordinator, posts, log_in):
        work, welfare, other = posts
        for pair in ((work, welfare), (work, other)):
            self.walk(partnership, *pair)

        for one in tandems(coordinator, clock.today()):
            rows = log_in(coordinator).get(one.url).context["page"].rows
            assert len(rows) == one.count == 1


class TestDesk:
    def test_opens_the_list_behind_each_number(self, complete, coordinator, log_in):
        complete(person={"gender": "unknown"})
        client = log_in(coordinator)

        for number in client.get(reverse("coordinator:desk")).context["numbers"]:
            assert client.get(number.url).status_code == 200, number.label

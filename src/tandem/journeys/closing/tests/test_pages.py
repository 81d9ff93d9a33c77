from datetime import date

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import AftercareTask, ClosingGuest, ClosingMoment
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

TODAY = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def seated(staff, trajectory):
    """`seated("welfare")` gives an actor with that seat."""

    def make(role):
        actor = staff(role)
        post = Post.objects.get(pk=actor.posts[0].id)
        TeamMemberFactory(trajectory=trajectory, post=post, role=role)
        return actor

    return make


@pytest.fixture
def welfare(seated):
    return seated("welfare")


@pytest.fixture
def planned(welfare, trajectory):
    plan = actions.ClosingPlan(on=date(2026, 6, 26), place="Buurthuis")
    return actions.plan_closing(actor=welfare, trajectory_id=trajectory.pk, plan=plan)


def url(name, trajectory, *more):
    return reverse(f"closing:{name}", args=[trajectory.pk, *more])


class TestMoment:
    def test_is_planned_and_guests_are_invited(self, welfare, trajectory, log_in):
        client = log_in(welfare)

        early = client.post(url("plan", trajectory), {"on": "2026-02-01"})
        client.post(url("plan", trajectory), {"on": "2026-06-26", "at_time": "14:00"})
        client.post(url("invite", trajectory), {"name": "Fatima", "relation": "zus"})
        again = client.post(url("invite", trajectory), {"name": "fatima"})
        page = client.get(url("moment", trajectory)).content.decode()

        assert (early.status_code, again.status_code) == (422, 422)
        assert "14:00" in page
        assert "Fatima" in page

    def test_takes_a_guest_off_the_list(self, welfare, trajectory, planned, log_in):
        guest = actions.invite_guest(actor=welfare, trajectory_id=trajectory.pk, name="Jan")

        log_in(welfare).post(url("uninvite", trajectory, guest.pk))

        assert not ClosingGuest.objects.exists()

    def test_hides_names_and_own_words_from_work(
        self, seated, welfare, trajectory, planned, log_in
    ):
        actions.invite_guest(actor=welfare, trajectory_id=trajectory.pk, name="Fatima")
        actions.note_closing(
            actor=welfare, trajectory_id=trajectory.pk, went_well="Ik ben trots", agreements="Bel"
        )
        client = log_in(seated("work"))

        page = client.get(url("moment", trajectory)).content.decode()
        back = client.get(url("look_back", trajectory)).content.decode()
        paper = client.get(url("invitations", trajectory))

        assert "Bel" in page
        assert not {word for word in ("Fatima", "Ik ben trots") if word in page + back}
        assert paper.status_code == 403

    def test_asks_the_same_of_the_database_for_many_guests(
        self, welfare, trajectory, planned, log_in, queries_of
    ):
        client = log_in(welfare)
        few = queries_of(client, url("moment", trajectory))
        for number in range(30):
            actions.invite_guest(actor=welfare, trajectory_id=trajectory.pk, name=f"Gast {number}")

        many = queries_of(client, url("moment", trajectory))

        assert len(few) == len(many) <= 12

    def test_does_not_exist_for_a_stranger(self, staff, trajectory, log_in):
        assert log_in(staff("work")).get(url("moment", trajectory)).status_code == 404


class TestInvitations:
    def test_name_the_guest_and_tell_nothing_of_services(
        self, welfare, trajectory, planned, log_in
    ):
        actions.invite_guest(actor=welfare, trajectory_id=trajectory.pk, name="Fatima")

        page = log_in(welfare).get(url("invitations", trajectory)).content.decode()

        paper = page[page.index('class="card leaf"') :].partition("</section>")[0]
        assert "Fatima" in paper
        assert "26 juni 2026" in paper
        assert trajectory.programme.name not in paper
        assert welfare.posts[0].organisation_name not in paper


class TestLookingBack:
    def test_keeps_what_was_said(self, welfare, trajectory, planned, log_in):
        guest = actions.invite_guest(actor=welfare, trajectory_id=trajectory.pk, name="Fatima")
        client = log_in(welfare)

        client.post(
            url("look_back", trajectory),
            {"went_well": "Ik durf weer bellen", "initial-went_well": "", "came": str(guest.pk),
             "agreements": "Elke maand", "initial-agreements": ""},
        )  # fmt: skip
        page = client.get(url("moment", trajectory)).content.decode()

        guest.refresh_from_db()
        assert guest.came
        assert "Ik durf weer bellen" in page
        assert "Elke maand" in page

    def test_never_writes_over_what_a_colleague_wrote_meanwhile(
        self, welfare, trajectory, planned, log_in
    ):
        ClosingMoment.objects.update(went_well="Van een collega")

        response = log_in(welfare).post(
            url("look_back", trajectory),
            {"went_well": "Van mij", "initial-went_well": "", "agreements": "",
             "initial-agreements": ""},
        )  # fmt: skip

        assert response.status_code == 409
        assert "Van een collega" in response.content.decode()
        assert ClosingMoment.objects.get().went_well == "Van een collega"


class TestAftercare:
    def test_goes_on_until_the_participant_says_that_it_is_enough(
        self, welfare, trajectory, log_in
    ):
        client = log_in(welfare)
        page = url("aftercare", trajectory)
        sent = {"what": "Bellen na het loonbriefje", "member": "", "due_on": "2026-06-19"}

        empty = client.post(page, sent | {"what": ""})
        client.post(page, sent)
        late = client.get(page).content.decode()
        client.post(url("enough", trajectory), {"on": "2026-06-20"})
        refused = client.post(page, sent)
        client.post(url("again", trajectory))
        client.post(page, sent)

        assert (empty.status_code, refused.status_code) == (422, 422)
        assert "Te laat" in late
        assert sorted(AftercareTask.objects.values_list("state", flat=True)) == ["dropped", "open"]

    def test_closes_a_task(self, welfare, trajectory, log_in):
        task = actions.add_aftercare_task(
            actor=welfare, trajectory_id=trajectory.pk, what="Bellen", due_on=TODAY
        )
        client = log_in(welfare)

        for _ in range(2):
            client.post(url("close_task", trajectory, task.pk), {"state": "done"})

        task.refresh_from_db()
        assert (task.state, task.closed_on) == ("done", TODAY)

    def test_is_not_for_an_expert_to_whom_nothing_was_opened(self, seated, trajectory, log_in):
        assert log_in(seated("expert")).get(url("aftercare", trajectory)).status_code == 403
